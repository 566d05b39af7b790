"""bioc and pybrat read our brat files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from interop_samples import document, messy_document
from peer_programs import python_peer, save

from argmap.interop.brat import FORMAT

if TYPE_CHECKING:
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


def test_bioc_reads_the_same_statements_and_links(tmp_path: Path) -> None:
    found = read(tmp_path, document())
    names = ids(found)
    shown = {names[each]: value for each, value in found["entities"].items() if each in names}
    assert {name: (kind, words) for name, (kind, words, _) in shown.items()} == {
        "fewer-touches": (
            "Evidence",
            "In 2023 ships touched the pier 48 times in 2024 only 30 times.",
        ),
        "all-logged": ("Evidence", "Every touch was written into the log of the harbour."),
        "lamps-work": ("Conclusion", "The new lamps have made the pier safe."),
        "as-dark-as-ever": ("Claim", "the pier is as dark as ever"),
        "only-by-day": ("Rebuttal", "The log was kept only by day."),
        "dear-lamps": (
            "Claim",
            'The lamps were dear & bright, as "all" < 9 of the pilots said.',
        ),
    }
    relations = {
        (kind, names[ends["Arg1"]], names[ends["Arg2"]])
        for kind, ends in found["relations"].values()
    }
    assert relations == {
        ("supports", "fewer-touches", "lamps-work"),
        ("supports", "all-logged", "lamps-work"),
        ("supports", "dear-lamps", "lamps-work"),
        ("attacks", "as-dark-as-ever", "lamps-work"),
        ("undercuts", "only-by-day", "fewer-touches"),
    }
    assert ["Proposed", "only-by-day"] in [[kind, names[end]] for kind, end in found["attributes"]]
    undercut = next(name for name, (kind, _) in found["relations"].items() if kind == "undercuts")
    target = "only-by-day -> (fewer-touches+all-logged+log-complete -> lamps-work)"
    assert [undercut, f"link: {target}"] in found["notes"]
    pairs = [[found["entities"][each][1] for each in pair] for pair in found["equivalent"]]
    assert len(pairs) == 6
    assert all(first.split()[0] == second.split()[0] for first, second in pairs)


def test_the_words_are_those_at_the_offsets(tmp_path: Path) -> None:
    found = read(tmp_path, document())
    assert "\r" not in found["text"]
    for _, words, places in found["entities"].values():
        assert words == " ".join(found["text"][start:end] for start, end in places)


def test_pybrat_reads_the_same_stretches_and_relations(tmp_path: Path) -> None:
    """It reads `Equiv` as a relation, too, and neither attributes nor notes."""
    paths = save(tmp_path, FORMAT.write(document()))
    paths["annotation.conf"].unlink()
    found = python_peer("pybrat", _PYBRAT, tmp_path)
    for _, _, words, places in found["entities"]:
        assert words == " ".join(found["text"][start:end] for start, end in places)
    kinds = [kind for kind, *_ in found["relations"]]
    assert sorted(kinds) == ["Equiv"] * 6 + ["attacks"] + ["supports"] * 3 + ["undercuts"]


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
