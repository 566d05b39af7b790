"""A report as one HTML file, without scripts and outside requests."""

from collections.abc import Sequence
from html import escape

from argmap.interop.exported import shown
from argmap.reporting.blocks import Block, Heading, Items, Paragraph

_STYLE = """
body{font:17px/1.55 Georgia,serif;color:#1b1b1b;background:#fff;max-width:46rem;margin:2rem auto;
padding:0 1rem;overflow-wrap:anywhere}
h1,h2,h3,table{font-family:system-ui,sans-serif}
h1{font-size:1.6rem}h2{font-size:1.25rem;margin-top:2.2rem}h3{font-size:1.05rem;margin-top:1.6rem}
ul{padding-left:1.2rem}li{margin:.35rem 0}ul ul{list-style:circle;color:#333;font-size:.95em}
ul.numbered{list-style:none;padding-left:0}ul.numbered>li{padding-left:2.4rem;text-indent:-2.4rem}
ul.numbered>li>*{text-indent:0}b.mark{display:inline-block;min-width:2.2rem;text-indent:0}
table{border-collapse:collapse;font-size:.85rem;width:100%}
th,td{border:1px solid #999;padding:.3rem .5rem;text-align:left;vertical-align:top}
@media print{body{margin:0;max-width:none}h2,h3{break-after:avoid}li,tr{break-inside:avoid}}
"""


def html(blocks: Sequence[Block]) -> str:
    """Return a report as a page for reading and printing."""
    title = next((each.text for each in blocks if isinstance(each, Heading)), "Report")
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{_words(title)}</title><style>{_STYLE}</style></head><body><main>\n"
        f"{''.join(map(_block, blocks))}</main></body></html>\n"
    )


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{_words(block.text)}</h{block.level}>\n"
    if isinstance(block, Paragraph):
        return f"<p>{_words(block.text)}</p>\n"
    if isinstance(block, Items):
        return _items(block)
    head = "".join(f'<th scope="col">{_words(cell)}</th>' for cell in block.head)
    rows = "".join(
        f"<tr>{''.join(f'<td>{_words(cell)}</td>' for cell in row)}</tr>" for row in block.rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>\n"


def _items(block: Items) -> str:
    style = ' class="numbered"' if any(item.mark for item in block.items) else ""
    rows = []
    for item in block.items:
        mark = f'<b class="mark">{_words(item.mark)}</b>' if item.mark else ""
        below = "".join(f"<li>{_words(each)}</li>" for each in item.below)
        inner = f"<ul>{below}</ul>" if below else ""
        rows.append(f"<li>{mark}{_words(item.text)}{inner}</li>")
    return f"<ul{style}>{''.join(rows)}</ul>\n"


def _words(text: str) -> str:
    return escape(shown(text))
