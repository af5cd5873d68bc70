"""The desk's own commands, ``python -m whipcount.desk COMMAND``, as ``whipcount serve`` and ``desk`` call them."""

from __future__ import annotations

import json
import os
import sys

from django.core.management import execute_from_command_line

from whipcount.errors import UserError


def main() -> None:
    """Run one command; user mistakes end with one sentence and exit code 2."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "whipcount.desk.settings")
    try:
        execute_from_command_line(["whipcount.desk", *sys.argv[1:]])
    except UserError as mistake:
        _tell(mistake)
        sys.exit(mistake.exit_code)


def _tell(mistake: UserError) -> None:
    if "--json" in sys.argv:
        sys.stdout.write(json.dumps(mistake.to_dict(), ensure_ascii=False) + "\n")
        return
    for line in (f"whipcount: {mistake.message}", *(f"  {error}" for error in mistake.errors)):
        sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    main()
