"""Counts of things to figure drafts."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from crosscheck.extract.counting import Counted
from crosscheck.extract.drafts import Draft, Passage, Reading
from crosscheck.extract.numerals import Number

A_FEW: Final = Decimal(10)  # below it a vague number of things is no news


def read_figures(passage: Passage, reading: Reading) -> None:
    """Adds a draft for every count of a thing that the pack names, save for a few of them (`several countries`)."""
    for at in passage.sentence.where("count"):
        item = passage.sentence.items[at]
        counted = item.reading
        if isinstance(counted, Counted) and counted.thing is not None and not _a_few(counted.number):
            draft = Draft(passage, at, "figure", counted.thing)
            draft.number, draft.unit = counted.number, counted.thing
            draft.rule = f"figure.count > {item.rule}"
            reading.drafts.append(draft)


def _a_few(number: Number) -> bool:
    return number.vague and number.high is not None and number.high < A_FEW
