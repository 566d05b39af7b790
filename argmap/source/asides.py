"""How much of a source is set aside: whole lines, and sentences of others."""

from collections.abc import Iterator

from argmap.model import Aside, AsideReason, Source


def lines_with_words(source: Source) -> Iterator[int]:
    """Yield the numbers of the lines that are not blank."""
    for number in range(1, source.lines + 1):
        if source.line_text(number).strip():
            yield number


def whole_lines(source: Source) -> dict[int, Aside]:
    """Return the lines that are set aside from their first word to their last."""
    whole: dict[int, Aside] = {}
    for aside in source.asides:
        for number in range(aside.lines[0], aside.lines[1] + 1):
            words = source.line_text(number)
            begin = source.line_starts[number - 1] + len(words) - len(words.lstrip())
            end = begin + len(words.strip())
            if begin < end and aside.start <= begin and aside.end >= end:
                whole[number] = aside
    return whole


def lines_and_parts(source: Source, reason: AsideReason) -> tuple[int, int]:
    """Return how many lines are set aside for a reason, and how many parts of other lines."""
    whole = whole_lines(source)
    lines = sum(each.reason == reason for each in whole.values())
    parts = sum(
        max(1, len(each.copies))
        for each in source.asides
        if each.reason == reason and each not in whole.values()
    )
    return lines, parts
