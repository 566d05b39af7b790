"""`argmap`, which is the same as `python -m argmap`: the command line, started."""

import sys


def run() -> None:
    """Run the command line; Ctrl-C while it is still being imported ends without a traceback."""
    try:
        from argmap.cli import main
    except KeyboardInterrupt:
        sys.exit(130)
    main(prog_name="argmap")


if __name__ == "__main__":
    run()
