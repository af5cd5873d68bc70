"""``whipcount completion``: the script by which a shell completes commands, options and names."""

from __future__ import annotations

import click
from click.shell_completion import BashComplete, ShellComplete, get_completion_class

from whipcount.cli.options import echo_json, json_option

__all__ = ["SHELLS", "command"]

SHELLS = ("bash", "fish", "zsh")


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
@json_option
@click.pass_context
def command(ctx: click.Context, shell: str, as_json: bool) -> None:
    """Print the script that makes SHELL complete commands, options and names with the Tab key.

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


class _Bash(BashComplete):
    """Bash, with blanks inside a name escaped where the word is not quoted: ``seat Bury\\ South``."""

    source_template = """\
%(complete_func)s() {
    local IFS=$'\\n'
    local response completion type value
    COMPREPLY=()

    response=$(env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD %(complete_var)s=bash_complete $1)

    for completion in $response; do
        IFS=',' read -r type value <<< "$completion"

        case $type in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain)
                [[ ${COMP_WORDS[COMP_CWORD]} == [\\"\\']* ]] || printf -v value '%%q' "$value"
                COMPREPLY+=("$value")
                ;;
        esac
    done
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""


def _script(root: click.Command, shell: str) -> str:
    kind = _Bash if shell == "bash" else get_completion_class(shell)
    assert kind is not None
    return ShellComplete.source(kind(root, {}, "whipcount", "_WHIPCOUNT_COMPLETE"))
