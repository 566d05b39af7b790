"""What is kept beside the byte-code is what would be made without it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from argmap import prepared
from argmap.english import cues, phrases, word_lists

PATTERNS = [
    (r"a", 0),
    (r"(?P<first>\d+)(?:\s(?P<second>[a-zäß]+))?|(x)(?=y)", re.IGNORECASE),
    (r"^[^\W\d_]{2,}(?<!\wé)$", re.MULTILINE | re.IGNORECASE),
    ("[“”„‟«»]|\U0001f600", 0),
]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(prepared, "_place", lambda name: str(tmp_path / name))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(prepared, "_new", {})
    prepared._known.cache_clear()  # noqa: SLF001
    return tmp_path


@pytest.mark.parametrize(("source", "flags"), PATTERNS)
def test_a_kept_pattern_equals_one_that_is_compiled(source: str, flags: int, place: Path) -> None:
    expected = re.compile(source, flags)
    assert prepared.compile_once(source, flags) == expected
    prepared._keep_patterns()  # noqa: SLF001
    prepared._known.cache_clear()  # noqa: SLF001
    assert (place / "patterns").stat().st_size > 10
    again = prepared.compile_once(source, flags)
    assert (again, again.groupindex, again.groups) == (
        expected,
        expected.groupindex,
        expected.groups,
    )
    assert again.flags == expected.flags
    assert [each.groups() for each in again.finditer("12 aß xy")] == [
        each.groups() for each in expected.finditer("12 aß xy")
    ]


def test_every_cue_list_gives_the_patterns_that_re_compiles(place: Path) -> None:
    names = sorted(cues.cue_lists())
    first = {name: cues._patterns.__wrapped__(name) for name in names}  # noqa: SLF001
    prepared._keep_patterns()  # noqa: SLF001
    prepared._known.cache_clear()  # noqa: SLF001
    again = {name: cues._patterns.__wrapped__(name) for name in names}  # noqa: SLF001
    assert again == first
    for pattern in filter(None, (each for found in again.values() for each in found)):
        assert pattern == re.compile(pattern.pattern, pattern.flags & ~re.UNICODE)
    assert place.exists()


@pytest.mark.parametrize("damage", [b"", b"x", b"\xe9", b"(\x02\x00\x00\x00"])
def test_what_is_damaged_is_made_again(damage: bytes, place: Path) -> None:
    for name in ("value", "patterns"):
        (place / name).write_bytes(damage)
    source = place / "source"
    source.write_text("a")
    assert prepared.prepared("value", [source], source.read_text) == "a"
    assert prepared.compile_once("ab*") == re.compile("ab*")


def test_a_value_is_made_once_and_again_when_its_file_changes(place: Path) -> None:
    source = place / "source"
    made: list[str] = []

    def make() -> str:
        made.append(source.read_text())
        return made[-1]

    source.write_text("one")
    assert [prepared.prepared("value", [source], make) for _ in range(3)] == ["one"] * 3
    assert made == ["one"]
    source.write_text("other")
    assert prepared.prepared("value", [source], make) == "other"
    source.write_text("third")
    os.utime(source, (1, 1))
    assert prepared.prepared("value", [source], make) == "third"


def test_what_another_version_of_python_made_is_not_used(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = place / "source"
    source.write_text("a")
    prepared.prepared("value", [source], lambda: "one")
    monkeypatch.setattr(sys, "version", "4.0")
    assert prepared.prepared("value", [source], lambda: "two") == "two"


def test_nothing_is_kept_where_python_writes_no_byte_code(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    source = place / "source"
    source.write_text("a")
    prepared.prepared("value", [source], lambda: "one")
    assert list(place.iterdir()) == [source]


def test_a_python_with_other_internals_compiles(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("re._compiler._code")
    with pytest.raises(AttributeError):
        prepared._parsed("a", 0)  # noqa: SLF001
    monkeypatch.undo()
    monkeypatch.setattr(prepared, "_parsed", lambda *_: prepared.no_such_name)  # type: ignore[attr-defined]
    assert prepared.compile_once("ab+").fullmatch("abb")
    assert place.exists()


def test_word_lists_are_those_of_the_files() -> None:
    for subject in ("steps", "common", "causes"):
        kept = word_lists.paragraphs(subject)
        assert kept == word_lists._lists(word_lists.file_of(subject))[0]  # noqa: SLF001
    assert phrases._known() == phrases._by_first_word()  # noqa: SLF001


def test_a_second_process_parses_hardly_any_pattern(tmp_path: Path) -> None:
    """The patterns of a whole check: all of them are compiled first, and loaded then."""
    program = (
        "import re, sys\nfrom argmap import prepared\nparsed = prepared._parsed\nnumber = 0\n"
        "def counted(*given):\n    global number\n    number += 1\n    return parsed(*given)\n"
        "prepared._parsed = counted\nfrom argmap.english.cues import cue_lists, _patterns\n"
        "for name in cue_lists(): _patterns(name)\nprint(number)"
    )
    root = str(Path(prepared.__file__).parents[1])
    env = {**os.environ, "PYTHONPATH": root, "PYTHONPYCACHEPREFIX": str(tmp_path)}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    counts = [
        int(
            subprocess.run(
                [sys.executable, "-c", program], env=env, capture_output=True, text=True, check=True
            ).stdout
        )
        for _ in range(2)
    ]
    assert counts[0] > 100
    assert counts[1] == 0
