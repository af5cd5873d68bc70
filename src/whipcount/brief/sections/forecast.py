"""How close to the end: what the models say of the leader on the day, beside the base rates and their own record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whipcount.brief.chances import say_chance, say_span
from whipcount.brief.charts.chances import Chance, chance_chart
from whipcount.brief.found import Found
from whipcount.brief.types import Block, Chart, Paragraph, Section, Table
from whipcount.brief.words import and_list, say_day, verbatim
from whipcount.errors import UserError
from whipcount.facts.forecasts.registry import Forecasts, ask_case
from whipcount.facts.forecasts.skill import skill_of
from whipcount.forecast.record import Forecast, Model

__all__ = ["forecast"]

_NEAR, _FAR = 30, 180
_MOST_DRIVERS = 3
_LEADS = {Model.SURVIVAL: "still leads after {} days", Model.LETTERS: "threshold announced within {} days"}


def forecast(found: Found) -> Section | None:
    """Return what the models say of the leader of the case, None where none applies."""
    if found.counted is None or found.day is None:
        return None
    try:
        told = ask_case(found.counted.opened, found.day)
    except UserError:
        return None
    return Section("forecast", "How close to the end", tuple(_blocks(told, found.counted.after.case.leader_name)))


def _blocks(told: Forecasts, leader: str) -> Iterator[Block]:
    yield Paragraph(_sentence(told.forecasts, leader))
    rows = [_chance(one) for one in told.forecasts if one.probability is not None and one.model in _LEADS]
    if rows:
        yield Chart(chance_chart(rows), f"Chances at the end of {say_day(told.on)}, each beside its base rate.")
    yield _table(told.forecasts)
    moved = list(_drivers(told.forecasts))
    if moved:
        yield Paragraph(f"What moves them, and would change them: {'; '.join(moved)}.")
    records = [skill for model in _models(told.forecasts) if (skill := skill_of(model))]
    if records:
        yield Paragraph(f"How good they were on what they had not seen: {'; '.join(records)}.")
    yield Paragraph(
        "These are figures of models, not reports. They are made from past cases and from what was public on the day, "
        "the story's claims among it, and know nothing else of it."
    )
    yield _resolutions(told.forecasts)
    for model, reason in told.refusals.items():
        yield Paragraph(f"No forecast of {model.value}: {verbatim(reason)}")


def _sentence(forecasts: Sequence[Forecast], leader: str) -> str:
    parts = [*_survival(forecasts, leader), *_letters(forecasts), *_ballot(forecasts)]
    text = "; ".join(parts)
    return f"{text[0].upper()}{text[1:]}."


def _survival(forecasts: Sequence[Forecast], leader: str) -> Iterator[str]:
    held = {one.horizon: one for one in forecasts if one.model is Model.SURVIVAL}
    near, far = held.get(_NEAR), held.get(_FAR)
    if near and far:
        yield (
            f"the chance that {leader} still leads is {_of(near)} after {_NEAR} days and {_of(far)} after {_FAR} days "
            f"(base rates {_base(near)} and {_base(far)})"
        )


def _letters(forecasts: Sequence[Forecast]) -> Iterator[str]:
    for one in forecasts:
        if one.model is Model.LETTERS and one.horizon == _NEAR:
            yield f"that the threshold is announced within {_NEAR} days, {_of(one)} (base rate {_base(one)})"


def _ballot(forecasts: Sequence[Forecast]) -> Iterator[str]:
    numbers = [one for one in forecasts if one.model is Model.BALLOT and one.quantiles]
    if numbers:
        yield f"were a ballot held, {say_span(numbers[0].quantiles or {})} would vote against"


def _of(one: Forecast) -> str:
    return say_chance(one.probability or 0.0)


def _base(one: Forecast) -> str:
    return "unknown" if one.base_rate is None else say_chance(one.base_rate)


def _chance(one: Forecast) -> Chance:
    words = _LEADS[one.model].format(one.horizon) if one.horizon is not None else one.model.value
    return Chance(words, one.probability or 0.0, one.base_rate)


def _table(forecasts: Sequence[Forecast]) -> Table:
    rows = []
    for one in forecasts:
        if one.probability is not None:
            rows.append((verbatim(one.question), _of(one), _base(one) if one.base_rate is not None else ""))
        else:
            base = "" if one.base_rate is None else f"{one.base_rate:,.0f}"
            rows.append((verbatim(one.question), say_span(one.quantiles or {}), base))
    return Table("Forecasts", ("question", "forecast", "base rate"), tuple(rows))


def _drivers(forecasts: Sequence[Forecast]) -> Iterator[str]:
    for model in _models(forecasts):
        last = [one for one in forecasts if one.model is model][-1]
        told = [f"{verbatim(one.name)} ({verbatim(one.value)})" for one in last.drivers[:_MOST_DRIVERS]]
        if told:
            yield f"{model.value}: {and_list(told)}"


def _models(forecasts: Sequence[Forecast]) -> list[Model]:
    return list(dict.fromkeys(one.model for one in forecasts))


def _resolutions(forecasts: Sequence[Forecast]) -> Table:
    """Return one row a model: the text of its longest horizon, from which the others differ by their days."""
    last = {one.model: one for one in forecasts}
    rows = tuple(
        (
            verbatim(one.question), verbatim(one.resolution),
            f"{one.model_version}, seed {one.seed}, data {one.data_hash.removeprefix('sha256:')[:12]}",
        )
        for one in last.values()
    )  # fmt: skip
    return Table("How the forecasts are resolved", ("question", "resolution", "made by"), rows, folded=True)
