"""Which claims answer one question: pairs found and seconds taken, by linking and by Splink on DuckDB.

Splink is given what linking reads out of the texts for itself: for each claim its question, place, parties, thing and
days, romanised, with blocking by question and place, party or thing in one window of days. It compares claims, where
linking compares subjects, so that one pair of subjects decides many pairs of claims.
"""

from __future__ import annotations

import logging
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

import polars as pl

from bench.newsroom import newsroom
from bench.records import DESK
from crosscheck.link.names import romanise
from crosscheck.model.claim import Claim
from crosscheck.model.result import RunRecord
from crosscheck.pipeline import with_facts

CLAIMS: Final = (10_000, 30_000)
WINDOW: Final = 14  # days
ASKED: Final = {"equal": "deal"}  # one sum in two currencies answers one question
Groups = Iterable[Sequence[str]]


def measure() -> None:
    """Prints for each size the seconds, precision and recall of both, and how many times as fast linking is."""
    with_facts(newsroom(200), DESK)  # loads tables and libraries
    for size in CLAIMS:
        record = newsroom(size)
        print(f"{len(record.claims)} claims of {len(record.articles)} articles")
        mine = _told("crosscheck link", _linked, record)
        try:
            theirs = _told("Splink (DuckDB)", _splink, record)
        except ImportError:
            print("  Splink: not installed")
        else:
            print(f"  crosscheck is {theirs / mine:.1f} times as fast")


def _told(name: str, link: Callable[[RunRecord], Groups], record: RunRecord) -> float:
    start = time.perf_counter()
    groups = link(record)
    seconds = time.perf_counter() - start
    true = {claim.id: (claim.article.partition("a")[0], ASKED.get(claim.rule, claim.rule)) for claim in record.claims}
    right, found, real = _counted(groups, true)
    print(f"  {name:16}{seconds:8.2f} s  pairs: precision {right / found:.3f} recall {right / real:.3f}")
    return seconds


def _counted(groups: Groups, true: dict[str, tuple[str, str]]) -> tuple[int, int, int]:
    """Pairs that are right, pairs that were found, and pairs that there are."""
    right = found = 0
    for group in groups:
        sizes: dict[tuple[str, str], int] = defaultdict(int)
        for name in group:
            sizes[true[name]] += 1
        right += sum(map(_pairs, sizes.values()))
        found += _pairs(len(group))
    every: dict[tuple[str, str], int] = defaultdict(int)
    for question in true.values():
        every[question] += 1
    return right, found, sum(map(_pairs, every.values()))


def _pairs(size: int) -> int:
    return size * (size - 1) // 2


def _linked(record: RunRecord) -> Groups:
    return [fact.claims for fact in with_facts(record, DESK).facts]


def _splink(record: RunRecord) -> Groups:
    import splink.comparison_library as compare
    from splink import Linker, SettingsCreator, block_on
    from splink.backends.duckdb import DuckDBAPI

    logging.disable(logging.WARNING)  # it tells each step
    blocks = [block_on("asked", slot, days) for slot in ("place", "party", "item") for days in ("window", "shifted")]
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="id",
        blocking_rules_to_generate_predictions=blocks,
        comparisons=[
            compare.JaroWinklerAtThresholds("place", [0.92, 0.8]),
            compare.JaroWinklerAtThresholds("party", [0.92, 0.8]),
            compare.JaroWinklerAtThresholds("item", [0.92, 0.8]),
            compare.ExactMatch("scope"),
            compare.AbsoluteDateDifferenceAtThresholds(
                "day", input_is_string=False, metrics=["day", "day"], thresholds=[3, 7]
            ),
        ],
    )
    api = DuckDBAPI()
    linker = Linker(api.register(_rows(record).to_arrow()), settings)
    scored = linker.inference.predict(threshold_match_probability=0.5)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(scored, threshold_match_probability=0.5)
    groups: dict[Any, list[str]] = defaultdict(list)
    for row in clusters.as_record_list():
        groups[row["cluster_id"]].append(row["id"])
    return groups.values()


def _rows(record: RunRecord) -> pl.DataFrame:
    days = {article.id: (article.published or "")[:10] for article in record.articles}
    rows = [_row(claim, days[claim.article]) for claim in record.claims]
    frame = pl.DataFrame(rows, infer_schema_length=None).with_columns(pl.col("day").str.to_date())
    number = pl.col("day").dt.epoch("d")
    return frame.with_columns(window=number // WINDOW, shifted=(number + WINDOW // 2) // WINDOW)


def _row(claim: Claim, day: str) -> dict[str, str | None]:
    return {
        "id": claim.id,
        "asked": f"{claim.kind} {claim.measure} {claim.group or ''} {claim.scope or ''} {claim.unit or ''}",
        "place": romanise(claim.where) if claim.where else None,
        "party": romanise(claim.who[0]) if claim.who else None,
        "item": romanise(claim.item) if claim.item else None,
        "scope": claim.scope,
        "day": claim.start.isoformat() if claim.start else day,
    }
