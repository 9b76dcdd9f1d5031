"""Runs of any size, made of the bench articles and their claims."""

from __future__ import annotations

from datetime import date, timedelta
from string import ascii_lowercase, ascii_uppercase
from typing import Final

import msgspec

from bench.articles import bench_articles
from crosscheck import pipeline
from crosscheck.config import Config
from crosscheck.engine import SerialEngine
from crosscheck.judge.policy import DEFAULT
from crosscheck.model.article import Article
from crosscheck.model.claim import Claim
from crosscheck.model.result import Manifest, RunRecord

APART: Final = 100  # days between a story and its next form
ALPHABETS: Final = (ascii_lowercase, ascii_uppercase, "".join(map(chr, range(0x628, 0x63B))))
EMPTY: Final = RunRecord((), (), (), (), (), (), (), Manifest("bench", {}, {}, {}))
DESK: Final = pipeline.Desk(Config(), DEFAULT, SerialEngine(), lambda stage, done, total: None)


def read_record() -> RunRecord:
    """The bench articles with their claims, before anything is linked."""
    return pipeline.run(bench_articles(), stages=[pipeline.with_claims]).record


def grown(record: RunRecord, times: int) -> RunRecord:
    """The articles and claims so many times, each time on other days and in other words: no story is told twice."""
    told = [(number, article) for number in range(times) for article in record.articles]
    articles = {article.id: article for article in record.articles}
    said = [(number, claim) for number in range(times) for claim in record.claims]
    return msgspec.structs.replace(
        record,
        articles=tuple(_later_article(article, number) for number, article in told),
        claims=tuple(_later_claim(claim, articles[claim.article], number) for number, claim in said),
    )


def _later_article(article: Article, number: int) -> Article:
    reference = article.reference and msgspec.structs.replace(
        article.reference, low=_later(article.reference.low, number), high=_later(article.reference.high, number)
    )
    day = article.published and f"{_later(date.fromisoformat(article.published[:10]), number)}{article.published[10:]}"
    return msgspec.structs.replace(
        article,
        id=f"{article.id}~{number}",
        title=_reworded(article.title, number),
        text=_reworded(article.text, number),
        published=day,
        reference=reference,
    )


def _later_claim(claim: Claim, article: Article, number: int) -> Claim:
    days = {name: getattr(claim, name) for name in ("start", "end", "since", "as_of", "event_date")}
    moved = {name: _later(day, number) for name, day in days.items() if day is not None}
    quote = _reworded(article.field(claim.field)[slice(*claim.span)], number)
    return msgspec.structs.replace(
        claim, id=f"{claim.id}~{number}", article=f"{claim.article}~{number}", quote=quote, **moved
    )


def _reworded(text: str, number: int) -> str:
    """The text with every letter so many places further in its alphabet: as long, and of other words."""
    for letters in ALPHABETS:
        text = text.translate(str.maketrans(letters, letters[number:] + letters[:number]))
    return text


def _later(day: date, number: int) -> date:
    return day + timedelta(days=APART * number)
