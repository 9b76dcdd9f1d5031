"""Articles a second: the whole extraction, two peers, and the limit that scanning the same bytes sets."""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Sequence

from bench.articles import bench_articles
from crosscheck.extract.reading import extract_claims
from crosscheck.language.pack import available, load_pack
from crosscheck.model.article import Article

REPEATED = 10_000
PEER_SHARE = 40  # articles that the slow peers read


def measure() -> None:
    """Prints the rates and ratios."""
    articles = bench_articles()
    many = [articles[number % len(articles)] for number in range(REPEATED)]
    mine = _rate(extract_claims, many)
    print(f"crosscheck extract  {mine:10.1f} articles/s  ({len(many)} articles, one process)")
    for name, peer in (("dateparser.search_dates", _dateparser()), ("quantulum3", _quantulum())):
        if peer is None:
            print(f"{name}: not installed")
            continue
        theirs = _rate(peer, articles[:PEER_SHARE])
        print(
            f"{name:24}{theirs:6.1f} articles/s  ({min(PEER_SHARE, len(articles))} of them): {mine / theirs:.0f} times"
        )
    limit = _scan_limit(many)
    print(
        f"scan limit          {limit:10.1f} articles/s  (polars find_many over the same text): share {mine / limit:.3f}"
    )


def _rate(read: Callable[[Article], object], articles: Sequence[Article]) -> float:
    for article in articles[:20]:  # warm caches
        read(article)
    start = time.perf_counter()
    for article in articles:
        read(article)
    return len(articles) / (time.perf_counter() - start)


def _dateparser() -> Callable[[Article], object] | None:
    try:
        from dateparser.search import search_dates
    except ImportError:
        return None
    return lambda article: search_dates(article.text, languages=[article.language])


def _quantulum() -> Callable[[Article], object] | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from quantulum3 import parser
    except ImportError:
        return None

    def read(article: Article) -> object:
        try:
            return parser.parse(article.text)
        except Exception:  # noqa: BLE001 - a peer that fails on a text has read it all the same
            return None

    return read


def _scan_limit(articles: Sequence[Article]) -> float:
    import polars as pl

    words = sorted({word for code in available() for word in load_pack(code).lexicon.forms()})
    texts = pl.Series([article.text for article in articles])
    start = time.perf_counter()
    texts.str.find_many(words)
    return len(articles) / (time.perf_counter() - start)
