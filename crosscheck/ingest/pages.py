"""HTML pages become drafts: the article without the page's furniture, and what the page's head says of it."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Final

from crosscheck.errors import InputError
from crosscheck.ingest.decoding import decode, unix_newlines
from crosscheck.ingest.draft import Draft, Readings, Stated
from crosscheck.ingest.languages import read_language

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

HEAD: Final = 4096
CHARSET: Final = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_-]{2,40})")
# Where a page states when it was published, the most explicit first.
PUBLISHED: Final = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//time[@pubdate]/@datetime",
)
LINKED_DATA: Final = "//script[@type='application/ld+json']/text()"
LINKED_PUBLISHED: Final = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"\n]{4,80})"')
# The extractor guesses a date from the page's words and from today. It gets a fixed range, and its guess is not used.
DATE_RANGE: Final = {"min_date": "1990-01-01", "max_date": "2100-01-01", "extensive_search": False}


def read_page(data: bytes, *, path: str, derived_id: str) -> Readings:
    """One draft; InputError where the bytes are no text or the page has no article text."""
    page = unix_newlines(decode(data, path=path, declared=_charset(data)))
    yield Draft(_read(page, path), path, 1, derived_id)


def _charset(data: bytes) -> str | None:
    found = CHARSET.search(data[:HEAD])
    name = found[1].decode().lower() if found else None
    # Browsers read both labels as the larger code page, and pages rely on it.
    return "windows-1252" if name in ("iso-8859-1", "latin1", "us-ascii") else name


def _read(page: str, path: str) -> Stated:
    from lxml.etree import LxmlError  # heavy: loads only when there is a page to read
    from trafilatura.utils import load_html

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).addHandler(logging.NullHandler())  # what goes wrong is returned, not printed
    try:
        tree = load_html(page)
        found = None if tree is None else _extracted(tree)
        head = {} if tree is None else _read_head(tree)
    # What the parser is known to raise for broken or hostile markup.
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError, LxmlError) as error:
        raise InputError(f"the page cannot be parsed: {type(error).__name__}", path=path) from None
    if found is None or not found.text or not found.text.strip():
        raise InputError("no article text in the page, only markup, scripts or navigation", path=path)
    outlet = found.sitename if found.sitename and found.sitename != found.hostname else None
    return Stated(found.text, title=found.title, outlet=outlet, url=found.url, **head)


def _extracted(tree: HtmlElement) -> Document | None:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    found = bare_extraction(
        tree, favor_precision=True, include_comments=False, with_metadata=True, date_extraction_params=dict(DATE_RANGE)
    )
    return found if isinstance(found, Document) else None


def _read_head(tree: HtmlElement) -> dict[str, str | None]:
    language = tree.get("lang") or next(iter(tree.xpath("/html/@lang")), None)
    stated = (str(value) for path in PUBLISHED for value in tree.xpath(path))
    linked = (found[1] for script in tree.xpath(LINKED_DATA) if (found := LINKED_PUBLISHED.search(script)))
    published = next((value for value in (*stated, *linked) if value.strip()), None)
    return {"published": published, "language": language if language and read_language(language) else None}
