"""Stories: articles of one event, grouped by evidence that no language owns: places, persons, names, numbers, days."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from math import exp
from typing import Final

import msgspec
import polars as pl

from crosscheck.language.naming import names_in
from crosscheck.language.pack import available, load_pack
from crosscheck.link.clustering import average_groups
from crosscheck.link.context import Days, published_days
from crosscheck.link.names import folded_words, skeleton, tokens
from crosscheck.link.places import folded_place
from crosscheck.model.article import Article
from crosscheck.model.claim import Claim
from crosscheck.model.fact import CopyGroup, Story

# A set of weights, reasoned and then checked on the sample stories: a place, person or deal that a claim names says
# more of the event than a word that happens to sound like another. Rarity is 1 / log2(1 + articles that hold the
# evidence), so that articles which share nothing with a pair cannot change its similarity.
KNOWN: Final = 2.5
WEIGHTS: Final = {"place": 3.0, "person": 3.0, "item": 3.0, "asked": 1.5, "number": 1.0, "name": 1.0, "known": KNOWN}
SIMILAR: Final = 0.08
CERTAIN: Final = 1.0
# Pairs below this have nothing to say, not even against a join.
UNLIKE: Final = SIMILAR / 3
# Names that more articles hold than COMMON are not joined on. Places, persons and questions then still are, among
# articles of one WINDOW of days, and not at all where more than CROWDED of them hold it: then it says nothing of one
# event.
COMMON: Final = 60
CROWDED: Final = 300
WINDOW: Final = 30
# What two articles share cools down with the days between them: names slowly, place, persons and question fast, as two
# floods of one town, or two journeys of one minister, share them too. In days, as the time after which 1/e is left.
NAMES_LAST: Final = 60
PLACES_LAST: Final = 40
_LOOKS: Final = ("place", "person", "asked")
_NAME_BONES: Final = 4
_SHORT_NUMBER: Final = 2
_READ: Final = 4000
_FAR: Final = date(9999, 12, 31)

# What the title and the lead name is what the article is about; the rest is often background.
LEAD: Final = 1.0
REST: Final = 0.4
_LEAD_LENGTH: Final = 500
IMPLIED: Final = 0.4
REPEATED: Final = 0.4


class Evidence(msgspec.Struct, frozen=True, order=True):
    """One thing that an article holds: its kind (a key of WEIGHTS) and its canonical form."""

    kind: str
    form: str


Held = dict[Evidence, float]


def find_stories(
    articles: Sequence[Article], claims: Sequence[Claim], copies: Sequence[CopyGroup] = ()
) -> tuple[Story, ...]:
    """The stories, each article in exactly one, in the order of their ids; copies of one text tell one story."""
    held = _evidence(articles, claims)
    days = [published_days(article) for article in articles]
    order = sorted(range(len(articles)), key=lambda at: articles[at].id)
    rank = {at: place for place, at in enumerate(order)}
    place_of = {articles[at].id: place for at, place in rank.items()}
    same = {pair: CERTAIN for group in copies for pair in _pairs([place_of[name] for name in group.articles])}
    pairs = [
        (rank[a], rank[b], _cooled((looks, names), days[a], days[b]))
        for a, b, looks, names in _similarities(held, days)
    ]
    pairs = _with_copies(pairs, same)
    groups = average_groups(len(order), pairs, threshold=SIMILAR)
    stories = [_story([order[at] for at in group], articles, held) for group in groups]
    return tuple(sorted(stories, key=lambda story: story.id))


def _pairs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    ordered = sorted(places)
    return ((a, b) for number, a in enumerate(ordered) for b in ordered[number + 1 :])


def _with_copies(
    pairs: Sequence[tuple[int, int, float]], same: dict[tuple[int, int], float]
) -> list[tuple[int, int, float]]:
    found = {(min(a, b), max(a, b)): score for a, b, score in pairs} | same
    return [(a, b, score) for (a, b), score in found.items()]


def _evidence(articles: Sequence[Article], claims: Sequence[Claim]) -> list[Held]:
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if not claim.teaser:
            by_article[claim.article].append(claim)
    return [_article_evidence(article, by_article[article.id]) for article in articles]


def _article_evidence(article: Article, claims: Sequence[Claim]) -> Held:
    held: Held = {}
    about = _about(claims)
    for claim in claims:
        led = claim.field == "title" or (claim.span[0] < _LEAD_LENGTH and claim.kind in about)
        share = LEAD if led else REST
        for one in _claim_evidence(claim):
            told = share * _telling(claim, one.kind)
            held[one] = max(told, held.get(one, 0.0))
    for one, share in (*_words(article, claims), *_known_names(article)):
        held[one] = max(share, held.get(one, 0.0))
    return held


def _about(claims: Sequence[Claim]) -> set[str]:
    """The kinds of claim that an article is about: those of its title, else that of the first in its text."""
    first = sorted(claims, key=lambda claim: claim.span)[:1]
    return {claim.kind for claim in claims if claim.field == "title"} or {claim.kind for claim in first}


def _telling(claim: Claim, kind: str) -> float:
    """How much of a claim's evidence of this kind counts: less where its place is only implied, and where it is a
    running total, which the articles of many events repeat.
    """
    if kind not in ("place", "asked"):
        return 1.0
    return (IMPLIED if "where" in claim.implied else 1.0) * (REPEATED if claim.scope == "total" else 1.0)


def _known_names(article: Article) -> Iterator[tuple[Evidence, float]]:
    """Places, peoples and organisations that the tables know, by canonical name, whatever the article's language."""
    if article.language not in available():
        return
    pack = load_pack(article.language)
    for text, share in (
        (article.title, LEAD),
        (article.text[:_LEAD_LENGTH], LEAD),
        (article.text[_LEAD_LENGTH:_READ], REST),
    ):
        for _class, name in names_in(text, pack):
            yield Evidence("known", name), share


def _claim_evidence(claim: Claim) -> Iterator[Evidence]:
    if claim.where:
        yield Evidence("place", folded_place(claim.where))
        yield Evidence("asked", f"{claim.kind} {claim.measure} {claim.group or ''} {folded_place(claim.where)}")
    for name in claim.who:
        yield Evidence("person", " ".join(skeleton(word) for word in tokens(name)))
    if claim.item:
        yield Evidence("item", " ".join(tokens(claim.item)))


def _words(article: Article, claims: Sequence[Claim]) -> Iterator[tuple[Evidence, float]]:
    """Names as consonant skeletons, and numbers beside the claims' own figures: stories are blind to values too."""
    spans = [sorted(claim.span for claim in claims if claim.field == field) for field in ("title", "text")]
    lead, rest = _without(article.text, spans[1])
    for words, share in (
        (folded_words(_without(article.title, spans[0])[0]), LEAD),
        (folded_words(lead), LEAD),
        (folded_words(rest), REST),
    ):
        yield from ((one, share) for word in set(words) if (one := _word_evidence(word)))


@lru_cache(maxsize=1 << 18)
def _word_evidence(word: str) -> Evidence | None:
    if word.isdecimal():
        return Evidence("number", word) if len(word) > _SHORT_NUMBER else None
    bones = skeleton(word)
    return Evidence("name", bones) if len(bones) >= _NAME_BONES else None


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


def _similarities(held: Sequence[Held], days: Sequence[Days | None]) -> list[tuple[int, int, float, float]]:
    """Every pair of articles that is not quite unlike: the cosine of what the two hold, in two parts.

    The first part comes from places, persons and questions, the second from names and numbers. Where one of the two
    articles names no place or person at all, only the latter are compared: what an article leaves out says nothing.
    """
    number: dict[Evidence, int] = {}
    windows = [one.first.toordinal() // WINDOW if one else 0 for one in days]
    rows = [
        (at, windows[at], number.setdefault(one, len(number)), share * WEIGHTS[one.kind], one.kind in _LOOKS)
        for at, evidence in enumerate(held)
        for one, share in evidence.items()
    ]
    if not rows:
        return []
    frame = pl.DataFrame(rows, schema=_ROW, orient="row")
    pairs = _cosines(frame.with_columns(pl.col("weight") / (pl.len().over("one") + 1).log(2).sqrt()))
    return [(a, b, round(looks, 9), round(names, 9)) for a, b, looks, names in pairs.iter_rows()]


_ROW: Final = {
    "article": pl.UInt32, "window": pl.UInt32, "one": pl.UInt32, "weight": pl.Float64, "looks": pl.Boolean,
}  # fmt: skip


def _cosines(frame: pl.DataFrame) -> pl.DataFrame:
    """Pairs of articles with their cosine, from one row for each piece of evidence of an article."""
    square = pl.col("weight").pow(2)
    names = square.filter(~pl.col("looks")).sort().sum()
    norms = frame.group_by("article").agg(norm=square.sort().sum().sqrt(), part=(names / square.sort().sum()).sqrt())
    scaled = frame.join(norms, on="article").select(
        "article", "window", "one", "looks", "part", share=pl.col("weight") / pl.col("norm")
    )
    common = pl.len().over("one") > COMMON
    shared = scaled.filter(pl.col("looks") | ~common)
    shared = shared.with_columns(window=pl.when(common).then(pl.col("window")).otherwise(0))
    shared = shared.filter(pl.len().over("one", "window").is_between(2, CROWDED))
    both = pl.col("share") * pl.col("share_right")
    return (
        shared.join(shared, on=["one", "window"], suffix="_right")
        .filter(pl.col("article") < pl.col("article_right"))
        .group_by("article", "article_right")
        .agg(
            looks=both.filter(pl.col("looks")).sort().sum(),
            names=both.filter(~pl.col("looks")).sort().sum() / _compared_part(pl.col("part"), pl.col("part_right")),
        )
        .filter(pl.col("looks") + pl.col("names") >= UNLIKE)
        .sort("article", "article_right")
    )


def _compared_part(left: pl.Expr, right: pl.Expr) -> pl.Expr:
    """The part of the norms that is compared: all of it, or that of the names where one article holds nothing else."""
    one_sided = (left.first() == 1) | (right.first() == 1)
    return pl.when(one_sided).then(left.first() * right.first()).otherwise(1.0)


def _cooled(cosines: tuple[float, float], left: Days | None, right: Days | None) -> float:
    """The similarity that is left over the days between two articles."""
    looks, names = cosines
    if left is None or right is None:
        return looks + names
    apart = left.distance(right)
    return looks * exp(-apart / PLACES_LAST) + names * exp(-apart / NAMES_LAST)


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
