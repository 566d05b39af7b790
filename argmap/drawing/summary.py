"""The summary at the top of the page: the standing of the main conclusion, and the flags."""

from collections.abc import Sequence

from argmap.drawing.words import STANDINGS, count_of
from argmap.flags.standing import state_with
from argmap.graph import ArgumentGraph
from argmap.model import LEVELS, Flag, Report, Standing, Statement

NO_APPROVAL = "This is not an approval: argmap looks only for certain weaknesses."

Summary = tuple[str, str, str]  # before the words of the main conclusion, those words, and after


def summary_of(graph: ArgumentGraph, report: Report) -> Summary:
    """Return the summary of a reading in three pieces."""
    main = graph.main_conclusion()
    page = graph.annotation.source.page_at(main.line or 0) if main else ""
    doubted = _is_doubted(graph, report)
    return summary_parts(main, report.standing, report.flags, doubted=doubted, page=page)


def _is_doubted(graph: ArgumentGraph, report: Report) -> bool:
    """Return whether the main conclusion would not be clear if the proposed flags were raised."""
    main = graph.main_conclusion()
    clear = {each.id for each in report.standing if each.state == "clear"}
    if main is None or main.id not in clear:
        return False
    holders = frozenset(
        each.link or each.statement or ""
        for each in report.flags
        if each.state != "answered" and each.level != "note"
    )
    return state_with(graph, holders, main.id) != "clear"


def summary_parts(
    main: Statement | None,
    standings: Sequence[Standing],
    flags: Sequence[Flag],
    *,
    doubted: bool = False,
    page: str = "",
) -> Summary:
    """Return the summary from its parts; `doubted` if proposed flags are on every path.

    `page` is the one of the document that the main conclusion is on.
    """
    counts = _counts(flags)
    if main is None:
        return "No conclusion is marked in this reading. ", "", counts
    place = f" (line {main.line}{page and f', {page}'})" if main.line else ""
    standing = next((each for each in standings if each.id == main.id), None)
    if standing is None:
        return "Main conclusion: ", main.label, f"{place}. {counts}"
    but = "; if the proposed flags count too, no path is without a flag" if doubted else ""
    verdict = f"{place}, {STANDINGS[standing.state]}{but}."
    if main.state == "proposed":
        draft = "In the machine's draft, which nobody has confirmed, the main conclusion, "
        return draft, main.label, f"{verdict} {counts}"
    unsure = " This would change without the proposed links, which nobody has confirmed."
    rest = unsure if standing.provisional else ""
    return "The main conclusion, ", main.label, f"{verdict}{rest} {counts}"


def _counts(flags: Sequence[Flag]) -> str:
    raised = [flag for flag in flags if flag.state == "raised"]
    proposed = sum(flag.state == "proposed" for flag in flags)
    sentence = _raised(raised) if raised else "No flag is raised"
    if proposed:
        more = f"{proposed} more" if raised else count_of(proposed, "flag")
        sentence += f"; {more} {_be(proposed)} proposed"
    grave = any(flag.level != "note" for flag in raised)
    return f"{sentence}." if grave else f"{sentence}. {NO_APPROVAL}"


def _raised(flags: Sequence[Flag]) -> str:
    by_level = [(sum(flag.level == level for flag in flags), level) for level in LEVELS]
    listed = ", ".join(count_of(number, level) for number, level in by_level if number)
    return f"{count_of(len(flags), 'flag')} {_be(len(flags))} raised: {listed}"


def _be(number: int) -> str:
    return "is" if number == 1 else "are"
