"""Stories: articles of one event, grouped by evidence that no language owns: places, persons, names, numbers, days."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import exp, log2, sqrt
from typing import Final

import msgspec
import polars as pl

from crosscheck.link.clustering import Clusterer
from crosscheck.link.context import Days, published_days
from crosscheck.link.names import folded_words, skeleton, tokens
from crosscheck.link.places import folded_place
from crosscheck.model.article import Article
from crosscheck.model.claim import Claim
from crosscheck.model.fact import Story

# A set of weights, reasoned and then checked on the sample stories: a place, person or deal that a claim names says
# more of the event than a word that happens to sound like another. Rarity is 1 / log2(1 + articles that hold the
# evidence), so that articles which share nothing with a pair cannot change its similarity.
WEIGHTS: Final = {"place": 3.0, "person": 3.0, "item": 3.0, "asked": 1.5, "number": 1.0, "name": 0.6}
SIMILAR: Final = 0.15
# Evidence that more articles hold than this says nothing of one event and is not joined on.
COMMON: Final = 60
# A story cools down: evidence of articles that lie this many days apart counts half.
HALF_LIFE: Final = 45
_NAME_BONES: Final = 4
_READ: Final = 4000
_FAR: Final = date(9999, 12, 31)


# What the title and the lead name is what the article is about; the rest is often background.
LEAD: Final = 1.0
REST: Final = 0.4
_LEAD_LENGTH: Final = 500


class Evidence(msgspec.Struct, frozen=True, order=True):
    """One thing that an article holds: its kind (a key of WEIGHTS) and its canonical form."""

    kind: str
    form: str


Held = dict[Evidence, float]


def find_stories(articles: Sequence[Article], claims: Sequence[Claim]) -> tuple[Story, ...]:
    """The stories, each article in exactly one, in the order of their ids."""
    held = _evidence(articles, claims)
    counts = _counts(held)
    days = [published_days(article) for article in articles]
    order = sorted(range(len(articles)), key=lambda at: articles[at].id)
    rank = {at: place for place, at in enumerate(order)}
    pairs = [(rank[a], rank[b], score * _warmth(days[a], days[b])) for a, b, score in _similarities(held, counts)]
    clusterer: Clusterer[None] = Clusterer([None] * len(order), agree=lambda _a, _b: True, merge=lambda a, _b: a)
    groups = clusterer.cluster([(min(a, b), max(a, b), s) for a, b, s in pairs], threshold=SIMILAR)
    stories = [_story([order[at] for at in group], articles, held) for group in groups]
    return tuple(sorted(stories, key=lambda story: story.id))


def _evidence(articles: Sequence[Article], claims: Sequence[Claim]) -> list[Held]:
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if not claim.teaser:
            by_article[claim.article].append(claim)
    return [_article_evidence(article, by_article[article.id]) for article in articles]


def _article_evidence(article: Article, claims: Sequence[Claim]) -> Held:
    held: Held = {}
    for claim in claims:
        share = LEAD if claim.field == "title" or claim.span[0] < _LEAD_LENGTH else REST
        for one in _claim_evidence(claim):
            held[one] = max(share, held.get(one, 0.0))
    for one, share in _words(article, claims):
        held[one] = max(share, held.get(one, 0.0))
    return held


def _claim_evidence(claim: Claim) -> Iterator[Evidence]:
    if claim.where:
        yield Evidence("place", folded_place(claim.where))
    for name in claim.who:
        yield Evidence("person", " ".join(skeleton(word) for word in tokens(name)))
    if claim.item:
        yield Evidence("item", " ".join(tokens(claim.item)))
    yield Evidence("asked", f"{claim.kind} {claim.measure} {claim.group or ''} {folded_place(claim.where or '')}")


def _words(article: Article, claims: Sequence[Claim]) -> Iterator[tuple[Evidence, float]]:
    """Names as consonant skeletons, and numbers beside the claims' own figures: stories are blind to values too."""
    spans = [sorted(claim.span for claim in claims if claim.field == field) for field in ("title", "text")]
    lead, rest = _without(article.text, spans[1])
    for words, share in (
        (folded_words(_without(article.title, spans[0])[0]), LEAD),
        (folded_words(lead), LEAD),
        (folded_words(rest), REST),
    ):
        for word in words:
            if word.isdecimal():
                if len(word) > 2:
                    yield Evidence("number", word), share
            elif len(bones := skeleton(word)) >= _NAME_BONES:
                yield Evidence("name", bones), share


def _without(text: str, spans: Iterable[tuple[int, int]]) -> tuple[str, str]:
    """The text without the spans, in two parts: its lead and the rest."""
    letters = list(text[:_READ])
    for start, end in spans:
        letters[start:end] = " " * (min(end, len(letters)) - min(start, len(letters)))
    return "".join(letters[:_LEAD_LENGTH]), "".join(letters[_LEAD_LENGTH:])


def _counts(held: Sequence[Held]) -> dict[Evidence, int]:
    counts: dict[Evidence, int] = defaultdict(int)
    for evidence in held:
        for one in evidence:
            counts[one] += 1
    return counts


def _weight(one: Evidence, share: float, count: int) -> float:
    return share * WEIGHTS[one.kind] / sqrt(log2(1 + count))


def _similarities(held: Sequence[Held], counts: dict[Evidence, int]) -> list[tuple[int, int, float]]:
    """Every pair of articles that shares evidence, with the cosine of what the two hold."""
    norms = [
        sqrt(sum(_weight(one, share, counts[one]) ** 2 for one, share in evidence.items())) or 1.0 for evidence in held
    ]
    number = {one: at for at, one in enumerate(counts)}
    rows = [
        (at, number[one], _weight(one, share, counts[one]))
        for at, evidence in enumerate(held)
        for one, share in evidence.items()
        if 1 < counts[one] <= COMMON
    ]
    if not rows:
        return []
    frame = pl.DataFrame(rows, schema={"article": pl.UInt32, "one": pl.UInt32, "weight": pl.Float64}, orient="row")
    pairs = (
        frame.join(frame, on="one", suffix="_right")
        .filter(pl.col("article") < pl.col("article_right"))
        .group_by("article", "article_right")
        .agg((pl.col("weight") * pl.col("weight_right")).sort().sum().alias("both"))
    )
    return [(a, b, round(weight / (norms[a] * norms[b]), 9)) for a, b, weight in pairs.iter_rows()]


def _warmth(left: Days | None, right: Days | None) -> float:
    if left is None or right is None:
        return 1.0
    return 0.5 + 0.5 * exp(-left.distance(right) / HALF_LIFE)


def _story(group: Sequence[int], articles: Sequence[Article], held: Sequence[Held]) -> Story:
    members = sorted((articles[at] for at in group), key=_age)
    shared = _counts([held[at] for at in group])
    kinds = ("place", "person", "item")
    told = [one for one in shared if one.kind in kinds and (shared[one] > 1 or len(group) == 1)]
    told.sort(key=lambda one: (-shared[one], kinds.index(one.kind), one.form))
    name = hashlib.sha256(members[0].id.encode()).hexdigest()[:12]
    return Story(f"story-{name}", tuple(a.id for a in members), members[0].title, tuple(one.form for one in told[:8]))


def _age(article: Article) -> tuple[date, str, str]:
    days = published_days(article)
    return (days.first if days else _FAR, article.published or "", article.id)
