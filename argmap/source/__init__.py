"""Bytes as text; repeats and page furniture set aside, with the reason."""

from argmap.source.reading import read, read_text

__all__ = ["read", "read_text"]
