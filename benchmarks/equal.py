"""Whether this checkout says the same as an earlier commit: ids, codes, offsets, states, map.

    python benchmarks/equal.py COMMIT [--texts FILE.jsonl ...] [--each N] [--kept FOLDER]

Builds the statement, every golden case and, if given, the texts of JSONL files ("id", "text") with
both versions and compares the results field by field; wording (messages, reasons) is counted
separately. Intended differences are in `benchmarks/equal.toml`, each with the right value.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parents[1]
SAME = {
    "source": ("sha256", "title", "speaker", "lines"),
    "sections": ("title", "at"),
    "asides": ("start", "end", "lines", "reason", "of_lines"),
    "variants": ("start", "end", "line", "of_start", "of_end", "of_line", "differs"),
    "statements": (
        *("id", "role", "text", "label", "start", "end", "parts", "line", "also_lines", "speaker"),
        *("reported", "implicit", "state", "by_hand", "section", "notes", "at"),
    ),
    "links": ("id", "kind", "premises", "conclusion", "scheme", "state", "by_hand", "at"),
    "suggestions": ("kind", "premises", "conclusion"),
    "flags": ("id", "code", "name", "level", "statement", "link", "start", "end", "line", "state"),
    "checks": ("start", "end", "holds", "flag"),
    "standing": ("id", "state", "provisional", "because", "path", "repairs"),
}
WORDED = {
    "statements": ("because",),
    "links": ("because",),
    "flags": ("says", "lacks", "why", "question"),
    "checks": ("stated", "computed"),
}


def main() -> int:
    """Print what differs; the exit status is 1 if something does that is not listed as intended."""
    options = arguments()
    with tempfile.TemporaryDirectory() as folder:
        corpus = collect(Path(folder, "corpus"), options.texts, options.each)
        earlier = options.kept / "before" if options.kept else Path(folder, "before")
        if not (options.kept and earlier.is_dir()):
            with_tree(options.commit, lambda tree: build(tree, corpus, earlier))
        later = Path(folder, "after")
        build(HERE, corpus, later)
        return report(earlier, later)


def arguments() -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("commit", help="the commit to compare with")
    parser.add_argument("--texts", nargs="*", type=Path, default=[], help="JSONL files of texts")
    parser.add_argument("--each", type=int, default=1_000_000, help="the most texts of a file")
    parser.add_argument("--kept", type=Path, help="keep the earlier results in this folder")
    return parser.parse_args()


def collect(folder: Path, texts: list[Path], each: int) -> Path:
    """Put the statement, the golden cases and the texts into one folder of documents."""
    shutil.copytree(HERE / "corpus", folder / "corpus", ignore=shutil.ignore_patterns("*.html"))
    shutil.copytree(HERE / "tests/cases", folder / "cases")
    for path in texts:
        lines = path.read_text("utf-8").splitlines()
        target = folder / path.stem
        target.mkdir(parents=True)
        for line in lines[:: max(1, len(lines) // each)]:
            document = json.loads(line)
            (target / f"{document['id']}.txt").write_text(document["text"], "utf-8")
    return folder


def with_tree(commit: str, work: Any) -> None:  # noqa: ANN401 - a function of a path
    """Call a function with a temporary checkout of a commit."""
    with tempfile.TemporaryDirectory() as folder:
        git = ("git", "-C", str(HERE), "worktree")
        subprocess.run([*git, "add", "-q", "--detach", folder, commit], check=True)
        try:
            work(Path(folder))
        finally:
            subprocess.run([*git, "remove", "--force", folder], check=True)


def build(tree: Path, corpus: Path, out: Path) -> None:
    """Build a copy of the corpus with one version; what is written next to the sources is kept."""
    copy = Path(f"{out}-corpus")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(corpus, copy)
    environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-m", "argmap", "build", str(copy), "-o", str(out), "--svg"]
    done = subprocess.run(
        command, env=environment, cwd=tree, check=False, capture_output=True, text=True
    )
    if not any(out.rglob("*.json")):
        sys.exit(f"nothing was built with {tree}:\n{done.stderr[-2000:]}")


def report(earlier: Path, later: Path) -> int:
    """Print the differences by field; return 1 if any is not listed as intended."""
    listed = {(each["document"], each["field"]): each["right"] for each in intended("difference")}
    renamed = {each["before"]: each["after"] for each in intended("wording")}
    found: Counter[str] = Counter()
    worded: Counter[str] = Counter()
    names = sorted(
        {str(path.relative_to(root)) for root in (earlier, later) for path in root.rglob("*.json")}
    )
    known = 0
    for name in names:
        old, new = (data_of(root / name) for root in (earlier, later))
        for field, before, after in (
            *differences(old, new),
            *drawn(earlier, later, name, renamed),
        ):
            right = listed.get((name, field))
            known += right is not None
            found[field] += right is None
            print(f"{name}: {field}\n    before: {short(before)}\n    after:  {short(after)}")
            print(f"    right:  {right or 'not listed'}")
        worded.update(wording(old, new))
    print(f"{len(names)} documents compared with the earlier version")
    print(
        f"differences: {found.total()} not listed {dict(+found)}, "
        f"{known} listed with their right value"
    )
    print(f"in wording only: {dict(worded)}")
    return int(bool(+found))


def data_of(path: Path) -> dict[str, Any]:
    """Return the data of a build; nothing if it was not built."""
    found: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return found


def intended(kind: str) -> list[dict[str, str]]:
    """Return what `equal.toml` lists: differences with their right value, or wordings."""
    found: list[dict[str, str]] = tomllib.loads(
        Path(__file__).with_name("equal.toml").read_text("utf-8")
    ).get(kind, [])
    return found


def differences(old: dict[str, Any], new: dict[str, Any]) -> Iterator[tuple[str, object, object]]:
    """Yield what is not the same in the data of a document; lists are compared as sets."""
    for part, fields in SAME.items():
        before, after = rows(old, part, fields), rows(new, part, fields)
        gone, come = (
            [each for each in before if each not in after],
            [each for each in after if each not in before],
        )
        if gone or come or before != after:
            yield part, gone, come


def rows(data: dict[str, Any], part: str, fields: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the compared fields of one part of the data."""
    value = data.get(part, [])
    return [
        {field: each.get(field) for field in fields}
        for each in ([value] if isinstance(value, dict) else value)
    ]


def wording(old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    """Yield a name for each text that is worded otherwise."""
    for part, fields in WORDED.items():
        for before, after in zip(old.get(part, []), new.get(part, []), strict=False):
            yield from (
                f"{part}.{field}" for field in fields if before.get(field) != after.get(field)
            )


def drawn(
    earlier: Path, later: Path, name: str, renamed: dict[str, str]
) -> Iterator[tuple[str, object, object]]:
    """Yield a difference of the map: its words, and where they are."""
    paths = [root.joinpath(name).with_suffix(".svg") for root in (earlier, later)]
    before, after = (words_of(path, renamed) if path.is_file() else [] for path in paths)
    if before != after:
        gone = [each for each in before if each not in after]
        yield "map", gone, [each for each in after if each not in before]


def words_of(path: Path, renamed: dict[str, str]) -> list[tuple[str, str, str]]:
    """Return each line of text of a picture with its place, in the wording of today."""
    tree = ET.fromstring(path.read_text("utf-8"))  # noqa: S314 - a picture of our own
    texts = (each for each in tree.iter() if each.tag.endswith(("}text", "}tspan")))
    flat = ((each, re.sub(r"\s+", " ", each.text or "")) for each in texts)
    return [(each.get("x", ""), each.get("y", ""), renamed.get(text, text)) for each, text in flat]


def short(value: object) -> str:
    """Return a value on one line, not too long."""
    words = json.dumps(value, ensure_ascii=False)
    return words if len(words) < 900 else f"{words[:900]} …"


if __name__ == "__main__":
    sys.exit(main())
