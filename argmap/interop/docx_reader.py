"""A Word document with comments, read: argmap's own export after a review, or any other.

One walk over the text makes the text and the places of comments. A comment that begins as argmap
writes it is a statement or a flag; every other is what a reviewer says: of the comment that it
answers, or else of the words it stands on. Word knows which comment a reply answers; LibreOffice
forgets it and keeps the place.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from argmap.interop.docx import SPEAKER_MARK
from argmap.interop.docx_comments import Comment, read_comments, read_text_of
from argmap.interop.docx_lines import OfFlag, OfStatement, flag_of, statement_of
from argmap.interop.guard import parts_of
from argmap.interop.incoming import Contents, Incoming, Reader, Said, Tied
from argmap.model import Mark, Span


@dataclass(slots=True)
class _Review:
    """Comments by what they are, and what reviewers said."""

    statements: dict[str, OfStatement]
    flags: dict[str, OfFlag]  # by the id of the comment
    notes: defaultdict[str, list[str]]  # by the id of a statement
    answers: defaultdict[str, list[Mark]]  # by the id of a statement or link
    remarks: list[str]


def read_docx(file: Incoming) -> Contents:
    """Return the text of a document, and what its comments say. Raises ImportFileError."""
    parts = parts_of(file.data, file.path)
    text, places, head = read_text_of(parts, file.path)
    comments = read_comments(parts, file.path)
    for each in comments:
        each.span = places.get(each.id)
    if not any(statement_of(each.text) for each in comments):
        return _of_others(text, comments, head)
    review = _Review({}, {}, defaultdict(list), defaultdict(list), [])
    _sort_out(review, comments)
    _place_replies(review, comments, text)
    said = tuple(_said(review, each, text) for each in review.statements.values())
    tied = tuple(
        _answered(link, review) for each in review.statements.values() for link in each.tied
    )
    speaker = head.get("Subtitle", "").removeprefix(SPEAKER_MARK)
    return Contents(
        said, _resolved(tied), text, head.get("title", ""), speaker, remarks=tuple(review.remarks)
    )


def _sort_out(review: _Review, comments: Sequence[Comment]) -> None:
    for each in comments:
        if found := statement_of(each.text):
            known = review.statements.setdefault(found.id, found)
            if found.has_lines and not known.has_lines:
                known = review.statements[found.id] = replace(found, spans=known.spans)
            if each.span:
                known.spans.append(each.span)
            each.holder = found.id
        elif flag := flag_of(each.text):
            review.flags[each.id] = flag
            each.holder = flag.holder


def _place_replies(review: _Review, comments: Sequence[Comment], text: str) -> None:
    """Give what reviewers say to a flag or a statement; list what belongs to none."""
    by_id = {each.id: each for each in comments}
    own = [each for each in comments if each.holder is None]
    for each in sorted(own, key=lambda each: each.date):
        words = each.signed()
        parent = _root(each, by_id)
        flag = review.flags.get(parent.id) if parent else None
        flag = flag or _named_flag(review, comments, each)
        holder = parent.holder if parent else None
        holder = holder or _below(review, each)
        if not words:
            continue
        if flag:
            reason = words.removeprefix(flag.code).lstrip(" :,;–-")
            review.answers[flag.holder].append(Mark(flag.code, reason, 0))
        elif holder in review.statements:
            review.notes[holder].append(words)
            review.remarks += _doubt(review, comments, each)
        else:
            at = f"on “{text[each.span[0] : each.span[1]][:80]}”" if each.span else "unplaced"
            review.remarks.append(f"a comment belongs to no statement ({at}): {words}")


def _doubt(review: _Review, comments: Sequence[Comment], reply: Comment) -> list[str]:
    """Return that a note may answer a flag on the same words, if the file does not say which."""
    if reply.parent:
        return []
    there = [each for each in comments if each.span and each.span == reply.span]
    codes = [review.flags[each.id].code for each in there if each.id in review.flags]
    if not codes:
        return []
    what = f"a note may be meant as an answer to {' or '.join(codes)}, begin it with the code"
    return [f"{what}: {reply.signed()}"]


def _root(each: Comment, by_id: Mapping[str, Comment]) -> Comment | None:
    """Return argmap's own comment above a reply, if the file says so."""
    seen = {each.id}
    while each.parent and each.parent in by_id and each.parent not in seen:
        each = by_id[each.parent]
        seen.add(each.id)
        if each.holder is not None:
            return each
    return None


def _named_flag(review: _Review, comments: Sequence[Comment], reply: Comment) -> OfFlag | None:
    """Return the flag at the same place whose code a reply begins with, or the only one there."""
    there = [each for each in comments if each.span and each.span == reply.span]
    flags = [review.flags[each.id] for each in there if each.id in review.flags]
    named = [each for each in flags if reply.text.lstrip().startswith(each.code)]
    if len(named) == 1:
        return named[0]
    alone = len(flags) == 1 and not any(
        each.holder in review.statements and each.id not in review.flags for each in there
    )
    return flags[0] if alone else None


def _below(review: _Review, each: Comment) -> str | None:
    """Return the statement whose words a comment stands on: the one with most of them."""
    if not each.span:
        return None
    first, last = each.span
    best, most = None, 0
    for name, known in review.statements.items():
        for start, end in known.spans:
            shared = min(end, last) - max(start, first)
            if shared > most or (shared == most > 0 and (start, end) == (first, last)):
                best, most = name, shared
    return best


def _said(review: _Review, each: OfStatement, text: str) -> Said:
    spans = [_trimmed(span, text) for span in sorted(set(each.spans))]
    parts = tuple(span for span in spans if span[0] < span[1])
    if not each.implicit and not parts:
        review.remarks.append(f"a statement has lost its words and is left implicit: {each.id}")
    return replace(
        each.said,
        text=each.implicit or (text[parts[0][0] : parts[-1][1]] if parts else each.id),
        parts=() if each.implicit else _apart(parts),
        implicit=bool(each.implicit) or not parts,
        notes=(*each.said.notes, *review.notes[each.id]),
        answers=_once((*each.said.answers, *review.answers[each.id])),
    )


def _apart(parts: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return parts that do not overlap."""
    found: list[Span] = []
    for start, end in parts:
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return tuple(found)


def _answered(link: Tied, review: _Review) -> Tied:
    return replace(link, answers=_once((*link.answers, *review.answers[link.key])))


def _once(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    return tuple(dict.fromkeys(marks))


def _resolved(tied: tuple[Tied, ...]) -> tuple[Tied, ...]:
    """Return links in which undercuts end on the link that they name by a premise and its end."""
    keys: defaultdict[str, list[str]] = defaultdict(list)
    for link in tied:
        for premise in link.premises if link.kind != "undercut" else ():
            keys[f"{premise} -> {link.conclusion}"].append(link.key)
    return tuple(
        replace(each, conclusion=keys[each.conclusion][0])
        if each.kind == "undercut" and len(keys[each.conclusion]) == 1
        else each
        for each in tied
    )


def _trimmed(span: Span, text: str) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _of_others(text: str, comments: Sequence[Comment], head: Mapping[str, str]) -> Contents:
    """Return a statement for each stretch with comments, which are its notes."""
    notes: defaultdict[Span, list[str]] = defaultdict(list)
    remarks = []
    for each in sorted(comments, key=lambda each: each.date):
        span = _trimmed(each.span, text) if each.span else (0, 0)
        if span[0] < span[1]:
            notes[span].append(each.signed())
        else:
            remarks.append(f"a comment is on no words: {each.signed()}")
    said = tuple(
        Said(f"{start}-{end}", text[start:end], ((start, end),), notes=tuple(filter(None, own)))
        for (start, end), own in sorted(notes.items())
    )
    return Contents(said, (), text, head.get("title", ""), remarks=tuple(remarks))


DOCX = Reader("docx", read_docx, lambda file: file.name.endswith(".docx"))
