"""Laws of linking: what may change nothing does change nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from random import Random

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.link.linking import Linked, link_claims
from crosscheck.model.claim import Claim
from crosscheck.model.fact import Fact, Story
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
def test_unrelated_articles_change_nothing(claims: list[Claim]) -> None:
    others = (article("z", BRIDGE), article("y", f"{BRIDGE} Nobody was hurt.", outlet="Outlet of a"))
    far = [dead("z", 1, where="Tarn"), dead("y", 1, where="Tarn"), dead("y", 2, where="Tarn", group="children")]
    alone, crowded = link(claims), link_claims((*ARTICLES, *others), [*claims, *far], world=Atlas())
    assert set(alone.facts) <= set(crowded.facts)
    assert set(alone.stories) <= set(crowded.stories)
    assert set(alone.copies) <= set(crowded.copies)
    assert set(alone.edges) <= set(crowded.edges)
    assert set(alone.claims) <= set(crowded.claims)


@FEW
@given(claim_lists)
def test_the_names_of_outlets_change_nothing(claims: list[Claim]) -> None:
    renamed = [msgspec.structs.replace(one, outlet=f"Renamed {ord('z') - ord(one.id)}") for one in ARTICLES]
    assert link(claims) == link_claims(renamed, claims, world=Atlas())


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
@given(claim_lists, st.lists(st.one_of(counts, stops), min_size=1, max_size=4, unique_by=lambda claim: claim.id))
def test_later_articles_leave_the_ids_of_facts_and_stories_alone(claims: list[Claim], told: list[Claim]) -> None:
    later = [article(f"l{name}", text, day="2024-05-04") for name, text in zip("abcd", TEXTS, strict=True)]
    more = [msgspec.structs.replace(one, id=f"l{one.id}", article=f"l{one.article}") for one in told]
    before, after = link(claims), link_claims((*ARTICLES, *later), [*claims, *more], world=Atlas())
    known = {claim.id for claim in claims}
    assert _renumbered(before.facts, after.facts, known, "claims") == []
    assert _renumbered(before.stories, after.stories, {one.id for one in ARTICLES}, "articles") == []


def _renumbered(
    before: Sequence[Fact | Story], after: Sequence[Fact | Story], known: set[str], members: str
) -> list[str]:
    """Groups with the same known members as before under another id, or with the id of another group."""
    held = {frozenset(getattr(one, members)): one.id for one in before}
    kept = [(frozenset(getattr(one, members)) & known, one.id) for one in after]
    return [name for old, name in kept if old and held.get(old, name) != name]


def test_a_claim_of_an_unknown_article_is_linked_all_the_same() -> None:
    linked = link_claims((), [claim("x", 1, {"kind": "figure", "measure": "boat", "unit": "boat"})])
    assert [fact.claims for fact in linked.facts] == [("x#1",)]
