"""The report on paper: the PDF says in either language what the page says, fetches nothing, and tells how to get it."""

from __future__ import annotations

import io
import re
import sys
import threading
import unicodedata
from collections.abc import Iterator
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from crosscheck.errors import ConfigError
from crosscheck.report.paper import check_drawing, on_paper, pdf
from crosscheck.report.rendering import render_pages
from crosscheck.report.writing import MAKERS, Report, write_report
from tests.report.crowds import hostile
from tests.report.dom import parsed, select
from tests.report.examples import example


@cache
def _pdf(ui: str, digits: str = "western") -> bytes:
    [(name, data)] = MAKERS["pdf"](Report(example(), ui, digits, {}))
    assert name == "report.pdf"
    return data


@pytest.fixture
def drawing() -> None:
    """Nothing, where the library that draws is there; else the test is skipped, with the reason."""
    try:
        check_drawing()
    except ConfigError as error:
        pytest.skip(str(error))


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a server, and the paths that it was asked for."""
    requests: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            requests.append(self.path)
            self.send_error(404)

    with ThreadingHTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", requests
        server.shutdown()


def _told(data: bytes) -> str:
    """What the PDF says: letters in their plain forms, single blanks, no marks of direction."""
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    return " ".join(re.sub("[\u200e\u200f\u2066-\u2069\u202a-\u202e]", "", unicodedata.normalize("NFKC", text)).split())


@pytest.mark.slow
@pytest.mark.usefixtures("drawing")
def test_the_pdf_tells_each_headline_and_quote() -> None:
    told = _told(_pdf("en"))
    assert "The parts 11 + 9 do not fit the total: 17" in told
    assert "Tavria will buy eight patrol boats for $1.96 billion, its defence" in told
    assert "https://news.example/boats-1" in told


@pytest.mark.slow
@pytest.mark.usefixtures("drawing")
def test_the_pdf_tells_it_in_arabic_with_letters_joined_and_the_digits_of_choice() -> None:
    told = _told(_pdf("ar", "eastern"))
    assert "حيث تختلف الأرقام" in told
    assert "منصتان تذكران" in told
    assert "مليار دولار أمريكي؛ وكالة آفاق" in told
    assert not re.search("[0-9] مليار دولار أمريكي", told)


@pytest.mark.slow
@pytest.mark.usefixtures("drawing")
def test_the_same_record_gives_the_same_pdf() -> None:
    assert _pdf.__wrapped__("en") == _pdf("en")


@pytest.mark.slow
@pytest.mark.usefixtures("drawing")
def test_hostile_articles_stay_text_on_paper() -> None:
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
    [(_, data)] = MAKERS["pdf"](Report(hostile(), "en", "western", {}))
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    links = [note.get_object().get("/A", {}).get("/URI", "") for page in pages for note in page.get("/Annots", ())]
    assert [link for link in links if link.startswith("javascript")] == []
    assert "U+202E" in _told(data)


@pytest.mark.slow
@pytest.mark.usefixtures("drawing")
def test_nothing_is_fetched_for_paper(asked: tuple[str, list[str]]) -> None:
    address, requests = asked
    page = f'<p>Told</p><img src="{address}/a.png"><link rel="stylesheet" href="{address}/b.css">'
    assert "Told" in _told(pdf([page], plot="", palette="", numbers="latn"))
    assert requests == []


@pytest.mark.parametrize("ui", ["en", "ar"])
def test_the_words_of_a_picture_stand_over_it_as_text_of_the_page(ui: str) -> None:
    page = render_pages(example(), ui=ui, digits="western")["index.html"]
    before, after = parsed(page), parsed(on_paper(page, ".m { fill: #000 }"))
    words = [word.text for word in select(before, "svg text")]
    assert len(words) > 50
    assert [word.text for word in select(after, ".over > span")] == words
    assert select(after, "svg text") == []
    assert all(picture[0].tag == "style" for picture in select(after, "svg[role=img]"))


def test_a_report_without_the_extra_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(ConfigError, match=r"pdf needs the extra pdf: pip install 'crosscheck\[pdf\]'"):
        write_report(example(), tmp_path / "out", ui="en", digits="western", formats=("html", "pdf"))
    assert not (tmp_path / "out").exists()
