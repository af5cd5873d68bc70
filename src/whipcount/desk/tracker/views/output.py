"""What leaves the site: feeds, embeds, cards, charts and tables."""

from __future__ import annotations

import base64
import hashlib
import json
import xml.etree.ElementTree as ET
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, get_script_prefix, resolve, reverse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from whipcount.dates import say
from whipcount.desk.tracker.charts.card import card
from whipcount.desk.tracker.charts.files import SCHEMES, chart_css, png, svg_file
from whipcount.desk.tracker.dumps.tables import TABLES, csv_text, parquet, table
from whipcount.desk.tracker.feeds.entries import change_entries, correction_entries
from whipcount.desk.tracker.feeds.formats import atom, json_feed
from whipcount.desk.tracker.licence import ADDRESS, TEXT
from whipcount.desk.tracker.opened import public_case
from whipcount.desk.tracker.pages.case import answer, short_hash
from whipcount.desk.tracker.shapes import case_charts
from whipcount.desk.tracker.views.case import page_of
from whipcount.desk.tracker.views.common import address, case_clocks, file_answer, page
from whipcount.errors import InputError, NotFoundError

__all__ = ["chart", "download", "embed", "feed", "licence", "oembed", "social_card"]

_PNG_WIDTH = 1600
_THEMES = ("auto", "light", "dark")
_EMBED_HEIGHT = 420
_LICENSED = {"Link": f'<{ADDRESS}>; rel="license"'}


@require_safe
def feed(request: HttpRequest, slug: str, what: str, kind: str) -> HttpResponse:
    """Return the feed of changes or of corrections."""
    opened = public_case(slug)
    entries = change_entries(opened) if what == "changes" else correction_entries(opened)
    here, home = address(request, request.path), address(request, get_script_prefix())
    title = f"{opened.case.title}: {what}"
    if kind == "atom":
        return file_answer(atom(title, here, home, entries), "application/atom+xml; charset=utf-8")
    return file_answer(json_feed(title, here, home, entries), "application/feed+json; charset=utf-8")


@require_safe
@xframe_options_exempt
def embed(request: HttpRequest, slug: str, day: str | None = None) -> HttpResponse:
    """Return a count to stand in another site's page: pinned to its day, or live without one."""
    opened = public_case(slug)
    asked = case_clocks(request, opened, day)
    shown = page_of(opened, asked, request)
    charts = case_charts(opened, shown, asked.known)
    wanted = request.GET.get("show") or "days"
    if wanted not in ("days", "circle", "map", "none"):
        raise InputError(f"show {wanted!r} is unknown; accepted are days, circle, map, none.")
    return page(
        request, "embed", shown.answer, asked, opened=opened, shown=shown, theme=_theme(request),
        freshness=opened.freshness, gauge=charts.get("gauge"), chart=charts.get(wanted),
        target=address(request, reverse("tracker-case-day", args=(slug, asked.on.isoformat()))),
    )  # fmt: skip


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """Return what a site needs to embed a page of a case, as JSON or XML (oembed.com)."""
    slug, query = _embedded(request)
    opened = public_case(slug)
    source = f"{address(request, reverse('tracker-embed', args=(slug,)))}{query}"
    wide, high = _size(request, "maxwidth", 700), _size(request, "maxheight", _EMBED_HEIGHT)
    frame = (
        f'<iframe src="{source.replace("&", "&amp;")}" width="{wide}" height="{high}" title="{slug}" loading="lazy">'
    )
    told: dict[str, Any] = {
        "version": "1.0", "type": "rich", "title": opened.case.title, "provider_name": "whipcount",
        "provider_url": address(request, get_script_prefix()), "cache_age": 60, "width": wide, "height": high,
        "html": f"{frame}</iframe>",
    }  # fmt: skip
    if request.GET.get("format", "json") == "json":
        return file_answer(json.dumps(told, ensure_ascii=False), "application/json; charset=utf-8")
    if request.GET["format"] != "xml":
        raise InputError(f"format {request.GET['format']!r} is unknown; accepted are json and xml.")
    return file_answer(_xml(told), "text/xml; charset=utf-8")


@require_safe
def social_card(request: HttpRequest, slug: str, day: str | None = None) -> HttpResponse:
    """Return the card of a day as PNG."""
    opened = public_case(slug)
    asked = case_clocks(request, opened, day)
    count = opened.count(asked.on, asked.known)
    known = f", as known on {say(asked.known.isoformat())}" if asked.known else ""
    foot = f"whipcount · {say(asked.on.isoformat())}{known} · figures {short_hash(count)}"
    n, needed = count.towards_threshold, count.threshold
    drawn = card(opened.case.title, answer(count), foot, n, needed, _scheme(request))
    return file_answer(png(drawn, 1200), "image/png")


@require_safe
def chart(request: HttpRequest, slug: str, name: str, kind: str, day: str | None = None) -> HttpResponse:
    """Return a chart as SVG, PNG or its figures as CSV."""
    opened = public_case(slug)
    asked = case_clocks(request, opened, day)
    shown = page_of(opened, asked, request)
    found = case_charts(opened, shown, asked.known).get(name)
    if found is None:
        raise NotFoundError(f"No chart {name!r} of {slug} on {asked.on}; there are gauge, days, circle, map.")
    stem = f"{slug}-{name}-{asked.on.isoformat()}"
    if kind == "csv":
        rows = [dict(zip(found.header, row, strict=True)) for row in found.rows]
        return file_answer(csv_text(found.header, rows), "text/csv; charset=utf-8", f"{stem}.csv", _LICENSED)
    scheme = _scheme(request)
    source = f"whipcount · {asked.on.isoformat()} · figures {shown.short_hash} · CC BY 4.0"
    drawn = svg_file(found.svg, found.title, source, scheme)
    if kind == "png":
        return file_answer(png(drawn, _PNG_WIDTH), "image/png", f"{stem}.png", _LICENSED)
    return file_answer(drawn, "image/svg+xml", f"{stem}.svg", _LICENSED | {"Content-Security-Policy": _policy(scheme)})


@require_safe
def download(request: HttpRequest, slug: str, name: str, kind: str) -> HttpResponse:
    """Return a table of a case as CSV or Parquet."""
    opened = public_case(slug)
    asked = case_clocks(request, opened)
    if name not in TABLES:
        raise NotFoundError(f"No table {name!r}; there are {', '.join(TABLES)}.")
    header, rows = table(opened, name, asked)
    stem = f"{slug}-{name}.{kind}"
    if kind == "csv":
        return file_answer(csv_text(header, rows), "text/csv; charset=utf-8", stem, _LICENSED)
    return file_answer(parquet(header, rows), "application/vnd.apache.parquet", stem, _LICENSED)


@require_safe
def licence(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the licence of the tables."""
    public_case(slug)
    return file_answer(TEXT, "text/plain; charset=utf-8")


def _theme(request: HttpRequest) -> str:
    theme = request.GET.get("theme") or "auto"
    if theme not in _THEMES:
        raise InputError(f"theme {theme!r} is unknown; accepted are {', '.join(_THEMES)}.")
    return theme


def _scheme(request: HttpRequest) -> str:
    theme = _theme(request)
    return theme if theme in SCHEMES else "light"


def _policy(scheme: str) -> str:
    digest = base64.b64encode(hashlib.sha256(chart_css(scheme).encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors *"


def _embedded(request: HttpRequest) -> tuple[str, str]:
    """Return case and clocks of the address that is to be embedded; it must be one of this site."""
    asked = request.GET.get("url", "")
    try:
        parts = urlsplit(asked)
        found = resolve("/" + parts.path.removeprefix(get_script_prefix()).lstrip("/"))
    except (Resolver404, ValueError):
        raise NotFoundError(f"{asked!r} is no page of this site that can be embedded.") from None
    if parts.netloc != request.get_host() or found.url_name not in ("tracker-case", "tracker-case-day"):
        raise NotFoundError(f"{asked!r} is no page of this site that can be embedded; give the address of a case.")
    named = {"on": found.kwargs["day"]} if "day" in found.kwargs else {}
    query = "&".join([*([parts.query] if parts.query else []), *([urlencode(named)] if named else [])])
    return found.kwargs["slug"], f"?{query}" if query else ""


def _size(request: HttpRequest, name: str, most: int) -> int:
    given = request.GET.get(name) or str(most)
    if not given.isascii() or not given.isdigit() or len(given) > 5 or int(given) < 1:
        raise InputError(f"{name} {given!r} is no number of pixels; give a whole number from 1 on.")
    return min(int(given), most)


def _xml(told: dict[str, Any]) -> str:
    root = ET.Element("oembed")
    for name, value in told.items():
        ET.SubElement(root, name).text = str(value)
    return '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n' + ET.tostring(root, encoding="unicode")
