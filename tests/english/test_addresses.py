"""Which addresses can be the source of a figure."""

from __future__ import annotations

import pytest

from argmap.english.addresses import leads_to_a_source


@pytest.mark.parametrize(
    "address",
    [
        "https://town.example/2023/report",
        "http://town.example",
        "HTTPS://Town.Example/Report.PDF",
        "//stats.example/rents",
        "www.stats.example/rents",
        "https://town.example/?id=7",
        "https://town.example/topic/rents/2023/report.pdf",
        "https://town.example/tags/2023/rents/final",
        "https://doi.org/10.1000/182",
        "doi:10.1000/182",
        "reports/2023.pdf",
        "../rents.html#table-2",
        "/files/rents.xlsx",
        " https://town.example/report ",
        "https://пример.испытание/отчёт",
    ],
)
def test_a_page_or_a_document_elsewhere_can_be_a_source(address: str) -> None:
    assert leads_to_a_source(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "#",
        "#note-3",
        "?page=2",
        "/x",
        "/about",
        "rents",
        "..",
        "mailto:press@town.example",
        "tel:+44123",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///home/a/report.pdf",
        "https:///report.pdf",
        "https://",
        "https://localhost/x",
        "http://[::1",
        "https://town.example/tag/rents",
        "https://town.example/Topics/rents/",
        "https://town.example/search?q=rents",
        "https://town.example/author/anna",
        "https://social.example/intent/tweet?text=1,900",
        "https://social.example/sharer/sharer.php?u=x",
    ],
)
def test_a_place_on_the_page_a_mail_address_or_a_collection_is_none(address: str) -> None:
    assert not leads_to_a_source(address)
