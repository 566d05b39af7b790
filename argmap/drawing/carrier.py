"""One offline, safe HTML file: pyvis carries the graph, our own template, style and script make the page.

The only place that knows pyvis and jinja2; both are imported when a page is made.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any, cast

from argmap.drawing.squeeze import squeeze
from argmap.drawing.words import ROLE_NAMES
from argmap.model import ArgmapError

if TYPE_CHECKING:
    from jinja2 import Environment

    from argmap.drawing.view import View

VIS_PATH = "templates/lib/vis-9.1.2/vis-network.min.js"
VIS_SHA256 = "1f20f0736f32cb9bedf8f6383b25cfea2f839e1abe80d6e8040b4d5bea378c69"

# Names of our own data, shorter on the page; the script's are changed with them. No name of the browser's may stand here.
KEYS = dict(
    zip(
        "also_lines annotation because below bright by_hand code end folded gone implicit kind label link notes number outline premises "
        "reported scheme section sections speaker state statement tip trunk way level changed quiet hover weight cards".split(),
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdegij",
        strict=True,
    )
)

# Colours of the style, in the order in which the script reads them; on the page --A, --B and so on. Other properties of ours follow.
COLOURS = "map panel ink muted edge soft claim evidence conclusion rebuttal flag ground chosen sign error inverse".split()
_PROPERTIES = {
    name: chr(65 + place) for place, name in enumerate((*COLOURS, "mono", "error-ground", "focus"))
}

_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"dragNodes": False, "keyboard": False, "selectable": False, "zoomSpeed": 0.7},
    "nodes": {"chosen": False},
}


def to_html(view: View) -> str:
    """Return the page of a view."""
    from pyvis.network import Network

    net = Network(
        directed=True, cdn_resources="in_line", heading=view.title, height="100%", width="100%"
    )
    net.options = _OPTIONS
    for node in view.nodes:
        facts = {key: value for key, value in node.items() if key != "id"}
        net.add_node(node["id"], shape="custom", color=None, **facts)
    net.templateEnv = _OurTemplate(view)
    net.path = "page.html"
    html: str = net.generate_html()
    return html


@dataclass(frozen=True, slots=True)
class _OurTemplate:
    """Stands where pyvis keeps its environment, so that all pages share ours and each has its own values."""

    view: View

    def get_template(self, name: str) -> _OurTemplate:
        """Return itself: pyvis asks once, by the name set in `path`."""
        environment().get_template(name)
        return self

    def render(self, **values: object) -> str:
        """Return the page, from what pyvis passes on and our view."""
        from markupsafe import Markup

        nodes = [_told(each) for each in cast("list[dict[str, Any]]", values["nodes"])]
        options = Markup(json.dumps(_OPTIONS, separators=(",", ":")))  # noqa: S704 - our own words
        return (
            environment()
            .get_template("page.html")
            .render({**values, "view": self.view, "nodes": nodes, "options": options})
        )


def _told(facts: dict[str, Any]) -> dict[str, Any]:
    """Return what the script cannot work out itself."""
    unnamed = facts["label"] == facts["id"]  # pyvis gives a node without a label its number
    return {
        key: value
        for key, value in facts.items()
        if key not in {"id", "shape", "color"} and not (unnamed and key == "label")
    }


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the one Jinja environment of all pages, with style and scripts as values."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    made = Environment(
        loader=PackageLoader("argmap", "drawing/web"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.policies["json.dumps_function"] = _dumps
    made.policies["json.dumps_kwargs"] = {}
    script, vis = squeeze(asset("page.js"), KEYS), vis_network()
    made.globals.update(
        css=Markup(_style(asset("page.css"))),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        vis=Markup(vis),  # noqa: S704 - checked against VIS_SHA256
        script_hash=source_hash(script),
        vis_hash=source_hash(vis),
        roles=ROLE_NAMES,
    )
    return made


def _style(style: str) -> str:
    """Return our style in fewer bytes."""
    return (
        re.sub(r"--([a-z-]+)", lambda found: "--" + _PROPERTIES.get(found[1], found[1]), style)
        .replace("\n", "")
        .replace(";}", "}")
    )


def _dumps(value: object, **_options: object) -> str:
    """Return JSON without blanks; what could end a line or a script element is escaped here or by Jinja."""
    text = json.dumps(_short_keys(value), ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _short_keys(value: object) -> object:
    """Return data with the names that the page gives its own, and 1 and 0 for yes and no."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, dict):
        return {KEYS.get(key, key): _short_keys(each) for key, each in value.items()}
    return [_short_keys(each) for each in value] if isinstance(value, list | tuple) else value


def asset(name: str) -> str:
    """Return a file of ours that becomes part of the page."""
    return resources.files("argmap").joinpath("drawing", "web", name).read_text(encoding="utf-8")


def source_hash(script: str) -> str:
    """Return the hash by which the page's policy allows a script."""
    digest = hashlib.sha256(script.encode()).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")


@lru_cache(maxsize=1)
def vis_network() -> str:
    """Return vis-network as pyvis installed it, if it is the one we know."""
    try:
        found = resources.files("pyvis").joinpath(*VIS_PATH.split("/")).read_bytes()
    except (ModuleNotFoundError, OSError) as error:
        raise ArgmapError(
            "the page needs pyvis 0.3.2 with its vis-network; install it with: pip install pyvis==0.3.2"
        ) from error
    digest = hashlib.sha256(found).hexdigest()
    if digest != VIS_SHA256:
        raise ArgmapError(
            f"vis-network.min.js of the installed pyvis is not the one this page was made for (sha256 {digest[:12]}…, "
            f"not {VIS_SHA256[:12]}…); install it again with: pip install --force-reinstall pyvis==0.3.2"
        )
    return found.decode("utf-8").replace(
        "\r\n", "\n"
    )  # as a browser reads it, so that its hash holds
