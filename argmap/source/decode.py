"""Bytes -> text: UTF-8, or UTF-16 with a byte order mark; an encoding is never guessed."""

import codecs
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from argmap.model import Problem, SourceError
from argmap.symbols import CONTROL, in_shell

_LONGEST_LINE = 1024 * 1024
_LINE_END = re.compile(r"\r\n|\n|\r")
# What UTF-8 looks like after it was read as Windows-1252: an accented capital, then a symbol.
_MOJIBAKE = re.compile(
    r"\u00e2\u20ac[\u2122\u0153\u009d\u201c\u201d\u02dc\u00a6]"
    r"|\u00c3[\u00a0-\u00bf\u20ac-\u2122]|\u00c2[\u00a0-\u00bf]|\ufffd"
)
_MOJIBAKE_STARTS = ("\u00e2\u20ac", "\u00c3", "\u00c2", "\ufffd")


def decode(data: bytes, path: str) -> str:
    """Return a source's text without its byte order mark; raises SourceError with line and byte."""
    try:
        text = data.decode(marked_encoding(data) or "utf-8")
    except UnicodeDecodeError as error:
        line = len(re.findall(rb"\r\n|\n|\r", data[: error.start])) + 1
        byte = f"0x{data[error.start]:02x}" if error.start < len(data) else "the end of the file"
        raise SourceError(
            f"{path}:{line}: byte {error.start + 1} of the file ({byte}) is not"
            f" {error.encoding.upper()}, and argmap does not guess encodings. Find out how the file"
            " was saved and convert it, for Windows Western European with:\n"
            f"    iconv -f WINDOWS-1252 -t UTF-8 {in_shell(path)} > converted.txt"
        ) from None
    if not text.strip():
        raise SourceError(f"{path}: the file contains no text; add the words of the statement")
    _check(text, path)
    return text


def marked_encoding(data: bytes) -> str:
    """Return the encoding that a byte order mark shows, or nothing."""
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    return "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else ""


def _check(text: str, path: str) -> None:
    if "\x00" in text:
        line = len(line_starts(text[: text.index("\x00")]))
        raise SourceError(
            f"{path}:{line}: a NUL character, so this is not plain text"
            " (or is UTF-16 without a byte order mark). Save it as UTF-8, for UTF-16 with:\n"
            f"    iconv -f UTF-16LE -t UTF-8 {in_shell(path)} > converted.txt"
        )
    for number, (start, end) in enumerate(pairwise((*line_starts(text), len(text))), 1):
        length = len(text[start:end].rstrip("\r\n")) if end - start > _LONGEST_LINE else 0
        if length > _LONGEST_LINE:
            raise SourceError(
                f"{path}:{number}: this line has {length:,} characters and the limit is"
                f" {_LONGEST_LINE:,}; break it into lines"
            )


def line_starts(text: str) -> tuple[int, ...]:
    """Return the offset at which each line begins; lines end at LF, CRLF and CR only."""
    if "\r" not in text:
        return tuple(accumulate((len(line) + 1 for line in text.split("\n")[:-1]), initial=0))
    return (0, *(match.end() for match in _LINE_END.finditer(text)))


def odd_characters(text: str, path: str, starts: Sequence[int]) -> Iterator[Problem]:
    """Yield a warning for each line with likely mojibake, and for each with control characters."""
    if not any(start in text for start in _MOJIBAKE_STARTS) and not CONTROL.search(text):
        return
    for number, (start, end) in enumerate(pairwise((*starts, len(text))), 1):
        line = text[start:end].rstrip("\r\n")
        for pattern in (_MOJIBAKE, CONTROL):
            if match := pattern.search(line):
                found, width = match[0], len(match[0])
                if pattern is CONTROL:
                    more = len(pattern.findall(line)) - 1
                    others = f", and {more} more in this line" if more else ""
                    message = f"a control character (U+{ord(found):04X}){others}"
                    hint = "remove it from the source if it has no meaning"
                else:
                    message = f'"{found}" looks like text that was read in the wrong encoding'
                    hint = "compare with the original and fix the source"
                column = match.start() + 1
                yield Problem(path, number, column, "warning", message, line, width, hint)
