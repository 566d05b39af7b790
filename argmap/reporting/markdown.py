"""A report in Markdown."""

from collections.abc import Iterator, Sequence

from argmap.interop.markdown import escaped
from argmap.reporting.blocks import Block, Heading, Items, Paragraph


def markdown(blocks: Sequence[Block]) -> str:
    """Return a report in Markdown; the tables are those of GitHub."""
    return "\n\n".join("\n".join(_lines(block)) for block in blocks) + "\n"


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * block.level} {escaped(block.text)}"
    elif isinstance(block, Paragraph):
        yield escaped(block.text)
    elif isinstance(block, Items):
        for item in block.items:
            mark = f"{escaped(item.mark)} " if item.mark else ""
            yield f"- {mark}{escaped(item.text)}"
            yield from (f"  - {escaped(each)}" for each in item.below)
    else:
        yield _row(block.head)
        yield _row(["---"] * len(block.head))
        yield from (_row([escaped(cell) for cell in row]) for row in block.rows)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
