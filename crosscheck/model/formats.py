"""The forms in which a report can be had: the one list that settings, commands and writers share."""

from __future__ import annotations

from typing import Final, Literal, get_args

Format = Literal[
    "html", "jsonl", "graphml", "gexf", "json", "csv", "parquet", "claimreview", "annotation", "sarif",
    "markdown"]  # fmt: skip
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
USUAL: Final[tuple[Format, ...]] = ("html", "jsonl", "graphml")
"""What is written where nothing else is asked for."""
