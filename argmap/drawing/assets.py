"""The files of `web/` that become part of a page: style and script, joined in order."""

from collections.abc import Iterable
from pathlib import Path

from argmap.drawing.colours import properties
from argmap.drawing.signs import sign_styles

WEB = Path(__file__).with_name("web")
STYLES = "base text map drawing flags details outline phone forced print".split()
SCRIPTS = (
    "elements data state passages standing paint cards folds links arrange route collapse hits"
    " camera tooltip move minimap selection walk details flag_details copying panels roving filter"
    " search outline keyboard views svg_context picture print address start"
).split()

# Only in pages that `argmap serve` shows: what corrects the annotation where it is read.
EDIT_SCRIPTS = (
    "shown places refresh server words sheet chooser acts link answer marking review bar keys begin"
).split()


def asset(name: str) -> str:
    """Return a file of `drawing/web/`."""
    return (WEB / name).read_text(encoding="utf-8")


def page_style() -> str:
    """Return the style of a page."""
    files = [asset(f"style/{name}.css") for name in STYLES]
    dark = ":root[data-theme=dark] { COLOURS }\n"
    return "\n".join((properties(dark), sign_styles(), *files))


def page_script() -> str:
    """Return the script of a page: its files in one function, so that nothing of it is global."""
    return _joined(f"script/{name}" for name in SCRIPTS)


def edit_script() -> str:
    """Return the script of a served page: that of a page, and what corrects the annotation."""
    names = (*(f"script/{name}" for name in SCRIPTS), *(f"edit/{name}" for name in EDIT_SCRIPTS))
    return _joined(names)


def _joined(names: Iterable[str]) -> str:
    files = "\n".join(asset(f"{name}.js") for name in names)
    return f'(() => {{\n"use strict";\n\n{files}}})();\n'


def index_style() -> str:
    """Return the style of the front page of a corpus."""
    dark = "@media (prefers-color-scheme: dark) { :root { COLOURS } }\n"
    return properties(dark) + asset("index.css")
