"""Security headers on every answer; a view may add to them, never lose them."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

__all__ = ["Headers"]

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors {frames}"
)


class Headers:
    """Middleware: no inline script or style, nothing from elsewhere, no frames but of pages made for them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer with its headers."""
        response = self.get_response(request)
        frames = "*" if getattr(response, "xframe_options_exempt", False) else "'none'"
        response.headers.setdefault("Content-Security-Policy", _POLICY.format(frames=frames))
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "cross-origin" if frames == "*" else "same-origin")
        if getattr(request, "user", None) is not None and request.path.startswith("/desk/"):
            response.headers["Cache-Control"] = "no-store"
        return response
