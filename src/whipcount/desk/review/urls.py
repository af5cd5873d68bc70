"""Addresses of the editors' pages."""

from __future__ import annotations

from django.contrib.auth.views import LogoutView, PasswordChangeView
from django.urls import path, reverse_lazy

from whipcount.desk.review.login import Login
from whipcount.desk.review.views import cases, claims, events, people, queue, story, wishes

urlpatterns = [
    path("", queue.queue, name="desk-queue"),
    path("login/", Login.as_view(), name="desk-login"),
    path("logout/", LogoutView.as_view(), name="desk-logout"),
    path(
        "password/",
        PasswordChangeView.as_view(template_name="desk/password.html", success_url=reverse_lazy("desk-queue")),
        name="desk-password",
    ),
    path("people/", people.people, name="desk-people"),
    path("people/<int:pk>/", people.person, name="desk-person"),
    path("cases/<slug:slug>/", cases.case, name="desk-case"),
    path("cases/<slug:slug>/bring/", story.bring, name="desk-bring"),
    path("cases/<slug:slug>/checked/", cases.checked, name="desk-checked"),
    path("cases/<slug:slug>/keep/", cases.keep, name="desk-keep"),
    path("cases/<slug:slug>/log/", cases.log, name="desk-log"),
    path("cases/<slug:slug>/sources/", cases.sources, name="desk-sources"),
    path("cases/<slug:slug>/sources/<int:pk>/look/", cases.look, name="desk-look"),
    path("cases/<slug:slug>/events/", events.events, name="desk-events"),
    path("cases/<slug:slug>/events/<str:event_id>/", events.event, name="desk-event"),
    path("cases/<slug:slug>/events/<str:event_id>/<slug:action>/", events.event_act, name="desk-event-act"),
    path("stories/<int:pk>/", story.story, name="desk-story"),
    path("stories/<int:pk>/<slug:action>/", story.story_act, name="desk-story-act"),
    path("wishes/<int:pk>/<slug:action>/", wishes.wish_act, name="desk-wish"),
    path("claims/<int:pk>/<slug:action>/", claims.act, name="desk-claim"),
]
