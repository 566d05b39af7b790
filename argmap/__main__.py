"""`python -m argmap`: the same as `argmap`."""

from argmap.cli import main

if __name__ == "__main__":
    main(prog_name="argmap")
