"""The lines of an annotation file; they end at LF, CRLF and CR, and nowhere else."""

import re

_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|\Z)")


def split_lines(text: str) -> tuple[tuple[str, str], ...]:
    """Return each line and its line ending; joined, they are the text again, byte for byte."""
    found = tuple((match[1], match[2]) for match in _LINE.finditer(text))
    return found[:-1] if found and found[-1] == ("", "") else found


def line_texts(text: str) -> list[str]:
    """Return the lines without their endings; the text may end with or without one."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not lines[-1]:
        lines.pop()
    return lines
