"""Addresses of the public tracker."""

from __future__ import annotations

from django.urls import path, re_path

from whipcount.desk.tracker.api.v1 import api
from whipcount.desk.tracker.views import case, event, output, register
from whipcount.desk.tracker.views.api_page import api_docs, no_question
from whipcount.desk.tracker.views.fault import told

_DAY = "days/<str:day>/"

urlpatterns = [
    path("", told(register.home), name="tracker-home"),
    path("cases/<slug:slug>/", told(case.case), name="tracker-case"),
    path(f"cases/<slug:slug>/{_DAY}", told(case.case), name="tracker-case-day"),
    path("cases/<slug:slug>/timeline/", told(case.case_timeline), name="tracker-timeline"),
    path("cases/<slug:slug>/corrections/", told(case.case_corrections), name="tracker-corrections"),
    re_path(
        r"^cases/(?P<slug>[-\w]+)/feeds/(?P<what>changes|corrections)\.(?P<kind>atom|json)$",
        told(output.feed),
        name="tracker-feed",
    ),
    path("cases/<slug:slug>/downloads/LICENCE.txt", told(output.licence), name="tracker-licence"),
    re_path(
        r"^cases/(?P<slug>[-\w]+)/downloads/(?P<name>\w+)\.(?P<kind>csv|parquet)$",
        told(output.download),
        name="tracker-download",
    ),
    re_path(
        r"^cases/(?P<slug>[-\w]+)/charts/(?P<name>\w+)\.(?P<kind>svg|png|csv)$",
        told(output.chart),
        name="tracker-chart",
    ),
    path("cases/<slug:slug>/card.png", told(output.social_card), name="tracker-card"),
    path(f"cases/<slug:slug>/{_DAY}card.png", told(output.social_card), name="tracker-card-day"),
    path("embed/cases/<slug:slug>/", told(output.embed), name="tracker-embed"),
    path(f"embed/cases/<slug:slug>/{_DAY}", told(output.embed), name="tracker-embed-day"),
    path("oembed", told(output.oembed), name="tracker-oembed"),
    path("api/v1/docs", told(api_docs), name="tracker-api-docs"),
    path("api/v1/", api.urls),
    path("api/<path:rest>", no_question, name="tracker-api-unknown"),
    path("members/", told(register.members), name="tracker-members"),
    path("members/<str:number>/", told(register.member), name="tracker-member"),
    path("seats/", told(register.seats), name="tracker-seats"),
    path("seats/<str:code>/", told(register.seat), name="tracker-seat"),
    path("house/", told(register.house), name="tracker-house-now"),
    path("house/<str:day>/", told(register.house), name="tracker-house"),
    path("find/", told(register.find_page), name="tracker-find"),
    path("events/<str:event_id>/", told(event.event), name="tracker-event"),
    path("events/<str:event_id>/annotation.json", told(event.event_annotation), name="tracker-annotation"),
]
