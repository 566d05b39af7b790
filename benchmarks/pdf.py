"""How much memory `argmap add` needs for a long PDF, compared with the libraries alone.

    python benchmarks/pdf.py [FILE.pdf]

Without a file a PDF of 300 pages is made, with heads, footnotes and a table on every third page.
Each run is a process of its own; its highest memory is what the system reports for it. pypdf is
measured only if it is installed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

_ALONE = {
    "pypdfium2": """
import sys, pypdfium2
document = pypdfium2.PdfDocument(open(sys.argv[1], "rb").read())
texts = [document[at].get_textpage().get_text_range() for at in range(len(document))]
""",
    "pypdf": """
import io, sys, pypdf
reader = pypdf.PdfReader(io.BytesIO(open(sys.argv[1], "rb").read()))
texts = [page.extract_text() for page in reader.pages]
""",
}
_ADD = "from argmap.__main__ import run; run()"
_WORDS = "the council closed its eastern quay in March after two inspectors had reported it".split()


def main() -> None:
    """Print seconds and memory of each, and the ratio to each library."""
    if sys.argv[1:2] == ["--make"]:
        _make(Path(sys.argv[2]))
        return
    with tempfile.TemporaryDirectory() as folder:
        file = sys.argv[1] if len(sys.argv) > 1 else str(Path(folder, "long.pdf"))
        if len(sys.argv) == 1:  # in a process of its own: its memory would count for the others
            subprocess.run([sys.executable, __file__, "--make", file], check=True)
        added = _measured(_ADD, "add", file, "-o", folder, "--name", "added")
        print(f"argmap add: {added[0]:.1f} s, {added[1]:.0f} MB")
        for library, program in _ALONE.items():
            if find_spec(library):
                seconds, memory = _measured(program, file)
                ratio = added[1] / memory
                print(f"{library} alone: {seconds:.1f} s, {memory:.0f} MB; ratio {ratio:.2f}")


def _measured(program: str, *arguments: str) -> tuple[float, float]:
    """Return the processor seconds and the megabytes of a process."""
    started = subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(started.pid, 0)
    if status:
        sys.exit(f"a run failed: {arguments}")
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return used.ru_utime + used.ru_stime, used.ru_maxrss / unit


def _make(path: Path) -> None:
    from fpdf import FPDF

    made = FPDF(unit="pt", format="A4")
    made.set_auto_page_break(auto=False)
    for number in range(1, 301):
        made.add_page()
        made.set_font("times", size=11)
        made.text(60, 40, f"Harbour review {number}")
        for line in range(45):
            shift = number * 7 + line * 3
            words = " ".join(_WORDS[(shift + at) % len(_WORDS)] for at in range(14))
            made.text(60, 80 + 14 * line, words)
        made.set_font("times", size=8)
        made.text(60, 750, f"{number} See the minutes of the board, page {number % 90}.")
        if number % 3 == 0:
            made.text(60, 720, "2021")
            made.text(200, 720, "1,900")
            made.text(300, 720, "300")
    path.write_bytes(bytes(made.output()))


if __name__ == "__main__":
    main()
