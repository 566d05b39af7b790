"""The words of the page: names of roles and levels, and the sentence on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import LEVELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.model import Flag, Standing, Statement

ROLE_NAMES = {
    "claim": "Claim",
    "evidence": "Evidence",
    "conclusion": "Conclusion",
    "rebuttal": "Rebuttal",
}
LEVEL_NAMES = {"error": "Errors", "warning": "Warnings", "note": "Notes"}
LEVEL_HINTS = {
    "error": "figures or words in the text that do not fit together",
    "warning": "steps that the text itself does not carry",
    "note": "things a reader may want to ask",
}
RELATIONS = {"support": "because", "attack": "attacked by", "undercut": "that step is undercut by"}
TOGETHER = "together with"  # the second and further premises of one link

_STANDING = {
    "clear": "is reached from evidence in the text; no flag is raised on at least one of the ways there",
    "over-flagged-steps": "is reached from evidence only over flagged steps",
    "bare-claims": "rests on claims alone: the text gives no evidence below them",
    "no-support": "stands alone: the text gives nothing that it is drawn from",
}
NO_APPROVAL = "That is no approval: argmap looks for certain weaknesses only."
_SHORT_STANDING = {
    "clear": "reached, no flag raised on a way there",
    "over-flagged-steps": "only over flagged steps",
    "bare-claims": "rests on bare claims",
    "no-support": "nothing given for it",
}


def flag_title(name: str) -> str:
    """Return a flag's name as words: `co-movement-to-cause` is "Co-movement to cause"."""
    words = name.split("-")
    joined = (
        " ".join(words)
        .replace("co movement", "co-movement")
        .replace("both ways", "both-ways")
        .replace("either or", "either-or")
    )
    return joined[:1].upper() + joined[1:]


def count_of(number: int, thing: str) -> str:
    """Return "1 flag", "2 flags"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def summary_parts(
    main: Statement | None,
    standings: Sequence[Standing],
    flags: Sequence[Flag],
    *,
    doubted: bool = False,
) -> tuple[str, str, str]:
    """Return the sentence on top in three pieces: before the main conclusion's words, those words, and after.

    `doubted`: the main conclusion would stand otherwise if what is proposed were raised.
    """
    tail = _counts(flags)
    if main is None:
        return "No conclusion is marked in this reading. ", "", tail
    place = f" (line {main.line})" if main.line else ""
    state = next((standing for standing in standings if standing.id == main.id), None)
    if state is None:
        return "Main conclusion: ", main.label, f"{place}. {tail}"
    but = "; with the flags that are proposed, no way is without one" if doubted else ""
    if main.state == "proposed":
        return (
            "In the machine's draft, which nobody has confirmed, the main conclusion, ",
            main.label,
            f"{place}, {_STANDING[state.state]}{but}. {tail}",
        )
    unsure = (
        " This would differ without the proposed links, which nobody has confirmed."
        if state.provisional
        else ""
    )
    return (
        "The main conclusion, ",
        main.label,
        f"{place}, {_STANDING[state.state]}{but}.{unsure} {tail}",
    )


def standing_in_short(state: str) -> str:
    """Return a standing in a few words, for a table."""
    return _SHORT_STANDING.get(state, state)


def _counts(flags: Sequence[Flag]) -> str:
    raised = [flag for flag in flags if flag.state == "raised"]
    proposed = sum(flag.state == "proposed" for flag in flags)
    parts = [
        count_of(number, level)
        for level in LEVELS
        if (number := sum(flag.level == level for flag in raised))
    ]
    told = (
        f"{count_of(len(raised), 'flag')} {_be(len(raised))} raised: {', '.join(parts)}"
        if raised
        else "No flag is raised"
    )
    more = f"{proposed} more" if raised else count_of(proposed, "flag")
    told += f"; {more} {_be(proposed)} proposed." if proposed else "."
    return told if any(flag.level != "note" for flag in raised) else f"{told} {NO_APPROVAL}"


def _be(number: int) -> str:
    return "is" if number == 1 else "are"
