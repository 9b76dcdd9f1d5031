"""Records to pages: one file without any other, escaped throughout."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import jinja2

from crosscheck.model.result import RunRecord
from crosscheck.report.interface import Interface
from crosscheck.report.view import FindingView, PageView, page_view

HERE: Final = Path(__file__).parent
PER_PAGE: Final = 100
MAX_BYTES: Final = 1_400_000


def render_pages(
    record: RunRecord, *, ui: str = "en", digits: str = "western", names: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The pages of a report by file name, `index.html` first; more findings than fit go on further pages."""
    view = page_view(record, Interface(ui, digits), names)
    pages = _paged(view.conflicts)
    files = ["index.html", *(f"findings-{number}.html" for number in range(2, len(pages) + 1))]
    return {name: _page(view, pages[number], number, files) for number, name in enumerate(files)}


def _paged(findings: Sequence[FindingView]) -> list[tuple[FindingView, ...]]:
    return [tuple(findings[start : start + PER_PAGE]) for start in range(0, max(1, len(findings)), PER_PAGE)]


def _page(view: PageView, findings: tuple[FindingView, ...], number: int, names: list[str]) -> str:
    template = _environment().get_template("page.html")
    return template.render(
        view=view,
        t=view.interface.text,
        findings=findings,
        number=number,
        names=names,
        style=_static("page.css"),
        script=_static("page.js"),
    )


@functools.cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@functools.cache
def _static(name: str) -> str:
    return (HERE / "static" / name).read_text(encoding="utf-8")
