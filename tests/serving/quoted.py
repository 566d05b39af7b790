"""The words of a statement in the text of a page, whose spans name statements by their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

_NUMBER = "(id) => __argmap.statements.findIndex((each) => each.id === id) + 1"
_LOOKS = """([id, looks]) => {
  const number = __argmap.statements.findIndex((each) => each.id === id) + 1;
  return number && document.querySelector(`q${looks}[data-of="${number}"]`) !== null;
}"""


def quote(tab: Page, name: str) -> Locator:
    """Return the words that a statement quotes."""
    return tab.locator(f'#text q[data-of="{tab.evaluate(_NUMBER, name)}"]')


def wait_for_quote(tab: Page, name: str, looks: str) -> None:
    """Wait until the words of a statement have a class, such as ".chosen"."""
    tab.wait_for_function(_LOOKS, arg=[name, looks])
