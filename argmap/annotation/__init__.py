"""The annotation file: read it, find its words in the source, write it."""

from argmap.annotation.edit.write import to_text
from argmap.annotation.read.loading import load, parse

__all__ = ["load", "parse", "to_text"]
