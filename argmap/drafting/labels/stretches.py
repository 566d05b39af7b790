"""What the caption of a statement may leave out: stretches without which it says no more.

What remains must follow from the whole. So nothing that limits it is left out: a condition, an
exception, a negation, a comparison, who says it. What is added behind a comma or in brackets may
go, and so may what is joined by "and", a reason, and the date of a thing that happened, where
no negation and no quantity reaches them. Without a parse, only whole sentences may go.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from argmap.drafting.labels.branches import ADJUNCTS, DASHES, LEADING, Branch
from argmap.drafting.sentences import cut_sentences
from argmap.drafting.words import FINITE, HELPERS, NOUNS, SUBJECTS, VERBS, Parse, Word
from argmap.english import reported_speech as speech
from argmap.english.captions import CONNECTING, WORDS
from argmap.model import Span

_MARKS = DASHES | {",", ";", ":", ")", "”", '"'}
_DIVIDING = DASHES - {"-"} | {","}
_BREAKS = DASHES | {";", ":"}
_COMPLETE = frozenset({"dobj", "attr", "acomp", "xcomp", "ccomp", "prep", "oprd", "agent"})
_ADDED = frozenset({"appos", "conj", "ccomp", "parataxis", "relcl", "acl", "cc", "punct"})
_ADDING = frozenset({"advcl", "prep", "advmod", "npadvmod", "acl"})
_LINKING = frozenset({"ADP", "SCONJ", "PART", "PRON"})
_FEWEST = 2  # words in a gap, and one
_MOST_GAPS = 4  # that are tried
_MOST_LINKS = 3  # of one subject that are tried
_ASKING = frozenset({"WDT", "WP", "WP$", "WRB"})  # tags of which, who, whose, where
_RELATIVE = 4  # words among which the relative is: "most of whom"
_LONGEST_LEAD = 4  # words that only connect
_LONGEST_CREDIT = 9  # words; of a longer one only the name and the verb are kept


def stretches(parse: Parse, found: Sequence[Branch]) -> tuple[Span, ...]:
    """Return what may be left out, as places: the first, and the one after the last.

    `found` are the branches of the parse.
    """
    if not any(word.tag in FINITE for word in parse.words):
        return ()
    free = (span for branch in found if branch.word.dep in ADJUNCTS for span in _free(branch))
    return tuple(sorted({*_tails(parse), *_brackets(parse), *free}))


def gaps(found: Sequence[Branch]) -> tuple[Span, ...]:
    """Return stretches before a verb that may be left out: "the cost of …", "although …,".

    What remains is visibly not whole, so it says no more than the statement.
    """
    spans = {span for branch in found for span in (*_subject_gaps(branch), *_lead_gaps(branch))}
    return tuple(sorted(spans, key=lambda span: (span[0] - span[1], span))[:_MOST_GAPS])


def _lead_gaps(branch: Branch) -> Iterator[Span]:
    """Yield all but the first word of what leads up to a verb."""
    if branch.word.dep not in LEADING or not _leads(branch):
        return
    inside = WORDS["limits"].isdisjoint(branch.lowers[1:]) and len(branch.lowers) > _FEWEST + 1
    if inside and branch.opener.lower not in WORDS["kept-openers"]:
        yield branch.first + 1, branch.last


def _leads(branch: Branch) -> bool:
    """Return whether a comma divides it from a subject and its verb, and is not one of a list."""
    subject = branch.parse.subject(branch.head)
    if subject is None or subject < branch.last or branch.mark_at(branch.last) != ",":
        return False
    between = branch.parse.words[branch.last + 1 : branch.head]
    listed = any(word.text in _DIVIDING for word in between)
    return not listed and branch.parse.subtree(subject)[0] == branch.last + 1


def _subject_gaps(branch: Branch) -> Iterator[Span]:
    words, verb = branch.parse.words, branch.head
    if branch.word.dep not in SUBJECTS:
        return
    after = branch.last + (branch.mark_at(branch.last) == ",")
    if after > verb or any(branch.parse.head(each) != verb for each in range(after, verb)):
        return
    linked = [each for each in range(branch.top + 1, branch.last - _FEWEST) if _links(words[each])]
    for link in linked[:_MOST_LINKS]:
        inside = range(link + 1, branch.last)
        listed = any(words[each].text == "," and not _asks(words, each + 1) for each in inside)
        if not listed:
            opened = any(word.text == "," for word in words[branch.first : link])
            yield link + 1, branch.last if opened else after


def _asks(words: Sequence[Word], place: int) -> bool:
    """Return whether a relative clause begins at a place."""
    return any(word.tag in _ASKING for word in words[place : place + _RELATIVE])


def _links(word: Word) -> bool:
    linking = word.pos in _LINKING and word.tag != "PRP$"
    return linking and word.lower in WORDS["unfinished"]


def credit(parse: Parse) -> tuple[int, ...]:
    """Return the places of the words at the end that say who says the rest."""
    lowers = [word.lower for word in parse.words]
    for place in range(len(lowers) - 2, 0, -1):
        if lowers[place : place + 2] == ["according", "to"]:
            return _with_comma(parse, place, min(place + _LONGEST_CREDIT, len(lowers)))
    verb = parse.find(lambda word: not word.step and word.lemma in speech.WORDS["saying"])
    said = None if verb is None else parse.child_by(verb, "ccomp", "parataxis")
    if verb is None or said is None or said > verb:
        return ()
    if any(child > verb for child in parse.children_by(verb, "ccomp", "xcomp")):
        return ()  # two sentences that the parser has joined
    subject = parse.subject(verb)
    first, last = (verb, verb) if subject is None else parse.subtree(subject)
    if verb - first > _LONGEST_CREDIT:
        first = max((subject or verb) - 1, first)
    last = min(max(verb, last), first + _LONGEST_CREDIT)
    if last < verb:
        return ()  # more than a name is before the verb, so it is part of what is said
    return _with_comma(parse, min(first, verb), last + 1)


def _with_comma(parse: Parse, first: int, last: int) -> tuple[int, ...]:
    return (*range(first - (first > 0 and parse.words[first - 1].text == ","), last),)


def _tails(parse: Parse) -> Iterator[Span]:
    """Yield what follows a sentence end, a semicolon, a dash or a colon."""
    words, end = parse.words, len(parse.words)
    closed = _closed(parse)
    ends = [place for place, _ in islice(cut_sentences(parse), 1, None)]
    yield from ((place, end) for place in ends if closed[place])
    for place in range(2, end):
        mark = words[place - 1]
        if mark.text not in _BREAKS or mark.end == words[place].start or not closed[place]:
            continue
        tail = parse.words[place:]
        across = {word.dep for each, word in enumerate(tail) if word.step and each + word.step < 0}
        adds = across <= (_ADDED - {"ccomp"} if mark.text == ":" else _ADDED)
        lowers = {word.lower for word in tail}
        limits = lowers & (WORDS["limits"] | WORDS["contrasts"])
        opens = tail[0].lower in WORDS["kept-openers"] or _has_dash(words[: place - 1])
        if adds and not limits and not opens and any(word.tag in FINITE for word in words[:place]):
            yield place - 1, end


def _has_dash(words: Sequence[Word]) -> bool:
    """Return whether a dash is among some words, so that the next one may close what it opens."""
    return any(word.text in DASHES - {"-"} for word in words)


def _closed(parse: Parse) -> list[bool]:
    """Return for each place whether no word before it depends on one after it."""
    found, farthest = [], 0
    for place, word in enumerate(parse.words):
        found.append(farthest <= place)
        if word.is_word:
            farthest = max(farthest, place + word.step + 1)
    return found


def _brackets(parse: Parse) -> Iterator[Span]:
    """Yield what is in round brackets."""
    opening = None
    for place, word in enumerate(parse.words):
        if word.text == "(":
            opening = place
        elif word.text == ")" and opening is not None:
            inside = parse.words[opening:place]
            heads = {each + one.step for each, one in enumerate(parse.words) if one.is_word}
            own = {each + one.step for each, one in enumerate(inside, opening)}
            opens = parse.words[opening + 1].lower in WORDS["kept-openers"]
            limits = opens or any(each.lower in WORDS["limits"] for each in inside)
            if not limits and not (heads - own) & set(range(opening, place)):
                yield opening, place + 1
            opening = None


def _free(branch: Branch) -> Iterator[Span]:
    """Yield a branch with its commas, if it may be left out."""
    before, after = branch.mark_at(branch.first - 1), branch.mark_at(branch.last)
    if branch.opens:
        if _leads(branch) and not branch.limits and _may_open(branch):
            yield 0, branch.last + 1
        return
    others = (*branch.parse.words[: branch.first - 1], *branch.words)
    if (not branch.ends and after not in _MARKS) or (before in DASHES and _has_dash(others)):
        return
    marked = before in {",", *DASHES}
    if marked:
        goes = _is_aside(branch) or _is_added(branch) or _is_connecting(branch)
    else:
        goes = _is_date(branch)
    if (goes or _is_joined(branch)) and not branch.limits:
        yield branch.first - marked, branch.end(takes=_takes(branch, after))


def _takes(branch: Branch, after: str) -> bool:
    """Return whether the mark after it goes too: it only parts what belongs together."""
    words = branch.parse.words
    follows = words[branch.last + 1] if branch.last + 1 < len(words) else branch.word
    between = words[branch.first - 1].dep in {"mark", "cc"} or follows.pos in VERBS
    return after in DASHES or (after == "," and (between or _is_connecting(branch)))


def _may_open(branch: Branch) -> bool:
    if _is_connecting(branch):
        return True
    lower, is_clause = branch.opener.lower, branch.word.dep == "advcl"
    if lower in WORDS["contrasting"] or (lower in WORDS["reasons"] and not is_clause):
        return True
    stated = is_clause and not branch.has_outside(WORDS["generic"])
    if stated and lower in WORDS["reasons"]:
        return branch.parse.subject(branch.top) is not None
    return (stated and branch.opener.tag == "VBG") or _is_date(branch)


def _is_connecting(branch: Branch) -> bool:
    few = branch.last - branch.first <= _LONGEST_LEAD
    return few and " ".join(branch.lowers) in CONNECTING


def _is_aside(branch: Branch) -> bool:
    """Return whether it says more of a noun that is already known."""
    if branch.word.dep == "acl":
        return branch.opener.tag in {"VBG", "VBN"}
    if branch.word.dep == "appos":  # not one of a list
        after = branch.parse.words[branch.last : branch.last + 2]
        return not any(each.dep in {"cc", "conj"} for each in (*branch.words, *after))
    return branch.word.dep == "relcl" and _asks(branch.parse.words, branch.first)


def _is_added(branch: Branch) -> bool:
    """Return whether it only adds something: examples, reasons, results."""
    lower = branch.opener.lower
    if branch.word.dep == "advcl" and branch.opener.tag in {"VBG", "VBN"}:
        return True
    if branch.word.dep not in _ADDING:
        return False
    return lower in WORDS["added"] or (lower in WORDS["timed"] and _happened(branch))


def _is_joined(branch: Branch) -> bool:
    if branch.word.dep != "conj" or not branch.is_asserted:
        return False
    marked = bool(branch.mark_at(branch.first - 1))
    if not (branch.opener.lower in WORDS["joining"] or (marked and branch.opener.dep != "cc")):
        return False
    if branch.has_outside(WORDS["spanning"]):
        return False
    verbs = branch.word.pos in VERBS and branch.above.pos in VERBS
    subject, other = branch.parse.subject(branch.top), branch.parse.subject(branch.head)
    if verbs and subject is not None:
        return other is not None  # not "close the pool, and you will see"
    nouns = marked and branch.word.pos in NOUNS and branch.above.pos in NOUNS
    if "or" in branch.lowers or branch.has_outside(WORDS["denying"]):
        return False
    return nouns or (verbs and _is_complete(branch))


def _is_complete(branch: Branch) -> bool:
    """Return whether the verb before it has an object or the like of its own."""
    below = branch.parse.children_by(branch.head, *_COMPLETE)
    return any(branch.head < each < branch.first for each in below)


def _is_date(branch: Branch) -> bool:
    """Return whether it is when something happened."""
    if branch.word.dep not in {"prep", "npadvmod"} or branch.above.pos not in VERBS:
        return False
    timed = any(
        each.lemma in WORDS["dates"] or (each.text.isdigit() and len(each.text) == 4)
        for each in branch.words
    )
    if not timed or branch.opener.lower not in WORDS["times"] or not branch.is_asserted:
        return False
    return _happened(branch)


def _happened(branch: Branch) -> bool:
    """Return whether it belongs to a report of what happened: no rule, forecast or denial."""
    below = branch.parse.children_by(branch.head, *HELPERS)
    verbs = [branch.parse.words[each] for each in (branch.head, *below)]
    past = any(each.tag == "VBD" or each.lemma == "have" for each in verbs)
    return past and not branch.has_outside(WORDS["generic"] | WORDS["denying"])
