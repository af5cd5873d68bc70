"""An e-mail to text: subject as title, the sender's date as the day of publication."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime

from whipcount.errors import InputError
from whipcount.sources.documents.html import parse_html
from whipcount.sources.documents.parts import Parts

__all__ = ["parse_email"]


def parse_email(content: bytes) -> Parts:
    """Return the body of an e-mail, plain text before HTML.

    Raises
    ------
    InputError : the message has no text
    """
    message = message_from_bytes(content, policy=policy.default)
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        raise InputError("The e-mail holds no text; save the story as text and try again.")
    text = _text(body)
    if body.get_content_type() == "text/html":
        text = parse_html(text.encode("utf-8")).text
    return Parts(text, str(message["subject"]) if message["subject"] else None, _sent(message))


def _text(body: MIMEPart) -> str:
    try:
        return str(body.get_content())
    except (LookupError, KeyError):
        raise InputError("The e-mail's text is in an unknown encoding; save the story as UTF-8 text.") from None


def _sent(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(str(message["date"])).date().isoformat()
    except (TypeError, ValueError):
        return None
