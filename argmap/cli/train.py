"""`argmap train`: the weights of the drafter, from documents that people annotated."""

import click

from argmap.cli import say
from argmap.cli._output import exit_on_error, having
from argmap.summary import counted

_DECISIONS = (
    "A folder of annotations from which to learn cuts, roles and links too; else those of argmap."
)
_READING = "The spaCy model that reads the texts; `blank` for none."


@click.command()
@click.argument("path", metavar="DIR|FILE")
@click.option("--out", default="voter.json", metavar="MODEL", show_default=True, help="The file.")
@click.option("--decisions", metavar="DIR", help=_DECISIONS)
@click.option("--model", metavar="NAME|PATH", help=_READING)
def train(path: str, out: str, decisions: str | None, model: str | None) -> None:
    """Train the drafter on your own annotations.

    DIR is a folder of annotations, FILE a JSON Lines file in the common form. Only the statements
    and links that you accepted are learned from. The same documents give the same bytes. To draft
    with the weights, use `argmap build --model MODEL`. Exits with 0, or with 2 if there is nothing
    to learn from.

    With --decisions, the documents below that DIR teach where a sentence is cut, what is a
    statement, its role, and what it is linked to. So do those of PATH, which count half as much;
    no document should be among both.
    """
    from dataclasses import replace

    from argmap.drafting.learned.examples import read_examples
    from argmap.drafting.learned.teaching import teach, to_pupils
    from argmap.drafting.learned.training import to_lesson, to_text
    from argmap.drafting.learned.training import train as fit
    from argmap.drafting.learned.voter import load_voter, to_json
    from argmap.model import ArgmapError
    from argmap.source.files import write_bytes

    with exit_on_error(path):
        if not out.endswith(".json"):
            raise ArgmapError(f"{out}: the name of a trained model ends in .json; nothing written")
        texts = [to_text(example, model) for example in read_examples(path)]
        voter = fit(map(to_lesson, texts))
        if decisions is None:
            voter = replace(voter, choices=load_voter().choices)
        else:
            own = [to_text(example, model) for example in read_examples(decisions)]
            voter = replace(voter, choices=teach(to_pupils(own, texts, voter)))
        write_bytes(out, to_json(voter).encode())
    sizes = f"{len(voter.words)} words and {len(voter.ways)} markers"
    with having(f"{out} is written"):
        say(f"{out}: {sizes}, from {counted(len(texts), 'document')}")
        if decisions is not None:
            say(f"decisions: from {counted(len(own) + len(texts), 'document')}")
