"""The door for an ASGI server: ``whipcount.desk.asgi:application``."""

from __future__ import annotations

import os

from django.conf import settings
from django.core.asgi import get_asgi_application

from whipcount.desk.throttle.asgi_door import limited

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "whipcount.desk.settings")
application = limited(get_asgi_application(), settings.API_LIMIT, settings.PROXIES)
