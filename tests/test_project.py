"""Which documents a corpus contains."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap import pipeline
from argmap.project import ProjectError, find_documents, refuse_same_page

if TYPE_CHECKING:
    from pathlib import Path


def put(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            "---\nargmap: 1\nsource: x.txt\n---\n" if name.endswith(".argmap.md") else "A text.\n"
        )
    return folder


def names(folder: Path) -> list[str]:
    return [document.name for document in find_documents([str(folder)])[0]]


def test_every_text_below_a_folder_is_a_document_and_hidden_ones_are_not(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "a/x.txt", ".argmap/b.txt", ".hidden.txt", "README.md")
    assert names(tmp_path) == ["b", "a/x"]


def test_a_single_file_is_named_without_its_folder(tmp_path: Path) -> None:
    put(tmp_path, "a/x.txt")
    assert names(tmp_path / "a/x.txt") == ["x"]


def test_a_second_annotation_of_a_source_is_built_only_when_it_is_named(tmp_path: Path) -> None:
    put(tmp_path, "x.txt", "x.argmap.md", "second.argmap.md")
    assert names(tmp_path) == ["x"]
    assert names(tmp_path / "second.argmap.md") == ["second"]


def test_an_annotation_without_its_source_is_a_problem_that_names_both(tmp_path: Path) -> None:
    put(tmp_path, "y.txt", "lost.argmap.md")
    _, problems = find_documents([str(tmp_path)])
    assert [problem.path for problem in problems] == [str(tmp_path / "lost.argmap.md")]
    assert '"x.txt" does not exist' in problems[0].message


@pytest.mark.parametrize(
    ("files", "words"),
    [
        (("a.txt", "A.txt"), "both would be written to"),
        (("index.txt",), "index.html"),
        ((), "no sources found"),
    ],
)
def test_paths_that_cannot_be_built_are_an_error_before_anything_is_written(
    tmp_path: Path, files: tuple[str, ...], words: str
) -> None:
    put(tmp_path, *files)
    with pytest.raises(ProjectError, match=words):
        refuse_same_page(find_documents([str(tmp_path)])[0])


def test_a_missing_path_is_an_error_that_says_what_is_possible(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="there is no such file or folder"):
        find_documents([str(tmp_path / "no.txt")])


TEXT = """The toll is paid off.
Share this page
The toll is paid off, as everybody knows by now.
It should go.
"""
HEAD = "---\nargmap: 1\nsource: toll.txt\n---\n\n## go conclusion\n> It should go.\n"


def test_settings_set_lines_of_a_document_aside_and_keep_others(tmp_path: Path) -> None:
    (tmp_path / "toll.txt").write_text(TEXT, "utf-8")
    (tmp_path / "toll.argmap.md").write_text(HEAD, "utf-8")
    (tmp_path / "argmap.toml").write_text(
        '[documents."toll.txt"]\naside = ["line 3"]\nkeep = "line 2"\n', "utf-8"
    )
    (outcome,) = pipeline.check_all([str(tmp_path)], model="blank")
    assert outcome.reading is not None
    assert [(aside.lines, aside.reason) for aside in outcome.reading.annotation.source.asides] == [
        ((3, 3), "asked")
    ]


def test_front_matter_and_settings_both_set_lines_aside(tmp_path: Path) -> None:
    (tmp_path / "toll.txt").write_text(TEXT, "utf-8")
    (tmp_path / "toll.argmap.md").write_text(
        HEAD.replace("---\n\n", "aside: line 1\n---\n\n"), "utf-8"
    )
    (tmp_path / "argmap.toml").write_text('[documents."*.txt"]\naside = ["line 3"]\n', "utf-8")
    (outcome,) = pipeline.check_all([str(tmp_path)], model="blank")
    assert outcome.reading is not None
    assert [aside.lines for aside in outcome.reading.annotation.source.asides] == [
        (1, 1),
        (2, 2),
        (3, 3),
    ]


def test_a_setting_that_names_no_line_is_an_error_with_an_example(
    tmp_path: Path,
) -> None:
    (tmp_path / "toll.txt").write_text(TEXT, "utf-8")
    (tmp_path / "argmap.toml").write_text('aside = ["the last one"]\n', "utf-8")
    (outcome,) = pipeline.check_all([str(tmp_path)], model="blank")
    assert 'write "line 12" or "lines 45-46"' in outcome.failure
