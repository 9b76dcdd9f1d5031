"""Findings as Markdown for a chat or a ticket: the wording, the sides and one quote of each outlet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from crosscheck.model.result import RunRecord
from crosscheck.report.desk import Desk
from crosscheck.report.interface import Interface
from crosscheck.report.quoting import QuoteView
from crosscheck.report.view import FindingView, finding_view
from crosscheck.report.visible import cut

MOST_FINDINGS: Final = 100
MOST_QUOTES: Final = 6
LONGEST_CONTEXT: Final = 120
_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|~#&])")


def markdown_file(record: RunRecord, words: Interface, names: Mapping[str, str] | None = None) -> bytes:
    """The conflicts by severity, at most a hundred; nothing in an article can become markup, a mention or a link."""
    desk = Desk(record, words, names)
    conflicts = [finding for finding in record.findings if finding.verdict == "conflict"]
    ordered = sorted(conflicts, key=lambda finding: (-finding.severity, finding.id))
    parts = [f"# {words.text('heading')}", words.count("conflicts", len(conflicts))]
    parts += ["\n".join(_section(finding_view(finding, desk), words)) for finding in ordered[:MOST_FINDINGS]]
    if len(ordered) > MOST_FINDINGS:
        parts.append(words.text("and_more", n=words.whole(len(ordered) - MOST_FINDINGS), file="findings.jsonl"))
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def escaped(text: str) -> str:
    """The text as Markdown shows it letter by letter: no markup, HTML, mention, or address that becomes a link."""
    return _SPECIAL.sub(r"\\\1", text).replace("://", "&#58;//").replace("@", "&#64;").replace("www.", "www&#46;")


def _section(view: FindingView, words: Interface) -> Iterator[str]:
    yield f"## {escaped(view.headline)}"
    yield ""
    severity = f"{words.text('severity')} {words.whole(view.severity)}"
    yield f"**{escaped(view.type_name)}** · {severity} · {escaped(view.question)}"
    yield ""
    yield escaped(view.wording)
    for side in view.sides:
        yield ""
        held = " · ".join(escaped(part) for part in (side.outlets, side.voices) if part)
        yield f"**{side.letter}. {escaped(side.value)}** – {held}"
        yield ""
        for quote in side.quotes[:MOST_QUOTES]:
            yield f"- {_quote(quote)}"


def _quote(quote: QuoteView) -> str:
    outlet = escaped(quote.outlet)
    if quote.link and not set("<>\\") & set(quote.link):
        outlet = f"[{outlet}](<{quote.link}>)"
    before = escaped(cut(quote.before[-LONGEST_CONTEXT:], LONGEST_CONTEXT))
    after = escaped(cut(quote.after, LONGEST_CONTEXT))
    return f"{outlet}, {escaped(quote.time)}: {before}**{escaped(quote.figure)}**{after}"
