"""Laws of linking: what may change nothing does change nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.link.linking import Linked, link_claims
from crosscheck.model.claim import Claim
from tests.link.making import BRIDGE, FERRY, FERRY_AGAIN, Atlas, article, claim, dead, stop

TEXTS = (FERRY, FERRY_AGAIN, FERRY_AGAIN[:90], FERRY[60:])
ARTICLES = tuple(article(name, text) for name, text in zip("abcd", TEXTS, strict=True))
FEW = settings(max_examples=40, deadline=None)

counts = st.builds(
    dead,
    st.sampled_from("abcd"),
    st.integers(1, 6),
    st.integers(1, 900),
    where=st.sampled_from(["Port Orla", "Veld", "Orland", None]),
    group=st.sampled_from([None, "children"]),
    scope=st.sampled_from(["event", "total", None]),
    since=st.sampled_from([None, date(2024, 1, 1), date(2024, 4, 1)]),
    field=st.sampled_from(["title", "text"]),
)
stops = st.builds(
    stop, st.sampled_from("abcd"), st.integers(7, 9), st.dates(date(2024, 5, 1), date(2024, 5, 9)),
    who=st.sampled_from([(), ("Ada Brunn",), ("Ada Brunn", "Ivo Kesk")]),
)  # fmt: skip
complete = counts.filter(lambda claim: claim.where is not None and claim.scope is not None)
claim_lists = st.lists(st.one_of(counts, stops), min_size=2, max_size=10, unique_by=lambda claim: claim.id)


def groups(linked: Linked) -> set[frozenset[str]]:
    """The claims of each fact."""
    return {frozenset(fact.claims) for fact in linked.facts}


def link(claims: list[Claim]) -> Linked:
    """The linking of claims of the four articles."""
    return link_claims(ARTICLES, claims, world=Atlas())


@FEW
@given(claim_lists, st.randoms(use_true_random=False))
def test_the_order_of_articles_and_claims_changes_nothing(claims: list[Claim], random: Random) -> None:
    shuffled, articles = list(claims), list(ARTICLES)
    random.shuffle(shuffled)
    random.shuffle(articles)
    one, other = link(claims), link_claims(articles, shuffled, world=Atlas())
    assert (one.facts, one.stories, one.copies, one.edges) == (other.facts, other.stories, other.copies, other.edges)


@FEW
@given(claim_lists, st.lists(st.integers(1, 10**9), min_size=10, max_size=10))
def test_values_neither_join_nor_split(claims: list[Claim], values: list[int]) -> None:
    changed = [
        claim if claim.kind == "visit" else msgspec.structs.replace(claim, low=Decimal(value), high=Decimal(value))
        for claim, value in zip(claims, values, strict=False)
    ]
    assert groups(link(claims)) == groups(link(changed))


@FEW
@given(claim_lists)
def test_unrelated_articles_change_no_fact(claims: list[Claim]) -> None:
    more = (*ARTICLES, article("z", BRIDGE))
    far = dead("z", 1, where="Tarn")
    alone, crowded = link(claims), link_claims(more, [*claims, far], world=Atlas())
    assert set(alone.facts) <= set(crowded.facts)


@FEW
@given(claim_lists)
def test_the_names_of_outlets_change_no_fact(claims: list[Claim]) -> None:
    renamed = [msgspec.structs.replace(one, outlet=f"Renamed {one.id}") for one in ARTICLES]
    assert link(claims).facts == link_claims(renamed, claims, world=Atlas()).facts


@FEW
@given(claim_lists)
def test_a_copy_adds_no_origin(claims: list[Claim]) -> None:
    copied = (*ARTICLES, article("copy", FERRY + " All rights reserved."))
    repeated = [
        msgspec.structs.replace(one, id=f"copy#{number}", article="copy")
        for number, one in enumerate(claims)
        if one.article == "a"
    ]
    before = {frozenset(fact.claims): fact.origins for fact in link(claims).facts}
    after = {
        frozenset(name for name in fact.claims if not name.startswith("copy")): fact.origins
        for fact in link_claims(copied, [*claims, *repeated], world=Atlas()).facts
    }
    for members, origins in before.items():
        assert after.get(members, origins) == origins


@FEW
@given(st.lists(complete, min_size=2, max_size=10, unique_by=lambda claim: claim.id))
def test_later_articles_leave_the_ids_of_complete_counts_alone(claims: list[Claim]) -> None:
    later = article("e", FERRY_AGAIN, day="2024-05-03")
    known = {fact.id for fact in link(claims).facts}
    grown = link_claims((*ARTICLES, later), [*claims, dead("e", 1)], world=Atlas())
    assert len(known - {fact.id for fact in grown.facts}) <= 1


def test_a_claim_of_an_unknown_article_is_linked_all_the_same() -> None:
    linked = link_claims((), [claim("x", 1, {"kind": "figure", "measure": "boat", "unit": "boat"})])
    assert [fact.claims for fact in linked.facts] == [("x#1",)]
