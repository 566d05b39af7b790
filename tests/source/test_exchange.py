"""A file is replaced only if nobody has saved it meanwhile, at whatever moment that is."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from argmap.source import exchange
from argmap.source.files import ChangedError, write_all

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_that_is_as_it_was_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    write_all({str(path): b"new"}, before={str(path): b"old"})
    assert path.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


def test_a_file_that_somebody_saved_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"of an editor")
    with pytest.raises(ChangedError, match="nothing was written"):
        write_all({str(path): b"new"}, before={str(path): b"old"})
    assert path.read_bytes() == b"of an editor"
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="needs a system that can exchange two names")
@pytest.mark.parametrize("moments", [{1}, {1, 2}, {1, 2, 3}])
def test_a_save_in_the_very_last_moment_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moments: set[int]
) -> None:
    path, calls = tmp_path / "a.txt", [0]
    path.write_bytes(b"old")
    real = exchange.exchanged

    def saved_just_before(one: str, other: str) -> bool:
        calls[0] += 1
        if calls[0] in moments:
            saving = tmp_path / "saving"
            saving.write_bytes(b"save %d" % calls[0])
            saving.replace(other)
        return real(one, other)

    monkeypatch.setattr(exchange, "exchanged", saved_just_before)
    with pytest.raises(ChangedError):
        write_all({str(path): b"new"}, before={str(path): b"old"})
    assert path.read_bytes() == b"save %d" % max(moments)
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]
