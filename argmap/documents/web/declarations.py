"""What the declarations of a style sheet do to words: hide, strike, raise or separate them."""

import re

_OFF_SCREEN = re.compile(r"clip:rect\((?:0|1)(?:px)?,?(?:0|1)|clip-path:inset\((?:50|100)%")
_LENGTH = re.compile(r"([+-]?(?:\d{1,6}(?:\.\d{0,9})?|\.\d{1,9}))\s*([a-z%]{0,4})")
_AWAY = {"px": 900.0, "pt": 700.0, "em": 60.0, "rem": 60.0}
_MOVED = ("left", "right", "top", "margin-left", "text-indent")
_BLOCKS = frozenset(
    "block flex grid table list-item flow-root table-row table-caption table-row-group".split()
)
_ROWS = frozenset("flex grid inline-flex inline-grid".split())
_RELATIVE = frozenset(("em", "%", "ex", "ch"))
_ANIMATED = ("transition", "animation", "animation-name")


def effects(declarations: str) -> dict[str, bool]:
    """Return what declarations do to words.

    "hidden" and "tiny" hide them, "tiny" unless a part has a size of its own; "struck" and "raised"
    say what they are called; "lifted" raises what looks like the mark of a note; "block" and "cell"
    separate them from others, and "row" the parts of an element from each other.
    """
    found: dict[str, bool] = {}
    own: dict[str, str] = {}
    for each in declarations.lower().split(";"):
        name, _, value = each.replace("!important", "").partition(":")
        name, value = name.strip(), value.strip()
        if not value:
            continue
        own[name] = value
        found.update(_effect(name, value))
    if _is_away(own) or (_number(own.get("opacity", "1")) == 0 and not _is_animated(own)):
        found["hidden"] = True
    if _is_lifted(own):
        found["lifted"] = True
    return found


def _effect(name: str, value: str) -> dict[str, bool]:
    """Return what one declaration does."""
    if name == "display":
        return _displayed(value)
    if name == "visibility":
        return {"hidden": value in {"hidden", "collapse"}}
    if name in {"text-decoration", "text-decoration-line"}:
        return {"struck": "line-through" in value}
    if name == "vertical-align":
        return {"raised": value == "super", "lifted": _is_high(value)}
    if name == "font-size":
        number, unit = _length(value)
        return {} if number and unit in _RELATIVE else {"tiny": number == 0}
    return {"hidden": True} if _OFF_SCREEN.match(f"{name}:{value}".replace(" ", "")) else {}


def _displayed(value: str) -> dict[str, bool]:
    return {
        "hidden": value == "none",
        "block": value in _BLOCKS,
        "cell": value == "table-cell",
        "row": value in _ROWS,
    }


def _is_high(value: str) -> bool:
    number, _ = _length(value)
    return value in {"super", "top", "text-top"} or (number is not None and number > 0)


def _is_lifted(own: dict[str, str]) -> bool:
    """Return whether words are moved up a little from where they would be."""
    if own.get("position") != "relative":
        return False
    top, _ = _length(own.get("top", ""))
    bottom, _ = _length(own.get("bottom", ""))
    return (top is not None and top < 0) or (bottom is not None and bottom > 0)


def _is_away(own: dict[str, str]) -> bool:
    """Return whether words are moved to where no screen is."""
    for name in _MOVED:
        number, unit = _length(own.get(name, ""))
        if number is not None and unit in _AWAY and number <= -_AWAY[unit]:
            return name in {"text-indent", "margin-left"} or own.get("position") != "static"
    return False


def _is_animated(own: dict[str, str]) -> bool:
    return any(name in own for name in _ANIMATED)


def _length(value: str) -> tuple[float | None, str]:
    found = _LENGTH.fullmatch(value)
    return (float(found[1]), found[2]) if found else (None, "")


def _number(value: str) -> float | None:
    number, _ = _length(value)
    return number
