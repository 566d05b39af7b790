"""Runs programs of other projects on what we export; a missing one skips its test with a message.

They are installed into `.ci/peers` (see `.ci/peers/install`), or into the folder that ARGMAP_PEERS
names. With ARGMAP_NEEDS_PEERS, as in CI, a missing one fails.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[3]
PEERS = Path(os.environ.get("ARGMAP_PEERS", ROOT / ".ci/peers"))
PYTHON = PEERS / "py/bin/python"
MODULES = PEERS / "node_modules"
_PRELUDE = """
import { createRequire } from 'node:module';
import fs from 'node:fs';
import path from 'node:path';
const require = createRequire(path.join(process.cwd(), 'x.js'));
const [first, second] = process.argv.slice(2).map(each => fs.readFileSync(each, 'utf8'));
const say = value => process.stdout.write(JSON.stringify(value));
"""
# What the scripts for Recogito begin with: an element with the text, which is the second file.
RECOGITO = """
const { JSDOM } = require('jsdom');
const dom = new JSDOM('<div id="text"></div>');
globalThis.window = dom.window;
for (const name of ['document', 'HTMLElement', 'Node', 'NodeFilter', 'Element', 'Range'])
  globalThis[name] = dom.window[name];
const entry = 'node_modules/@recogito/text-annotator/dist/text-annotator.es.js';
const { W3CTextFormat } = await import(path.join(process.cwd(), entry));
const container = document.getElementById('text');
container.textContent = second;
"""


def missing(name: str) -> NoReturn:
    """Skip the test, or fail if the programs must be there."""
    message = f"{name} is not installed: run .ci/peers/install"
    if os.environ.get("ARGMAP_NEEDS_PEERS"):
        pytest.fail(message)
    pytest.skip(message)


def save(folder: Path, files: Mapping[str, bytes], stem: str = "harbour") -> dict[str, Path]:
    """Write files to a folder; return their paths by what comes after the stem."""
    paths = {}
    for end, content in files.items():
        paths[end] = folder / (stem + end if end.startswith(".") else end)
        paths[end].write_bytes(content)
    return paths


def python_peer(name: str, script: str, *arguments: Path) -> Any:  # noqa: ANN401  # what it prints
    """Return what a script prints as JSON; it runs with the packages of the peers."""
    if not PYTHON.exists():
        missing(name)
    known = [str(PYTHON), "-c", f"import importlib.util as u; exit(u.find_spec({name!r}) is None)"]
    if subprocess.run(known, check=False, cwd=PEERS).returncode:
        missing(name)
    done = run([str(PYTHON), "-c", f"import sys, json\n{script}", *map(str, arguments)])
    return json.loads(done.stdout)


def node_peer(name: str, script: str, *arguments: Path) -> Any:  # noqa: ANN401  # what it says
    """Return what a script says as JSON; `first` and `second` are the contents of two files."""
    if not shutil.which("node") or not (MODULES / name / "package.json").exists():
        missing(f"{name} (npm)")
    command = ["node", "--input-type=module", "-", *(str(each.resolve()) for each in arguments)]
    return json.loads(run(command, cwd=PEERS, text=_PRELUDE + script).stdout)


def run(
    command: list[str], *, cwd: Path | None = None, text: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program; its messages are shown if it fails."""
    done = subprocess.run(
        command, cwd=cwd, input=text, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, f"{command[:3]}: {done.stderr[-2000:]}{done.stdout[-2000:]}"
    return done
