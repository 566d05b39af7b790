"""Argdown's own command reads our documents."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

from interop_samples import document, links, messy_document, statements
from peer_programs import MODULES, missing, run, save

from argmap.interop.argdown import FORMAT

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.interop.exported import Exported

_TAGS = re.compile(r"(?:\s#[\w-]+)+\s*$")


def read(folder: Path, subject: Exported) -> dict[str, Any]:
    """Return what `argdown json` makes of a document."""
    command = MODULES / ".bin/argdown"
    if not shutil.which("node") or not command.exists():
        missing("@argdown/cli (npm)")
    path = save(folder, FORMAT.write(subject))[".argdown"]
    done = run([str(command), "json", "--silent", "--stdout", str(path)])
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def read_statements(found: dict[str, Any]) -> set[tuple[str, str, str]]:
    """Return id, words and role; each statement has its words exactly once."""
    shown = set()
    for name, each in found["statements"].items():
        (text,) = [text for member in each["members"] if (text := member.get("text", "")).strip()]
        words = each.get("data", {}).get("words", _TAGS.sub("", f" {text}")[1:])
        role = next(tag for tag in each["tags"] if tag not in ("implicit", "proposed"))
        shown.add((name, words, role))
    return shown


def read_links(found: dict[str, Any]) -> set[tuple[frozenset[str], str, str]]:
    """Return the links of relations and of premise-conclusion structures."""
    shown = set()
    for each in found["relations"]:
        end = each["to"]
        if each["relationType"] == "undercut":
            end = found["arguments"][end]["data"]["link"]
        shown.add((frozenset([each["from"]]), end, each["relationType"]))
    for argument in found["arguments"].values():
        *premises, conclusion = [each["title"] for each in argument["pcs"]]
        shown.add((frozenset(premises), conclusion, "support"))
    return shown


def test_argdown_reads_the_same_statements_and_links(tmp_path: Path) -> None:
    subject = document()
    found = read(tmp_path, subject)
    assert read_statements(found) == statements(subject)
    assert read_links(found) == links(subject)
    assert found["statements"]["as-dark-as-ever"]["data"]["by"] == "the pilots' guild"
    data = found["arguments"]["link-1"]["data"]
    assert data["scheme"] == "correlation to cause"
    assert data["notes"] == ['read twice: "once" & <again>']
    assert any(line.startswith("ARG202 warning, raised: ") for line in data["flags"])


def test_argdown_changes_none_of_400_messy_sentences(tmp_path: Path) -> None:
    subject = messy_document()
    found = read(tmp_path, subject)
    assert read_statements(found) == statements(subject)
    assert read_links(found) == links(subject)
    plain = {" ".join(re.split(r"[ \n\t]+", words)) for _, words, _ in statements(subject)}
    members = [member for each in found["statements"].values() for member in each["members"]]
    texts = [member["text"] for member in members if member.get("text", "").strip()]
    assert len(texts) == len(plain)
    changed = {" ".join(_TAGS.sub("", text).split()) for text in texts} - {
        " ".join(words.split()) for words in plain
    }
    assert not changed
