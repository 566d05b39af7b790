"""The short caption of a statement for which nobody wrote one."""

from __future__ import annotations

_WORDS = 6
_CHARACTERS = 45
_LOOSE_END = " ,;:-–—("


def default_label(text: str) -> str:
    """Return the first words of a statement, with … where more follow."""
    words = text[: _CHARACTERS * 8].split(None, _WORDS)
    label = " ".join(words[:_WORDS])
    kept = len(words) <= _WORDS
    if len(label) > _CHARACTERS:
        end = label.rfind(" ", 0, _CHARACTERS + 1)
        if end < 0:  # one long word, or a script without blanks
            return label[: _CHARACTERS - 1] + "…"
        label, kept = label[:end], False
    return label if kept else label.rstrip(_LOOSE_END) + "…"
