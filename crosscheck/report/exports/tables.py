"""Runs as tables: CSV that no spreadsheet executes, and Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

import polars as pl

from crosscheck.model.claim import Claim
from crosscheck.model.result import RunRecord
from crosscheck.report.rows import CLAIM_FIELDS, FINDING_FIELDS, Row, article_row, claim_row, finding_row
from crosscheck.report.visible import shown

ARTICLE_COLUMNS: Final = ("id", "outlet", "url", "published", "language", "title")
CLAIM_COLUMNS: Final = (
    *(name for name in CLAIM_FIELDS if name != "span"),
    "span_start",
    "span_end",
    "outlet",
    "teaser",
)
FINDING_COLUMNS: Final = (
    *(name for name in FINDING_FIELDS if name not in ("sides", "wording")),
    "fingerprint",
    "sides",
)
LONGEST_CELL: Final = 32_000  # what a spreadsheet can hold
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_AMOUNT: Final = pl.Decimal(38, 6)
_LARGEST: Final = Decimal(10) ** 30


def csv_files(record: RunRecord) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of a CSV file each of articles, claims and findings, with the mark that spreadsheets need."""
    for name, columns, rows in _tables(record):
        yield f"{name}.csv", ("\ufeff" + _csv(columns, rows)).encode()


def claims_csv(record: RunRecord) -> str:
    """The claims as CSV without the mark of a file."""
    return next(_csv(columns, rows) for name, columns, rows in _tables(record) if name == "claims")


def parquet_files(record: RunRecord) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of a Parquet file each of articles, claims and findings; amounts are exact decimals."""
    for name, columns, rows in _tables(record):
        frame = pl.DataFrame({column: _column(column, [row[column] for row in rows]) for column in columns})
        data = io.BytesIO()
        frame.write_parquet(data)
        yield f"{name}.parquet", data.getvalue()


def _tables(record: RunRecord) -> Iterator[tuple[str, Sequence[str], list[Row]]]:
    outlets = {article.id: article.outlet for article in record.articles}
    yield "articles", ARTICLE_COLUMNS, [article_row(article) for article in record.articles]
    yield "claims", CLAIM_COLUMNS, [_claim_cells(claim, outlets.get(claim.article)) for claim in record.claims]
    yield "findings", FINDING_COLUMNS, [finding_row(finding) for finding in record.findings]


def _csv(columns: Sequence[str], rows: Iterable[Row]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return text.getvalue()


def _claim_cells(claim: Claim, outlet: str | None) -> Row:
    return {**claim_row(claim), "span_start": claim.span[0], "span_end": claim.span[1], "outlet": outlet}


def _cell(value: object) -> str:
    text = shown(_flat(value), LONGEST_CELL)
    return f"'{text}" if _flat(value).startswith(_FORMULA) or text.startswith(_FORMULA) else text


def _flat(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case list():
            inner = " | " if any(isinstance(item, list) for item in value) else "; "
            return inner.join(_flat(item) for item in value)
        case _:
            return str(value)


def _column(name: str, values: list[object]) -> pl.Series:
    if name in ("low", "high"):
        return pl.Series(name, [_amount(value) for value in values], dtype=_AMOUNT)
    if name in ("span_start", "span_end", "severity"):
        return pl.Series(name, values, dtype=pl.Int64)
    if name == "teaser":
        return pl.Series(name, values, dtype=pl.Boolean)
    texts = [None if value is None else _flat(value).encode("utf-8", "replace").decode() for value in values]
    return pl.Series(name, texts, dtype=pl.String)


def _amount(value: object) -> Decimal | None:
    amount = Decimal(value) if isinstance(value, int | Decimal) else None
    return amount if amount is not None and abs(amount) < _LARGEST else None
