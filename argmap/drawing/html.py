"""One offline, safe HTML page, by pyvis and jinja2; imported only when a page is made."""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, cast

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from argmap.drawing.assets import asset, page_script, page_style
from argmap.drawing.view import View
from argmap.drawing.words import ROLE_NAMES
from argmap.model import ArgmapError
from argmap.symbols import visible, visible_data

VIS_PATH = "templates/lib/vis-9.1.2/vis-network.min.js"
VIS_SHA256 = "1f20f0736f32cb9bedf8f6383b25cfea2f839e1abe80d6e8040b4d5bea378c69"

_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"dragNodes": False, "keyboard": False, "selectable": False, "zoomSpeed": 0.7},
    "nodes": {"chosen": False},
}


def to_html(view: View, edit: Mapping[str, Any] | None = None) -> str:
    """Return the page of a view; with `edit`, what a served page knows of its annotation file."""
    net = Network(directed=True, cdn_resources="in_line", heading=view.title)
    net.options = _OPTIONS
    for statement in view.statements:
        net.add_node(statement["id"], shape="custom", statement=statement)
    net.templateEnv = _OurTemplate(view, edit)
    net.path = "page.html"
    html: str = net.generate_html()
    return html


@dataclass(frozen=True, slots=True)
class _OurTemplate:
    """Replaces the environment of pyvis: all pages share ours, and each has its own values."""

    view: View
    edit: Mapping[str, Any] | None

    def get_template(self, name: str) -> "_OurTemplate":
        """Return itself: pyvis asks once, with the name set in `path`."""
        environment().get_template(name)
        return self

    def render(self, **values: object) -> str:
        nodes = cast("list[dict[str, Any]]", values["nodes"])
        statements = [node["statement"] for node in nodes]
        data = {"statements": statements, **self.view.data, "options": _OPTIONS}
        if self.edit is not None:
            data["edit"] = self.edit
        template = environment().get_template("page.html")
        known = {"view": self.view, "data": data, "served": self.edit is not None}
        return template.render({**values, **known})


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the one Jinja environment of all pages, with style and scripts as values."""
    script, vis = page_script(), vis_network()
    made = Environment(
        loader=PackageLoader("argmap", "drawing/web"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_finalized,
    )
    made.policies["json.dumps_function"] = _dumps
    made.policies["json.dumps_kwargs"] = {}
    made.globals.update(
        style=Markup(page_style()),  # noqa: S704 - our own files
        edit_style=Markup(asset("edit/edit.css")),  # noqa: S704 - our own file
        no_script_style=Markup(asset("style/no_script.css")),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own files
        vis=Markup(vis),  # noqa: S704 - checked against VIS_SHA256
        scripts=Markup(f"'{source_hash(vis)}' '{source_hash(script)}'"),  # noqa: S704 - two hashes
        roles=ROLE_NAMES,
    )
    return made


def _finalized(value: object) -> object:
    """Return what is printed, with control characters as symbols; our own markup as it is."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _dumps(value: object, **_options: object) -> str:
    """Return JSON; what could end a line or a script element is escaped here or by Jinja."""
    text = json.dumps(visible_data(value), ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def source_hash(script: str) -> str:
    """Return the hash by which the page's policy allows a script."""
    digest = hashlib.sha256(script.encode()).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")


@lru_cache(maxsize=1)
def vis_network() -> str:
    """Return vis-network as pyvis installed it; raise ArgmapError if it is not the one we know."""
    try:
        found = resources.files("pyvis").joinpath(*VIS_PATH.split("/")).read_bytes()
    except (ModuleNotFoundError, OSError):
        found = b""
    if hashlib.sha256(found).hexdigest() != VIS_SHA256:
        raise ArgmapError(
            "the page needs vis-network.min.js exactly as pyvis 0.3.2 contains it; "
            "install it with: pip install --force-reinstall pyvis==0.3.2"
        )
    # as a browser reads it, so that its hash matches
    return found.decode("utf-8").replace("\r\n", "\n")
