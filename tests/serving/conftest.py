"""A server on a small corpus, for each test that asks for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from server_samples import Server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    for needed in ("starlette", "uvicorn", "watchfiles"):
        pytest.importorskip(needed, reason='argmap serve needs the extra "serve"')
    from server_samples import Server, bakery

    folder = tmp_path / "corpus"
    folder.mkdir()
    bakery(folder)
    running = Server(folder)
    yield running
    running.stop()
