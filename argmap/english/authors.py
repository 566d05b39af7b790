"""Who speaks in a text, by the lines around it: bylines, letterheads, signatures, "I, as the …"."""

import re
from collections.abc import Iterator, Sequence

from argmap.english.patterns import lazy
from argmap.english.reported_speech import plain_name
from argmap.english.word_lists import word_sets

_WORDS = word_sets("authors")
_VERB_ENDINGS = ("s", "ed")
_FIRST_WORDS = 900  # characters in which a release says who announces something
_NAME = r"[A-ZÀ-Ý][\w.'’-]*(?: (?:[A-ZÀ-Ý][\w.'’-]*|van|von|de|der|den|del|la|al|bin)){1,4}"
_OFFICE = (
    r"(?:the )?(?:[a-z]{4,12} (?:of|for|to) )?"
    r"[A-Z][\w'’-]+(?: (?:[A-Z][\w'’-]+|of|the|for|and|to|on|in)){0,9}"
)
_BYLINE = lazy(
    r"(?:[Bb]y|BY|(?:Author|Speaker):|(?i:words|written|delivered|presented|posted|submitted) by:?)"
    rf" (?P<who>{_NAME})(?:, .{{1,80}}| \| .*| on \d.*)?$"
)
_BY_OFFICE = lazy(
    r"(?i:(?:opening |press |joint |written |public |full )*(?:statement|speech|remarks|address"
    r"|testimony|keynote|lecture|open letter|message|reply|response) (?:by|of|from) )"
    rf"(?P<who>{_OFFICE})"
)
_I_AS = lazy(
    rf"(?:I, as|I am|I'm|I’m|As|I write as|I speak as|Speaking as|Writing as) (?P<who>(?:the )?"
    rf"{_OFFICE})(?=[,.]| I\b|, I\b)"
)
_IN_A_ROLE = lazy(
    r"(?:\bI, as|\bI (?:write|speak) as|\b(?:Speaking|Writing) as) "
    r"(?P<who>(?:an?|the) [a-z][\w’'-]+(?: [\w’'-]+){0,8}?)(?=[,.]| and I\b)"
)
_WE_THE = lazy(rf"We, the (?P<who>[a-z][\w ]{{3,40}} of {_OFFICE}|{_OFFICE}),")
_CLOSING = lazy(
    r"(?i)(?:yours(?: \w+)?|(?:sincerely|faithfully|respectfully)(?: yours)?"
    r"|(?:kind|best|warm) (?:regards|wishes)|regards|signed)[,:]?$"
)
_SIGNED_OFF = lazy(
    r"(?:(?i:yours(?: \w+)?|(?:sincerely|faithfully|respectfully)(?: yours)?"
    r"|(?:with )?(?:kind|best|warm) (?:regards|wishes)|regards|signed(?: by)?)[,:] ?|[–—-] ?)"
    rf"(?P<who>{_NAME})(?:,? .{{1,80}})?$"
)
_RELEASE = lazy(
    r"(?i)\W*(?:for immediate release|(?:press|media|news) (?:release|statement|notice)"
    r"|ends?|notes? to editors?)\W*$"
)
_TITLE = lazy(
    r"(?i)(?:joint |public |press |open |official )?(?:statement|response|reply|answer|letter"
    r"|position|correction|clarification|submission)\s(?:on|to|about|regarding|concerning)\b"
)
_CONTACT = lazy(
    r"(?i)(?:(?:media |press )?(?:contact|enquiries|inquiries)s?|about)\b:?(?P<rest>.*)"
)
_PERSONAL = lazy(r"\b(?:[Ww]e|[Oo]ur|[Uu]s)\b")
_OF_ONE = lazy(r"\b(?:I|[Mm]y|me)\b")
_FROM = lazy(
    r"(?i:(?:e-?mail|letter|message|memo(?:randum)?|note|circular|notice|appeal)"
    rf"(?: to (?:all )?[a-z ]{{3,30}}?)? (?:from|by) )(?P<who>{_OFFICE}?)(?:,|:| \d|$)"
)
_ANNOUNCES = (
    r"(?:said|announced|welcomed|confirmed|launched|published|decided|warned|condemned|urged)"
)
_ISSUED = r"(?: in (?:a|its) [a-z ]{3,30} (?:released|published|issued|launched))?"
_WHEN = r"(?:today|this (?:week|morning|afternoon))"
_BODY = r"(?P<who>(?:the )?[A-Z][\w&’'-]*(?: (?:of|for|and|the|[A-Z][\w&’'-]*))*)"
_SAID_TODAY = (
    lazy(rf"{_BODY},? (?:has )?(?:{_WHEN} {_ANNOUNCES}|{_ANNOUNCES}{_ISSUED} {_WHEN})\b"),
    lazy(rf"\b{_ANNOUNCES} {_BODY}{_ISSUED} {_WHEN}\b"),
)
_SIGNED = lazy(
    rf"(?P<who>{_NAME}|[A-Z][A-Z’'-]+(?: [A-Z][A-Z’'-]+){{1,3}})(?:,? [A-Z][\w ’'-]+)*,?$"
)


def byline(line: str) -> str:
    """Return the name in a byline: "By Ada Venn, chair of …"; "" if a line is none."""
    found = _BYLINE.match(line)
    return found["who"] if found and not _is_ordinary(found["who"]) else ""


def statement_by(line: str) -> str:
    """Return whose statement a title announces: "Statement by the Rector of Hallin"."""
    found = _BY_OFFICE.match(line) or _FROM.match(line)
    return _tidy(found["who"]) if found else ""


def speaks_as(text: str) -> str:
    """Return as what somebody speaks: "I, as the Chair of the Federation"."""
    found = _I_AS.search(text) or _WE_THE.search(text) or _IN_A_ROLE.search(text)
    return _tidy(found["who"]) if found else ""


def is_about_itself(name: str, text: str) -> bool:
    """Return whether a text begins with what a body does, or calls the body by its last word.

    So does "The National Bank decided …", and "the Ombudsman" under the name in full; what says
    "The National Bank is a …" is about it.
    """
    begins = re.match(
        rf"(?:The )?{re.escape(name)} (?!(?:is|was|are|were) (?:an?|the)\b)", text, re.IGNORECASE
    )
    last = re.escape(name.rsplit(maxsplit=1)[-1])
    short = rf"(?<!^)\b[Tt]he {last}(?! [A-Z])\b"
    known = name.rsplit(maxsplit=1)[-1].lower() in word_sets("reported_speech")["bodies"]
    return bool(begins) or (known and bool(re.search(short, text)))


def closes_letter(line: str) -> bool:
    """Return whether a line is the end of a letter, before the name: "Yours faithfully,"."""
    return bool(_CLOSING.match(line.strip()))


def signed_off(line: str) -> str:
    """Return the name after the end of a letter, on one line: "Yours, Ada Venn"; "" if none is."""
    found = _SIGNED_OFF.match(line)
    return found["who"] if found and not _is_ordinary(found["who"]) else ""


def is_release_mark(line: str) -> bool:
    """Return whether a line is printed on press releases: "For immediate release", "ENDS"."""
    return bool(_RELEASE.match(line))


def is_title_of_statement(line: str) -> bool:
    """Return whether a line is the title of a text that somebody issues: "Reply to the Mayor"."""
    return bool(_TITLE.match(line))


def contact(line: str) -> str:
    """Return what follows "Contact:" or "About"; "" if a line is no such line."""
    found = _CONTACT.match(line)
    return found["rest"].strip() if found else ""


def is_person_name(line: str) -> bool:
    """Return whether a short line is nothing but a person's name."""
    return bool(re.fullmatch(_NAME, line.strip(" ,"))) and not is_body_name(line)


def is_body_name(line: str) -> bool:
    """Return whether a short line is the name of a body: "Harlow Ferry Company"."""
    words = line.strip().split()
    if not 1 < len(words) <= 8 or line.rstrip()[-1:] in ".?!:;,":
        return False
    capital = all(word[0].isupper() or word.lower() in _WORDS["joining"] for word in words)
    lower = {word.lower().strip("()") for word in words}
    kinds = _WORDS["kinds"] | word_sets("reported_speech")["bodies"]
    named = capital and not lower.isdisjoint(kinds) and lower.isdisjoint(_WORDS["no-letterhead"])
    return named and not _is_sentence(words, kinds)


def _is_sentence(words: Sequence[str], kinds: frozenset[str]) -> bool:
    """Return whether a title tells of a body: "Company Reports Record Loss", "Our District"."""
    lower = [word.lower().strip("()") for word in words]
    last = max(at for at, word in enumerate(lower) if word in kinds)
    acts = any(each.endswith(_VERB_ENDINGS) for each in lower[last + 1 : last + 2])
    return acts or not _WORDS["pointing"].isdisjoint(lower)


def speaks_for_itself(text: str) -> bool:
    """Return whether a text, without its quotations, says "we"."""
    return bool(_PERSONAL.search(text))


def is_of_one_person(text: str) -> bool:
    """Return whether a text, without its quotations, says "I"."""
    return bool(_OF_ONE.search(text))


def is_announcing(name: str, text: str) -> bool:
    """Return whether a body announces something under its own name: "The Ministry said today"."""
    return plain_name(name) in (plain_name(who) for who in _announced(text))


def announced_by(text: str) -> str:
    """Return the body of which the first sentences say "said today", if they go on about it."""
    found = next((who for who in _announced(text[:_FIRST_WORDS]) if _is_body(who)), "")
    return found if found and text.count(_bare(found)) > 1 else ""


def _announced(text: str) -> Iterator[str]:
    for pattern in _SAID_TODAY:
        for found in pattern.finditer(text):
            yield _tidy(found["who"])


def _bare(name: str) -> str:
    return name.removeprefix("The ").removeprefix("the ")


def _is_body(name: str) -> bool:
    return (
        is_body_name(_bare(name)) or _bare(name).lower() in word_sets("reported_speech")["bodies"]
    )


def signed(line: str) -> str:
    """Return the name in a signature in one line: "IAN WELCH, Westbury"."""
    found = _SIGNED.match(line)
    return found["who"] if found and not is_body_name(found["who"]) else ""


def _tidy(who: str) -> str:
    words = who.split()
    while words and words[-1].lower() in _WORDS["joining"]:
        words.pop()
    return " ".join(words)


def _is_ordinary(name: str) -> bool:
    return not _WORDS["no-names"].isdisjoint(name.lower().split())
