"""The words of page furniture: menus, notices, bylines, mail headers, the names of other sites."""

import re
from functools import cache

from argmap.english.alternatives import Alternatives
from argmap.english.cues import first
from argmap.english.patterns import lazy
from argmap.english.sentences import sentences
from argmap.english.word_lists import paragraphs, word_lists

BYLINE = lazy(r"""(?i)(?:by|von|par|por|av|text|words|author|reviewed by|written by|posted (?:on|by)
    |published|publié|stand|date|автор)\b[\s:]|.{0,12}\d{4}\b""")
NAMED = lazy(r"by (?:[A-ZÀ-Ý][\w.'’-]{1,20}(?: and )?\s?){1,5}(?:,\s.{0,60})?$")  # a byline
GREETING = lazy(r"""(?i)(?:dear|hello|hi|to whom|to the|good (?:morning|day|afternoon|evening)
    |ladies and|sehr geehrte|liebe|chère?s?|madame|monsieur|estimad|уважаем)\b""")
# A line that says when a text was published, and nothing else.
WHEN = lazy(r"""@\w{2,30}$
    |(?:\d{1,2}[:.]\d{2},?\s)?(?:\w{2,10},?\s)?\d{1,2}(?:st|nd|rd|th|\.)?\s[^\W\d]{3,10}\.?,?\s\d{4}
    (?:,?\s.{0,24}\d)?$|(?:\w{2,10},\s)?[^\W\d]{3,10}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}$
    |\d{1,4}[./-]\d{1,2}[./-]\d{2,4}$|\d{1,2}[:.]\d{2}\s?[–-]\s?\d{1,2}[:.]\d{2}$""")
# A line of a mail header; the subject is a group, since it is the title of the text.
MAIL_FIELD = lazy(r"""(?i)(?:from|to|cc|bcc|reply-to|sent|date|(subject|betreff|objet|тема)|von|an
    |gesendet|datum|de|à|envoyé|от|кому|дата)\s?:\s*\S""")
# The heading of what a sender says of itself under every text, and of what lawyers ask it to say.
ABOUT = lazy(r"""(?:(?:About|ABOUT|Who is|Über|À propos de)\s(?:the\s|THE\s)?(?P<who>[A-ZÀ-Ý]
    [^.!?]{0,60})$|(?i:about(?:\s(?:us|our \w{3,15}|the (?:authors?|writers?|speakers?|publisher)))?
    |editor.s notes?|forward[- ]looking statements?|safe harbou?r(?: statement)?|disclaimer
    |cautionary (?:note|statement).{0,40}|legal notice)\s?:?$)""")
SELF = lazy(r"""(?i)(?:is|are|was|were|has|have|had|works?|serves?|provides?|offers?|makes?|writes?
    |represents?|brings?|operates?|founded|established|based|created|set up|headquartered|contains?
    |supports?|helps?|teaches|lives?|covers?|edits?|leads?|heads?)\b""")
# A line on its author, after the name.
_WORD_OF_NAME = r"(?:[A-ZÀ-Ý][\w.'’-]{0,20}|van|von|de|der|den|del|la|al|bin)"
_JOB = r"""(?:writer|author|journalist|reporter|columnist|editor|correspondent|professor|lecturer
    |fellow|researcher|director|head|chair|president|founder|lawyer|teacher|doctor|analyst|economist
    |historian|consultant|adviser|advisor|student|member|auditor|engineer|blogger|nurse|mp|farmer)"""
_BODY = r"""(?:think.tank|charity|organi[sz]ation|trust|company|association|union|foundation|network
    |publisher|magazine|agency|institute|newsletter|collective|federation|group|manufacturer)"""
_KIND = rf"(?:an?\s|the\s)?(?:[\w,'’-]{{2,16}}\s){{0,4}}(?:{_JOB}|{_BODY})\b"
BIOGRAPHY = lazy(rf"""(?=[A-ZÀ-Ý])(?:{_WORD_OF_NAME}\s){{2,5}}(?:is|was)\s{_KIND}""")
NAME_AT_START = lazy(rf"(?=[A-ZÀ-Ý])(?:{_WORD_OF_NAME}\s){{1,4}}(?=[a-z])")
END_MARK = lazy(r"(?i)\W{0,4}(?:ends?|end of (?:statement|release|text|document)|30)\W{0,4}$")
EDIT_LINK = re.compile(r" ?\[edit(?: source)?\]$")  # after the headings of an encyclopedia

_ARGUING = ("conclusion", "advice", "stance", "denial", "contrast", "reason", "negation")
_JOINED = lazy(r"(?i)\b(?:but|so|because|although|though|whereas|yet|if)\b")


def argues(text: str) -> bool:
    """Return whether a paragraph has a cue of an argument, and so is not of the page."""
    cut = (text[start:end] for start, end in sentences(text))
    return bool(_JOINED.search(text)) or any(
        first(f"draft-{kind}", sentence) for sentence in cut for kind in _ARGUING
    )


@cache
def _kinds() -> Alternatives:
    return Alternatives(paragraphs("furniture"))


def kind(line: str) -> str:
    """Return the kind of furniture that a lowered line shows by its words; "" if none."""
    return _kinds().name_of(line)


@cache
def labels() -> frozenset[str]:
    """Return what menus and footers say in a word or two, in lower case."""
    return frozenset(word_lists("labels")["words"].split("; "))
