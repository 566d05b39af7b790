"""Text from outside as it is shown: control characters as symbols, paths as a shell reads them.

In a terminal control characters would move the cursor or change colours; on a page nobody would see
them. This module imports no other module of argmap.
"""

import codecs
import json
import re
import shlex
from typing import Any

# Tabs and line feeds are text, and carriage returns end lines.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNNAMED = "\N{REPLACEMENT CHARACTER}"
_IN_JSON = re.compile("[\x7f-\x9f\ud800-\udfff]")  # the others are escaped in any JSON
_SYMBOLS = {chr(code): chr(0x2400 + code) for code in range(0x20)} | {"\x7f": "\u2421"}
_PLAIN, _ESCAPE = "argmap-plain", "argmap-json"  # names of ways to encode what cannot be encoded
_PLAIN_SIGNS = {
    sign: plain
    for plain, signs in {
        '"': "“”„‟«»″",
        "'": "‘’‚‛‹›′",
        "-": "‐‑‒–—−",
        " ": "\xa0\u2002\u2003\u2009\u202f",
        "...": "…",
        "->": "→",
        "-|": "⊣",
        "*": "•",
    }.items()
    for sign in signs
}


def visible(text: str) -> str:
    """Return a text, as long as it is, with a symbol for each control character: "␛" for escape.

    Halves of characters, as in file names that are not UTF-8, are replaced too.
    """
    return _UNSHOWN.sub(lambda found: _SYMBOLS.get(found[0], _UNNAMED), text)


def xml_text(text: str) -> str:
    """Return a text, as long as it is, with a replacement for each character that XML lacks."""
    return _NOT_XML.sub(_UNNAMED, text)


def visible_data(value: Any) -> Any:  # noqa: ANN401  # whatever JSON can be made of
    """Return plain data with every text in it visible."""
    if isinstance(value, dict):
        return {key: visible_data(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [visible_data(each) for each in value]
    return visible(value) if isinstance(value, str) else value


def escaped_json(text: str) -> str:
    r"""Return JSON that says the same, with control characters as `\u009b`."""
    return _IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def json_text(data: object) -> str:
    """Return data as JSON for people and programs, with a line end."""
    return escaped_json(json.dumps(data, ensure_ascii=False, indent=1)) + "\n"


def encodable(text: str, encoding: str, *, as_json: bool = False) -> str:
    """Return a text without what an encoding lacks: quotation marks and dashes become plain ones.

    Other signs become question marks. In JSON each is escaped instead, so that nothing is lost.
    """
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.encode(encoding, _ESCAPE if as_json else _PLAIN).decode(encoding)
    except LookupError:  # of a stream that is no file
        return text
    return text


def _replaced(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    found = error.object[error.start : error.end]
    return "".join(_PLAIN_SIGNS.get(each, "?") for each in found), error.end


def _escaped(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return json.dumps(error.object[error.start : error.end])[1:-1], error.end


codecs.register_error(_PLAIN, _replaced)
codecs.register_error(_ESCAPE, _escaped)


def in_shell(path: str) -> str:
    """Return a path as one word of a command that a person copies."""
    return shlex.quote(f"./{path}" if path.startswith("-") else path)
