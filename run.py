#!/usr/bin/env python3
"""Set argmap up in `.venv` and run it: `python3 run.py build`, `python3 run.py test`. Needs Python 3.11 or later, and nothing else.

The environment is made from the lock files, with a checksum for every package, and made again when
they change. Every command of argmap works: `python3 run.py check`, `python3 run.py explain ARG202`.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def main(arguments: list[str]) -> int:
    """Return the exit status of what was asked for."""
    if sys.version_info < (3, 11):
        print("argmap needs Python 3.11 or later; this is", sys.version.split()[0], file=sys.stderr)
        return 2
    testing = arguments[:1] in (["test"], ["setup"])
    prepare("requirements-dev.lock" if testing else "requirements.lock")
    if arguments[:1] == ["setup"]:
        return 0
    command = ["-m", "pytest", *arguments[1:]] if testing else ["-m", "argmap", *arguments]
    return subprocess.run([PYTHON, *command], check=False, cwd=HERE if testing else None).returncode


def prepare(lock: str) -> None:
    """Make the environment hold what a lock file names, unless it does already; the tests' lock holds the other one too."""
    stamp = VENV / f"{lock}.sha256"
    wanted = hashlib.sha256(
        (HERE / lock).read_bytes() + (HERE / "pyproject.toml").read_bytes()
    ).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    print(
        f"argmap: setting up {VENV.name} from {lock}; this takes about half a minute",
        file=sys.stderr,
    )
    if not PYTHON.is_file():
        call(sys.executable, "-m", "venv", VENV)
    pip = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    # The lock is whole, so nothing is left to resolve; asked to, pip may want a newer release than the locked one, for which it has no hash.
    call(*pip, "--no-deps", "--require-hashes", "--requirement", HERE / lock)
    call(*pip, "--no-deps", "--no-build-isolation", "--editable", HERE)
    stamp.write_text(wanted)


def call(*command: object) -> None:
    """Run a step of the set-up; its own words say what went amiss."""
    if subprocess.run([str(word) for word in command], check=False).returncode:
        sys.exit(f"argmap: the set-up stopped at: {' '.join(str(word) for word in command)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
