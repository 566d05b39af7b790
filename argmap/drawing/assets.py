"""The files of `web/` that become part of a page: style and script, joined in order."""

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
    files = "\n".join(asset(f"script/{name}.js") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n\n{files}}})();\n'


def index_style() -> str:
    """Return the style of the front page of a corpus."""
    dark = "@media (prefers-color-scheme: dark) { :root { COLOURS } }\n"
    return properties(dark) + asset("index.css")
