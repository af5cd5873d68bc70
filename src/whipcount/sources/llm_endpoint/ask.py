"""Ask a chat-completions endpoint one question."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whipcount.errors import InputError, SourceError

__all__ = ["Endpoint", "ask", "endpoint_of"]

_SECONDS = 120
_LARGEST = 4_000_000


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to ask: the address of ``/chat/completions``, the model's name, a key or None."""

    url: str
    model: str
    key: str | None = None


def endpoint_of(environment: Mapping[str, str]) -> Endpoint:
    """Return the endpoint that the user's environment names.

    Raises
    ------
    InputError : WHIPCOUNT_LLM_URL is not set or no http address
    """
    url = environment.get("WHIPCOUNT_LLM_URL", "").rstrip("/")
    if not url.startswith(("http://", "https://")):
        raise InputError(
            "Set WHIPCOUNT_LLM_URL to the http address of a chat-completions endpoint, or leave --reader out."
        )
    whole = url if url.endswith("/chat/completions") else f"{url}/chat/completions"
    return Endpoint(whole, environment.get("WHIPCOUNT_LLM_MODEL", "default"), environment.get("WHIPCOUNT_LLM_KEY"))


def ask(endpoint: Endpoint, messages: Sequence[Mapping[str, str]]) -> str:
    """Return the answer's text.

    Raises
    ------
    SourceError : no answer in two minutes, an error status, or an answer of another shape
    """
    body = json.dumps({"model": endpoint.model, "messages": list(messages), "temperature": 0}).encode()
    headers = {"Content-Type": "application/json"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    request = urllib.request.Request(endpoint.url, body, headers)
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:
            content = json.loads(answer.read(_LARGEST))
        return str(content["choices"][0]["message"]["content"])
    except (urllib.error.URLError, TimeoutError, OSError) as error:
        raise SourceError(f"{endpoint.url} cannot be asked ({error}); check WHIPCOUNT_LLM_URL.") from None
    except (ValueError, KeyError, IndexError, TypeError):
        raise SourceError(f"{endpoint.url} did not answer in the chat-completions format.") from None
