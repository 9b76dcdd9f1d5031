"""Records to pages: files that need no other, escaped throughout, none larger than a browser likes."""

from __future__ import annotations

import functools
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

import jinja2
import msgspec

from crosscheck.model.finding import Finding
from crosscheck.model.result import RunRecord
from crosscheck.report.desk import LONGEST_NAME, Desk
from crosscheck.report.interface import Interface
from crosscheck.report.overview import Overview, overview
from crosscheck.report.view import finding_view, line_view
from crosscheck.report.visible import shown

HERE: Final = Path(__file__).parent
PER_PAGE: Final = 200
MOST_GLANCED: Final = 12
FULL: Final = 900_000  # bytes of findings on one page; what else is on the first page takes about half as many
NOTED: Final = ("update", "outdated", "revised", "compatible", "incomparable")
QUIET: Final = ("agree", "single")
STYLES: Final = ("page.css", "plot.css", "print.css")
FACETS: Final = ("story", "kind", "type", "verdict", "outlet", "language")


class Glance(msgspec.Struct, frozen=True):
    """A conflict in one line at the head of the page."""

    id: str
    type_name: str
    headline: str
    question: str


class Rendered(msgspec.Struct, frozen=True):
    """A finding as HTML, with the section that it stands in and the choices that it adds to the filters."""

    section: str
    html: str
    facets: dict[str, tuple[str, ...]]
    story: str
    glance: Glance


class Page(msgspec.Struct, frozen=True):
    """What one page holds: its gravest conflicts in a line each, its findings by section, and its filters' choices."""

    number: int
    glance: tuple[Glance, ...]
    conflicts: tuple[str, ...]
    noted: tuple[str, ...]
    quiet: tuple[str, ...]
    facets: dict[str, tuple[tuple[str, str], ...]]
    overview: Overview | None


def render_pages(record: RunRecord, *, ui: str, digits: str, names: Mapping[str, str] | None = None) -> dict[str, str]:
    """The pages of a report by file name, `index.html` first; more findings than fit go on further pages."""
    desk = Desk(record, Interface(ui, digits), names)
    groups = list(_paged(_rendered(desk)))
    files = ["index.html", *(f"findings-{number}.html" for number in range(2, len(groups) + 1))]
    first = overview(desk)
    pages = [_page(number, group, first if number == 0 else None, desk) for number, group in enumerate(groups)]
    return {name: _html(page, files, desk) for name, page in zip(files, pages, strict=True)}


def _rendered(desk: Desk) -> Iterator[Rendered]:
    """Every finding as HTML: conflicts by severity, then what is worth knowing, then what is quiet."""
    for finding in sorted(desk.record.findings, key=_rank):
        section = _section(finding)
        view = line_view(finding, desk) if section == "quiet" else finding_view(finding, desk)
        html = _template("card.html" if section == "conflicts" else "line.html").render(
            finding=view, t=desk.words.text, words=desk.words
        )
        glance = Glance(view.id, view.type_name, view.headline, view.question)
        yield Rendered(section, html, view.facets, view.story, glance)


def _rank(finding: Finding) -> tuple[int, int, str]:
    order = ("conflict", *NOTED, *QUIET)
    return (order.index(finding.verdict), -finding.severity, finding.id)


def _section(finding: Finding) -> str:
    return "conflicts" if finding.verdict == "conflict" else "noted" if finding.verdict in NOTED else "quiet"


def _paged(findings: Iterator[Rendered]) -> Iterator[list[Rendered]]:
    """The findings in groups that fit one page each; one empty group where there are none."""
    group: list[Rendered] = []
    size = 0
    for rendered in findings:
        weight = len(rendered.html.encode("utf-8", "replace"))
        if group and (len(group) == PER_PAGE or size + weight > FULL):
            yield group
            group, size = [], 0
        group.append(rendered)
        size += weight
    yield group


def _page(number: int, group: Sequence[Rendered], first: Overview | None, desk: Desk) -> Page:
    def chosen(section: str) -> tuple[str, ...]:
        return tuple(rendered.html for rendered in group if rendered.section == section)

    glance = tuple(rendered.glance for rendered in group if rendered.section == "conflicts")[:MOST_GLANCED]
    return Page(
        number=number,
        glance=glance if first and len(glance) > 1 else (),
        conflicts=chosen("conflicts"),
        noted=chosen("noted"),
        quiet=chosen("quiet"),
        facets=_choices(group, desk.words),
        overview=first,
    )


def _choices(group: Sequence[Rendered], words: Interface) -> dict[str, tuple[tuple[str, str], ...]]:
    """The choices of each filter, with the names that a reader sees; a filter with one choice is left out."""
    found: dict[str, dict[str, str]] = {facet: {} for facet in FACETS}
    for rendered in group:
        for facet in FACETS:
            for value in rendered.facets[facet]:
                name = rendered.story if facet == "story" else _facet_name(facet, value, words)
                found[facet].setdefault(value, name)
    sorted_choices = {facet: tuple(sorted(found[facet].items(), key=lambda row: (row[1], row[0]))) for facet in FACETS}
    return {facet: choices for facet, choices in sorted_choices.items() if len(choices) > 1}


def _facet_name(facet: str, value: str, words: Interface) -> str:
    table = {"kind": "kind", "type": "type", "language": "name", "verdict": "verdict"}.get(facet)
    return (words.name(table, value) if table else value) or words.text("unknown")


def _html(page: Page, files: Sequence[str], desk: Desk) -> str:
    style, script = "".join(map(static, STYLES)), static("page.js")
    policy = (
        f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return _template("page.html").render(
        page=page,
        words=desk.words,
        t=desk.words.text,
        files=files,
        policy=policy,
        style=style,
        script=script,
        version=shown(desk.record.manifest.version, LONGEST_NAME),
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


@functools.cache
def _template(name: str) -> jinja2.Template:
    return _environment().get_template(name)


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
def static(name: str) -> str:
    """A file that is written into every page."""
    return (HERE / "static" / name).read_text(encoding="utf-8")
