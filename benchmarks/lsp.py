"""The language server under the hands of a fast writer: time of an answer, and memory.

    python benchmarks/lsp.py [--keystrokes 10000]

Starts the server, opens an annotation of 4,000 statements and types into a note. Prints the median
time from a keystroke to the published problems, and what it is of the time that parsing the same
text takes in this run; then the memory of the server after 100 keystrokes and after all.
"""

import argparse
import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

from argmap.annotation import parse
from argmap.source import read

_STATEMENTS, _RUNS, _FEW = 4000, 15, 100


async def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--keystrokes", type=int, default=1000, help="for the memory")
    count = parser.parse_args().keystrokes
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "long.argmap.md")
        text = written(path)
        parsing = median(timed(text, path) for _ in range(7))
        client: Any = LanguageClient("benchmark", "1")  # its types are not declared
        answered = asyncio.Event()

        def published(_: lsp.PublishDiagnosticsParams) -> None:
            answered.set()

        client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(published)
        await client.start_io(sys.executable, "-m", "argmap", "lsp")
        options = lsp.InitializeParams(
            capabilities=lsp.ClientCapabilities(), initialization_options={"flags": False}
        )
        await client.initialize_async(options)
        client.initialized(lsp.InitializedParams())
        item = lsp.TextDocumentItem(uri=path.as_uri(), language_id="markdown", version=1, text=text)
        client.text_document_did_open(lsp.DidOpenTextDocumentParams(text_document=item))
        await answered.wait()
        times = []
        for number in range(_RUNS):
            answered.clear()
            start = time.perf_counter()
            typed(client, path, text, number)
            await answered.wait()
            times.append(time.perf_counter() - start)
        answer = median(times)
        print(f"parsing once: {parsing:.3f} s; from a keystroke to the problems: {answer:.3f} s")
        print(f"ratio: {answer / parsing:.2f}")
        await memory(client, path, answered, count)


async def memory(  # its client has no declared types
    client: Any,  # noqa: ANN401
    path: Path,
    answered: asyncio.Event,
    count: int,
) -> None:
    """Print the server's memory after few and after many keystrokes in a short file."""
    process = client._server.pid  # noqa: SLF001  # the client does not say it otherwise
    text = path.read_text()  # noqa: ASYNC240  # once, and nothing else waits
    short = "\n".join(text.split("\n")[:400])
    before = 0
    for number in range(1, count + 1):
        answered.clear()
        typed(client, path, short, number)
        await answered.wait()
        if number == _FEW:
            before = resident(process)
    after = resident(process)
    print(f"memory after {_FEW} and {count} keystrokes: {before} and {after} MiB")
    print(f"ratio: {after / max(1, before):.2f}")
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()


def typed(client: Any, path: Path, text: str, number: int) -> None:  # noqa: ANN401
    """Send a version of the text in which a note has grown."""
    document = lsp.VersionedTextDocumentIdentifier(uri=path.as_uri(), version=number + 2)
    whole = lsp.TextDocumentContentChangeWholeDocument(
        text=f"{text}- note: {'x' * (number % 80)}y\n"
    )
    client.text_document_did_change(
        lsp.DidChangeTextDocumentParams(text_document=document, content_changes=[whole])
    )


def resident(process: int) -> int:
    """Return the memory of a process in MiB."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 2**20


def timed(text: str, path: Path) -> float:
    """Return how long reading the annotation takes, with its source read before."""
    source = read(str(path.with_name("long.txt")))
    start = time.perf_counter()
    parse(text, source, path=str(path))
    return time.perf_counter() - start


def written(path: Path) -> str:
    """Write a source and return its annotation."""
    sentences = [
        f"In year {n} the toll of the quay rose by {n} crowns." for n in range(_STATEMENTS)
    ]
    path.with_name("long.txt").write_text("\n".join(sentences) + "\n")
    lines = ["---", "argmap: 1", "source: long.txt", "---"]
    for number, words in enumerate(sentences):
        lines += ["", f"## s{number} evidence", f"> {words}"]
        lines += [f"- supports: s{number - number % 10}"] if number % 10 else []
    text = "\n".join(lines) + "\n"
    path.write_text(text)
    return text


if __name__ == "__main__":
    asyncio.run(main())
