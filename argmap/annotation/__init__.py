"""The annotation file: read it, find its words in the source, write it."""

from argmap.annotation.reading import load, parse
from argmap.annotation.write import to_text

__all__ = ["load", "parse", "to_text"]
