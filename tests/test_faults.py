"""Faults that really happen: a stop at any step of writing, two builds at once, a busy editor.

Whatever happens, each file is completely the old one or completely the new one.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from argmap.annotation import load
from argmap.annotation.edit.memory import Memory, memory_file, read_memory
from argmap.annotation.read.loading import open_file
from argmap.decision import accept
from argmap.model import AnnotationError, Source
from argmap.source.files import FileError

TEXT = """The roof of the hall leaks.
It rained into two rooms in May.
Therefore the hall must be closed.
"""
HEAD = "---\nargmap: 1\nsource: hall.txt\n---\n\n"
OLD = HEAD + "## leaks claim?\n> The roof of the hall leaks.\n- because: leaks\n"
NEW = OLD + "\n## closed conclusion?\n> Therefore the hall must be closed.\n- because: Therefore\n"
MERGE = """
import sys
from pathlib import Path
from argmap.annotation.edit.memory import Memory, read_memory, write_merge
old, new = Path("old").read_bytes(), Path("new").read_bytes()
write_merge("hall.argmap.md", old, new, (read_memory("hall.argmap.md")[0], Memory(new.decode())))
"""
BUILDS = """
import sys
from argmap.pipeline import build_document
from argmap.project import find_documents
for _ in range(12):
    for document in find_documents([sys.argv[1]])[0]:
        assert build_document(document, "out", model=None, svg=False).reading
"""
BUILD = """
from argmap.pipeline import build_document
from argmap.project import find_documents
for document in find_documents(["corpus"])[0]:
    assert build_document(document, "out", model="blank", svg=False).reading
"""
EDITOR = """
import os, sys, time
versions = [open(name, "rb").read() for name in ("one", "two")]
end = time.monotonic() + 6
number = 0
while time.monotonic() < end:
    number += 1
    data = versions[number % 2]
    with open("corpus/hall.argmap.md", "r+b", buffering=0) as file:
        file.truncate(0)
        time.sleep(0.001)
        file.write(data[:70])
        time.sleep(0.003)
        file.write(data[70:])
    time.sleep(0.06)
"""


def python(
    code: str, *arguments: str, before: tuple[str, ...] = (), folder: Path
) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    return subprocess.Popen(
        [*before, sys.executable, "-c", code, *arguments], cwd=folder, env=environment
    )


def rested(path: Path, text: str) -> None:
    """Write a file as it was a minute ago: one that changed just now may still be half written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    past = path.stat().st_mtime - 60
    os.utime(path, (past, past))


def can_stop_a_program() -> bool:
    """Return whether strace is here and may trace."""
    strace = shutil.which("strace")
    return (
        strace is not None
        and subprocess.run(
            [strace, "-o", os.devnull, "true"], check=False, capture_output=True
        ).returncode
        == 0
    )


@pytest.mark.skipif(
    not can_stop_a_program(), reason="strace is not installed, or may not trace here"
)
@pytest.mark.parametrize("call", ["write", "fsync", "rename"])
def test_a_stop_at_any_step_of_a_merge_leaves_the_old_file_or_the_new_one(
    call: str, tmp_path: Path
) -> None:
    for number in range(1, 30):
        folder = tmp_path / str(number)
        annotation = folder / "hall.argmap.md"
        for name, text in (("old", OLD), ("new", NEW), ("hall.argmap.md", OLD)):
            rested(folder / name, text)
        for path, data in memory_file(str(annotation), Memory(OLD)).items():
            rested(Path(path), data.decode())
        stopped = python(MERGE, before=killing(call, number), folder=folder).wait() != 0
        now = annotation.read_text()
        assert now in (OLD, NEW)
        memory, remark = read_memory(str(annotation))
        assert not remark
        assert memory
        assert (
            memory.base(now.encode()) == now
        )  # the file here is its own draft, so the base is told apart by it
        assert python(MERGE, folder=folder).wait() == 0
        assert annotation.read_text() == NEW
        assert not list(folder.rglob(".argmap-*.tmp"))
        if not stopped:
            assert number > 4
            return
    pytest.fail("the merge never came to its end")


def built(folder: Path, annotation: str) -> dict[str, bytes]:
    """Return the files that a build in a folder leaves in `out`."""
    rested(folder / "corpus/hall.txt", TEXT)
    rested(folder / "corpus/hall.argmap.md", annotation)
    assert python(BUILD, folder=folder).wait() == 0
    return {path.name: path.read_bytes() for path in (folder / "out").iterdir()}


def killing(call: str, number: int) -> tuple[str, ...]:
    """Return what goes before a command to end it, without a word, at a call to the system."""
    return (
        "strace",
        "-f",
        "-o",
        os.devnull,
        "-e",
        f"trace={call}",
        "-e",
        f"inject={call}:signal=SIGKILL:when={number}",
    )


@pytest.mark.skipif(
    not can_stop_a_program(), reason="strace is not installed, or may not trace here"
)
@pytest.mark.parametrize("call", ["write", "fsync", "rename"])
def test_a_stop_at_any_step_of_a_build_leaves_the_old_page_or_the_new_one(
    call: str, tmp_path: Path
) -> None:
    new = built(tmp_path / "new", NEW)
    for number in range(1, 40):
        folder = tmp_path / str(number)
        old = built(folder, OLD)
        rested(folder / "corpus/hall.argmap.md", NEW)
        stopped = python(BUILD, before=killing(call, number), folder=folder).wait() != 0
        for name in ("hall.html", "hall.json"):
            assert (folder / "out" / name).read_bytes() in (old[name], new[name])
        assert (folder / "corpus/hall.argmap.md").read_text() == NEW
        if not stopped:
            assert number > 2
            assert built(folder, NEW) == new
            return
    pytest.fail("the build never came to its end")


@pytest.mark.skipif(
    not can_stop_a_program(), reason="strace is not installed, or may not trace here"
)
def test_a_stop_while_a_draft_is_written_leaves_no_half_of_it(tmp_path: Path) -> None:
    rested(tmp_path / "whole/corpus/hall.txt", TEXT)
    assert python(BUILD, folder=tmp_path / "whole").wait() == 0
    draft = (tmp_path / "whole/corpus/hall.argmap.md").read_bytes()
    for number in range(1, 20):
        folder = tmp_path / str(number)
        rested(folder / "corpus/hall.txt", TEXT)
        stopped = python(BUILD, before=killing("rename", number), folder=folder).wait() != 0
        path = folder / "corpus/hall.argmap.md"
        assert not path.exists() or path.read_bytes() == draft
        if not stopped:
            assert number > 3
            return
    pytest.fail("the build never came to its end")


def test_two_builds_at_once_leave_only_whole_pages(tmp_path: Path) -> None:
    for name, text in (("a", OLD), ("b", NEW)):
        rested(tmp_path / name / "hall.txt", TEXT)
        rested(tmp_path / name / "hall.argmap.md", text)
    builds = [python(BUILDS, name, folder=tmp_path) for name in ("a", "b")]
    seen = {path: set[bytes]() for path in (tmp_path / "out/hall.html", tmp_path / "out/hall.json")}
    reads = 0
    while any(build.poll() is None for build in builds):
        for path, contents in seen.items():
            if path.exists():
                contents.add(path.read_bytes())
                reads += 1
    assert [build.returncode for build in builds] == [0, 0]
    assert reads > 100
    assert [len(contents) for contents in seen.values()] <= [2, 2]
    assert all(page.rstrip().endswith(b"</html>") for page in seen[tmp_path / "out/hall.html"])


def test_a_file_is_never_read_while_an_editor_saves_it(tmp_path: Path) -> None:
    for name, text in (
        ("one", OLD),
        ("two", NEW),
        ("corpus/hall.txt", TEXT),
        ("corpus/hall.argmap.md", OLD),
    ):
        rested(tmp_path / name, text)
    editor = python(EDITOR, folder=tmp_path)
    seen: list[str] = []
    while editor.poll() is None:
        try:
            seen.append(load(tmp_path / "corpus/hall.argmap.md").sha256)
        except AnnotationError as error:
            assert "another program keeps writing" in str(error)  # noqa: PT017  # else a torn file
    assert set(seen) == {hashlib.sha256(text.encode()).hexdigest() for text in (OLD, NEW)}
    assert len(seen) > 50


def test_a_file_saved_by_another_program_in_the_meantime_is_unchanged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import argmap.revision

    rested(tmp_path / "hall.txt", TEXT)
    rested(tmp_path / "hall.argmap.md", OLD)

    def open_and_save(path: str, *, source: Source | None, corpus: str) -> object:
        file = open_file(path, source, corpus=corpus)
        rested(tmp_path / "hall.argmap.md", NEW)
        return file

    monkeypatch.setattr(argmap.revision, "open_file", open_and_save)
    with pytest.raises(FileError, match="changed this file in the meantime"):
        accept(str(tmp_path / "hall.argmap.md"), [])
    assert (tmp_path / "hall.argmap.md").read_text() == NEW


def test_a_file_that_cannot_be_written_is_unchanged_and_named(tmp_path: Path) -> None:
    rested(tmp_path / "hall.txt", TEXT)
    rested(tmp_path / "real.argmap.md", OLD)
    (tmp_path / "hall.argmap.md").symlink_to("real.argmap.md")
    started = time.monotonic()
    with pytest.raises(Exception, match=r"hall\.argmap\.md: this is a link"):
        accept(str(tmp_path / "hall.argmap.md"), [])
    assert (tmp_path / "real.argmap.md").read_text() == OLD
    assert time.monotonic() - started < 5
