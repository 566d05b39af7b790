"""RTF -> tokens: groups, control words, and characters in the encodings of their fonts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    rb"([{}])|\\([A-Za-z]{1,32})(-?\d{1,10})? ?"
    rb"|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([^\\{}\r\n]+)|\\|[\r\n]+",
    re.DOTALL,
)
_CODE_PAGES = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip
_DEFAULTS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}


@dataclass(frozen=True, slots=True)
class Token:
    """A group's sign, a control word with its number, a sign, or bytes of text."""

    kind: str  # "{", "}", "word", "sign", "text"
    name: str = ""
    number: int | None = None
    data: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """Yield the tokens of a document; bytes of other kinds of data are passed over."""
    at = 0
    while match := _TOKEN.match(data, at):
        at = match.end()
        group, word, number, code, sign, text = match.groups()
        if word == b"bin":
            at += max(0, int(number or 0))
        elif group:
            yield Token(group.decode())
        elif word:
            yield Token("word", word.decode(), int(number) if number else None)
        elif code:
            yield Token("text", data=bytes([int(code, 16)]))
        elif sign:
            yield Token("sign", sign.decode("latin-1"))
        elif text:
            yield Token("text", data=text)


def code_page(name: str, number: int | None) -> str:
    """Return the encoding that the head of a document names."""
    return f"cp{number}" if name == "ansicpg" and number else _DEFAULTS.get(name, "cp1252")


def of_character_set(number: int | None) -> str:
    """Return the encoding of a font's character set; "" for that of the document."""
    return _CODE_PAGES.get(number or 0, "")


def decoded(data: bytes, encoding: str) -> str:
    """Return bytes as text."""
    try:
        return data.decode(encoding or "cp1252", "replace")
    except LookupError:
        return data.decode("cp1252", "replace")
