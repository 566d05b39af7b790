"""Formulas in MathML in one line: a fraction as 1/2, an exponent as x^2, a root as √2."""

import re
from collections.abc import Callable

from argmap.documents.piece import Element

_SINGLE = re.compile(r"[\w.,]+|\(.*\)")
_APART = frozenset(("annotation", "annotation-xml", "none", "mprescripts", "mphantom"))


def formula(element: Element) -> str:
    """Return the words of a formula or of a part of one."""
    name = _name(element)
    if name in _APART:
        return ""
    if name in _FORMS:
        return _FORMS[name]([formula(each) for each in element])
    written = "".join((element.text or "").split())
    for each in element:
        own = formula(each)
        apart = " " if _name(each) == "mfrac" and written[-1:].isalnum() else ""
        written += f"{apart}{own}{''.join((each.tail or '').split())}"
    return written


def grouped(words: str) -> str:
    """Return words in brackets, if they are more than one number or name."""
    return words if not words or _SINGLE.fullmatch(words) else f"({words})"


def _name(element: Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1]


def _fraction(parts: list[str]) -> str:
    return "/".join(map(grouped, parts))


def _raised(parts: list[str]) -> str:
    return "^".join(map(grouped, parts))


def _lowered(parts: list[str]) -> str:
    return "_".join(map(grouped, parts))


def _both(parts: list[str]) -> str:
    return _raised([_lowered(parts[:2]), *parts[2:]]) if len(parts) > 2 else _lowered(parts)


def _root(parts: list[str]) -> str:
    return f"√{grouped(''.join(parts))}"


def _degree_root(parts: list[str]) -> str:
    return f"{''.join(parts[1:])}√{grouped(''.join(parts[:1]))}"


_FORMS: dict[str, Callable[[list[str]], str]] = {
    "mfrac": _fraction,
    "msup": _raised,
    "mover": _raised,
    "msub": _lowered,
    "munder": _lowered,
    "msubsup": _both,
    "munderover": _both,
    "msqrt": _root,
    "mroot": _degree_root,
    "mtable": "; ".join,
    "mtr": ", ".join,
}
