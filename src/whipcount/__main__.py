"""``python -m whipcount``: the same as the ``whipcount`` command."""

from whipcount.cli.main import main

if __name__ == "__main__":
    main()
