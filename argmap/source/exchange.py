"""A file replaced only if it still is what it was: no save of another program is ever lost.

Where the system can exchange two names in one step, what was replaced can be looked at afterwards.
Elsewhere the file is compared just before, and a few microseconds remain.
"""

from __future__ import annotations

import ctypes
import os
import sys
from functools import cache
from pathlib import Path
from typing import Any

_AT_CWD, _EXCHANGE = -100, 2  # of Linux: paths below the working folder; swap two names
_TRIES = 100


def replaced_unchanged(temporary: str, path: str, before: bytes) -> bool:
    """Give a file the name of another one that still has the bytes `before`.

    Returns False, with the other file as it is, if another program has saved it meanwhile.
    """
    if Path(path).read_bytes() != before:
        return False
    believed = Path(temporary).read_bytes()  # what is under the name after the exchange
    if not exchanged(temporary, path):
        os.replace(temporary, path)  # noqa: PTH105 - as the caller wrote it
        return True
    found = Path(temporary).read_bytes()
    if found == before:
        Path(temporary).unlink()
        return True
    for _ in range(_TRIES):  # what somebody saved goes back, and what is saved meanwhile, too
        exchanged(temporary, path)
        newest = Path(temporary).read_bytes()
        if newest == believed:
            break
        believed, found = found, newest
    return False


def exchanged(one: str, other: str) -> bool:
    """Return whether two names were exchanged; False where the system cannot."""
    call = _call()
    if call is None:
        return False
    names = (os.fsencode(each) for each in (one, other))
    first, second = (ctypes.c_char_p(each) for each in names)
    return bool(call(_AT_CWD, first, _AT_CWD, second, _EXCHANGE) == 0)


@cache
def _call() -> Any:  # noqa: ANN401 - a function of the C library
    if sys.platform != "linux":
        return None
    try:
        return ctypes.CDLL(None).renameat2
    except (OSError, AttributeError):
        return None
