"""Links of a draft -> those that are shown as links, and those that remain suggestions.

A link is shown if more such links are right than wrong, or if the words at its ends ask for more
than the text gives: then a reader would question the step, whoever drew it.
"""

from collections.abc import Sequence
from dataclasses import replace

from argmap.drafting.links import DraftLink
from argmap.drafting.roles import Draft, DraftStatement
from argmap.inference.scorer import load_scorer
from argmap.inference.surroundings import passage
from argmap.inference.verdict import DRAFTED, verdict
from argmap.model import Span

_FEW = 4  # statements of a text in which most links are right: there is not much else to support
_Links = tuple[DraftLink, ...]


def shown_and_suggested(
    text: str, draft: Draft, links: Sequence[DraftLink]
) -> tuple[_Links, _Links]:
    """Return the links that are shown, and those that are only suggested, both in order.

    What speaks against a step that is not shown is in neither.
    """
    if len(draft.statements) <= _FEW:
        return tuple(links), ()
    judged = [_judged(text, draft, link) for link in links]
    steps = {(each.source, each.target) for each in judged if each.likely}
    shown: list[DraftLink] = []
    suggested: list[DraftLink] = []
    for link in judged:
        if link.kind == "undercut":
            shown += [link] if (link.target, link.onto) in steps else []
        else:
            (shown if link.likely else suggested).append(link)
    return tuple(shown), tuple(suggested)


def _judged(text: str, draft: Draft, link: DraftLink) -> DraftLink:
    """Return a link, as a likely one if its words ask for more than the text gives."""
    if link.likely or link.kind != "support":
        return link
    words = _questioned(text, draft.statements[link.source], draft.statements[link.target])
    return replace(link, likely=True, because=words) if words else link


def _questioned(text: str, premise: DraftStatement, conclusion: DraftStatement) -> str:
    """Return the words of a conclusion that ask for more than its premise gives; "" if none do."""
    if premise.utterance.voice.reported != conclusion.utterance.voice.reported:
        return ""
    ends: list[Span] = [(each.segment.start, each.segment.end) for each in (conclusion, premise)]
    found = verdict(passage(text, ends[0], ends[1:]), load_scorer(), DRAFTED)
    return text[slice(*ends[0])][slice(*found.claims)].strip() if found else ""
