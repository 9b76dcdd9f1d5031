"""Copies: articles that carry one text, found by the word runs they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final
from zlib import crc32

import msgspec
import polars as pl

from crosscheck.link.clustering import Forest
from crosscheck.link.names import folded_words, name_similarity
from crosscheck.model.article import Article
from crosscheck.model.fact import CopyGroup

# A set, read off the shares that copies and independent reports of one event have in the sample stories: edited and
# shortened copies hold 0.46 or more of the shorter text's word runs, reports that only share an event or a quoted
# statement 0.12 or less.
RUN: Final = 3
COPY_SHARE: Final = 0.35
CREDITED_SHARE: Final = 0.18
FEWEST_RUNS: Final = 10
# A run of words that this many articles use is a formula or the furniture of a site and no evidence of copying.
COMMON_RUN: Final = 40
# So is one that a single outlet prints on this many days.
FURNITURE_DAYS: Final = 3
_CREDIT_ALIKE: Final = 0.9


class Overlap(msgspec.Struct, frozen=True):
    """Two articles and the word runs they share: how many, and which share of the shorter text."""

    left: str
    right: str
    runs: int
    share: float


def find_copies(articles: Sequence[Article]) -> tuple[CopyGroup, ...]:
    """Groups of articles that carry one text, each with the agency or outlet that wrote it where a credit tells."""
    by_id = {article.id: article for article in articles}
    kept = [row for row in overlaps(articles) if _is_copy(row, by_id)]
    forest = Forest(by_id)
    for row in kept:
        forest.join(row.left, row.right)
    evidence: dict[str, list[str]] = defaultdict(list)
    for row in kept:
        words = f"{row.left} and {row.right} share {row.runs} runs of {RUN} words, {row.share:.0%} of the shorter"
        evidence[forest.root(row.left)].append(words)
    groups = [sorted(group) for group in forest.groups() if len(group) > 1]
    return tuple(
        CopyGroup(
            tuple(group), _origin([by_id[name] for name in group]), tuple(sorted(evidence[forest.root(group[0])]))
        )
        for group in sorted(groups)
    )


def overlaps(articles: Sequence[Article]) -> list[Overlap]:
    """Every pair of articles that shares enough word runs to be looked at, in the order of their ids."""
    frame = _without_furniture(_runs(articles), articles)
    if frame.is_empty():
        return []
    sizes = dict(frame.group_by("article").len().iter_rows())
    shared = frame.filter(pl.len().over("run").is_between(2, COMMON_RUN))
    pairs = (
        shared.join(shared, on="run", suffix="_right")
        .filter(pl.col("article") < pl.col("article_right"))
        .group_by("article", "article_right")
        .len()
        .filter(pl.col("len") >= FEWEST_RUNS)
        .sort("article", "article_right")
    )
    names = [article.id for article in articles]
    rows = [_overlap((names[a], names[b]), count, min(sizes[a], sizes[b])) for a, b, count in pairs.iter_rows()]
    return sorted(rows, key=lambda row: (row.left, row.right))


def _without_furniture(runs: pl.DataFrame, articles: Sequence[Article]) -> pl.DataFrame:
    """The runs without those that an outlet prints on several days: its furniture, and background that it repeats."""
    printed = pl.DataFrame(
        {
            "article": range(len(articles)),
            "outlet": [article.outlet or article.id for article in articles],
            "day": [(article.published or "")[:10] for article in articles],
        },
        schema={"article": pl.UInt32, "outlet": pl.String, "day": pl.String},
    )
    days = pl.col("day").n_unique().over("outlet", "run")
    return runs.join(printed, on="article").filter(days < FURNITURE_DAYS).select("article", "run")


def _overlap(names: tuple[str, str], count: int, size: int) -> Overlap:
    left, right = sorted(names)
    return Overlap(left, right, count, count / size)


def _runs(articles: Sequence[Article]) -> pl.DataFrame:
    """One row for each different run of words of an article: its position in the input, and the run as a number."""
    lists = [[crc32(word.encode()) for word in folded_words(article.text)] for article in articles]
    words = pl.DataFrame(
        {"article": range(len(lists)), "word": lists}, schema={"article": pl.UInt32, "word": pl.List(pl.UInt64)}
    ).explode("word")
    mixed = sum(
        (pl.col("word").shift(-step).over("article") * factor for step, factor in enumerate(_FACTORS)), pl.lit(0)
    )
    return words.select("article", run=mixed).drop_nulls().unique()


# Odd multipliers: with 32-bit words and RUN of 3 the sum stays inside 64 bits and two runs meet by chance once in some
# 10^17.
_FACTORS: Final = tuple(pl.lit(factor, dtype=pl.UInt64) for factor in (2_147_483_029, 536_870_909, 67_108_859)[:RUN])


def _is_copy(row: Overlap, by_id: dict[str, Article]) -> bool:
    credited = names_origin(by_id[row.left], by_id[row.right])
    return row.share >= (CREDITED_SHARE if credited else COPY_SHARE)


def names_origin(left: Article, right: Article) -> bool:
    """True where one article names the other's outlet as the origin of its text, or both name one origin."""
    if left.origin and right.origin and _one_name(left.origin, right.origin):
        return True
    pairs = ((left.origin, right.outlet), (right.origin, left.outlet))
    return any(origin and outlet and _one_name(origin, outlet) for origin, outlet in pairs)


def _one_name(left: str, right: str) -> bool:
    return name_similarity(left, right) >= _CREDIT_ALIKE


def _origin(group: Iterable[Article]) -> str | None:
    """The origin that the group's articles credit most, the first by name among equals."""
    counts: dict[str, int] = defaultdict(int)
    for article in group:
        if article.origin:
            counts[article.origin] += 1
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None
