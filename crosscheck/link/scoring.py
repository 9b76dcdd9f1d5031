"""The weights of linking: one documented set, in points of evidence, and the sum that decides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from crosscheck.model.fact import Comparison

VETO: Final = -100.0
CERTAIN: Final = 100.0


class Weights(msgspec.Struct, frozen=True):
    """Points for and against; a set, to be changed together.

    Reasoned from the meaning of the slots and then checked on the sample stories: three points join two claims. Nothing
    that a claim leaves out gives or takes a point; what two claims both name and name differently forbids the join
    (`VETO`), since a total and its part, two places or two sides are different questions.
    """

    same_place: float = 3.0
    place_within: float = 2.0
    near_place: float = 1.0
    guessed_places: float = -1.0
    same_story: float = 2.0
    other_story: float = -1.0
    same_scope: float = 1.0
    loose_total: float = -1.0
    same_since: float = 1.0
    same_side: float = 1.0
    same_people: float = 3.0
    no_name_other_day: float = -4.0
    no_place_other_day: float = -3.0
    shared_party: float = 1.0
    same_beside: float = 2.0
    same_item: float = 2.0
    item_within: float = -0.5
    same_lead: float = 1.0
    later_lead: float = 0.0
    other_lead: float = -1.0
    teaser: float = 0.5
    same_event_words: float = 1.0
    same_days: float = 1.0
    days_off: float = -2.0
    same_years: float = 1.0
    other_years: float = -4.0
    whole_count: float = 0.5
    contrast: float = -3.0
    enough: float = 3.0


def total(comparisons: Iterable[Comparison]) -> float:
    """The sum of points, rounded so that it does not depend on the order of features."""
    return round(sum(comparison.score for comparison in comparisons), 6)
