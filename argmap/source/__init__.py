"""Bytes as text; repeats and page furniture set aside, with the reason."""

from argmap.source.reading import line_range, name_lines, read, read_text

__all__ = ["line_range", "name_lines", "read", "read_text"]
