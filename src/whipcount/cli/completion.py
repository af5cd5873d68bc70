"""``whipcount completion``: the script by which a shell completes commands and options."""

from __future__ import annotations

import click
from click.shell_completion import ShellComplete, get_completion_class

from whipcount.cli.options import echo_json, json_option

__all__ = ["SHELLS", "command"]

SHELLS = ("bash", "fish", "zsh")


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
@json_option
@click.pass_context
def command(ctx: click.Context, shell: str, as_json: bool) -> None:
    """Print the script that makes SHELL complete commands and options with the Tab key.

    \b
    bash: whipcount completion bash > ~/.local/share/bash-completion/completions/whipcount
    zsh:  whipcount completion zsh > ~/.zfunc/_whipcount   (with ~/.zfunc in fpath before compinit)
    fish: whipcount completion fish > ~/.config/fish/completions/whipcount.fish
    """
    script = _script(ctx.find_root().command, shell)
    if as_json:
        echo_json({"shell": shell, "script": script})
    else:
        click.echo(script, nl=False)


def _script(root: click.Command, shell: str) -> str:
    kind = get_completion_class(shell)
    assert kind is not None
    return ShellComplete.source(kind(root, {}, "whipcount", "_WHIPCOUNT_COMPLETE"))
