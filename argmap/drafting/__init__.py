"""Source -> Annotation: a first reading of how a text argues, all of it proposed, with reasons."""

from collections.abc import Sequence

from argmap.drafting.proposer import choose_proposer
from argmap.model import Annotation, Source, Span

__all__ = ["described", "draft"]


def draft(
    source: Source, spans: Sequence[Span] | None = None, model: str | None = None
) -> Annotation:
    """Return a proposed annotation: statements and links, each with the words that decided.

    With `spans` (half-open offsets in code points) the order and the bounds of the statements are
    given, and a span that argues nothing has no statement. `model` is a spaCy model or a `.json`
    file written by `argmap train`. Raises ArgmapError if there is no such model.
    """
    return choose_proposer(model).propose(source, spans)


def described(model: str | None = None) -> tuple[tuple[str, str], ...]:
    """Return the names and versions on which a draft depends, to keep with a draft."""
    return choose_proposer(model).versions()
