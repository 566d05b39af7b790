"""Bytes -> text: UTF-8, or UTF-16 with its mark; anything else is refused with line and byte, never guessed."""

from __future__ import annotations

import codecs
import re
from itertools import accumulate

from argmap.model import Problem, SourceError

MOST_BYTES = 64 * 1024 * 1024
MOST_LINE = 1024 * 1024

_LINE_END = re.compile(r"\r\n|\n|\r")
# What UTF-8 looks like when it was once read as Windows-1252: an accented capital, then a sign.
_MOJIBAKE = re.compile(
    r"\u00e2\u20ac[\u2122\u0153\u009d\u201c\u201d\u02dc\u00a6]|\u00c3[\u00a0-\u00bf\u20ac-\u2122]|\u00c2[\u00a0-\u00bf]|\ufffd"
)
_MOJIBAKE_SIGNS = (
    "\u00e2\u20ac",
    "\u00c3",
    "\u00c2",
    "\ufffd",
)  # every one of them begins with one of these
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")


def decode(data: bytes, path: str) -> str:
    """Return a source's text without its byte order mark; raise SourceError with the line and the byte that cannot be read."""
    if len(data) > MOST_BYTES:
        message = f"{path}: the file has {len(data):,} bytes and the limit is {MOST_BYTES:,}; split it into several sources"
        raise SourceError(message)
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(_refusal(data, path, error)) from None
    if not text.strip():
        message = f"{path}: the file holds no text; put the statement's words into it"
        raise SourceError(message)
    _refuse_odd(text, path)
    return text


def _encoding(data: bytes) -> str:
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8"


def _refusal(data: bytes, path: str, error: UnicodeDecodeError) -> str:
    """Return what a person reads about bytes that are not text in a known encoding."""
    before = data[: error.start]
    line = len(re.findall(rb"\r\n|\n|\r", before)) + 1
    byte = f"0x{data[error.start]:02x}" if error.start < len(data) else "the end of the file"
    return (
        f"{path}:{line}: byte {error.start + 1} of the file ({byte}) is not {error.encoding.upper()}, and argmap does not guess encodings. "
        f"Find out how the file was saved and convert it, for Windows Western European with:\n"
        f"    iconv -f WINDOWS-1252 -t UTF-8 {path} > converted.txt"
    )


def _refuse_odd(text: str, path: str) -> None:
    """Refuse what is no plain text: NUL characters, lines without end."""
    if "\x00" in text:
        line = len(_LINE_END.findall(text, 0, text.index("\x00"))) + 1
        message = (
            f"{path}:{line}: a NUL character stands here, so this is no plain text (or UTF-16 without its mark). "
            f"Save it as plain text in UTF-8, for UTF-16 with:\n    iconv -f UTF-16LE -t UTF-8 {path} > converted.txt"
        )
        raise SourceError(message)
    start = _endless_line(text)
    if start >= 0:
        number, length = (
            len(_LINE_END.findall(text, 0, start)) + 1,
            len(_LINE_END.split(text[start:], maxsplit=1)[0]),
        )
        message = f"{path}:{number}: this line has {length:,} characters and the limit is {MOST_LINE:,}; break it into lines"
        raise SourceError(message)


def _endless_line(text: str) -> int:
    """Return where the first line beyond the limit begins, or -1; from one line end to the last that is within reach, not from line to line."""
    start = 0
    while len(text) - start > MOST_LINE:
        last = start + MOST_LINE + 1
        end = max(text.rfind("\n", start, last), text.rfind("\r", start, last))
        if end < 0:
            return start
        start = end + 1
    return -1


def line_starts(text: str) -> tuple[int, ...]:
    """Return the offset at which each line begins; lines end at LF, CRLF and CR and nowhere else."""
    if "\r" not in text:
        return tuple(accumulate((len(line) + 1 for line in text.split("\n")[:-1]), initial=0))
    return (0, *(match.end() for match in _LINE_END.finditer(text)))


def odd_signs(text: str, path: str, starts: tuple[int, ...]) -> tuple[Problem, ...]:
    """Return a warning for each line that looks like text once read in another encoding, or holds control characters."""
    warnings: list[Problem] = []
    if not any(sign in text for sign in _MOJIBAKE_SIGNS) and not _CONTROL.search(text):
        return ()
    for number, start in enumerate(starts, start=1):
        end = starts[number] if number < len(starts) else len(text)
        line = text[start:end].rstrip("\r\n")
        if match := _MOJIBAKE.search(line):
            what = f'"{match.group()}" looks like text that was once read in another encoding'
            warnings.append(
                _warning(
                    path, number, match, line, what, "compare with the original and mend the source"
                )
            )
        if match := _CONTROL.search(line):
            what = f"a control character (U+{ord(match.group()):04X}) stands here"
            warnings.append(
                _warning(
                    path,
                    number,
                    match,
                    line,
                    what,
                    "remove it from the source if it carries nothing",
                )
            )
    return tuple(warnings)


def _warning(
    path: str, number: int, match: re.Match[str], line: str, what: str, hint: str
) -> Problem:
    return Problem(path, number, match.start() + 1, "warning", what, line, len(match.group()), hint)
