"""`argmap train`: the weights of the drafter's voter, from documents that people annotated."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli._refusals import refusals


@click.command()
@click.argument("path", metavar="DIR|FILE")
@click.option(
    "--out",
    default="voter.json",
    show_default=True,
    metavar="MODEL",
    help="Where the weights are written.",
)
@click.option(
    "--model", metavar="NAME|PATH", help="The spaCy model that reads the texts; `blank` for none."
)
def train(path: str, out: str, model: str | None) -> None:
    """Train the drafter's voter on a folder of annotations, or on a JSON Lines file in the common form.

    Of an annotation only what you have accepted is learnt. The same documents give the same bytes. Draft with the
    weights by `argmap build --model MODEL`. Ends with 0, with 2 if there is nothing to learn from.
    """
    from argmap.drafting.learned.examples import read_examples
    from argmap.drafting.learned.training import to_lesson
    from argmap.drafting.learned.training import train as fit
    from argmap.drafting.learned.voter import to_json

    with refusals(path):
        examples = read_examples(path)
        voter = fit(to_lesson(example, model) for example in examples)
        Path(out).write_text(to_json(voter), encoding="utf-8", newline="\n")
    click.echo(
        f"{out}: {len(voter.words)} words and {len(voter.ways)} signs, from {len(examples)} documents"
    )
