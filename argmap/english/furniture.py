"""The words of page furniture: menus, notices, bylines, mail headers, the names of other sites."""

import re
from functools import cache

from argmap.english.patterns import lazy, on_one_line
from argmap.english.word_lists import paragraphs, word_lists

# The patterns group with ( ) for legibility; capturing what they match would only cost time.
_GROUP = re.compile(r"(\\.|\[\^?(?:\\.|[^\]\\])+\])|\((?!\?)")
BYLINE = lazy(r"""(?i)(?:by|von|par|por|av|text|words|author|reviewed by|written by|posted (?:on|by)
    |published|publié|stand|date|автор)\b[\s:]|.{0,12}\d{4}\b""")
# A line of a mail header; the subject is a group, since it is the title of the text.
MAIL_FIELD = lazy(r"""(?i)(?:from|to|cc|bcc|reply-to|sent|date|(subject|betreff|objet|тема)|von|an
    |gesendet|datum|de|à|envoyé|от|кому|дата)\s?:\s*\S""")
EDIT_LINK = re.compile(r" ?\[edit(?: source)?\]$")  # after the headings of an encyclopedia


@cache
def kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the kinds of furniture, each with its pattern from the beginning of a lowered line."""
    return tuple(
        (name, re.compile(_GROUP.sub(lambda found: found[1] or "(?:", on_one_line(text))))
        for name, text in paragraphs("furniture").items()
    )


@cache
def labels() -> frozenset[str]:
    """Return what menus and footers say in a word or two, in lower case."""
    return frozenset(word_lists("labels")["words"].split("; "))
