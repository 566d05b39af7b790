"""Argdown's own command reads our documents."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

from interop_samples import document, library, links, messy_document, statements
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
    arguments = found["arguments"]
    names = {name: each["data"]["link"] for name, each in arguments.items()}
    ends: dict[str, str] = {}
    premises: dict[str, set[str]] = {}
    for each in found["relations"]:
        start, end, kind = each["from"], each["to"], each["relationType"]
        if start in arguments:
            ends[start] = end
            assert kind == arguments[start]["data"]["kind"] == "attack"
        elif end in arguments and kind == "support":
            premises.setdefault(end, set()).add(start)
        else:
            kind = "undercut" if end in arguments else kind
            shown.add((frozenset([start]), names.get(end, end), kind))
    for name, argument in arguments.items():
        if argument.get("pcs"):
            *given, conclusion = [each["title"] for each in argument["pcs"]]
            shown.add((frozenset(given), conclusion, "support"))
        else:
            shown.add((frozenset(premises[name]), ends[name], "attack"))
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


def test_argdown_has_linked_attacks_and_undercuts_of_attacks(tmp_path: Path) -> None:
    subject = library()
    found = read(tmp_path, subject)
    assert read_statements(found) == statements(subject)
    assert read_links(found) == links(subject)
    said = {each["data"]["link"]: each["data"] for each in found["arguments"].values()}
    assert said["clerks-left+nobody-hired -> stays-open"]["notes"] == ["both are needed"]
    assert said["a-waste -> stays-open"]["scheme"] == "position to know"
    assert said["loans-and-room -> stays-open"]["because"] == "next to it; unsure"
    assert found["statements"]["nobody-hired"]["data"]["label"] == "nobody in their place"


def test_argdown_reads_every_control_character(tmp_path: Path) -> None:
    signs = [chr(code) for code in (*range(0x20), 0x7F, *range(0x80, 0xA0), 0xFFFE)]
    subject = messy_document([f"n{number} a{sign}b." for number, sign in enumerate(signs)])
    assert read_statements(read(tmp_path, subject)) == statements(subject)


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
