"""Every address of the desk: the editors' under ``/desk/``, the public's under the rest."""

from __future__ import annotations

from django.conf import settings
from django.urls import include, path, re_path
from django.views.static import serve

from whipcount.desk.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    re_path(r"^static/(?P<path>.*)$", serve, {"document_root": settings.STATIC_FOLDER}, name="static"),
    path("desk/", include("whipcount.desk.review.urls")),
    path("", include("whipcount.desk.tracker.urls")),
]

handler500 = "whipcount.desk.errors.server_error"
