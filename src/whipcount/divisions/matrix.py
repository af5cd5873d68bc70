"""A roll call as a matrix: members by divisions, with the party of every member or of every cell."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from whipcount.arguments import check_arguments
from whipcount.divisions.codes import AYE, MISSING, NO, NO_PARTY
from whipcount.divisions.loading import FromFiles
from whipcount.errors import InputError

__all__ = ["AYE", "MISSING", "NO", "NO_PARTY", "RollCall"]

Codes = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class RollCall(FromFiles):
    """Votes of members in divisions.

    Attributes
    ----------
    votes : (n_members, n_divisions) int8, read-only; 1 aye, 0 no, 9 no vote recorded or not a member
    party : codes into ``party_names``, -1 without a label; (n_members,) for one label a member,
        (n_members, n_divisions) for a label a cell; None if no labels were given
    party_names : the labels in the order of their codes, sorted
    members : one id or name a row
    divisions : one id a column
    """

    votes: npt.NDArray[np.int8]
    party: Codes | None
    party_names: tuple[str, ...]
    members: tuple[str, ...]
    divisions: tuple[str, ...]

    @classmethod
    def from_matrix(
        cls,
        votes: npt.ArrayLike,
        parties: Sequence[Hashable] | npt.ArrayLike | None = None,
        members: Sequence[str] | None = None,
        divisions: Sequence[str] | None = None,
    ) -> RollCall:
        """Return a roll call of a matrix of codes.

        Parameters
        ----------
        votes : (n_members, n_divisions); 1 aye, 0 no, 9 missing, nothing else
        parties : one label a member, or a label a cell; None or an empty text is no label
        members, divisions : ids; numbered from 1 where not given

        Raises
        ------
        InputError : another shape, an unknown code, ids twice; every problem is told

        Examples
        --------
        >>> rc = RollCall.from_matrix([[1, 0, 9], [1, 1, 0]], parties=["labour", "conservative"])
        >>> rc.n_members, rc.n_divisions, rc.n_votes, rc.party_names
        (2, 3, 5, ('conservative', 'labour'))
        """
        check_arguments(cls.from_matrix, locals())
        codes = _codes(votes)
        n, m = codes.shape
        problems: list[str] = []
        names = _ids(members, n, "member", problems)
        columns = _ids(divisions, m, "division", problems)
        party, party_names = _party(parties, codes.shape, problems)
        if problems:
            raise InputError(problems[0], problems)
        return cls(codes, party, party_names, names, columns)

    @property
    def n_members(self) -> int:
        """Number of rows."""
        return int(self.votes.shape[0])

    @property
    def n_divisions(self) -> int:
        """Number of columns."""
        return int(self.votes.shape[1])

    @property
    def n_votes(self) -> int:
        """Number of recorded votes."""
        return int(np.count_nonzero(self.votes != MISSING))

    def party_of_cells(self) -> Codes:
        """Return the party codes as (n_members, n_divisions), a view where there is one label a member."""
        if self.party is None:
            return np.broadcast_to(np.int32(NO_PARTY), self.votes.shape)
        cells = self.party if self.party.ndim == 2 else self.party[:, None]
        return np.broadcast_to(cells, self.votes.shape)


def _codes(votes: npt.ArrayLike) -> npt.NDArray[np.int8]:
    try:
        given = np.asarray(votes)
    except ValueError as error:
        raise InputError(f"The votes are no matrix: {error}.") from error
    if given.ndim != 2 or 0 in given.shape:
        raise InputError(f"The votes have the shape {given.shape}; wanted is members by divisions, at least one each.")
    known = np.isin(given, (AYE, NO, MISSING)) if given.dtype.kind in "iufb" else np.zeros(given.shape, bool)
    if not known.all():
        rows, columns = np.nonzero(~known)
        errors = [
            f"Row {row + 1}, column {column + 1} holds {given[row, column]!s}; known are 1 aye, 0 no, 9 missing."
            for row, column in zip(rows[:20].tolist(), columns[:20].tolist(), strict=True)
        ]
        if len(rows) > len(errors):
            errors.append(f"{len(rows) - len(errors):,} further cells hold unknown codes.")
        raise InputError(errors[0], errors)
    codes = np.array(given, dtype=np.int8, order="C")
    codes.flags.writeable = False
    return codes


def _ids(given: Sequence[str] | None, n: int, what: str, problems: list[str]) -> tuple[str, ...]:
    ids = tuple(str(id) for id in given) if given is not None else tuple(str(i + 1) for i in range(n))
    if len(ids) != n:
        problems.append(f"There are {len(ids):,} {what} ids for {n:,} {what}s.")
    elif len(set(ids)) < n:
        seen: set[str] = set()
        twice = next(id for id in ids if id in seen or seen.add(id))  # type: ignore[func-returns-value]
        problems.append(f"The {what} id {twice!r} comes twice.")
    return ids


def _party(parties: Any, shape: tuple[int, ...], problems: list[str]) -> tuple[Codes | None, tuple[str, ...]]:
    if parties is None:
        return None, ()
    labels = np.asarray(parties, dtype=object)
    if labels.shape not in (shape[:1], shape):
        problems.append(
            f"The party labels have the shape {labels.shape}; wanted is {shape[:1]}, one a member, "
            f"or {shape}, one a cell."
        )
        return None, ()
    codes_of: dict[Any, int] = {}
    first = np.fromiter((codes_of.setdefault(label, len(codes_of)) for label in labels.flat), np.int32, labels.size)
    names = sorted({_label(label) for label in codes_of} - {""})
    at = {name: code for code, name in enumerate(names)}
    recode = np.array([at.get(_label(label), NO_PARTY) for label in codes_of], dtype=np.int32)
    codes = recode[first].reshape(labels.shape)
    codes.flags.writeable = False
    return codes, tuple(names)


def _label(label: Any) -> str:
    return "" if label is None or label != label else str(label).strip()  # NaN is the one thing unequal to itself
