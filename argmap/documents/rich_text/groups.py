"""What a group of RTF is for, and what its words look like."""

from dataclasses import dataclass

from argmap.documents.runs import RAISED

# Groups without words of the text; all others that begin with \* are none either.
SILENT = frozenset(
    "fonttbl colortbl stylesheet info pict fldinst nonshppict objdata objclass datafield bkmkstart"
    " bkmkend listtable listoverridetable revtbl rsidtbl generator xmlnstbl themedata filetbl"
    " colorschememapping datastore latentstyles atnid atnauthor atnref atndate atntime atnicn sp"
    " pgdsctbl tc xe rxe private pnseclvl userprops docvar mmath mmathPr template operator author"
    " title subject keywords doccomm company creatim revtim printim ftnsep ftnsepc ftncn aftnsep"
    " aftnsepc aftncn formfield ffname shpgrp do background wgrffmtfilter fchars lchars".split()
)
# Groups that \* marks and that have words all the same.
WORDED = frozenset("shppict shpinst shptxt annotation fldrslt ud nesttableprops pntext".split())
APART = {
    "footnote": "footnote",
    "annotation": "comment",
    **dict.fromkeys("header headerl headerr headerf".split(), "header or footer"),
    **dict.fromkeys("footer footerl footerr footerf".split(), "header or footer"),
}
MARKS = ("listtext", "pntext")
CHARACTERS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "emspace": " ",
    "enspace": " ", "qmspace": " ", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "zwj": "\u200d", "zwnj": "\u200c",
}  # fmt: skip
SIGNS = {"~": "\u00a0", "_": "-", "-": "\u00ad", "{": "{", "}": "}", "\\": "\\", "\t": "\t"}


@dataclass(frozen=True, slots=True)
class Look:
    """The state of a group; the groups inside it begin with the same one."""

    use: str = ""  # "silent", "mark", "code" of a field, or a kind of what is left out
    struck: bool = False
    hidden: bool = False
    deleted: bool = False
    raised: bool = False
    white: bool = False
    shaded: bool = False  # by a colour that white words can be seen on
    font: int = -1
    skipped: int = 1  # characters after \\u that stand for it

    @property
    def form(self) -> str:
        """The form of words that look so."""
        if self.deleted:
            return "tracked deletion"
        if self.hidden or (self.white and not self.shaded):
            return "hidden text"
        return "struck text" if self.struck else RAISED if self.raised else ""
