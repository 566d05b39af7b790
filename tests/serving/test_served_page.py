"""A served page: updated in place, and acts by keys, clicks and words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from quoted import quote, wait_for_quote
from stand_in import ANNOTATION, SOURCE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page
    from stand_in import StandIn

pytestmark = pytest.mark.browser

SEEN = """() => ({
  view: [window.__network.getViewPosition(), window.__network.getScale()],
  cards: Object.fromEntries(window.__argmap.statements.map((each) =>
    [each.id, [each.x, each.shownY]])),
  scrolls: ["text", "pane-flags"].map((id) => document.getElementById(id).scrollTop),
  focus: document.activeElement.textContent,
  tab: document.querySelector("[role=tab][aria-selected=true]").id,
  chosen: [...document.querySelectorAll("q.chosen")].map((each) => each.textContent),
})"""


def choose(tab: Page, name: str) -> None:
    """Select a statement or a link by its address; the focus is on the map."""
    tab.evaluate("(name) => { location.hash = encodeURIComponent(name); }", name)
    tab.wait_for_selector("#edit:not(.nothing)")
    tab.focus("#map")


def posted(served: StandIn, tab: Page, count: int = 1) -> list[dict[str, Any]]:
    """Return the acts, once there are as many as expected and the page has nothing to wait for."""
    for _ in range(200):
        if len(served.acts()) >= count and not tab.locator("#edit.busy").count():
            break
        tab.wait_for_timeout(20)
    return served.acts()


def marked(tab: Page, line: int, words: str, nth: int = 0) -> None:
    """Mark words of a line of the text, as a reader does with the pointer."""
    tab.evaluate(
        """([line, words, nth]) => {
          const walker = document.createTreeWalker(document.getElementById("L" + line), 4);
          const nodes = [];
          while (walker.nextNode()) {
            if (!walker.currentNode.parentElement.closest("button")) nodes.push(walker.currentNode);
          }
          const all = nodes.map((node) => node.data).join("");
          let at = -1;
          for (let each = 0; each <= nth; each += 1) at = all.indexOf(words, at + 1);
          const place = (offset) => {
            for (const node of nodes) {
              if (offset <= node.length) return [node, offset];
              offset -= node.length;
            }
          };
          const range = document.createRange();
          range.setStart(...place(at));
          range.setEnd(...place(at + words.length));
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }""",
        [line, words, nth],
    )
    tab.wait_for_selector("#edit-bubble:visible")


def changed(served: StandIn, tab: Page, annotation: str) -> None:
    """Save the annotation as an editor does, and wait until the page has taken it."""
    tab.evaluate(
        "() => { window.taken = new Promise((go) => document.addEventListener('taken', go)); }"
    )
    served.save(annotation)
    tab.evaluate("() => window.taken.then(() => null)")


def test_a_change_is_taken_in_place(served: StandIn, opened: Callable[..., Page]) -> None:
    tab = opened(height=560, width=1200)
    tab.evaluate("() => { document.getElementById('text').scrollTop = 60; }")
    tab.evaluate("() => { window.__network.moveTo({ position: { x: 40, y: 30 }, scale: 0.7 }); }")
    tab.click("#pane-flags .review [data-go=more-people]")
    tab.click("#tab-flags")
    tab.focus("#pane-flags .review [data-go=too-small]")
    before = tab.evaluate(SEEN)
    changed(served, tab, ANNOTATION.replace("more-people evidence?", "more-people evidence"))
    assert tab.evaluate(SEEN) == before
    assert tab.locator("#pane-flags .review [data-go=more-people]").count() == 0
    assert "4 proposals" in tab.inner_text("#summary") or "Partly" in tab.inner_text("#summary")


def test_cards_move_only_if_their_links_change(served: StandIn, tab: Page) -> None:
    before = tab.evaluate(SEEN)["cards"]
    more = "\n## too-full claim\n> Everybody is invited.\n- supports: tram-full\n"
    changed(served, tab, ANNOTATION + more)
    after = tab.evaluate(SEEN)["cards"]
    assert set(after) == {*before, "too-full"}
    for same in ("too-small", "ninety"):
        assert after[same] == before[same]


def test_a_collapsed_branch_and_the_outline_stay(served: StandIn, tab: Page) -> None:
    choose(tab, "stay")
    tab.keyboard.press(" ")
    tab.click("#tab-outline")
    row = tab.locator(".tree [aria-expanded]").first
    row.focus()
    tab.keyboard.press("ArrowLeft")
    changed(served, tab, ANNOTATION.replace("too-small claim?", "too-small claim"))
    assert row.get_attribute("aria-expanded") == "false"
    assert tab.evaluate("document.activeElement.getAttribute('role')") == "treeitem"
    assert tab.locator(".tree li:visible").count() == 3


def test_what_is_chosen_and_gone_is_no_longer_chosen(served: StandIn, tab: Page) -> None:
    choose(tab, "too-small")
    start = ANNOTATION.index("## too-small")
    rest = ANNOTATION[start:].replace("- attacks: too-small\n", "")
    changed(served, tab, ANNOTATION[:start] + rest[rest.index("## ninety") :])
    assert "Choose a statement" in tab.inner_text("#edit .what")


@pytest.mark.parametrize(
    ("name", "key", "act"),
    [
        ("stay", "1", {"do": "role", "id": "stay", "role": "claim"}),
        ("stay", "3", {"do": "role", "id": "stay", "role": "conclusion"}),
        ("stay", "a", {"do": "accept", "id": "stay"}),
        ("too-small", "x", {"do": "reject", "id": "too-small"}),
        ("tram-full", "x", {"do": "delete", "id": "tram-full"}),
        ("more-people -> stay", "a", {"do": "accept-link", "link": "more-people -> stay"}),
        ("more-people -> stay", "x", {"do": "reject-link", "type": "support"}),
        ("tram-full -> stay", "x", {"do": "unlink", "source": "tram-full", "target": "stay"}),
    ],
)
def test_a_key_is_an_act(
    served: StandIn, tab: Page, name: str, key: str, act: dict[str, str]
) -> None:
    choose(tab, name)
    tab.keyboard.press(key)
    (found,) = posted(served, tab)
    assert found.items() >= act.items()
    _, body = served.posts[0]
    assert set(body["base"]) == {*name.split(" -> ")}


def test_keys_do_nothing_in_fields(served: StandIn, tab: Page) -> None:
    choose(tab, "stay")
    tab.focus("#search")
    tab.keyboard.type("axle 12")
    assert tab.input_value("#search") == "axle 12"
    assert served.posts == []


def test_undo_and_redo(served: StandIn, tab: Page) -> None:
    served.act = lambda _acts: ANNOTATION.replace("stay conclusion?", "stay claim")
    choose(tab, "stay")
    tab.keyboard.press("1")
    tab.wait_for_selector("#edit-done button")
    tab.keyboard.press("Backspace")
    tab.wait_for_selector("#edit-done li", state="detached")
    assert served.annotation == ANNOTATION
    tab.keyboard.press("Control+Shift+Z")
    tab.wait_for_selector("#edit-done button")
    assert [name for name, _ in served.posts] == ["acts", "undo", "redo"]


def test_a_link_is_said_before_it_is_written(served: StandIn, tab: Page) -> None:
    choose(tab, "ninety")
    tab.keyboard.press("l")
    tab.keyboard.type("market has")
    tab.keyboard.press("Enter")
    assert "supports “the market has to stay" in tab.inner_text("#edit-sheet .preview")
    assert "- supports: stay" in tab.inner_text("#edit-sheet .preview")
    tab.keyboard.press("w")
    tab.keyboard.type("tram is")
    tab.keyboard.press("Enter")
    tab.keyboard.press("s")
    (act,) = posted(served, tab)
    link = {"do": "link", "source": "ninety", "target": "stay", "type": "support"}
    assert act == {**link, "with": ["tram-full"]}
    assert tab.evaluate("document.activeElement.id") == "map"


def test_the_end_of_a_link_can_be_clicked(served: StandIn, tab: Page) -> None:
    choose(tab, "tram-full")
    tab.keyboard.press("l")
    quote(tab, "too-small").click()
    tab.keyboard.press("a")
    (act,) = posted(served, tab)
    assert (act["source"], act["target"], act["type"]) == ("tram-full", "too-small", "attack")
    assert "tram" in tab.inner_text("#edit .what")


def test_a_circle_and_a_second_link_are_said(served: StandIn, tab: Page) -> None:
    choose(tab, "stay")
    tab.keyboard.press("l")
    tab.keyboard.type("tram is")
    tab.keyboard.press("Enter")
    assert "circle" in tab.inner_text("#edit-sheet")
    tab.keyboard.press("Escape")
    choose(tab, "tram-full")
    tab.keyboard.press("l")
    tab.keyboard.type("market has")
    tab.keyboard.press("Enter")
    assert tab.locator("#edit-sheet [data-type=support]").is_disabled()
    tab.keyboard.press("Escape")
    choose(tab, "more-people")
    tab.keyboard.press("l")
    tab.keyboard.type("market has")
    tab.keyboard.press("Enter")
    assert "accepts" in tab.inner_text("#edit-sheet")
    tab.keyboard.press("Enter")
    assert posted(served, tab)[0]["do"] == "accept-link"


def test_a_step_is_undercut(served: StandIn, tab: Page) -> None:
    choose(tab, "ninety")
    tab.keyboard.press("l")
    tab.keyboard.type("the step tram")
    tab.keyboard.press("Enter")
    tab.keyboard.press("u")
    (act,) = posted(served, tab)
    assert act["type"] == "undercut"
    assert act["target"] == {"source": "tram-full", "target": "stay", "link": "tram-full -> stay"}


@pytest.mark.parametrize(
    ("line", "words", "nth"),
    [
        (1, "on the square", 0),  # after a character beyond the first plane
        (3, "so", 0),  # between two statements of the line
        (5, "The square holds 90 stalls", 1),  # words that occur twice
        (2, " a day come ", 0),  # inside a statement; spaces at the ends do not count
    ],
)
def test_marked_words_are_found_in_the_source(
    served: StandIn, tab: Page, line: int, words: str, nth: int
) -> None:
    marked(tab, line, words, nth)
    tab.click("#edit-bubble >> text=Evidence")
    (act,) = posted(served, tab)
    assert (act["do"], act["role"]) == ("new", "evidence")
    assert SOURCE[act["start"] : act["end"]] == words.strip()
    start = -1
    for _ in range(nth + 1):
        start = SOURCE.index(words.strip(), start + 1)
    assert act["start"] == start


def test_a_statement_is_split_and_two_are_joined(served: StandIn, tab: Page) -> None:
    marked(tab, 2, "and 205 came before.")
    tab.click("text=Split here")
    assert posted(served, tab)[0] == {
        "do": "split",
        "id": "more-people",
        "at": SOURCE.index("and 205"),
    }
    marked(tab, 3, "full, so the market")
    tab.click("text=Join the two")
    assert posted(served, tab, 2)[1] == {"do": "merge", "id": "tram-full", "other": "stay"}


def test_a_key_makes_a_statement_of_marked_words(served: StandIn, tab: Page) -> None:
    marked(tab, 6, "Everybody is invited")
    more = "\n## invited claim\n> Everybody is invited.\n"
    served.act = lambda _acts: served.annotation + more
    tab.focus("#text")
    tab.keyboard.press("1")
    posted(served, tab)
    wait_for_quote(tab, "invited", ".chosen")


def test_flags_are_answered_and_confirmed(served: StandIn, tab: Page) -> None:
    choose(tab, "too-small")
    tab.evaluate("() => { localStorage.setItem('argmap-initials', 'LM'); }")
    tab.click("#next-flag")
    tab.focus("#map")
    tab.keyboard.press("r")
    tab.click("text=Confirm the flag")
    assert served.posts == []  # a reason is required
    tab.keyboard.type("no count is given")
    tab.click("text=Confirm the flag")
    first = posted(served, tab)[0]
    assert (first["do"], first["reason"]) == ("confirm", "no count is given (LM)")
    tab.focus("#map")
    tab.keyboard.press("r")
    tab.click("text=The text answers this in")
    tab.keyboard.type("90 stalls")
    tab.keyboard.press("Enter")
    second = posted(served, tab, 2)[1]
    assert (second["do"], second["see"]) == ("answer", "ninety")
    assert second["code"].startswith("ARG")
    tab.focus("#map")
    tab.keyboard.press("r")
    tab.click("text=The text answers this in")
    tab.click("#L6")  # a line that no statement quotes
    assert posted(served, tab, 3)[2]["see"] == "line 6"


def test_a_review_goes_on_by_itself(served: StandIn, tab: Page) -> None:
    served.act = lambda acts: served.annotation.replace(
        f"## {acts[0]['id']} conclusion?", f"## {acts[0]['id']} conclusion"
    )
    tab.keyboard.press("v")
    assert tab.inner_text("#edit >> text=/^\\d+ of \\d+$/") == "1 of 4"
    first = tab.inner_text("#edit .what")
    tab.keyboard.press(" ")
    assert tab.inner_text("#edit .what") != first
    choose(tab, "stay")
    tab.keyboard.press("a")
    assert "market has" not in tab.inner_text("#edit .what")
    posted(served, tab)
    tab.wait_for_selector("#edit >> text=2 of 4")
    assert tab.locator("#edit-done li").count() == 1


def test_problems_are_shown_over_the_last_good_map(served: StandIn, tab: Page) -> None:
    problem = {"line": 9, "column": 3, "message": "no key", "hint": "did you mean “by”?"}
    served.tell("problems", problems=[problem])
    tab.wait_for_selector("#edit-notes:visible")
    assert "line 9, column 3: no key did you mean" in tab.inner_text("#edit-notes")
    served.tell("problems", problems=[])
    tab.wait_for_selector("#edit-notes", state="hidden")


def test_both_versions_are_shown_if_the_lines_were_changed(served: StandIn, tab: Page) -> None:
    facts = {
        "message": "“stay” was changed",
        "theirs": "## stay rebuttal",
        "yours": "## stay claim",
    }
    served.refusals = [(409, {**facts, "line": 17})]
    choose(tab, "stay")
    tab.keyboard.press("1")
    tab.wait_for_selector("#edit-sheet .versions")
    words = tab.inner_text("#edit-sheet")
    assert "## stay rebuttal" in words
    assert "## stay claim" in words
    tab.click("text=Write yours over it")
    assert [act["do"] for act in posted(served, tab, 2)] == ["role", "role"]


def test_what_cannot_be_written_is_said(served: StandIn, tab: Page) -> None:
    served.refusals = [(422, {"message": "no such role", "hint": "take another"})]
    choose(tab, "stay")
    tab.keyboard.press("1")
    tab.wait_for_selector("#edit-sheet >> text=take another")
    assert tab.locator("#edit-done li").count() == 0


def test_a_page_that_was_not_seen_is_up_to_date_when_it_is(served: StandIn, tab: Page) -> None:
    look = """(state) => {
      Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }"""
    tab.evaluate(look, "hidden")
    served.annotation = ANNOTATION.replace("too-small claim?", "too-small rebuttal")
    tab.evaluate(look, "visible")
    wait_for_quote(tab, "too-small", ".rebuttal")


def test_a_link_with_another_premise_stays_chosen(served: StandIn, tab: Page) -> None:
    choose(tab, "tram-full -> stay")
    more = ANNOTATION.replace("- supports: stay\n", "- supports: stay with ninety\n")
    changed(served, tab, more)
    assert "The square holds 90 stalls" in tab.inner_text("#edit .what")


def test_what_cannot_be_sent_is_a_patch(served: StandIn, tab: Page) -> None:
    served.server.shutdown()
    served.server.server_close()
    choose(tab, "stay")
    tab.keyboard.press("1")
    tab.wait_for_selector("#edit-sheet >> text=Copy 1 act as a patch")
    tab.keyboard.press("Escape")
    tab.keyboard.press("a")
    tab.evaluate(
        "() => { navigator.clipboard.writeText = async (words) => { window.put = words; }; }"
    )
    tab.click("#edit-sheet >> text=Copy 2 acts as a patch")
    patch = json.loads(tab.evaluate("() => window.put"))
    assert [act["do"] for act in patch["acts"]] == ["role", "accept"]
    assert set(patch["base"]) == {"stay"}
    assert len(patch["source_sha256"]) == 64
