"""Hostile articles are shown harmlessly in every output that a person reads."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from crosscheck.model.formats import FORMATS
from crosscheck.model.visible import visible
from crosscheck.report.rendering import render_pages
from crosscheck.report.visible import safe_link
from crosscheck.report.writing import write_report
from tests.report.crowds import hostile
from tests.report.dom import parsed, select

UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2065\ufeff]")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("hostile")
    return {
        path.name: path.read_bytes()
        for path in write_report(hostile(), out, ui="en", digits="western", formats=set(FORMATS) - {"pdf"})
    }


@pytest.mark.parametrize("ui", ["en", "ar"])
def test_no_markup_of_an_article_becomes_an_element(ui: str) -> None:
    page = parsed(render_pages(hostile(), ui=ui, digits="western")["index.html"])
    assert len(select(page, "script")) == 1
    assert len(select(page, "style")) == 1
    assert select(page, "img") == []
    attributes = {name for found in page.iter() if isinstance(found.tag, str) for name in found.attrib}
    assert [name for name in attributes if name.startswith("on")] == []


def test_no_dangerous_address_becomes_a_link() -> None:
    page = parsed(render_pages(hostile(), ui="en", digits="western")["index.html"])
    assert {link.get("href")[0] for link in select(page, "a")} == {"#"}


def test_unseen_characters_are_written_out_wherever_a_person_reads(files: dict[str, bytes]) -> None:
    for name in ("index.html", "report.md", "articles.csv", "claims.csv", "findings.csv"):
        text = files[name].decode().removeprefix("\ufeff")
        assert UNSEEN.findall(text.replace("\r\n", "\n")) == [], name
    for name in ("index.html", "report.md", "claims.csv"):
        assert "U+202E" in files[name].decode(), name
        assert "U+001B" in files[name].decode(), name


def test_isolates_that_the_page_sets_are_all_closed(files: dict[str, bytes]) -> None:
    for name in ("index.html", "report.md"):
        for line in files[name].decode().splitlines():
            assert len(re.findall("[\u2066-\u2068]", line)) == line.count("\u2069"), name


def test_a_megabyte_word_does_not_make_a_megabyte_page(files: dict[str, bytes]) -> None:
    assert len(files["index.html"]) < 200_000
    assert len(files["report.md"]) < 20_000


def test_no_cell_of_a_table_is_a_formula(files: dict[str, bytes]) -> None:
    for name in ("articles.csv", "claims.csv", "findings.csv"):
        rows = csv.reader(io.StringIO(files[name].decode("utf-8-sig"), newline=""))
        cells = [cell for row in rows for cell in row]
        assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == [], name
        if name != "findings.csv":
            assert any(cell.startswith("'=HYPERLINK") for cell in cells), name


def test_markdown_has_no_live_markup_of_an_article(files: dict[str, bytes]) -> None:
    text = files["report.md"].decode()
    assert re.search(r"(?<!\\)<(script|img|svg|style)", text) is None
    assert re.search(r"(?<!\\)\]\(javascript", text) is None
    assert "@all" not in text


def test_every_file_is_written_and_is_utf8(files: dict[str, bytes]) -> None:
    texts = [data.decode() for name, data in files.items() if Path(name).suffix != ".parquet"]
    assert len(texts) == len(files) - 3


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "https:/x",
        "ftp://news.example/a",
        "https://a b",
        "http://[",
        "",
        None,
    ],
)
def test_what_is_no_web_address_is_no_link(url: str | None) -> None:
    assert safe_link(url) is None


def test_joiners_stay_inside_words_that_need_them() -> None:
    assert visible("می\u200cشود") == "می\u200cشود"
    assert visible("ab\u200ccd") == "ab[U+200C]cd"
