"""The forms in which a report can be had: the lists that settings, commands and writers share."""

from __future__ import annotations

from typing import Final, Literal, get_args

Format = Literal[
    "html", "jsonl", "graphml", "gexf", "json", "csv", "parquet", "claimreview", "annotation", "sarif",
    "markdown", "pdf"]  # fmt: skip
Interface = Literal["en", "ar"]
Digits = Literal["western", "eastern"]

FORMATS: Final[tuple[Format, ...]] = get_args(Format)
INTERFACES: Final[tuple[Interface, ...]] = get_args(Interface)
DIGITS: Final[tuple[Digits, ...]] = get_args(Digits)
