"""`argmap build`, as a person runs it."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from argmap.cli import main

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "The roof of the hall leaks.\nIt rained into two rooms in May.\nThe hall must be closed.\n"
ANNOTATION = """---
argmap: 1
source: hall.txt
title: The hall
---

## leaks claim
> The roof of the hall leaks.
- supports: close

## rained evidence
> It rained into two rooms in May.
- supports: leaks

## close conclusion
> The hall must be closed.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus").mkdir()
    write(tmp_path / "corpus/hall.txt", TEXT)
    write(tmp_path / "corpus/hall.argmap.md", ANNOTATION)
    return tmp_path


def write(path: Path, text: str) -> None:
    """Write a file as it was a minute ago: one that changed just now may still be half written."""
    path.write_text(text, "utf-8")
    past = path.stat().st_mtime - 60
    os.utime(path, (past, past))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def read(path: Path) -> Any:  # noqa: ANN401  # JSON
    return json.loads(path.read_text("utf-8"))


def test_it_says_what_it_read_what_it_wrote_and_where_to_look(folder: Path) -> None:
    result = run("build")
    assert result.exit_code == 0, result.output
    assert result.stdout == (
        "corpus/hall.txt: 3 statements, 2 links\n"
        "  flags: 0 errors, 0 warnings, 0 notes\n"
        "  wrote output/hall.html and output/hall.json\n"
        "  open output/hall.html in a browser\n"
    )
    assert [statement["id"] for statement in read(folder / "output/hall.json")["statements"]] == [
        "leaks",
        "rained",
        "close",
    ]


def test_it_counts_proposed_flags_by_themselves(folder: Path) -> None:
    write(folder / "corpus/hall.txt", "The form has nine pages.\nThe form must go.\n")
    front = ANNOTATION[: ANNOTATION.index("## leaks")]
    nine = "## nine evidence\n> The form has nine pages.\n- supports: go\n\n"
    body = f"{nine}## go conclusion\n> The form must go.\n"
    write(folder / "corpus/hall.argmap.md", front + body)
    assert "0 errors, 0 warnings, 0 notes; 1 proposed\n" in run("build").stdout


def test_a_build_in_which_nothing_changed_rewrites_nothing(folder: Path) -> None:
    run("build")
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    result = run("build")
    assert "unchanged: output/hall.html" in result.stdout
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()} == before


def test_a_changed_role_is_seen_after_the_next_build(folder: Path) -> None:
    run("build")
    write(
        folder / "corpus/hall.argmap.md", ANNOTATION.replace("## leaks claim", "## leaks evidence")
    )
    run("build")
    assert read(folder / "output/hall.json")["statements"][0]["role"] == "evidence"


def test_a_source_without_annotation_gets_a_draft_that_later_builds_do_not_change(
    folder: Path,
) -> None:
    (folder / "corpus/hall.argmap.md").unlink()
    first = run("build", "--model", "blank")
    assert first.exit_code == 0, first.output
    draft = (folder / "corpus/hall.argmap.md").read_bytes()
    assert b"?" in draft
    assert b"because: " in draft
    assert "drafted: corpus/hall.argmap.md" in first.stdout
    assert read(folder / "corpus/.argmap/hall.json")["draft"] == draft.decode()
    write(folder / "corpus/hall.argmap.md", draft.decode())
    run("build", "--model", "blank")
    assert (folder / "corpus/hall.argmap.md").read_bytes() == draft


def test_a_broken_annotation_gives_every_problem_and_writes_nothing(folder: Path) -> None:
    run("build")
    page = (folder / "output/hall.html").read_bytes()
    write(
        folder / "corpus/hall.argmap.md",
        ANNOTATION.replace("supports: close", "supports: clothes").replace(
            "rained evidence", "rained evidnce"
        ),
    )
    write(folder / "corpus/other.txt", TEXT)
    write(folder / "corpus/other.argmap.md", ANNOTATION.replace("hall.txt", "other.txt"))
    result = run("build")
    assert result.exit_code == 2
    assert 'corpus/hall.argmap.md:9:13: no statement is called "clothes"' in result.stderr
    assert "corpus/hall.argmap.md:11:" in result.stderr
    assert "Traceback" not in result.output
    assert (folder / "output/hall.html").read_bytes() == page
    assert (folder / "output/other.html").is_file()
    assert "not rebuilt" in (folder / "output/index.html").read_text("utf-8")


def test_an_annotation_without_its_source_does_not_stop_the_others(folder: Path) -> None:
    write(folder / "corpus/lost.argmap.md", ANNOTATION.replace("hall.txt", "lost.txt"))
    result = run("build")
    assert result.exit_code == 2
    assert "corpus/lost.argmap.md:1:1" in result.stderr
    assert "lost.txt" in result.stderr
    assert (folder / "output/hall.html").is_file()


def test_folders_are_mirrored_and_an_index_leads_to_the_pages(folder: Path) -> None:
    (folder / "corpus/a").mkdir()
    write(folder / "corpus/a/hall.txt", TEXT)
    write(folder / "corpus/a/hall.argmap.md", ANNOTATION)
    assert run("build", "-o", "maps").exit_code == 0
    assert (folder / "maps/a/hall.html").is_file()
    assert 'href="./a/hall.html"' in (folder / "maps/index.html").read_text("utf-8")


def test_strict_exits_with_1_if_a_warning_is_raised(folder: Path) -> None:
    assert run("build", "--strict").exit_code == 0
    write(
        folder / "corpus/hall.argmap.md",
        ANNOTATION.replace("- supports: close\n", "").replace("- supports: leaks\n", ""),
    )
    assert run("build", "--strict").exit_code == 1


def test_a_source_that_is_not_text_is_an_error_with_its_line(folder: Path) -> None:
    (folder / "corpus/hall.argmap.md").unlink()
    (folder / "corpus/hall.txt").write_bytes(b"The roof\nleaks \x93badly\x94.\n")
    os.utime(folder / "corpus/hall.txt", (1, 1))
    result = run("build", "--model", "blank")
    assert result.exit_code == 2
    assert "corpus/hall.txt:2: byte 16" in result.stderr
    assert "Traceback" not in result.output


def test_a_page_is_not_written_through_a_symbolic_link(folder: Path) -> None:
    (folder / "output").mkdir()
    (folder / "output/hall.html").symlink_to(folder / "corpus/hall.txt")
    result = run("build")
    assert result.exit_code == 2
    assert (folder / "corpus/hall.txt").read_text("utf-8") == TEXT


def test_settings_name_the_model_and_an_option_overrides_them(folder: Path) -> None:
    (folder / "corpus/hall.argmap.md").unlink()
    (folder / "argmap.toml").write_text('model = "no-such-model"\n', "utf-8")
    refused = run("build")
    assert refused.exit_code == 2
    assert "no-such-model" in refused.stderr

    (folder / "argmap.toml").write_text('model = "blank"\n', "utf-8")
    assert run("build").exit_code == 0
    assert read(folder / "corpus/.argmap/hall.json")["made_with"]["model"] == "blank"


def test_a_voter_named_in_the_settings_is_found_next_to_them(folder: Path) -> None:
    (folder / "corpus/hall.argmap.md").unlink()
    (folder / "argmap.toml").write_text('[documents."corpus/*"]\nmodel = "team.json"\n', "utf-8")
    assert str(folder / "team.json") in run("build").stderr


def test_a_draft_of_a_text_in_another_language_says_so(folder: Path) -> None:
    text = (
        "Die Regierung hat die Zahl der Meldungen gesenkt. Das zeigt, dass die neue Politik wirkt. "
        "Im Jahr 2019 gab es zweihundert Meldungen, im letzten Jahr nur noch neunzig. "
        "Kritiker sagen, dass viele Menschen Angst haben, sich zu melden.\n"
    )
    write(folder / "corpus/amt.txt", text)
    printed = run("build", "corpus/amt.txt", "--model", "blank").stderr
    assert (
        "corpus/amt.txt:1:1: warning: the text does not read as English (0 of 37 words are among"
        " the commonest English ones); drafts and most flags are made for English only: check"
        " every line, or annotate by hand"
    ) in printed
    assert "English" not in run("build", "corpus/hall.txt").stdout
    for _ in range(2):  # the draft exists now, and is still a draft
        run("build", "corpus/amt.txt", "corpus/hall.txt")
        assert "the text does not read as English" in (folder / "output/amt.html").read_text(
            "utf-8"
        )
        assert "as English" not in (folder / "output/hall.html").read_text("utf-8")
    annotation = folder / "corpus/amt.argmap.md"
    drafted = annotation.read_text("utf-8")
    assert "s?: " in drafted
    for confirmed, says in (
        (drafted.replace("?\n", "\n"), True),
        (drafted.replace("?\n", "\n").replace("s?: ", "s: "), False),
    ):
        write(annotation, confirmed)  # first all statements are confirmed, then the links too
        run("build", "corpus/amt.txt")
        html = (folder / "output/amt.html").read_text("utf-8")
        assert ("check every line" in html) is says
        assert "rules on wording are silent" in html


@pytest.mark.parametrize(
    ("copies", "said"), [(1, "1 line that repeats another"), (2, "2 lines that repeat others")]
)
def test_lines_that_repeat_others_are_counted_in_good_grammar(
    folder: Path, copies: int, said: str
) -> None:
    again = [
        "The council wants a new roof for the whole of the hall.",
        "Rain came into the two rooms at the back of it in May.",
    ]
    own = [*again, "Nobody in the village has the money for it now.", *again[:copies]]
    write(folder / "corpus/roof.txt", "\n\n".join(own) + "\n")
    assert f"  set aside: {said}\n" in run("build", "corpus/roof.txt", "--model", "blank").output


def test_repeated_sentences_of_one_line_are_counted_as_sentences(folder: Path) -> None:
    said = "Rain came into the two rooms at the back of it in May."
    write(folder / "corpus/roof.txt", f"{' '.join([said] * 5)}\n\nNobody has the money for it.\n")
    built = run("build", "corpus/roof.txt", "--model", "blank").output
    assert "  set aside: 4 sentences that repeat others\n" in built


def test_a_single_document_of_a_subfolder_keeps_its_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    front = "---\nargmap: 1\nsource: {}.txt\n---\n\n## a claim\n> It is {}.\n"
    for folder, name in (("corpus", "one"), ("corpus/sub", "two")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{name}.txt").write_text(f"It is {name}.\n")
        (tmp_path / folder / f"{name}.argmap.md").write_text(front.format(name, name))
    assert CliRunner().invoke(main, ["build"]).exit_code == 0
    words = (tmp_path / "corpus/sub/two.argmap.md").read_text()
    for path in ("corpus/sub/two.argmap.md", str(tmp_path / "corpus/sub/two.txt")):
        changed = words.replace("source: two.txt\n", f"source: two.txt\ntitle: By {len(path)}\n")
        (tmp_path / "corpus/sub/two.argmap.md").write_text(changed)
        assert CliRunner().invoke(main, ["build", path]).exit_code == 0
        assert f"By {len(path)}" in (tmp_path / "output/index.html").read_text()
    assert not (tmp_path / "output/two.html").exists()
