"""Fetch one page that somebody named, without being led into our own network or kept waiting.

Only http and https on their usual ports, only addresses that the whole internet can reach, the address looked up once
and then used, every redirect checked the same way, a bound on size, on time and on the kinds of content.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from whipcount.errors import SourceError

__all__ = ["Page", "fetch", "is_public"]

_LARGEST = 5_000_000
_SECONDS = 15.0
_REDIRECTS = 3
_PORTS = {"http": 80, "https": 443}
_SUFFIXES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "text/markdown": ".md",
    "application/pdf": ".pdf", "message/rfc822": ".eml", "application/rss+xml": ".xml", "application/atom+xml": ".xml",
    "application/xml": ".xml", "text/xml": ".xml",
}  # fmt: skip
_HEADERS = {"User-Agent": "whipcount desk", "Accept": ", ".join(_SUFFIXES), "Accept-Encoding": "identity"}
_MOVED = frozenset({301, 302, 303, 307, 308})
_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: its bytes, the suffix of their format, the address after all redirects."""

    content: bytes
    suffix: str
    url: str


def is_public(address: str) -> bool:
    """Tell whether an IP address is one that the whole internet can reach.

    Examples
    --------
    >>> [is_public(one) for one in ("8.8.8.8", "127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:10.0.0.1")]
    [True, False, False, False, False, False]
    """
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is not None:
            found = inner
    return found.is_global and not found.is_multicast and not found.is_reserved


def fetch(
    url: str,
    allowed: Callable[[str], bool] = is_public,
    ports: dict[str, int] = _PORTS,
    seconds: float = _SECONDS,
    largest: int = _LARGEST,
) -> Page:
    """Return the page at an address.

    Parameters
    ----------
    allowed : which IP addresses may be asked
    ports : the only port of each scheme
    seconds, largest : for everything together; bytes of the answer

    Raises
    ------
    SourceError : the address may not be asked, or gives no answer that can be used
    """
    current = url
    with _deadline(seconds) as watch:
        for _ in range(_REDIRECTS + 1):
            answer = _ask(current, allowed, ports, seconds, watch)
            if answer.status not in _MOVED:
                return _page(answer, current, largest, watch)
            current = urljoin(current, answer.getheader("Location") or "")
            answer.close()
    raise SourceError(f"{url} leads from address to address without end; give the last one.")


class _Watch:
    """Closes whatever is open when the time is up, so that a slow answer cannot hold us."""

    def __init__(self) -> None:
        self.connection: http.client.HTTPConnection | None = None
        self.sock: socket.socket | None = None
        self.is_over = False

    def end(self) -> None:
        self.is_over = True
        if self.sock is not None:
            with contextlib.suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)

    def check(self) -> None:
        """Raise if the time is up: an answer that was cut off looks like one that has ended."""
        if self.is_over:
            raise TimeoutError("it took too long")


@contextlib.contextmanager
def _deadline(seconds: float) -> Iterator[_Watch]:
    watch = _Watch()
    timer = threading.Timer(seconds, watch.end)
    timer.daemon = True
    timer.start()
    try:
        yield watch
    finally:
        timer.cancel()
        if watch.connection is not None:
            watch.connection.close()


def _ask(
    url: str, allowed: Callable[[str], bool], ports: dict[str, int], seconds: float, watch: _Watch
) -> http.client.HTTPResponse:
    scheme, host, target = _parts(url, ports)
    address = _address(host, ports[scheme], allowed)
    connection = _connection(scheme, host, address, ports[scheme], seconds)
    if watch.connection is not None:
        watch.connection.close()
    watch.connection = connection
    try:
        connection.connect()
        watch.sock = connection.sock
        watch.check()
        connection.request("GET", target, headers=_HEADERS)
        answer = connection.getresponse()
        watch.check()
        return answer
    except (OSError, http.client.HTTPException, ValueError) as fault:
        late = watch.is_over or isinstance(fault, TimeoutError)
        why = "it took too long" if late else str(fault) or type(fault).__name__
        raise SourceError(f"{url} cannot be fetched ({why}); paste the story instead.") from None


def _parts(url: str, ports: dict[str, int]) -> tuple[str, str, str]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise SourceError(f"{url!r} is no address; give one that begins with https://.") from None
    if parts.scheme not in ports or not parts.hostname or parts.username is not None or parts.password is not None:
        raise SourceError(f"{url!r} cannot be fetched; give an http or https address without a name in it.")
    if port is not None and port != ports[parts.scheme]:
        raise SourceError(f"{url!r} names port {port}; only the usual ones are asked.")
    if any(ord(letter) < 33 or ord(letter) > 126 for letter in parts.path + parts.query):
        raise SourceError(f"{url!r} holds blanks or letters that must be written as %XX.")
    target = parts.path or "/"
    return parts.scheme, parts.hostname, f"{target}?{parts.query}" if parts.query else target


def _address(host: str, port: int, allowed: Callable[[str], bool]) -> str:
    """Return the one address that is used; refuse the host if any of its addresses is not allowed."""
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError):
        raise SourceError(f"{host} is not known; check the address.") from None
    if not found or not all(allowed(one.partition("%")[0]) for one in found):
        raise SourceError(f"{host} is not a public address; paste the story instead.")
    return sorted(found, key=lambda one: (":" in one, one))[0]


def _connection(scheme: str, host: str, address: str, port: int, seconds: float) -> http.client.HTTPConnection:
    """Return a connection to the address that was checked, which still asks for the host by its name."""
    connection: http.client.HTTPConnection
    if scheme == "https":
        connection = http.client.HTTPSConnection(host, port, timeout=seconds, context=ssl.create_default_context())
    else:
        connection = http.client.HTTPConnection(host, port, timeout=seconds)
    connection._create_connection = lambda _, timeout, source: socket.create_connection(  # type: ignore[attr-defined]
        (address, port), timeout, source
    )
    return connection


def _page(answer: http.client.HTTPResponse, url: str, largest: int, watch: _Watch) -> Page:
    if answer.status != 200:
        raise SourceError(f"{url} answers {answer.status} {answer.reason}; paste the story instead.")
    kind = (answer.getheader("Content-Type") or "").partition(";")[0].strip().lower()
    if kind not in _SUFFIXES:
        raise SourceError(f"{url} is {kind or 'of no stated kind'}, not a story; paste the story instead.")
    if (answer.getheader("Content-Encoding") or "identity") != "identity":
        raise SourceError(f"{url} comes packed though it was asked for plainly; paste the story instead.")
    content = bytearray()
    try:
        while chunk := answer.read(_CHUNK):
            content += chunk
            if len(content) > largest:
                raise SourceError(f"{url} is larger than {largest // 1_000_000} MB; paste the story instead.")
        watch.check()
    except (OSError, http.client.HTTPException, ValueError):
        raise SourceError(f"{url} broke off or took too long; paste the story instead.") from None
    return Page(bytes(content), _SUFFIXES[kind], url)
