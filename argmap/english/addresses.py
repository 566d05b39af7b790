"""Addresses of links: which of them lead to something that can be the source of a figure."""

import re
from urllib.parse import urlsplit

from argmap.english.word_lists import word_set

# A page that collects others, or that sends the words on: nobody finds a figure there.
_COLLECTIONS = word_set("""tag tags topic topics category categories keyword keywords search author
    authors hashtag label labels share sharer intent subscribe login signin register cart""")
_DOCUMENTS = word_set("""pdf htm html xhtml doc docx odt rtf txt md xls xlsx ods csv tsv json xml
    ppt pptx odp epub zip""")
_DOI = re.compile(r"doi:\s*10\.\d", re.IGNORECASE)


def leads_to_a_source(address: str) -> bool:
    """Return whether an address may be the source of what is said there.

    That is a page or document of the web, or a document next to this one; not a place on the same
    page, an address for mail, or a page that only collects others, such as those on a topic.
    """
    address = address.strip()
    if _DOI.match(address):
        return True
    try:
        parts = urlsplit(f"//{address}" if address.lower().startswith("www.") else address)
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.scheme not in {"", "http", "https"} or (parts.scheme and not host):
        return False
    steps = [step.lower() for step in parts.path.split("/") if step.strip(".")]
    extension = steps[-1].rpartition(".")[2] if steps and "." in steps[-1] else ""
    if extension in _DOCUMENTS:
        return True
    return "." in host.strip(".") and _COLLECTIONS.isdisjoint(steps[-2:])
