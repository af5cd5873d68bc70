"""The door for a WSGI server: ``whipcount.desk.wsgi:application``."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from whipcount.desk.tracker.pagecache import PageCache

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "whipcount.desk.settings")
application = PageCache(get_wsgi_application())
