"""One offline, safe HTML page, by pyvis and jinja2; imported only when a page is made."""

import base64
import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import BaseLoader, Environment, StrictUndefined, Template
from markupsafe import Markup

from argmap import symbols
from argmap.drawing.assets import WEB, asset, page_script, page_style
from argmap.drawing.view import View
from argmap.drawing.words import ROLE_NAMES
from argmap.model import ArgmapError
from argmap.prepared import prepared
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
    values = carrier()
    data = {"statements": view.statements, **view.data, "options": values["options"]}
    if edit is not None:
        data["edit"] = edit
    page = environment().get_template("page.html")
    known = {"heading": view.title, "view": view, "data": data, "served": edit is not None}
    return page.render({**values, **known})


@lru_cache(maxsize=1)
def carrier() -> dict[str, Any]:
    """Return what pyvis gives to the template of a page, apart from what is in the document.

    It is the same for all pages, so pyvis is asked once and not imported again.
    """
    files = (__file__, _folder_of("pyvis") / "network.py", _folder_of("pyvis") / "options.py")
    return prepared("carrier", files, _carrier)


def _carrier() -> dict[str, Any]:
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    net.options = _OPTIONS
    net.templateEnv = template = _Template()
    net.path = "page.html"
    net.generate_html()
    return template.given


class _Template:
    """Takes the place of pyvis's environment and of its template, and keeps what they are given."""

    given: dict[str, Any]

    def get_template(self, _name: str) -> "_Template":
        """Return itself."""
        return self

    def render(self, **values: object) -> str:
        """Keep the values."""
        self.given = {**values, "options": _OPTIONS}
        return ""


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the one Jinja environment of all pages, with style and scripts as values."""
    script, vis = page_script(), vis_network()
    made = Environment(
        loader=_Loader(),
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


class _Loader(BaseLoader):
    """Loads templates from `web/`, if possible without compiling them again."""

    def load(
        self,
        environment: Environment,
        name: str,
        globals: Any = None,  # noqa: A002, ANN401
    ) -> Template:
        """Return a template; what its code depends on besides its text are the files named here."""
        path = WEB / name
        files = (path, __file__, symbols.__file__, jinja2.__file__)
        code = prepared(name, files, lambda: environment.compile(asset(name), name, str(path)))
        return environment.template_class.from_code(
            environment, code, environment.make_globals(globals)
        )


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
        found = (_folder_of("pyvis") / VIS_PATH).read_bytes()
    except OSError:
        found = b""
    if hashlib.sha256(found).hexdigest() != VIS_SHA256:
        raise ArgmapError(
            "the page needs vis-network.min.js exactly as pyvis 0.3.2 contains it; "
            "install it with: pip install --force-reinstall pyvis==0.3.2"
        )
    # as a browser reads it, so that its hash matches
    return found.decode("utf-8").replace("\r\n", "\n")


def _folder_of(package: str) -> Path:
    """Return where a package is installed, without importing it."""
    spec = find_spec(package)
    return Path(spec.origin).parent if spec and spec.origin else Path()
