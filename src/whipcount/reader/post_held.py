"""Which post the register says that somebody got, left or held, where the words name none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from whipcount.dates import first_day, last_day
from whipcount.reader.aim_post import is_department, is_open
from whipcount.reader.labels import Post, post_title
from whipcount.reader.types import ClaimType, Status

__all__ = ["post_held"]

_NEAR = timedelta(days=7)
_MANY_HOLD = frozenset(["Minister of State", "Parliamentary Under-Secretary of State", "Parliamentary Secretary"])
_SINECURES = frozenset(["Lord President of the Council", "Lord Privy Seal", "Chancellor of the Duchy of Lancaster"])


def post_held(
    kind: ClaimType, status: Status, office: str | None, posts: Sequence[Post], on: str | None, published: date
) -> str | None:
    """Return the post of a claim: as written, or the register's where only the government or a department is named.

    Parameters
    ----------
    kind, status : of the claim
    office : as written, None where nothing is
    posts : of the person, by first day
    on : day of the act, may be partial; None where unknown
    published : day of the story
    """
    known = _known(kind, status, posts, on, published)
    if known is None:
        return office
    if is_open(office) or (known.endswith("secretary") and is_department(office or "")):
        return known
    return office


def _known(kind: ClaimType, status: Status, posts: Sequence[Post], on: str | None, published: date) -> str | None:
    if status in (Status.DENIED, Status.HYPOTHETICAL):
        fits = (
            [] if kind is ClaimType.APPOINTED else [p for p in posts if p.start <= published and _lasts(p, published)]
        )
    elif on is None:
        fits = []
    elif kind is ClaimType.APPOINTED:
        fits = [p for p in posts if _is_near(p.start, on)]
    else:
        fits = [p for p in posts if p.end and _is_near(p.end, on)]
    titles = [post.title for post in fits if post.title not in _MANY_HOLD]
    titles.sort(key=lambda title: (title.startswith("Secretary of State"), title not in _SINECURES))
    return post_title(titles[-1]) if titles else None


def _lasts(post: Post, day: date) -> bool:
    return post.end is None or day < post.end


def _is_near(day: date, on: str) -> bool:
    return first_day(on) - _NEAR <= day <= last_day(on) + _NEAR
