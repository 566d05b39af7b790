"""How long the import of a large AIF takes, compared with `arguebuf.load.aif` in the same run.

Times are those of the processor, so that other programs on the machine do not count.

python benchmarks/imports.py            # 5 MB
ARGMAP_PEERS names the folder of `.ci/peers/install`, if it is another one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from argmap.imports import bring

ROOT = Path(__file__).parents[1]
PEER = Path(os.environ.get("ARGMAP_PEERS", ROOT / ".ci/peers")) / "py/bin/python"
_LOAD = """
import json, sys, time
import arguebuf
start = time.process_time()
arguebuf.load.aif(json.load(open(sys.argv[1])))
print(time.process_time() - start)
"""


def made(size: int) -> bytes:
    """Return AIF of at least so many bytes: each statement supports an earlier one."""
    nodes: list[dict[str, str]] = []
    edges: list[dict[str, str]] = []
    count = max(2, size // 420)
    for number in range(count):
        words = (
            f"In district {number} the council counted {number * 7 % 997} lamps and {number} piers."
        )
        nodes.append({"nodeID": str(number), "text": words, "type": "I"})
        if number:
            link = str(count + number)
            nodes.append({"nodeID": link, "text": "Default Inference", "type": "RA"})
            edges.append({"edgeID": f"{2 * number}", "fromID": str(number), "toID": link})
            end = str((number - 1) // 3)
            edges.append({"edgeID": f"{2 * number + 1}", "fromID": link, "toID": end})
    return json.dumps({"nodes": nodes, "edges": edges, "locutions": []}, indent=1).encode()


def main(size: int) -> None:
    """Print both times and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "large.json")
        path.write_bytes(made(1000))  # so that modules are imported before the time is taken
        bring(str(path), str(Path(folder, "small")), form="aif")
        path.write_bytes(made(size))
        print(f"{path.stat().st_size / 1e6:.1f} MB")
        start = time.process_time()
        brought = bring(str(path), str(Path(folder, "corpus")), form="aif")
        ours = time.process_time() - start
        print(f"argmap import: {ours:.2f} s, {len(brought.read.statements)} statements")
        command = [str(PEER), "-c", _LOAD, str(path)]
        theirs = float(subprocess.run(command, check=True, capture_output=True).stdout)
        print(f"arguebuf.load.aif: {theirs:.2f} s")
        print(f"ratio: {ours / theirs:.2f}")


if __name__ == "__main__":
    main(int(float(sys.argv[1]) * 1e6) if len(sys.argv) > 1 else 5_000_000)
