"""`argmap eval`: how near the drafts come to what people annotated."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from argmap.cli._refusals import refusals

if TYPE_CHECKING:
    from argmap.drafting.learned.measuring import Figure
    from argmap.model import Annotation


@click.command("eval")
@click.argument("gold", metavar="GOLD")
@click.option(
    "--given-segments",
    is_flag=True,
    help="Draft on the segments of GOLD, so that roles and links are measured alone.",
)
@click.option(
    "--model",
    metavar="NAME|PATH",
    help="The spaCy model that drafts, or the weights of `argmap train`; `blank` for none.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def eval_(gold: str, model: str | None, *, given_segments: bool, as_json: bool) -> None:
    """Measure the drafter: each document of GOLD is drafted anew and compared.

    GOLD is a JSON Lines file in the common form, or a folder of annotations. Each figure stands with the bounds
    between which it lies in 95 of 100 resamples of the documents. Ends with 0, with 2 if GOLD could not be read.
    """
    from argmap.drafting import draft
    from argmap.drafting.learned.examples import Example, read_examples
    from argmap.drafting.learned.measuring import evaluate
    from argmap.source import read_text

    def predict(example: Example) -> Annotation:
        spans = [(unit.start, unit.end) for unit in example.units] if given_segments else None
        return draft(read_text(example.text), spans=spans, model=model)

    with refusals(gold):
        examples = read_examples(gold)
        found = evaluate(examples, predict)
    click.echo(
        _as_json(found, len(examples)) if as_json else _as_text(found, len(examples)), nl=False
    )


def _as_text(found: tuple[Figure, ...], documents: int) -> str:
    lines = [
        f"{documents} document{'' if documents == 1 else 's'}{'' if documents > 1 else ': no intervals'}"
    ]
    lines += [
        f"{each.name:22} {each.value:.3f}"
        + (f"  [{each.low:.3f}, {each.high:.3f}]" if each.low is not None else "")
        for each in found
    ]
    return "".join(f"{line}\n" for line in lines)


def _as_json(found: tuple[Figure, ...], documents: int) -> str:
    data = {
        "argmap": 1,
        "documents": documents,
        "figures": {
            each.name: {"value": each.value, "low": each.low, "high": each.high} for each in found
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
