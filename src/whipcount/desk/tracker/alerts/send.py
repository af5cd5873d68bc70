"""Send the notices that wait: a signed POST or an e-mail; one that fails is tried again, later each time."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import logging
import os
import smtplib
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.core.mail import get_connection, send_mail
from django.db import Error, connections
from django.utils import timezone

from whipcount.desk.review.fetch import is_public
from whipcount.desk.tracker.models import Notice, Watcher
from whipcount.errors import InputError, SourceError

__all__ = ["MOST_TRIES", "check_address", "check_reach", "deliver", "post", "send_waiting", "signature"]

MOST_TRIES = 8
_SECONDS = 10.0
_log = logging.getLogger(__name__)
_FIRST_WAIT = timedelta(minutes=1)


def deliver(allowed: Callable[[str], bool] = is_public) -> int:
    """Send what is due; returns how many were taken. A notice is sent once more rather than lost.

    Parameters
    ----------
    allowed : which IP addresses a webhook may have
    """
    now = timezone.now()
    due = Notice.objects.filter(sent_at=None, next_at__lte=now, tries__lt=MOST_TRIES).values_list("pk", flat=True)
    return sum(_deliver_one(pk, allowed) for pk in list(due[:500]))


def send_waiting() -> None:
    """Send what is due from a thread of its own; what cannot be sent now waits in the table for the next time."""
    try:
        deliver()
    except Error as fault:
        _log.warning("Notices wait until the database answers: %s", fault)
    finally:
        connections.close_all()


def signature(secret: str, body: bytes) -> str:
    """Return what stands in ``X-Whipcount-Signature``: the HMAC-SHA-256 of the body under the watcher's secret.

    Examples
    --------
    >>> signature("s", b"{}")[:14]
    'sha256=143ca8d'
    """
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def check_address(kind: str, address: str) -> None:
    """Raise ``InputError`` for an address to which nothing can be sent."""
    if kind == Watcher.Kind.EMAIL:
        name, _, host = address.partition("@")
        if not name or "." not in host or any(letter.isspace() for letter in address):
            raise InputError(f"{address!r} is no e-mail address.")
        return
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        raise InputError(f"{address!r} is no address of a webhook; give one that begins with https://.")


def check_reach(kind: str, address: str, allowed: Callable[[str], bool] = is_public) -> None:
    """Raise ``InputError`` for a webhook to which no notice would be sent, because it stands in our own network.

    A host that is not known now may be so later; it is looked up again for each notice.
    """
    host = urlsplit(address).hostname or ""
    if kind == Watcher.Kind.WEBHOOK and not all(map(allowed, _known_addresses(host))):
        raise InputError(f"{host} is not a public address; give a webhook that the whole internet can reach.")


def _known_addresses(host: str) -> list[str]:
    with suppress(OSError, UnicodeError):
        return _looked_up(host, None)
    return []


def _looked_up(host: str, port: int | None) -> list[str]:
    found = {str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    return sorted(one.partition("%")[0] for one in found)


def post(url: str, body: bytes, headers: dict[str, str], allowed: Callable[[str], bool]) -> None:
    """Send a body to an address that is looked up once and checked.

    Raises
    ------
    SourceError : the address may not be asked, or does not take it
    """
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = _looked_up(host, port)
        if not all(map(allowed, found)):
            raise SourceError(f"{host} is not a public address.")
        connection = _connection(parts.scheme, host, found[0], port)
        try:
            connection.request("POST", (parts.path or "/") + (f"?{parts.query}" if parts.query else ""), body, headers)
            status = connection.getresponse().status
        finally:
            connection.close()
    except (OSError, http.client.HTTPException, UnicodeError) as fault:
        raise SourceError(f"{host} does not answer ({fault or type(fault).__name__}).") from None
    if not 200 <= status < 300:
        raise SourceError(f"{host} answers {status}.")


def _connection(scheme: str, host: str, address: str, port: int) -> http.client.HTTPConnection:
    held = socket.create_connection((address, port), _SECONDS)
    connection = http.client.HTTPConnection(host, port, timeout=_SECONDS)
    connection.sock = (
        ssl.create_default_context().wrap_socket(held, server_hostname=host) if scheme == "https" else held
    )
    return connection


def _deliver_one(pk: int, allowed: Callable[[str], bool]) -> bool:
    """Send one notice that nobody else sends meanwhile; no lock is held while its receiver takes its time."""
    notice = Notice.objects.select_related("watcher").get(pk=pk)
    now = timezone.now()
    ours = Notice.objects.filter(pk=pk, sent_at=None, tries=notice.tries, next_at__lte=now)
    if not ours.update(tries=notice.tries + 1, next_at=now + _FIRST_WAIT * 2**notice.tries):
        return False
    try:
        _send(notice, allowed)
    except (SourceError, OSError, smtplib.SMTPException) as fault:
        Notice.objects.filter(pk=pk).update(fault=str(fault))
        return False
    Notice.objects.filter(pk=pk).update(sent_at=timezone.now(), fault=None)
    return True


def _send(notice: Notice, allowed: Callable[[str], bool]) -> None:
    watcher, told = notice.watcher, notice.body
    if watcher.kind == Watcher.Kind.EMAIL:
        text = f"{told['answer']}\n\n{told['url']}\n\nFigures {told['hash']}\n"
        send_mail(told["answer"], text, os.environ.get("WHIPCOUNT_MAIL_FROM"), [watcher.address], connection=_mail())
        return
    body = json.dumps(told, ensure_ascii=False, sort_keys=True).encode()
    headers = {
        "Content-Type": "application/json", "User-Agent": "whipcount", "X-Whipcount-Notice": str(notice.pk),
        "X-Whipcount-Signature": signature(watcher.secret, body),
    }  # fmt: skip
    post(watcher.address, body, headers, allowed)


def _mail() -> Any:
    """Return the way out for e-mail: the server that the environment names, without one that of this machine."""
    known = os.environ
    return get_connection(
        host=known.get("WHIPCOUNT_SMTP_HOST", "localhost"), port=int(known.get("WHIPCOUNT_SMTP_PORT", "25")),
        username=known.get("WHIPCOUNT_SMTP_USER"), password=known.get("WHIPCOUNT_SMTP_PASSWORD"),
        use_tls=known.get("WHIPCOUNT_SMTP_TLS") == "1", timeout=_SECONDS,
    )  # fmt: skip
