"""The list of the package's files in `docs/contributing.md`: each with its first line and limits.

python benchmarks/file_list.py     # prints it; `run.py test --update` writes it
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).resolve().parents[1] / "argmap"
BEGIN, END = "<!-- files: begin -->", "<!-- files: end -->"
SHOWN = {".py", ".toml", ".js", ".css", ".html"}
COMMENT = re.compile(r"^(?:#|//|/\*|<!--|\{#-?)\s*(.+?)\s*(?:\*/|-->|-?#\})?$")
LIMIT = re.compile(r"^_?([A-Z][A-Z_]{3,})(?:: [^=]+)? = [\d(-][\d_.,() ]*(?:#|$)", re.MULTILINE)


def file_list() -> str:
    """Return the list as Markdown: a heading per folder, a line per file."""
    folders: dict[Path, list[Path]] = {}
    for path in files():
        folders.setdefault(path.parent.relative_to(PACKAGE), []).append(path)
    return "\n".join(line for name in sorted(folders) for line in rows(name, folders[name]))


def files() -> Iterator[Path]:
    """Yield the files that are listed; a rule is listed with its code in flags.md."""
    for path in sorted(PACKAGE.rglob("*")):
        is_rule = path.parent.parent.name == "rules" and path.name != "__init__.py"
        if path.suffix in SHOWN and not is_rule and first_line(path):
            yield path


def rows(folder: Path, inside: list[Path]) -> Iterator[str]:
    """Yield the heading of a folder and a line for each of its files."""
    name = folder.as_posix()
    yield f"\n**`{'argmap' if name == '.' else name}/`**\n"
    for path in inside:
        limits = sorted(set(LIMIT.findall(path.read_text("utf-8"))))
        noted = f" ({', '.join(limits)})" if limits else ""
        yield f"- `{path.name}`: {first_line(path)}{noted}"


def first_line(path: Path) -> str:
    """Return what a file says of itself on its first line."""
    text = path.read_text("utf-8")
    if path.suffix == ".py":
        words = (ast.get_docstring(ast.parse(text)) or "").split("\n\n")[0]
    else:
        found = COMMENT.match(text.partition("\n")[0])
        words = found[1] if found else ""
    return " ".join(words.split()).rstrip(".")


def with_list(page: str) -> str:
    """Return a page with the list of today between its marks."""
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}\n{file_list()}\n\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    print(file_list())
