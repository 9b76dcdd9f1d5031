"""The report's pages on paper: one PDF, drawn by weasyprint without a network.

Weasyprint gives an inline picture no style of the page and draws its text letter by letter, which tears joined scripts
apart. So a picture gets its colours written into it, and its words stand over it as text of the page.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import lxml.html
from lxml.html import HtmlElement

from crosscheck.errors import ConfigError

if TYPE_CHECKING:
    from weasyprint import Document


_VARIABLE: Final = re.compile(r"--(\w+): ([^;]+);")
_RISE: Final = {"tick": 12, "label": 13}  # pixels from the top of a word over a picture down to its baseline
_SHIFT: Final = {"middle": "-50%", "end": "-100%"}
_OVER: Final = """
.over { position: relative; max-width: 48rem; }
.over > span { position: absolute; font-family: var(--sans); line-height: 1.35; direction: ltr; }
.over > span { white-space: nowrap; overflow: hidden; }
.over > .tick { color: var(--soft); }
.top { border-bottom: 1px solid var(--line); }
@page { @bottom-center { content: counter(page, %s); font: 8pt sans-serif; color: #444; } }
"""


def check_drawing() -> None:
    """Nothing; ConfigError, which says what to install, where weasyprint cannot be loaded."""
    try:
        importlib.import_module("weasyprint")
    except (ImportError, OSError) as error:  # OSError: the package is there, the libraries that it draws with are not
        how = "pip install 'crosscheck[pdf]', and the system's pango library"
        raise ConfigError(f"formats: pdf needs the extra pdf: {how} ({str(error).splitlines()[0]})") from error


def pdf(pages: Sequence[str], *, plot: str, palette: str, numbers: str) -> bytes:
    """One PDF of all pages in their order. `plot` are the rules of the pictures, `palette` the style that names the
    colours of paper, `numbers` the digits of the page numbers as browsers know them.
    """
    from weasyprint import CSS, HTML
    from weasyprint.urls import URLFetcher

    colours = dict(_VARIABLE.findall(palette))
    rules = re.sub(r"var\(--(\w+)\)", lambda found: colours[found[1]], plot)
    style = CSS(string=_OVER % ("arabic-indic" if numbers == "arab" else "decimal"))
    nothing = URLFetcher(allowed_protocols=())
    first, *others = [
        HTML(string=on_paper(page, rules), url_fetcher=nothing).render(stylesheets=[style]) for page in pages
    ]
    return _joined(first, others)


def on_paper(page: str, rules: str) -> str:
    """The page with `rules` in each of its pictures and the words of the pictures over them."""
    root = lxml.html.document_fromstring(page)
    for picture in root.xpath("//svg[not(ancestor::svg)]"):
        words = list(_words(picture))
        style = lxml.html.Element("style")
        style.text = rules
        picture.insert(0, style)
        if words:
            _lay_over(picture, words)
    return str(lxml.html.tostring(root, encoding="unicode", doctype="<!doctype html>"))


def _lay_over(picture: HtmlElement, words: Sequence[HtmlElement]) -> None:
    box = lxml.html.Element("div", {"class": "over"})
    picture.getparent().replace(picture, box)
    box.extend([picture, *words])


def _words(picture: HtmlElement) -> Iterator[HtmlElement]:
    """The words of a picture as spans placed where they stood; they are taken out of the picture."""
    for word in picture.xpath(".//text"):
        holder = word.getparent()
        top = float(word.get("y")) - _RISE[word.get("class")]
        if holder is picture:
            place = f"left:{word.get('x')};"
        else:  # a picture in the picture has its own corner, and cuts what is wider than itself
            top += float(holder.get("y"))
            place = f"left:{holder.get('x')};width:{holder.get('width')};padding-left:{word.get('x')}px;"
        shift = _SHIFT.get(word.get("text-anchor", ""))
        moved = f"transform:translateX({shift});" if shift else ""
        span = lxml.html.Element("span", {"class": word.get("class"), "style": f"{place}top:{top:g}px;{moved}"})
        span.text = word.text
        holder.remove(word)
        yield span


def _joined(first: Document, others: Sequence[Document]) -> bytes:
    pages = [page for document in (first, *others) for page in document.pages]
    return bytes(first.copy(pages).write_pdf())
