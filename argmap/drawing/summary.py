"""The summary at the top of the page: the standing of the main conclusion, and the flags.

Of a draft that nobody has reviewed it says that, what holds all the same, and where to begin.
"""

from collections.abc import Sequence

from argmap.drawing.words import STANDINGS, count_of, cut, unquoted
from argmap.flags.review import HOLDS, in_words, review_of
from argmap.flags.standing import state_with
from argmap.graph import ArgumentGraph
from argmap.model import LEVELS, Flag, Report, Standing, Statement

_WIDEST = 70  # characters of the statement to review first
NO_APPROVAL = "This is not an approval: argmap looks only for certain weaknesses."

_GUESSES = (
    "roles, links, captions and speakers are guesses, and whether a statement lacks a reason or an"
    " answer is not judged yet"
)

Summary = tuple[str, str, str]  # before the words that are a button, those words, and after


def summary_of(graph: ArgumentGraph, report: Report) -> Summary:
    """Return the summary of a reading in three pieces; what is before it says `draft_of`."""
    review, shown = review_of(graph), to_show(graph)
    place = graph.annotation.source.line_name(shown.line) if shown and shown.line else ""
    if review.is_untouched:
        named = f"“{cut(unquoted(shown.text), _WIDEST)}”" if shown else ""
        at = f" ({place})" if place else ""
        return "Review first: ", named, f"{at}. {HOLDS}: {_GUESSES}. {_counts(report.flags)}"
    doubted, part = _is_doubted(graph, report), review.proposals > 0
    before, words, after = summary_parts(
        shown, report.standing, report.flags, doubted=doubted, place=place, part=part
    )
    return before, words, f"{after} {HOLDS}." if part else after


def draft_of(graph: ArgumentGraph) -> str:
    """Return the first sentence of the page of a draft; nothing if all of it is reviewed."""
    review = review_of(graph)
    words = f"{in_words(review)}." if review.proposals else ""
    return words[:1].upper() + words[1:]


def to_show(graph: ArgumentGraph) -> Statement | None:
    """Return the main conclusion; of a draft the statement that most of it depends on."""
    if not review_of(graph).is_untouched:
        return graph.main_conclusion()
    first = (graph.statements.get(each) for each in review_of(graph).order)
    return next(filter(None, first), None)


def why_flagged(statement: str, report: Report) -> str:
    """Return the number of the gravest flag behind the standing of a statement; else nothing.

    It is on one of the links or statements that decide the standing, or on the statement itself.
    """
    standing = next((each for each in report.standing if each.id == statement), None)
    if standing is None or standing.state in ("clear", "unreviewed"):
        return ""
    behind = {*standing.because, statement}
    found = (
        flag
        for flag in report.flags
        if flag.state == "raised" and (flag.link or flag.statement) in behind
    )
    first = min(found, key=lambda flag: LEVELS.index(flag.level), default=None)
    return first.number if first else ""


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
    return state_with(graph.reviewed, holders, main.id) != "clear"


def summary_parts(
    main: Statement | None,
    standings: Sequence[Standing],
    flags: Sequence[Flag],
    *,
    doubted: bool = False,
    place: str = "",
    part: bool = False,
) -> Summary:
    """Return the summary from its parts; `doubted` if proposed flags are on every path.

    `place` is how the line of the main conclusion is cited. It is that of a `part` of the reading
    if there are proposals besides.
    """
    counts = _counts(flags)
    if main is None:
        open_yet = "Which conclusion is the main one depends on the proposals. "
        return open_yet if part else "No conclusion is marked in this reading. ", "", counts
    at = f" ({place})" if place else ""
    start = "Of what is reviewed, the main conclusion, " if part else "The main conclusion, "
    standing = next((each for each in standings if each.id == main.id), None)
    if standing is None:
        return "Main conclusion: ", main.label, f"{at}. {counts}"
    but = "; if the proposed flags count too, no path is without a flag" if doubted else ""
    return start, main.label, f"{at}, {STANDINGS[standing.state]}{but}. {counts}"


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
