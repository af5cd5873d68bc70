"""What every page of the desk says while something is wrong that people should know of."""

from __future__ import annotations

from django import template

from whipcount.desk.ledger.clock import sentence
from whipcount.desk.ledger.models import Source
from whipcount.desk.ledger.trouble import LOW, has_room

__all__ = ["desk_warnings"]

register = template.Library()


@register.simple_tag
def desk_warnings() -> list[str]:
    """Return the sentences, none while all is well."""
    told = sentence()
    broken = list(Source.objects.filter(fault__isnull=False).values_list("name", flat=True)[:6])
    return [
        *([told] if told else []),
        *([_ROOM] if has_room() is False else []),
        *([f"Feeds that do not work: {', '.join(broken[:5])}{' and others' if broken[5:] else ''}."] if broken else []),
    ]


_ROOM = f"Less than {LOW // 1024 // 1024} MB are free where the database is; make room before it is full."
