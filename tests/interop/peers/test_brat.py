"""bioc and pybrat read our brat files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from interop_samples import document, library, messy_document
from peer_programs import python_peer, save

from argmap.interop.brat import FORMAT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from argmap.interop.exported import Exported

_BIOC = """
from bioc import brat
with open(sys.argv[1], newline="", encoding="utf-8") as text:
    with open(sys.argv[2], encoding="utf-8") as ann:
        found = brat.load(text, ann)
print(json.dumps({
    "text": found.text,
    "entities": {each.id: [each.type, each.text, sorted([i.begin, i.end] for i in each.locations)]
                 for each in found.entities},
    "relations": {each.id: [each.type, each.arguments] for each in found.relations},
    "attributes": [[each.type, each.refid] for each in found.attributes],
    "notes": [[each.refid, each.text] for each in found.notes],
    "equivalent": [sorted(each.argids) for each in found.equiv_relations],
}))
"""
_PYBRAT = """
from pybrat.parser import BratParser
(found,) = BratParser(error="raise").parse(sys.argv[1])
print(json.dumps({
    "text": found.text,
    "entities": [[each.id, each.type, each.mention, [[s.start, s.end] for s in each.spans]]
                 for each in found.entities],
    "relations": [[each.type, each.arg1.id, each.arg2.id] for each in found.relations],
}))
"""


def read(folder: Path, subject: Exported) -> dict[str, Any]:
    paths = save(folder, FORMAT.write(subject))
    found: dict[str, Any] = python_peer("bioc", _BIOC, paths[".txt"], paths[".ann"])
    return found


def ids(found: dict[str, Any]) -> dict[str, str]:
    """Return the statement of each stretch, as the note on it says."""
    notes = ((name, re.match(r"id: (\S+); role: (\w+)", text)) for name, text in found["notes"])
    return {name: match[1] for name, match in notes if match}


def expected(subject: Exported) -> tuple[set[Any], set[Any]]:
    """Return statements and relations as brat can have them: an undercut ends on a premise."""
    said = {
        (each.id, each.role, " ".join(each.text.replace("[…] ", "").split()))
        for each in subject.annotation.statements
        if each.parts
    }
    known = {name for name, *_ in said}
    by_id = {link.id: link for link in subject.annotation.links}
    relations = set()
    for link in subject.annotation.links:
        target = by_id.get(link.conclusion)
        end = next(each for each in (target.premises if target else [link.conclusion]))
        relations |= {(KINDS[link.kind], each, end) for each in link.premises if each in known}
    return said, relations


KINDS = {"support": "supports", "attack": "attacks", "undercut": "undercuts"}


@pytest.mark.parametrize("make", [document, library])
def test_bioc_reads_the_same_statements_and_links(
    make: Callable[[], Exported], tmp_path: Path
) -> None:
    subject = make()
    found = read(tmp_path, subject)
    names = ids(found)
    shown = {
        (names[each], kind.lower(), " ".join(words.split()))
        for each, (kind, words, _) in found["entities"].items()
        if each in names
    }
    relations = {
        (kind, names[ends["Arg1"]], names[ends["Arg2"]])
        for kind, ends in found["relations"].values()
    }
    assert (shown, relations) == expected(subject)
    proposed = {
        each.id for each in subject.annotation.statements if each.state == "proposed" and each.parts
    }
    assert {names[end] for kind, end in found["attributes"] if kind == "Proposed"} == proposed
    noted = {(names.get(name, name), text) for name, text in found["notes"]}
    for each in subject.annotation.statements:
        key = "by" if each.reported else "speaker"
        assert not each.parts or (each.id, f"{key}: {each.speaker}") in noted
        assert not each.parts or {(each.id, f"note: {note}") for note in each.notes} <= noted
    kinds = {name: kind for name, (kind, _) in found["relations"].items()}
    said_of = {text for name, text in found["notes"] if kinds.get(name) == "undercuts"}
    undercuts = [each.id for each in subject.annotation.links if each.kind == "undercut"]
    assert {f"link: {each}" for each in undercuts} <= said_of


def test_bioc_reads_where_words_occur_again(tmp_path: Path) -> None:
    subject = document()
    found = read(tmp_path, subject)
    pairs = [[found["entities"][each][1] for each in pair] for pair in found["equivalent"]]
    again = [words for name, (_, words, _) in found["entities"].items() if name in ids(found)]
    assert sorted(" ".join(first.split()) for first, _ in pairs) == sorted(
        " ".join(words.split()) for words in again
    )
    for first, second in pairs:
        assert first.replace(" in 2024", "").split()[0] == second.split()[0]


def test_the_words_are_those_at_the_offsets(tmp_path: Path) -> None:
    found = read(tmp_path, document())
    assert "\r" not in found["text"]
    for _, words, places in found["entities"].values():
        assert words == " ".join(found["text"][start:end] for start, end in places)


@pytest.mark.parametrize("make", [document, library])
def test_pybrat_reads_the_same_statements_and_relations(
    make: Callable[[], Exported], tmp_path: Path
) -> None:
    """It reads `Equiv` as a relation, too, and neither attributes nor notes."""
    subject = make()
    paths = save(tmp_path, FORMAT.write(subject))
    paths["annotation.conf"].unlink()
    found = python_peer("pybrat", _PYBRAT, tmp_path)
    for _, _, words, places in found["entities"]:
        assert words == " ".join(found["text"][start:end] for start, end in places)
    notes = [line.split("\t") for line in paths[".ann"].read_text("utf-8").split("\n")]
    names = ids({"notes": [(row[1].split()[1], row[2]) for row in notes if row[0][:1] == "#"]})
    said = {
        (names[name], kind.lower(), " ".join(words.split()))
        for name, kind, words, _ in found["entities"]
        if name in names
    }
    relations = {
        (kind, names[first], names[second])
        for kind, first, second in found["relations"]
        if kind != "Equiv"
    }
    assert (said, relations) == expected(subject)


def test_brat_changes_none_of_400_messy_sentences(tmp_path: Path) -> None:
    subject = messy_document()
    found = read(tmp_path, subject)
    names = ids(found)
    assert len(names) == 400
    assert len(found["relations"]) == 399
    words = {each.id: each.text for each in subject.annotation.statements}
    for name, (_, shown, places) in found["entities"].items():
        (start, end) = places[0][0], places[-1][1]
        assert found["text"][start:end] == words[names[name]]
        assert shown.split() == words[names[name]].split()
