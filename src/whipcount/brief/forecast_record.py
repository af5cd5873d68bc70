"""The record of the back-tests as a page in Markdown with pictures, made from the predictions alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from whipcount.brief.charts.fans import Fan, fan_chart
from whipcount.brief.charts.reliability import reliability_chart
from whipcount.facts.forecasts.counts import counts_of
from whipcount.facts.forecasts.peers import peers
from whipcount.forecast.calibration import reliability
from whipcount.forecast.record import Model, Prediction
from whipcount.forecast.scorecard import ALL, ChanceScore, NumberScore, chance_scores, number_scores

__all__ = ["pictures_of", "record_page"]

_HEAD = """# Record of the back-tests

This page is made by `whipcount forecast report`. Every figure is of predictions for what the model had not seen: for
*defection* the Parliament after those that it was fitted on, for *survival* a leader, for *ballot* and *letters* a
contest left out. `whipcount forecast backtest MODEL --predictions FILE` writes each prediction with its outcome.

*Saved* is the share of the base rate's score that the model saves: 0 is no better than the base rate, below 0 is worse.
*Expected* is the sum of the probabilities, and *range* the central 95% of the count: for *defection* as the model says,
whose events come together, for the others as if events were independent, which makes it too narrow. *Slope* is that of
the calibration line, 1 is best. *Top 20* is the share of what happened among the 20 likeliest of each day.
"""
_TITLES = {
    Model.LETTERS: "Letters: will the threshold be passed?",
    Model.BALLOT: "Ballot: how many vote against the leader?",
    Model.DEFECTION: "Defection: will a member leave the party or lose the whip?",
    Model.SURVIVAL: "Survival: will the leader still lead?",
}
_UNITS = {Model.LETTERS: "Letters", Model.BALLOT: "Votes against, in percent of those entitled to vote"}
_MOST_FOLDS = 8
_LONGEST = 40


def record_page(predictions: Mapping[Model, Sequence[Prediction]]) -> tuple[str, dict[str, str]]:
    """Return the page, and file name -> SVG of each of its pictures.

    Parameters
    ----------
    predictions : of each back-test, at least one row a model
    """
    pictures: dict[str, str] = {}
    parts = [_HEAD]
    scores = {
        model: (chance_scores(rows, counts_of(model)), number_scores(rows)) for model, rows in predictions.items()
    }
    parts.append(_aims(scores))
    for model, rows in predictions.items():
        drawn = dict(pictures_of(model, rows))
        pictures |= drawn
        parts.append(f"## {_TITLES[model]}\n")
        chances, numbers = scores[model]
        parts += [*_chance_table(chances), *_number_table(model, numbers), *_peers(model)]
        parts += [f"![{_alt(name)}]({name})\n" for name in drawn]
    return "\n".join(parts), pictures


def pictures_of(model: Model, rows: Sequence[Prediction]) -> Iterator[tuple[str, str]]:
    """Yield file name and SVG of what a model said against what came: probabilities, then intervals."""
    told = [row for row in rows if row.probability is not None]
    panels = []
    for days in sorted({row.horizon for row in told}, key=lambda days: days or 0):
        mine = [row for row in told if row.horizon == days]
        bins = reliability([row.probability or 0.0 for row in mine], [row.outcome for row in mine])
        panels.append((f"{days} days" if days is not None else "by the contest", bins))
    if panels:
        yield f"{model.value}-reliability.svg", reliability_chart(panels, f"{_TITLES[model]} Forecast against observed")
    numbers = [row for row in rows if row.quantiles is not None]
    if numbers:
        fans = [Fan(_short(row.unit), row.quantiles or {}, row.outcome) for row in numbers]
        yield f"{model.value}-intervals.svg", fan_chart(fans, _TITLES[model], _UNITS.get(model, "Number"))


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def _alt(name: str) -> str:
    return name.removesuffix(".svg").replace("-", ", ")


def _chance_table(scores: Sequence[ChanceScore]) -> list[str]:
    if not scores:
        return []
    shown = scores if len({one.fold for one in scores}) <= _MOST_FOLDS else [o for o in scores if o.fold == ALL]
    names = ("days", "fold", "predictions", "happened", "expected", "range", "Brier", "saved", "log", "saved", "AUC",
             "top 20", "slope")  # fmt: skip
    rows = [f"| {' | '.join(names)} |", "|---" * len(names) + "|"]
    return [*rows, *(_chance(one) for one in shown), ""]


def _chance(one: ChanceScore) -> str:
    low, high = one.counted.range95
    cells = [
        "" if one.horizon is None else str(one.horizon), one.fold, f"{one.n:,}", f"{one.counted.observed:,}",
        f"{one.counted.expected:,.1f}", f"{low}–{high}", f"{one.brier:.4f}", _saved(one.brier_skill),
        f"{one.log:.4f}", _saved(one.log_skill), _score(one.auc),
        "" if one.recall is None else f"{one.recall:.0%}", _score(one.slope),
    ]  # fmt: skip
    return f"| {' | '.join(cells)} |"


def _number_table(model: Model, scores: Sequence[NumberScore]) -> list[str]:
    if not scores:
        return []
    lines = [
        f"{_UNITS.get(model, 'Number')}:\n",
        "| interval | held | of | share | median width |", "|---|---|---|---|---|",
    ]  # fmt: skip
    for one in scores:
        lines += [
            f"| {kind.meant:.0%} | {kind.held} | {kind.n} | {kind.share:.0%} | {kind.width:.1f} |"
            for kind in one.coverage
        ]
        lines.append(f"\nCRPS {one.crps:.1f}; the median is off by {one.error:.1f} in the median.\n")
    return lines


def _peers(model: Model) -> list[str]:
    """Return what others say of their own forecasts of the same question, with the pages."""
    theirs = peers(model)
    if not theirs:
        return ["No peer: nobody is known to publish scores of this question.\n"]
    lines = [f"- {one.peer}: {one.words} ([source]({one.source}))" for one in theirs]
    return ["What a peer's own forecasts scored:\n", *lines, ""]


def _aims(scores: Mapping[Model, tuple[list[ChanceScore], list[NumberScore]]]) -> str:
    """Return what was aimed at beside what was reached."""
    lines = ["## Aims\n", "| aim | reached | met |", "|---|---|---|"]
    for model, (chances, numbers) in scores.items():
        lines += [
            f"| {aim} | {told} | {'yes' if met else 'no'} |" for aim, told, met in _aims_of(model, chances, numbers)
        ]
    return "\n".join([*lines, ""])


def _aims_of(
    model: Model, chances: Sequence[ChanceScore], numbers: Sequence[NumberScore]
) -> Iterator[tuple[str, str, bool]]:
    folds = [one for one in chances if one.fold != ALL]
    if model is Model.DEFECTION and folds:
        ranks = [one.auc for one in folds if one.auc is not None]
        yield (
            "defection: AUC 0.80 or more in every Parliament tested",
            f"{min(ranks):.2f} to {max(ranks):.2f}", min(ranks) >= 0.8,
        )  # fmt: skip
        saved = [one.log_skill for one in folds if one.log_skill is not None]
        yield (
            "defection: log score 10% or more below the base rate's in every Parliament",
            f"{_saved(min(saved))} to {_saved(max(saved))}", min(saved) >= 0.1,
        )  # fmt: skip
        inside = [one.counted.is_inside for one in folds]
        yield "defection: every count in its 95% range", f"{sum(inside)} of {len(inside)}", all(inside)
    if model in (Model.LETTERS, Model.SURVIVAL) and chances:
        inside = [one.counted.is_inside for one in chances if one.fold == ALL]
        yield (
            f"{model.value}: every count over all folds in its 95% range",
            f"{sum(inside)} of {len(inside)}",
            all(inside),
        )
    if model is Model.BALLOT and numbers:
        kind = next(kind for kind in numbers[0].coverage if kind.meant == 0.8)
        yield (
            "ballot: the 80% interval holds 75 to 90% of the contests",
            f"{kind.held} of {kind.n}, {kind.share:.0%}", 0.75 <= kind.share <= 0.9,
        )  # fmt: skip
        yield (
            "ballot: its median width is under 25% of the electorate", f"{kind.width:.1f}%", kind.width < 25,
        )  # fmt: skip
    if model is Model.SURVIVAL:
        for one in chances:
            if one.fold == ALL:
                yield (
                    f"survival, {one.horizon} days: Brier score 15% or more below the base rate's",
                    _saved(one.brier_skill), (one.brier_skill or 0.0) >= 0.15,
                )  # fmt: skip


def _saved(share: float | None) -> str:
    return "" if share is None else f"{share:+.1%}".replace("-", "−")


def _score(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
