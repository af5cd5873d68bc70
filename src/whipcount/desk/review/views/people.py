"""Who works at the desk: an admin makes people known, gives them roles and closes the door to those who have left."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from whipcount.desk.ledger.models import AuditEntry
from whipcount.desk.ledger.roles import Role, role_of
from whipcount.desk.ledger.users import change_user, new_password, put_user
from whipcount.desk.review.access import needs
from whipcount.desk.review.forms import PersonForm
from whipcount.errors import UserError

__all__ = ["people", "person"]

_ABOUT_PEOPLE = 20


@require_http_methods(["GET", "HEAD", "POST"])
@needs("manage_people")
def people(request: HttpRequest) -> HttpResponse:
    """List people with their roles, and make another known; the first password is shown once, on this answer."""
    form = PersonForm(request.POST if request.method == "POST" else None)
    made = None
    if request.method == "POST" and form.is_valid():
        name, role = form.cleaned_data["name"], form.cleaned_data["role"]
        if get_user_model().objects.filter(username=name).exists():
            form.add_error("name", f"{name} is known already; change the role in the list.")
        else:
            made = _made(request, form, name, role)
    context = {
        "form": PersonForm() if made else form,
        "made": made,
        "rows": [(row, role_of(row)) for row in _rows()],
        "roles": list(Role),
        "log": AuditEntry.objects.filter(about__startswith="user:")[:_ABOUT_PEOPLE],
    }
    return render(request, "desk/people.html", context, status=422 if form.errors else 200)


@require_POST
@needs("manage_people")
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one person another role, or close the door."""
    user = get_object_or_404(get_user_model(), pk=pk)
    change_user(user.pk, request.POST.get("role") or None, request.POST.get("is_active") == "on", request.user)
    messages.success(request, f"{user.get_username()} is changed.")
    return redirect("desk-people")


def _made(request: HttpRequest, form: PersonForm, name: str, role: str) -> dict[str, str] | None:
    password = new_password()
    try:
        put_user(name, role, password, request.user)
    except UserError as fault:
        form.add_error("name", fault.message)
        return None
    return {"name": name, "role": role, "password": password}


def _rows() -> list[object]:
    return list(get_user_model().objects.order_by("username").prefetch_related("groups"))
