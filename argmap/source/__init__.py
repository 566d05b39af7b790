"""Bytes as text; repeats and page furniture set aside, with the reason."""

from argmap.source.reading import kept_text, read, read_text

__all__ = ["kept_text", "read", "read_text"]
