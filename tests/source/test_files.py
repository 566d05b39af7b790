from __future__ import annotations

import os
import resource
import threading
import time
from typing import TYPE_CHECKING

import pytest

from argmap.source import files
from argmap.source.files import FileError, read_bytes, sweep, write_all, write_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    sweep.cache_clear()
    yield
    sweep.cache_clear()


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_file_is_written_whole_and_only_if_it_changes(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    assert write_bytes(path, b"one")
    stamp = path.stat().st_mtime_ns
    assert not write_bytes(path, b"one")
    assert path.stat().st_mtime_ns == stamp
    assert write_bytes(path, b"two")
    assert (path.read_bytes(), names(tmp_path)) == (b"two", ["page.html"])


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"one")
    path.chmod(0o640)
    write_bytes(path, b"two")
    assert path.stat().st_mode & 0o777 == 0o640


def test_nothing_is_written_through_a_link_or_over_a_folder(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"one")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(FileError, match="this is a link"):
        write_bytes(tmp_path / "link", b"two")
    with pytest.raises(FileError, match="not an ordinary file"):
        write_bytes(tmp_path, b"two")
    assert (tmp_path / "real").read_bytes() == b"one"


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_an_interrupted_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"one")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(FileError, match="is unchanged: no space left on device"):
        write_bytes(path, b"two")
    assert (path.read_bytes(), names(tmp_path)) == (b"one", ["page.html"])


def test_a_file_that_does_not_fit_on_the_disk_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"one")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))
    try:
        with pytest.raises(FileError, match="is unchanged: file too large"):
            write_bytes(path, b"two")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (path.read_bytes(), names(tmp_path)) == (b"one", ["page.html"])


def test_an_error_after_the_rename_says_that_the_file_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: str) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(files, "_flush_folder", fail)
    with pytest.raises(FileError, match="written, but the disk did not confirm it"):
        write_bytes(tmp_path / "page.html", b"two")


def test_a_disk_that_keeps_less_than_it_was_given_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.html").write_bytes(b"one")
    monkeypatch.setattr(os, "fstat", lambda _: (tmp_path / "page.html").stat())
    with pytest.raises(FileError, match="is unchanged: the disk took 3 of 4 bytes"):
        write_bytes(tmp_path / "page.html", b"four")
    assert (tmp_path / "page.html").read_bytes() == b"one"


def test_several_files_are_replaced_only_when_all_of_them_are_staged_and_checked(
    tmp_path: Path,
) -> None:
    contents = {str(tmp_path / name): name.encode() for name in ("a", "b")}

    def refuse() -> None:
        assert len(names(tmp_path)) == 2  # under temporary names
        raise FileError("no")

    with pytest.raises(FileError, match="no"):
        write_all(contents, check=refuse)
    assert names(tmp_path) == []
    assert write_all(contents) == tuple(contents)
    assert write_all({**contents, str(tmp_path / "b"): b"new"}) == (str(tmp_path / "b"),)


def test_leftovers_of_a_killed_run_are_removed(tmp_path: Path) -> None:
    gone, mine, other = (
        tmp_path / name
        for name in (
            ".argmap-999999999-0a1b2c3d.tmp",
            f".argmap-{os.getpid()}-0a1b2c3d.tmp",
            ".argmap-x.tmp",
        )
    )
    for path in (gone, mine, other):
        path.write_bytes(b"x")
    write_bytes(tmp_path / "page.html", b"one")
    assert [path.exists() for path in (gone, mine, other)] == [False, True, True]


def test_a_file_is_read_only_while_nobody_writes_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    torn: list[bytes] = []
    stop = threading.Event()

    def save_slowly() -> None:
        while not stop.is_set():
            with path.open("wb") as file:
                file.write(b"half ")
                file.flush()
                time.sleep(0.005)
                file.write(b"whole")
            time.sleep(0.05)

    saver = threading.Thread(target=save_slowly)
    saver.start()
    try:
        torn.extend(
            data
            for data in (read_bytes(path) for _ in range(15))
            if data not in (b"old", b"half whole")
        )
    finally:
        stop.set()
        saver.join()
    assert torn == []


def test_an_unreadable_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_PATIENCE", 0.05)
    monkeypatch.setattr(files, "LARGEST", 10)
    (tmp_path / "empty").touch()
    (tmp_path / "large").write_bytes(b"x" * 11)
    os.mkfifo(tmp_path / "pipe")
    for name, words in (
        ("empty", "is empty"),
        ("large", "the limit is"),
        ("pipe", "not an ordinary file"),
        ("none", "no such file"),
        ("", "a folder"),
    ):
        with pytest.raises(FileError, match=words):
            read_bytes(tmp_path / name)


def test_a_file_that_keeps_changing_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_PATIENCE", 0.05)
    monkeypatch.setattr(files, "_CALM_NS", 10**18)
    (tmp_path / "a").write_bytes(b"x")
    with pytest.raises(FileError, match="another program keeps writing"):
        read_bytes(tmp_path / "a")
