"""Quoting: the words of a text as messages show them."""

from collections.abc import Sequence

_PAIRS = {"“": "”", "„": "“", "«": "»", '"': '"', "‘": "’", "'": "'"}


def quote(text: str, most: int = 110, *, at: tuple[int, int] | None = None) -> str:
    """Return words of the source in quotation marks, shortened at word borders with "…".

    With `at`, the stretch that must stay in view; without, the beginning stays.
    """
    return f"“{shorten(text, most, at=at)}”"


def shorten(text: str, most: int, *, at: tuple[int, int] | None = None) -> str:
    """Return a text on one line, without outer quotation marks and full stop, cut at words."""
    first = len(" ".join(text[: at[0]].split())) if at else 0
    last = len(" ".join(text[: at[1]].split())) if at else 0
    flat = _bare(" ".join(text.split()))
    if len(flat) <= most:
        return flat
    start = 0 if last <= most else max(0, min(first - most // 3, len(flat) - most))
    if start:
        start = flat.find(" ", start) + 1
    cut = flat[start : start + most]
    if start + most < len(flat):
        cut = cut.rsplit(" ", 1)[0].rstrip(" ,;:-–—([") + " …"
    return ("… " if start else "") + cut


def _bare(flat: str) -> str:
    """Return a line without a closing full stop and without one pair of marks around the whole."""
    flat = flat.rstrip(" .,;:")
    inside = flat[1:-1]
    if (
        len(flat) > 1
        and _PAIRS.get(flat[0]) == flat[-1]
        and flat[0] not in inside
        and flat[-1] not in inside
    ):
        flat = inside.rstrip(" .,;:")
    return flat


def several(number: int, one: str, more: str) -> str:
    """Return a count with its noun."""
    return f"{number} {one if number == 1 else more}"


def listed(items: Sequence[object]) -> str:
    """Return items as a list in words: "3, 5 and 9"."""
    words = [str(each) for each in items]
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)
