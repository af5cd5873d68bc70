"""The limit before an application of ASGI."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from whipcount.desk.throttle.allowance import Allowance
from whipcount.desk.throttle.client import client_of
from whipcount.desk.throttle.told import STATUS, Header, headers_of, is_counted, refusal

__all__ = ["AsyncLimited", "limited"]

Message: TypeAlias = dict[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
Application: TypeAlias = Callable[[Message, Receive, Send], Awaitable[None]]

_FORWARDED = b"x-forwarded-for"


def limited(application: Application, limit: int, proxies: int) -> Application:
    """Return what ``wsgi_door.limited`` does, for ASGI."""
    return AsyncLimited(application, Allowance(limit), proxies) if limit else application


class AsyncLimited:
    """ASGI application before another one; what is not asked of the API passes untouched."""

    def __init__(self, application: Application, allowance: Allowance, proxies: int = 0) -> None:
        self.application = application
        self.allowance = allowance
        self.proxies = proxies

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer a request, with what is left in its headers, or refuse it."""
        if scope["type"] != "http" or not is_counted(_path(scope)):
            await self.application(scope, receive, send)
            return
        left = self.allowance.take(client_of((scope.get("client") or [""])[0], _forwarded(scope), self.proxies))
        if left.wait:
            await self._refuse(scope, send, *refusal(self.allowance.limit, left))
            return
        more = _encoded(headers_of(self.allowance.limit, left))

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", ()), *more]}
            await send(message)

        await self.application(scope, receive, told)

    async def _refuse(self, scope: Message, send: Send, headers: list[Header], body: bytes) -> None:
        await send({"type": "http.response.start", "status": int(STATUS[:3]), "headers": _encoded(headers)})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


def _path(scope: Message) -> str:
    return str(scope["path"]).removeprefix(scope.get("root_path", "").rstrip("/"))


def _forwarded(scope: Message) -> str:
    return b",".join(value for name, value in scope["headers"] if name == _FORWARDED).decode("latin-1")


def _encoded(headers: list[Header]) -> list[tuple[bytes, bytes]]:
    return [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
