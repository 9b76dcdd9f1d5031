"""Findings as SARIF 2.1.0, so that a build server can show them and remember which are known."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from crosscheck.model.article import Article
from crosscheck.model.claim import Claim
from crosscheck.model.finding import CONFLICT_TYPES, Finding
from crosscheck.model.result import RunRecord
from crosscheck.report.interface import Interface
from crosscheck.report.rows import Row, encoded
from crosscheck.report.visible import safe_link, shown, worded

LONGEST: Final = 600
MOST_LOCATIONS: Final = 40
SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
ERROR_FROM: Final = 70  # severity from which a conflict is an error and no warning


def sarif_file(record: RunRecord, words: Interface) -> bytes:
    """One run whose rules are the types of conflict and whose results are the conflicts, each with its fingerprint."""
    articles = {article.id: article for article in record.articles}
    claims = {claim.id: claim for claim in record.claims}
    conflicts = [finding for finding in record.findings if finding.verdict == "conflict" and finding.type]
    rules = [{"id": name, "shortDescription": {"text": words.name("type", name)}} for name in CONFLICT_TYPES]
    run = {
        "tool": {"driver": {"name": "crosscheck", "version": record.manifest.version, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, articles, claims, words) for finding in conflicts],
    }
    return encoded({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + b"\n"


def _result(finding: Finding, articles: dict[str, Article], claims: dict[str, Claim], words: Interface) -> Row:
    first, *others = [[claims[name] for name in side if name in claims] for side in finding.sides] or [[]]
    related = [claim for side in others for claim in side][:MOST_LOCATIONS]
    assert finding.type is not None
    return {
        "ruleId": finding.type,
        "ruleIndex": CONFLICT_TYPES.index(finding.type),
        "level": "error" if finding.severity >= ERROR_FROM else "warning",
        "message": {"text": worded(finding.wording.get(words.code, finding.reason), LONGEST)},
        "locations": [_location(claim, articles[claim.article]) for claim in first[:MOST_LOCATIONS]],
        "relatedLocations": [
            {"id": number, **_location(claim, articles[claim.article])} for number, claim in enumerate(related, 1)
        ],
        "partialFingerprints": {"crosscheckFinding/v1": finding.fingerprint or finding.id},
        "rank": float(finding.severity),
        "properties": {"finding": finding.id, "reason": worded(finding.reason, LONGEST)},
    }


def _location(claim: Claim, article: Article) -> Row:
    """Where the quote stands: the file or address of the article, and the field as a logical place."""
    uri = quote(article.path.encode("utf-8", "replace"), safe="/") if article.path else safe_link(article.url)
    physical: Row = {"artifactLocation": {"uri": uri or quote(article.id.encode("utf-8", "replace"), safe="")}}
    if article.line is not None and article.line > 0:
        physical["region"] = {"startLine": article.line, "snippet": {"text": shown(claim.quote, LONGEST)}}
    outlet = shown(article.outlet or article.id, LONGEST)
    return {
        "physicalLocation": physical,
        "logicalLocations": [{"fullyQualifiedName": f"{shown(article.id, LONGEST)}/{claim.field}", "kind": "member"}],
        "message": {"text": f"{outlet}: {shown(claim.quote, LONGEST)}"},
    }
