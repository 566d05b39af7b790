"""What pages print around a text: every kind of it, each in several wordings."""

from __future__ import annotations

import pytest

from argmap.model import Source
from argmap.source import read_text

TITLE = "Why the quay must stay open in winter"
BODY = (
    "The quay closed in three winters, and each time the village lost a tenth of its trade.",
    "It should therefore stay open, because nobody can live here without the ferry.",
    "The council says that ice makes it unsafe, but no accident has been counted since 1998.",
)


def aside(source: Source) -> list[str]:
    return [
        line
        for each in source.asides
        for line in source.text[each.start : each.end].split("\n")
        if line.strip()
    ]


def below(*lines: str) -> list[str]:
    """Return what is set aside of some lines below a text, and check that the text is kept."""
    source = read_text("\n".join((TITLE, *BODY, *lines)) + "\n")
    found = aside(source)
    assert not {TITLE, *BODY} & set(found)
    return found


@pytest.mark.parametrize(
    "line",
    [
        *("Advertisement", "ADVERTISEMENT", "Sponsored content", "Advertisement – continues below"),
        *("Find out more", "Find out more »", "Learn more", "Read more →"),
        *("Subscribe", "Subscribe now", "Subscribe to our newsletter", "Sign up for news alerts"),
        *("For immediate release", "FOR IMMEDIATE RELEASE", "Embargoed until 6 May, 00:01"),
        *("ENDS", "-ends-", "[Ends]", "###", "– ENDS –", "End of statement", "-30-"),
        *("Back to top", "Back to top | Contact | Imprint", "Home | Back to top | Site map"),
        *(
            "© 2024 The Quay Trust",
            "Copyright 2023 Quay Trust. All rights reserved.",
            "(c) 2021 QT",
        ),
        "™ & © 2013 Quay News Network, Inc., a Harbour Company.",
        "TM & Copyright 2019 Quay Media Ltd.",
        "© Copyright 2013 Quay Media, Inc. and its partners. All rights reserved.",
        "Copyright © The Quay Trust",
        "Text © 2013 Ada Venn. All rights reserved.",
        "Quay Media plc © 2019–2024",
        "All rights reserved. This material may not be published or rewritten.",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "QuayNews is a registered trademark of Quay Media Ltd.",
        "We use cookies to make this site work. You can change your settings at any time.",
        "This site uses cookies. By continuing to browse you agree to our policy.",
        "quay.example uses essential cookies. Read our privacy policy to learn more.",
        "Cookies help us deliver our services. By using them, you agree to their use.",
        "We’d like to set additional cookies to understand how you use this site.",
        "You can change your cookie settings at any time.",
        "You have accepted additional cookies. You can change this at any time.",
        "This website stores cookies on your computer.",
        *(
            "Photo: Ada Venn",
            "Image credit: Quay Trust",
            "Photograph by Tom Reed",
            "(Photo: A. Venn)",
        ),
        *("Notes to editors", "Notes to Editors:", "NOTES FOR EDITORS", "Note to editors"),
        *("Tel: 0300 555 0142", "press@quay.example", "Media contact: Ada Venn, 0300 555 0142"),
        "Contact our press team on 0300 555 0142 or press@quay.example",
        "To arrange an interview, call Ada Venn on 0300 555 0142.",
        "Visit www.quay.example to find the date of the next meeting.",
    ],
)
def test_a_line_of_the_page_below_a_text_is_set_aside(line: str) -> None:
    assert below(line) == [line]
    assert line in below("", line, "")


@pytest.mark.parametrize(
    ("heading", "paragraph"),
    [
        ("About us", "The Quay Trust is a charity that runs eleven quays in the north."),
        ("About the Quay Trust", "Founded in 1931, the Quay Trust looks after eleven quays."),
        (
            "About Holm & Vey",
            "Holm & Vey makes radiators and has 3,400 employees in ten countries.",
        ),
        ("ABOUT QUAYS LTD", "QUAYS LTD was founded in 2001 and is listed in Lenz."),
        ("About the author", "Ada Venn is a writer and lives on the coast."),
        ("Forward-looking statements", "This release contains statements that involve risks."),
    ],
)
def test_what_a_sender_says_of_itself_is_set_aside(heading: str, paragraph: str) -> None:
    assert below(heading, paragraph) == [heading, paragraph]
    assert below("ENDS", heading, paragraph, "© 2024 Quay")[1:3] == [heading, paragraph]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Ada Venn is a retired auditor and the author of three books on harbours.",
        "Tom van Reed is professor of law at Lenz.",
        "Dr Ada Venn is the head of the coastal agency.",
        "Ada Maria Venn was a nurse in Lenz for thirty years.",
        "Tom Reed is a freelance journalist based in the north.",
    ],
)
def test_a_line_on_the_life_of_the_author_is_set_aside(paragraph: str) -> None:
    assert below(paragraph) == [paragraph]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Ada Venn is a liar, and her report must be withdrawn.",
        "The director is a member of the board, so the board cannot judge him.",
        "Tom Reed is the editor of the paper, but he has never seen the quay.",
        "The trust is a charity. It should act like one.",
        "Ice is a danger that every harbour knows.",
        "Visit the quay and you will see that no ice is there.",
        "Call it what you like: the village dies without the ferry.",
        "Contact with the mainland is a right of those who live here.",
        "The end of the ferry is the end of the village.",
        "Names have changed, and the quay has not.",
        "Printed timetables are not evidence.",
        "In 1998 the council was told of 14 boats at the old quay, which it denied.",
    ],
)
def test_a_sentence_that_argues_below_a_text_is_kept(paragraph: str) -> None:
    assert below(paragraph) == []
    assert paragraph not in below("About the quay", paragraph)
    assert paragraph not in below("Notes to editors", paragraph, "© 2024 Quay")


def test_the_notes_to_editors_are_text() -> None:
    note = "1. The figure of a tenth is from the tax returns of 2001, 2009 and 2015."
    assert below("Notes to editors", note, "Tel: 0300 555 0142") == [
        "Notes to editors",
        "Tel: 0300 555 0142",
    ]


HEADS = [
    ("11/30/26, 5:43 PM", "file:///home/ada/quay.html", "Page {} of 7"),
    ("30.11.2026, 17:43", "https://quay.example/why", "{}/7"),
    ("11/30/26, 5:43 PM Why the quay must stay open", "https://quay.example/why {}/7"),
    ("Why the quay must stay open - Quay Trust 2026-11-30 17:43", "Seite {} von 7"),
    ("Case No. 2023/0412", "- {} -"),
    ("Claim No: HQ19X02398", "{}"),
    ("NCA 118 (2024) Norrland v Eide", "Page | {}"),
]


@pytest.mark.parametrize("head", HEADS)
def test_what_a_printer_puts_on_each_page_does_not_cut_a_sentence(head: tuple[str, ...]) -> None:
    first, second = BODY[1].split(" because ")
    third, fourth = BODY[2].split(" accident ")
    pages = [[line.format(number) for line in head] for number in (1, 2, 3)]
    lines = [TITLE, BODY[0], first, *pages[0], f"because {second}", third, *pages[1]]
    source = read_text("\n".join([*lines, f"accident {fourth}", *pages[2]]) + "\n")
    assert aside(source) == [line for page in pages for line in page]
    held = [" ".join(source.text[slice(*part)] for part in each.parts) for each in source.blocks]
    assert BODY[1] in held
    assert BODY[2] in held
