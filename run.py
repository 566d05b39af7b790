#!/usr/bin/env python3
"""Set argmap up in `.venv` and run it: `python3 run.py build`, `python3 run.py test`.

It needs only Python 3.11 or later. The environment is made from the lock files, with a checksum
for every package, and again whenever they change. Every command of argmap works, such as
`python3 run.py explain ARG202`.
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
    """Return the exit code of the requested command."""
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
    """Install the packages of a lock file, unless they are installed already.

    The lock file of the tests contains all packages of the other one.
    """
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
    # The lock file is complete, so pip must not resolve: it might choose a newer release than the
    # locked one, for which there is no checksum.
    call(*pip, "--no-deps", "--require-hashes", "--requirement", HERE / lock)
    call(*pip, "--no-deps", "--no-build-isolation", "--editable", HERE)
    stamp.write_text(wanted)


def call(*command: object) -> None:
    """Run a step of the set-up; the command itself reports what went wrong."""
    if subprocess.run([str(word) for word in command], check=False).returncode:
        sys.exit(f"argmap: the set-up stopped at: {' '.join(str(word) for word in command)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
