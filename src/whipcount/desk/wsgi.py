"""The door for a WSGI server: ``whipcount.desk.wsgi:application``."""

from __future__ import annotations

import os
import sys

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from whipcount.desk.throttle.wsgi_door import limited
from whipcount.desk.tracker.keeping.remote import remote
from whipcount.desk.tracker.keeping.warm import warming
from whipcount.desk.tracker.pagecache import PageCache

_TURN = 0.0005  # seconds: a page that is being made lets those that are kept go first

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "whipcount.desk.settings")
sys.setswitchinterval(_TURN)
_pages = PageCache(get_wsgi_application(), remote, keeps_up=True)
application = limited(_pages, settings.API_LIMIT, settings.PROXIES)
warming(_pages.here)
