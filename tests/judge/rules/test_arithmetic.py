"""Parts and their total."""

from __future__ import annotations

import msgspec

from crosscheck.model.claim import Claim
from tests.judge.making import count, judged_facts, sum_of


def part(article_id: str, value: int, number: int, **slots: object) -> Claim:
    """A count of a part of the injured."""
    return count(article_id, value, number=number, measure="injured", **slots)


def across(*facts: list[Claim]) -> list[tuple[str | None, tuple[tuple[str, ...], ...]]]:
    """Type and sides of the findings that cross facts."""
    return [(finding.type, finding.sides) for finding in judged_facts(facts) if finding.fact is None]


def test_disjoint_groups_may_not_exceed_their_total() -> None:
    whole, home, ward = (
        part("a", 310, 1),
        part("a", 130, 2, group="discharged patients"),
        part("a", 205, 3, group="inpatients"),
    )
    assert across([whole], [home], [ward]) == [("arithmetic", (("a#1",), ("a#2", "a#3")))]


def test_children_may_be_counted_among_the_men_and_women() -> None:
    dead, men, women, children = (
        count("a", 60),
        count("a", 28, number=2, group="men"),
        count("a", 32, number=3, group="women"),
        count("a", 13, number=4, group="children"),
    )
    assert across([dead], [men], [women], [children]) == []


def test_groups_that_are_told_far_from_the_total_are_of_another_event() -> None:
    dead, men, women = count("a", 9), count("a", 3110, number=2, group="men"), count("a", 4, number=3, group="women")
    far = msgspec.structs.replace(men, span=(men.span[0] + 900, men.span[1] + 900))
    assert across([dead], [men], [women]) == [("arithmetic", (("a#1",), ("a#2", "a#3")))]
    assert across([dead], [far], [women]) == []


def test_the_people_of_one_side_are_not_the_total_of_groups_without_a_side() -> None:
    dead, men, women = (
        count("a", 13, side="Tarn"),
        count("a", 36, number=2, group="men"),
        count("a", 53, number=3, group="women"),
    )
    assert across([dead], [men], [women]) == []


def test_groups_that_leave_a_rest_fit_their_total() -> None:
    whole, home, ward = (
        part("a", 350, 1),
        part("a", 130, 2, group="discharged patients"),
        part("a", 205, 3, group="inpatients"),
    )
    assert across([whole], [home], [ward]) == []


def test_groups_that_may_overlap_are_not_summed() -> None:
    assert (
        across(
            [count("a", 10)], [count("a", 8, number=2, group="children")], [count("a", 7, number=3, group="civilians")]
        )
        == []
    )


def test_a_breakdown_that_adds_up_elsewhere_must_add_up_here() -> None:
    east = [count("a", 24100, number=2, where="East"), count("b", 24100, number=2, where="East")]
    west = [count("a", 7352, number=3, where="West"), count("b", 7352, number=3, where="West")]
    both = [count("a", 31452, where="Both"), count("b", 31852, where="Both")]
    assert across(both, east, west) == [("arithmetic", (("b#1",), ("b#2", "b#3")))]


def test_a_marked_part_larger_than_its_total_is_a_conflict() -> None:
    whole, piece = sum_of("a", "28000000000"), sum_of("a", "31000000000", number=2, part_of="a#1")
    assert across([whole], [piece]) == [("arithmetic", (("a#1",), ("a#2",)))]


def test_rounded_parts_may_sum_to_a_rounded_total() -> None:
    pieces = [sum_of("a", f"{value}00000000", number=at, part_of="a#1") for at, value in ((2, 124), (3, 157))]
    assert across([sum_of("a", "28000000000")], *([piece] for piece in pieces)) == []
