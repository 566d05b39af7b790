"""`argmap eval`: how close the drafts come to what people annotated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from argmap.cli import say
from argmap.cli._output import exit_on_error, json_text
from argmap.summary import counted

if TYPE_CHECKING:
    from argmap.drafting.learned.measuring import Figure
    from argmap.model import Annotation

_GIVEN = "Draft on the segments of GOLD, so that only roles and links are measured."
_DRAFTING = "The spaCy model that drafts, or the weights of `argmap train`; `blank` for none."


@click.command("eval")
@click.argument("gold", metavar="GOLD")
@click.option("--given-segments", is_flag=True, help=_GIVEN)
@click.option("--model", metavar="NAME|PATH", help=_DRAFTING)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def eval_(gold: str, model: str | None, *, given_segments: bool, as_json: bool) -> None:
    """Measure the drafts against documents that people annotated.

    GOLD is a JSON Lines file in the common form, or a folder of annotations; each of its documents
    is drafted again and compared. Each figure is printed with the bounds that contain it in 95 of
    100 resamples of the documents. Exits with 0, or with 2 if GOLD could not be read.
    """
    from argmap.drafting import draft
    from argmap.drafting.learned.examples import Example, read_examples
    from argmap.drafting.learned.measuring import evaluate
    from argmap.source import read_text

    def predict(example: Example) -> Annotation:
        spans = [(unit.start, unit.end) for unit in example.units] if given_segments else None
        return draft(read_text(example.text), spans=spans, model=model)

    with exit_on_error(gold):
        examples = read_examples(gold)
        found = evaluate(examples, predict)
    printed = _as_json if as_json else _as_text
    say(printed(found, len(examples)), nl=False, as_json=as_json)


def _as_text(found: tuple[Figure, ...], documents: int) -> str:
    lines = [counted(documents, "document") + ("" if documents > 1 else ": no intervals")]
    for each in found:
        bounds = "" if each.low is None else f"  [{each.low:.3f}, {each.high:.3f}]"
        lines.append(f"{each.name:22} {each.value:.3f}{bounds}")
    return "".join(f"{line}\n" for line in lines)


def _as_json(found: tuple[Figure, ...], documents: int) -> str:
    parts = ("value", "low", "high")
    figures = {each.name: {part: getattr(each, part) for part in parts} for each in found}
    return json_text({"argmap": 1, "documents": documents, "figures": figures})
