"""Counts of things to figure drafts."""

from __future__ import annotations

from crosscheck.extract.counting import Counted
from crosscheck.extract.drafts import Draft, Passage, Reading


def read_figures(passage: Passage, reading: Reading) -> None:
    """Adds a draft for every count of a thing that the pack names."""
    for at, item in enumerate(passage.sentence.items):
        counted = item.reading
        if isinstance(counted, Counted) and counted.thing is not None:
            draft = Draft(passage, at, "figure", counted.thing)
            draft.number, draft.unit = counted.number, counted.thing
            draft.rule = f"figure.count > {item.rule}"
            reading.drafts.append(draft)
