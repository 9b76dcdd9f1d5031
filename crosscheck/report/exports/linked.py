"""Runs for the web of data: schema.org claims with their appearances, and W3C annotations of the quotes.

No rating is given: both sides of a finding stand as claims of equal rank, each with the articles in which it appears.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import quote

from crosscheck.model.article import Article
from crosscheck.model.claim import Claim
from crosscheck.model.finding import Finding
from crosscheck.model.result import RunRecord
from crosscheck.report.interface import Interface
from crosscheck.report.rows import Row, encoded
from crosscheck.report.visible import cut, safe_link

CONTEXT: Final = 32
LONGEST: Final = 1000


def claims_file(record: RunRecord, words: Interface) -> bytes:
    """JSON-LD: each conflict as a creative work whose parts are the claims of its sides, with every appearance."""
    articles = {article.id: article for article in record.articles}
    claims = {claim.id: claim for claim in record.claims}
    graph = [
        _finding(
            finding, [[claims[name] for name in side if name in claims] for side in finding.sides], articles, words
        )
        for finding in record.findings
        if finding.verdict == "conflict"
    ]
    return encoded({"@context": "https://schema.org", "@graph": graph}, indent=1) + b"\n"


def annotations_file(record: RunRecord, words: Interface) -> bytes:
    """JSON-LD: a W3C annotation page with one annotation for each claim, its quote selected by text and by position."""
    articles = {article.id: article for article in record.articles}
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:crosscheck:annotations",
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": [_annotation(claim, articles[claim.article], words) for claim in record.claims],
    }
    return encoded(page, indent=1) + b"\n"


def urn(kind: str, name: str) -> str:
    """A stable name for a record: `urn:crosscheck:<kind>:<id>` with the id percent-encoded."""
    return f"urn:crosscheck:{kind}:{quote(name.encode('utf-8', 'replace'), safe='')}"


def _finding(
    finding: Finding, sides: Sequence[Sequence[Claim]], articles: dict[str, Article], words: Interface
) -> dict[str, object]:
    return {
        "@type": "CreativeWork",
        "@id": urn("finding", finding.fingerprint or finding.id),
        "name": finding.wording.get(words.code, finding.reason),
        "abstract": finding.reason,
        "genre": finding.type,
        "hasPart": [
            part
            for number, side in enumerate(sides, 1)
            for part in _side_claims(finding, side, articles, words=words, number=number)
        ],
    }


def _side_claims(
    finding: Finding, side: Sequence[Claim], articles: dict[str, Article], *, words: Interface, number: int
) -> Iterator[dict[str, object]]:
    """One schema.org claim for each value that the side states."""
    values: dict[str, list[Claim]] = {}
    for claim in side:
        values.setdefault(words.value(claim), []).append(claim)
    for order, (value, claims) in enumerate(values.items(), 1):
        told = sorted(claims, key=lambda claim: (articles[claim.article].published or "9999", claim.id))
        works = list({claim.article: _appearance(claim, articles[claim.article]) for claim in told}.values())
        speakers = sorted({claim.attribution for claim in told if claim.attribution})
        yield {
            "@type": "Claim",
            "@id": urn("finding", f"{finding.fingerprint or finding.id}/{number}.{order}"),
            "name": cut(value, LONGEST),
            "author": [{"@type": "Thing", "name": cut(name, LONGEST)} for name in speakers],
            "firstAppearance": works[0],
            "appearance": works,
        }


def _appearance(claim: Claim, article: Article) -> dict[str, object]:
    known = {
        "@type": "NewsArticle",
        "@id": urn("article", article.id),
        "headline": cut(article.title, LONGEST) or None,
        "url": safe_link(article.url),
        "datePublished": article.published,
        "inLanguage": article.language,
        "publisher": {"@type": "Organization", "name": cut(article.outlet, LONGEST)} if article.outlet else None,
        "text": cut(claim.quote, LONGEST),
    }
    return {key: value for key, value in known.items() if value is not None}


def _annotation(claim: Claim, article: Article, words: Interface) -> Row:
    text = article.field(claim.field)
    start, end = claim.span
    body = {
        "type": "TextualBody",
        "purpose": "tagging",
        "format": "text/plain",
        "value": f"{claim.measure}: {words.value(claim)}",
    }
    selectors = [
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - CONTEXT) : start],
            "suffix": text[end : end + CONTEXT],
        },
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]
    return {
        "id": urn("claim", claim.id),
        "type": "Annotation",
        "motivation": "identifying",
        "body": body,
        "target": {
            "type": "SpecificResource",
            "source": safe_link(article.url) or urn("article", article.id),
            "scope": f"{urn('article', article.id)}:{claim.field}",
            "selector": selectors,
        },
    }
