"""The forms of the editors' pages."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from django import forms

from whipcount.desk.ledger.roles import Role
from whipcount.desk.review.drafts import FIELDS
from whipcount.ledger.vocabulary import EventType, Grade, Status

__all__ = ["DraftForm", "SettingsForm", "SourceForm", "StoryForm"]

_LABELS = {
    "on": "True on", "known": "Known on", "actor": "Who", "actor_id": "Id of the member", "type": "What",
    "status": "As the source puts it", "target": "About", "target_id": "Id of that", "from_party": "From party",
    "to_party": "To party", "office": "Office", "detail": "Our own words", "grade": "On whose word",
    "source_url": "Source", "quote": "Quote",
}  # fmt: skip
_HELP = {
    "on": "YYYY-MM-DD, or a month or year; empty where nobody has said",
    "actor_id": "such as twfy:25874; empty to look the name up",
}


def _choices(words: Iterable[StrEnum]) -> list[tuple[str, str]]:
    return [(word.value, word.value.replace("_", " ")) for word in words]


class StoryForm(forms.Form):
    """One story: its text, a file or an address."""

    text = forms.CharField(label="Text", required=False, widget=forms.Textarea(attrs={"rows": 12}))
    upload = forms.FileField(label="File", required=False, help_text=".txt .md .html .pdf .eml, up to 5 MB")
    address = forms.CharField(label="Address", required=False, max_length=2000, help_text="https://…")
    published = forms.CharField(label="Published", required=False, max_length=10, help_text="YYYY-MM-DD, if not told")
    url = forms.CharField(label="Where it stands", required=False, max_length=2000, help_text="for a pasted text")

    def clean_url(self) -> str:
        """Want an address that a link may lead to, so that no source is lost without a word."""
        url = str(self.cleaned_data["url"]).strip()
        if url and not url.startswith(("http://", "https://")):
            raise forms.ValidationError(f"{url!r} is no address; it must begin with https:// or http://.")
        return url

    def clean(self) -> dict[str, Any]:
        """Want exactly one of the three ways in."""
        given = super().clean()
        if self.errors:
            return dict(given)
        ways = [name for name in ("text", "upload", "address") if given.get(name)]
        if len(ways) != 1:
            raise forms.ValidationError("Give the story in one way: its text, a file, or an address.")
        return dict(given) | {"way": ways[0]}


class DraftForm(forms.Form):
    """An event before it is taken, or as it should have been."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words: dict[str, type[StrEnum]] = {"type": EventType, "status": Status, "grade": Grade}
        for name in ("type", "actor", "actor_id", "on", "known", "status", "grade", *_rest()):
            label, text = _LABELS[name], _HELP.get(name, "")
            if name in words:
                self.fields[name] = forms.ChoiceField(label=label, choices=_choices(words[name]))
            else:
                widget = forms.Textarea(attrs={"rows": 2}) if name in ("quote", "detail") else forms.TextInput()
                needed = name in ("actor", "known")
                self.fields[name] = forms.CharField(label=label, required=needed, help_text=text, widget=widget)


class SettingsForm(forms.Form):
    """How a case is kept."""

    is_public = forms.BooleanField(label="Shown on the public tracker", required=False)
    two_person = forms.BooleanField(label="A second person confirms whatever changes the count", required=False)
    stale_after_hours = forms.IntegerField(
        label="Hours until the pages warn that nobody looked", min_value=1, max_value=8760
    )


class SourceForm(forms.Form):
    """A feed to look at."""

    name = forms.CharField(label="Name", max_length=200)
    url = forms.CharField(label="Address of the feed", max_length=2000)


class PersonForm(forms.Form):
    """Somebody who is to work at the desk."""

    name = forms.CharField(label="Name to sign in with", max_length=150)
    role = forms.ChoiceField(label="Role", choices=[(role.value, role.value) for role in Role])


def _rest() -> list[str]:
    shown = {"type", "actor", "actor_id", "on", "known", "status", "grade"}
    return [name for name in FIELDS if name not in shown]
