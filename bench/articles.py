"""The articles that benches read: the golden corpus beside the checkout, or the samples."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from crosscheck.extract.dating import infer_reference
from crosscheck.ingest.reading import read_articles
from crosscheck.language.pack import available
from crosscheck.model.article import Article

ROOT: Final = Path(__file__).parent.parent
GOLDEN: Final = ROOT.parent / "shared" / "golden" / "dev"


def bench_articles() -> list[Article]:
    """Articles in the languages that have packs, with their reference times."""
    paths = sorted(GOLDEN.glob("*/articles.jsonl")) or [ROOT / "samples"]
    found = read_articles([str(path) for path in paths]).articles
    return [infer_reference(article, captured=None) for article in found if article.language in available()]
