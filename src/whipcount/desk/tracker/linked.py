"""schema.org data of a page, for search engines: a data set for a count, a claim for an event."""

from __future__ import annotations

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from whipcount.desk.tracker.licence import ADDRESS
from whipcount.desk.tracker.opened import Opened
from whipcount.desk.tracker.pages.case import CasePage
from whipcount.desk.tracker.pages.event import EventPage

__all__ = ["case_data", "event_data"]

_SAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def case_data(opened: Opened, shown: CasePage, address: str) -> SafeString:
    """Return a count as a ``Dataset``, fit to stand inside a script element of data."""
    base = address.split("/days/")[0]
    files = (("csv", "text/csv"), ("parquet", "application/vnd.apache.parquet"))
    changed = opened.row.changed_at
    return _safe(
        {
            "@context": "https://schema.org",
            "@type": "Dataset",
            "name": opened.case.title,
            "description": shown.answer,
            "url": address,
            "identifier": shown.count.hash,
            "version": shown.short_hash,
            "license": ADDRESS,
            "dateModified": changed.isoformat() if changed else None,
            "temporalCoverage": f"{opened.case.start or '..'}/{shown.count.on}",
            "isAccessibleForFree": True,
            "distribution": [
                {
                    "@type": "DataDownload",
                    "encodingFormat": kind,
                    "contentUrl": f"{base}/downloads/events.{extension}",
                }
                for extension, kind in files
            ],
            "variableMeasured": [
                {"@type": "PropertyValue", "name": look.label, "value": n} for look, n in shown.stances
            ],
        }
    )


def event_data(shown: EventPage, address: str) -> SafeString:
    """Return an event as a ``Claim`` with where it appeared."""
    event = shown.event
    source = {
        "@type": "CreativeWork",
        "url": event.source.url,
        "text": event.source.quote,
        "datePublished": event.known,
    }
    return _safe(
        {
            "@context": "https://schema.org",
            "@type": "Claim",
            "identifier": event.id,
            "url": address,
            "text": f"{event.actor} {shown.entry.said}",
            "author": {"@type": "Person", "name": event.actor},
            "datePublished": event.known,
            "appearance": {name: value for name, value in source.items() if value},
        }
    )


def _safe(data: dict[str, Any]) -> SafeString:
    """Return JSON in which nothing can end the element around it."""
    text = json.dumps({key: value for key, value in data.items() if value is not None}, ensure_ascii=False)
    for letter, escaped in _SAFE.items():
        text = text.replace(letter, escaped)
    return mark_safe(text)
