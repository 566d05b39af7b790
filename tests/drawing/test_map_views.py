"""The map as a reader meets it: captions for the window, folded branches, moved cards, tooltip."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from drawing_samples import flag, link, roads, said, source
from test_browser import middle

import argmap
from argmap.drawing import page
from argmap.model import Annotation, Report

if TYPE_CHECKING:
    from drawing_samples import Visit
    from playwright.sync_api import Page

    from argmap.model import Role

pytestmark = pytest.mark.browser

ROLES: tuple[Role, ...] = ("claim", "evidence", "rebuttal", "conclusion")
SIZES = [(1440, 900), (1280, 720), (1024, 768), (820, 1180), (844, 390), (390, 844)]
WORDS = (
    "wide roads keep drivers safe by night and the new lamps stay lit until every morning".split()
)

# Each card as it is on the screen, and the size of the letters of its caption.
CARDS = """() => {
  const { statements, sizes } = window.__argmap;
  const net = window.__network;
  const scale = net.getScale();
  const pane = document.getElementById("canvas").getBoundingClientRect();
  const card = document.getElementById("card").getBoundingClientRect();
  const cards = statements.map(({ id, x, shownY, height }) => {
    const { x: left, y: top } = net.canvasToDOM({
      x: x - sizes().width / 2, y: shownY - height / 2,
    });
    return { id, left: left + pane.x, top: top + pane.y,
      right: left + pane.x + sizes().width * scale, bottom: top + pane.y + height * scale };
  });
  return { cards, scale, letters: sizes().size * scale, pane: pane.toJSON(), card: card.toJSON() };
}"""


def seen(tab: Page) -> dict[str, Any]:
    """Return the cards with their edges on the screen, the letters, the pane and what covers it."""
    found: dict[str, Any] = tab.evaluate(CARDS)
    return found


def is_inside(card: dict[str, float], pane: dict[str, float]) -> bool:
    across = pane["left"] - 1 <= card["left"] and card["right"] <= pane["right"] + 1
    return across and pane["top"] - 1 <= card["top"] and card["bottom"] <= pane["bottom"] + 1


def overlaps(one: dict[str, float], other: dict[str, float]) -> bool:
    across = one["left"] < other["right"] and other["left"] < one["right"]
    return across and one["top"] < other["bottom"] and other["top"] < one["bottom"]


def random_map(count: int, seed: int) -> tuple[Annotation, Report]:
    """Return a reading whose links are drawn by chance: shared premises, brackets, loose ends."""
    chance = Random(seed)  # noqa: S311 - a drawing, no secret
    lines = [
        " ".join(chance.choices(WORDS, k=chance.randint(5, 25))) + f" {number}."
        for number in range(count)
    ]
    place = source("\n".join(lines) + "\n", headings=())
    statements = tuple(
        said(place, f"s{number}", chance.choice(ROLES), line, label=" ".join(line.split()[:4]))
        for number, line in enumerate(lines)
    )
    links = {}
    for number in range(1, count):
        if chance.random() < 0.15:
            continue
        end = chance.randrange(max(0, number - 9), number)
        premises = f"s{number} s{number + 1}" if chance.random() < 0.2 else f"s{number}"
        if number + 1 < count:
            made = link(premises, f"s{end}", chance.choice(("support", "support", "attack")))
            links[made.id] = made
    return Annotation(place, title="Roads", statements=statements, links=tuple(links.values())), (
        Report()
    )


@pytest.fixture(scope="module")
def html() -> str:
    return page(*roads())


@pytest.fixture(scope="module")
def statement() -> str:
    path = Path(argmap.__file__).parents[1] / "corpus" / "statement.argmap.md"
    annotation = argmap.load(str(path))
    return argmap.page(annotation, argmap.check(annotation))


@pytest.mark.parametrize(("width", "height", "least"), [(1440, 900, 10), (1280, 720, 9)])
def test_the_whole_statement_can_be_read_in_one_view(
    visit: Visit, statement: str, width: int, height: int, least: float
) -> None:
    tab = visit(statement, width=width, height=height)
    tab.locator("#alone").click()
    found = seen(tab)
    assert len(found["cards"]) == 74
    assert [each["id"] for each in found["cards"] if not is_inside(each, found["pane"])] == []
    assert found["letters"] >= least
    assert tab.locator("#far").is_hidden()


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_words_of_the_first_view_can_be_read(
    visit: Visit, statement: str, width: int, height: int
) -> None:
    tab = visit(statement, width=width, height=height)
    assert seen(tab)["letters"] >= (10 if width == 1440 else 9)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_flagged_step_is_wholly_visible_when_it_is_chosen(
    visit: Visit, statement: str, width: int, height: int
) -> None:
    tab = visit(statement, width=width, height=height)
    steps = tab.evaluate(
        "[...document.querySelectorAll('.flag')].filter((each) => each.querySelector('.step b'))"
        ".map((each) => each.firstElementChild.id)"
    )
    assert len(steps) > 9
    for number in steps:
        tab.evaluate("(number) => document.getElementById(number).click()", number)
        ends = tab.evaluate(
            "() => { const id = decodeURIComponent(location.hash).replace(/^#[^:]*:/, '');"
            " const find = (id) => window.__argmap.links.find((each) => each.id === id);"
            " const link = find(id), target = find(link.conclusion) ?? link;"
            " return [...link.premises, target.conclusion]; }"
        )
        found = seen(tab)
        cards = [each for each in found["cards"] if each["id"] in ends]
        assert all(is_inside(each, found["pane"]) for each in cards), number
        assert not any(overlaps(each, found["card"]) for each in cards), number
        assert found["letters"] >= 9, number


@pytest.mark.parametrize(("count", "seed"), [(12, 1), (40, 2), (74, 3), (120, 4)])
@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_cards_with_captions_never_lie_over_each_other(
    visit: Visit, count: int, seed: int, width: int, height: int
) -> None:
    tab = visit(page(*random_map(count, seed)), width=width, height=height)
    cards = seen(tab)["cards"]
    pairs = [(a, b) for place, a in enumerate(cards) for b in cards[:place] if overlaps(a, b)]
    assert pairs == []
    assert loose_ends(tab) == []


def loose_ends(tab: Page) -> list[str]:
    """Return the links with a line that does not begin at its premise."""
    found: list[str] = tab.evaluate(
        """() => {
          const { statements, links, sizes } = window.__argmap;
          const at = new Map(statements.map((each) => [each.id, each]));
          return links.filter((link) => link.lines.some(({ premise, points }) => {
            const card = at.get(premise);
            const [x, y] = points[0];
            const across = Math.abs(Math.abs(x - card.x) - sizes().width / 2);
            return across > 1 || Math.abs(y - card.shownY) > card.height / 2;
          })).map((link) => link.id);
        }"""
    )
    return found


def test_a_folded_branch_says_what_it_hides_at_every_scale(visit: Visit, html: str) -> None:
    tab = visit(html, anchor="#programme-works")
    tab.locator("#map").focus()
    tab.keyboard.press(" ")
    assert tab.locator("#live").inner_text() == "4 statements collapsed, with 2 flags"
    for scale in (1, 0.3, 0.06):
        drawn: list[tuple[str, float]] = tab.evaluate(
            """(scale) => {
              const found = [];
              const before = CanvasRenderingContext2D.prototype.fillText;
              CanvasRenderingContext2D.prototype.fillText = function (words, ...rest) {
                found.push([String(words), parseFloat(this.font.split(" ")[1]) * scale]);
                return before.call(this, words, ...rest);
              };
              const map = window.__network;
              map.moveTo({ position: window.__argmap.at("programme-works"), scale });
              map.redraw();
              CanvasRenderingContext2D.prototype.fillText = before;
              return found;
            }""",
            scale,
        )
        assert [round(size) for words, size in drawn if words == "+4 ▲2"] == [12]
        width = tab.evaluate("window.__argmap.sizes().width") * scale
        x, y = middle(tab, "programme-works")
        tab.mouse.click(x + width / 2 + 4, y + 10)
        assert tab.locator("#live").inner_text() == "expanded"
        tab.locator("#map").focus()
        tab.keyboard.press(" ")


def test_a_tooltip_has_all_words_role_line_and_flags(visit: Visit, html: str) -> None:
    tab = visit(html)
    x, y = middle(tab, "accidents")
    tab.mouse.move(x, y)
    tab.mouse.move(x + 2, y)
    tab.locator("#tip").wait_for()
    words = tab.locator("#tip").inner_text()
    assert "Evidence · line 2" in words
    assert "In 2021 there were 312 accidents and in 2023 only 156." in words
    assert tab.locator("#F302 b").inner_text() in words
    tab.keyboard.press("Escape")
    assert tab.locator("#tip").is_hidden()


def test_under_the_pointer_neighbours_brighten(visit: Visit, html: str) -> None:
    tab = visit(html, anchor="#thanks")
    before = tab.locator("#canvas").screenshot()
    x, y = middle(tab, "fewer-accidents")
    tab.mouse.move(x, y)
    tab.mouse.move(x + 1, y)
    tab.wait_for_timeout(100)
    assert tab.locator("#canvas").screenshot() != before


def place_of(tab: Page, name: str) -> tuple[float, float]:
    x, y = tab.evaluate(
        "(name) => { const { x, shownY } = window.__argmap.statements.find((each) =>"
        " each.id === name); return [x, shownY]; }",
        name,
    )
    return x, y


def test_cards_can_be_moved_and_links_move_along(visit: Visit, html: str) -> None:
    tab = visit(html)
    start = place_of(tab, "accidents")
    tab.evaluate("document.getElementById('moving').click()")
    x, y = middle(tab, "accidents")
    tab.mouse.move(x, y)
    tab.mouse.down()
    tab.mouse.move(x - 30, y + 60, steps=3)
    tab.mouse.up()
    scale = tab.evaluate("window.__network.getScale()")
    moved = place_of(tab, "accidents")
    assert moved[0] - start[0] == pytest.approx(-30 / scale, abs=2)
    assert moved[1] - start[1] == pytest.approx(60 / scale, abs=2)
    assert loose_ends(tab) == []
    assert tab.evaluate("location.hash") == ""
    tab.evaluate("document.getElementById('reset').click()")
    assert place_of(tab, "accidents") == start


def test_a_card_is_moved_with_shift_and_the_arrow_keys(visit: Visit, html: str) -> None:
    tab = visit(html, anchor="#accidents")
    x, y = place_of(tab, "accidents")
    tab.locator("#map").focus()
    tab.keyboard.press("Shift+ArrowDown")
    assert place_of(tab, "accidents") == (x, y + 20)
    assert tab.evaluate("location.hash") == "#accidents"


@pytest.mark.parametrize("scale", [0.4, 1, 2.5])
def test_a_card_with_any_pixel_in_view_is_painted_and_can_be_hit(
    visit: Visit, html: str, scale: float
) -> None:
    tab = visit(html)
    words = tab.evaluate(
        """(scale) => {
          const found = [];
          const fill = CanvasRenderingContext2D.prototype.fill;
          CanvasRenderingContext2D.prototype.fill = function (...rest) {
            found.push(this.fillStyle);
            return fill.call(this, ...rest);
          };
          const map = window.__network;
          const card = window.__argmap.statements.find((each) => each.id === "accidents");
          const pane = document.getElementById("canvas");
          const away = card.height / 2 + (pane.clientHeight / 2 - 4) / scale;
          map.moveTo({ scale, position: { x: card.x, y: card.shownY + away } });
          map.redraw();
          CanvasRenderingContext2D.prototype.fill = fill;
          return found;
        }""",
        scale,
    )
    assert words
    tab.mouse.click(middle(tab, "accidents")[0], seen(tab)["pane"]["top"] + 2)
    assert tab.evaluate("location.hash") == "#accidents"


@pytest.mark.parametrize(
    ("width", "height", "alone"),
    [(1000, 500, False), (999, 800, True), (820, 1180, True), (1400, 480, True), (844, 390, True)],
)
def test_one_pane_at_a_time_if_there_is_little_room(
    visit: Visit, html: str, width: int, height: int, *, alone: bool
) -> None:
    tab = visit(html, width=width, height=height)
    assert tab.locator("#text").is_visible() is not alone
    foot = tab.locator(".foot").bounding_box()
    assert foot
    assert foot["height"] < 66
    boxes = [each.bounding_box() for each in tab.locator(".foot > *, .zoom > *").all()]
    pane = tab.locator("#map-pane").bounding_box()
    assert pane
    for box in filter(None, boxes):
        assert box["x"] >= pane["x"] - 1
        assert box["x"] + box["width"] <= pane["x"] + pane["width"] + 1
    tab.locator("#legend summary").click()
    legend = tab.locator(".legend").bounding_box()
    assert legend
    assert legend["y"] >= 0


def test_a_narrow_side_panel_is_not_cut(visit: Visit, statement: str) -> None:
    tab = visit(statement, anchor="#F3")
    tab.evaluate("document.querySelector('main').style.setProperty('--right', '220px')")
    for name in ("flags", "details", "figures", "outline", "filter"):
        tab.locator(f"#tab-{name}").click()
        wide = tab.evaluate(
            "(name) => [document.getElementById('pane-' + name), document.querySelector('.tabs')]"
            ".map((each) => each.scrollWidth - each.clientWidth)",
            name,
        )
        assert max(wide) <= 0, name


def test_the_map_alone_shows_what_is_chosen_beside_it(visit: Visit, html: str) -> None:
    tab = visit(html)
    tab.locator("#alone").click()
    tab.mouse.click(*middle(tab, "accidents"))
    assert "312 accidents" in tab.locator("#card").inner_text()
    tab.locator("#card button", has_text="More").click()
    assert tab.locator("#pane-details").is_visible()
    assert tab.locator("#alone").get_attribute("aria-pressed") == "false"


def test_a_folded_branch_leaves_no_card_of_others_out(visit: Visit) -> None:
    annotation, report = random_map(60, 7)
    tab = visit(page(annotation, replace(report, flags=(flag("ARG106", "note", statement="s5"),))))
    roots = tab.evaluate(
        "window.__argmap.links.filter((each) => each.kind === 'support').map((each) =>"
        " each.conclusion)"
    )
    for root in list(dict.fromkeys(roots))[:4]:
        tab.evaluate("(root) => { location.hash = root; }", root)
        tab.locator("#map").focus()
        tab.keyboard.press(" ")
        cards = seen(tab)["cards"]
        spots = {(round(each["left"]), round(each["top"])) for each in cards}
        assert len(spots) > len(cards) / 2
        tab.keyboard.press(" ")
