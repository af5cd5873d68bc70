"""``whipcount forecast``: how close to the end, who goes next; ask, freeze, score, back-test."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from whipcount.cli import offers
from whipcount.cli.forecast_ask import ask_command
from whipcount.cli.forecast_backtest import backtest_command
from whipcount.cli.forecast_fit import fit_command
from whipcount.cli.forecast_report import report_command
from whipcount.cli.forecast_score import score_command

__all__ = ["command"]

_ASK = "ask"
_HELP = ("-h", "--help")


class _Group(click.Group):
    """A group whose first word may also be a model or a case, which is then asked about."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put ``ask`` before whatever is neither a command nor a request for help."""
        if args and args[0] not in self.commands and args[0] not in _HELP:
            args = [_ASK, *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer models and cases beside the commands."""
        return [*offers.models_or_cases(ctx, None, incomplete), *super().shell_complete(ctx, incomplete)]


@click.group("forecast", cls=_Group)
def command() -> None:
    """Forecasts of letters, ballots, departures and leaders, frozen and scored.

    "whipcount forecast johnson-2022 --on 2022-06-05" is short for "whipcount forecast ask johnson-2022 …".
    """


for _command in (ask_command, backtest_command, fit_command, report_command, score_command):
    command.add_command(_command)
