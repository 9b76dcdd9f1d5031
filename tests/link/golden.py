"""The gold stories beside the checkout as articles and claims: what a flawless extractor would hand to linking."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from crosscheck.model.article import Article
from crosscheck.model.claim import Claim

STORIES: Final = Path(__file__).parents[3] / "shared" / "golden" / "dev"
_SAME: Final = ("id", "article", "field", "quote", "kind", "measure", "qualifier", "unit", "group", "side", "where")
_ALSO: Final = ("item", "scope", "attribution", "certainty")
_DAYS: Final = ("start", "end", "since", "as_of")
_NUMBERS: Final = ("low", "high")


def gold() -> tuple[list[Article], list[Claim], dict[str, str], set[frozenset[str]]]:
    """Articles and claims of all stories, the fact of each dated claim, and the pairs of articles that are copies."""
    articles: list[Article] = []
    claims: list[Claim] = []
    fact_of: dict[str, str] = {}
    copies: set[frozenset[str]] = set()
    for path in sorted(STORIES.glob("*/gold.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        rows = (path.parent / "articles.jsonl").read_text(encoding="utf-8").splitlines()
        found = {row["id"]: _article(row) for row in map(json.loads, filter(None, rows))}
        articles += found.values()
        claims += (_claim(row, found[row["article"]]) for row in told["claims"])
        fact_of |= {name: f"{path.parent.name}/{fact['id']}" for fact in told["facts"] for name in fact["claims"]}
        copies |= {frozenset(pair) for group in told["copies"] for pair in combinations(group, 2)}
    one = _shared_facts()
    undated = {claim.id for claim in claims if claim.kind == "visit" and claim.start is None}
    return articles, claims, {k: one.get(v, v) for k, v in fact_of.items() if k not in undated}, copies


def _shared_facts() -> dict[str, str]:
    groups = json.loads((STORIES / "same_facts.json").read_text(encoding="utf-8"))
    return {name: group[0] for group in groups for name in group}


def _article(row: Mapping[str, Any]) -> Article:
    given: dict[str, Any] = {name: row.get(name) for name in ("url", "published", "language", "outlet")}
    return Article(id=row["id"], title=row["title"], text=row["text"], **given)


def _claim(row: Mapping[str, Any], article: Article) -> Claim:
    text, start = article.field(row["field"]), -1
    for _ in range(row.get("occurrence", 0) + 1):
        start = text.index(row["quote"], start + 1)
    slots: dict[str, Any] = {name: row[name] for name in (*_SAME, *_ALSO)}
    slots |= {name: row[name] and date.fromisoformat(row[name]) for name in _DAYS}
    slots |= {name: None if row[name] is None else Decimal(str(row[name])) for name in _NUMBERS}
    return Claim(**slots, who=tuple(row["who"]), span=(start, start + len(row["quote"])))


def pairs(fact_of: Mapping[str, str], claims: Iterable[Claim]) -> set[frozenset[str]]:
    """Pairs of claims of one fact that stand in two articles."""
    return set(_pairs(fact_of, {claim.id: claim.article for claim in claims}))


def _pairs(fact_of: Mapping[str, str], article_of: Mapping[str, str]) -> Iterator[frozenset[str]]:
    members: dict[str, list[str]] = defaultdict(list)
    for name, fact in fact_of.items():
        members[fact].append(name)
    for group in members.values():
        yield from (frozenset(pair) for pair in combinations(group, 2) if len({article_of[name] for name in pair}) == 2)


def f1(found: set[frozenset[str]], right: set[frozenset[str]]) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * len(found & right) / (len(found) + len(right))
