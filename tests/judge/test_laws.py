"""Laws of judging, on facts made at random."""

from __future__ import annotations

import random
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.judge.cases import cases_of, ordered
from crosscheck.judge.comparing import agree, contradict, other_count
from crosscheck.judge.deciding import judge_facts
from crosscheck.judge.policy import DEFAULT
from crosscheck.judge.statements import Desk, Statement
from crosscheck.model.article import Article
from crosscheck.model.claim import Claim
from crosscheck.model.fact import CopyGroup, Fact
from crosscheck.model.finding import Finding
from tests.judge.making import article, at, count, fact_of, judged, sum_of, titled

SPEAKERS = (None, "Ministry", "Guard")


@st.composite
def tellings(draw: st.DrawFn) -> tuple[list[Claim], list[Article]]:
    """Counts of a few articles on a few days, some with a second figure, a title or a bound."""
    claims: list[Claim] = []
    articles: list[Article] = []
    for at_index in range(draw(st.integers(2, 6))):
        name = f"a{at_index}"
        articles.append(article(name, at(draw(st.integers(1, 4)), draw(st.sampled_from((6, 12, 12, 18))))))
        for number in range(1, draw(st.integers(1, 2)) + 1):
            qualifier = draw(st.sampled_from(("exact", "exact", "at_least", "at_most", "about")))
            speaker = draw(st.sampled_from(SPEAKERS))
            claims.append(count(name, draw(st.integers(10, 60)), qualifier, number=number, attribution=speaker))
        if draw(st.booleans()):
            claims.append(titled(name, draw(st.integers(10, 60))))
    return claims, articles


def _statements(claims: Sequence[Claim], articles: Sequence[Article]) -> list[Statement]:
    """The claims as the judge reads them, each article a voice of its own."""
    desk = Desk(articles, ())
    return [one for claim in claims if (one := desk.statement(claim, claim.article)) is not None]


def conflicts(findings: Sequence[Finding]) -> set[tuple[str | None, frozenset[frozenset[str]]]]:
    """Type and sides of each conflict, whatever their order."""
    return {(f.type, frozenset(map(frozenset, f.sides))) for f in findings if f.verdict == "conflict"}


@given(tellings(), st.randoms(use_true_random=False))
def test_the_order_of_claims_and_articles_changes_nothing(
    case: tuple[list[Claim], list[Article]], rng: random.Random
) -> None:
    claims, articles = case
    before = judged(claims, articles)
    fact = fact_of(claims)
    shuffled_claims, shuffled_articles = list(claims), list(articles)
    rng.shuffle(shuffled_claims)
    rng.shuffle(shuffled_articles)
    mixed = msgspec.structs.replace(fact, claims=tuple(claim.id for claim in shuffled_claims))
    assert judge_facts(shuffled_articles, shuffled_claims, [mixed], ()) == before


@given(tellings(), st.sampled_from("0z"))
def test_a_copy_changes_no_verdict_and_no_severity(case: tuple[list[Claim], list[Article]], name: str) -> None:
    claims, articles = case
    first = articles[0]
    copy = msgspec.structs.replace(first, id=name, outlet="Copying Post", published=at(4, 23))
    carried = [
        msgspec.structs.replace(claim, id=f"{name}#{claim.id.rpartition('#')[2]}", article=name)
        for claim in claims
        if claim.article == first.id
    ]
    alone = judged(claims, articles)
    both = judged([*claims, *carried], [*articles, copy], [CopyGroup((first.id, name))])
    known = {claim.id for claim in claims}
    told = [{(f.verdict, f.severity, *_sides(f, known)) for f in findings} for findings in (alone, both)]
    assert told[0] == told[1]


@given(tellings())
def test_unrelated_facts_change_nothing(case: tuple[list[Claim], list[Article]]) -> None:
    claims, articles = case
    strange = [count("q", 77, where="Veld"), count("r", 12, where="Veld")]
    others = [article("q", at(9)), article("r", at(10))]
    facts = [fact_of(claims), fact_of(strange, "f2")]
    together = judge_facts([*articles, *others], [*claims, *strange], facts, ())
    assert tuple(finding for finding in together if finding.fact == "f1") == judged(claims, articles)


@given(st.lists(st.integers(10, 90), min_size=2, max_size=5), st.data())
def test_widening_a_sum_never_creates_a_conflict(values: list[int], data: st.DataObject) -> None:
    claims = [sum_of(f"a{at_index}", f"{value}000000000") for at_index, value in enumerate(values)]
    before = judged(claims)
    which = data.draw(st.integers(0, len(claims) - 1))
    by = Decimal(data.draw(st.integers(0, 40))) * 10**9
    wider = [
        msgspec.structs.replace(claim, precision=claim.precision + by) if at_index == which else claim
        for at_index, claim in enumerate(claims)
    ]
    if not conflicts(before):
        assert not conflicts(judged(wider))


@given(tellings(), st.data())
def test_widening_a_count_never_puts_it_into_a_conflict(
    case: tuple[list[Claim], list[Article]], data: st.DataObject
) -> None:
    claims = [claim for claim in case[0] if claim.id.endswith("#1")]
    articles = case[1]
    which = data.draw(st.integers(0, len(claims) - 1))
    by = Decimal(data.draw(st.integers(0, 30)))
    wider = [
        msgspec.structs.replace(claim, precision=claim.precision + by) if at_index == which else claim
        for at_index, claim in enumerate(claims)
    ]

    def held(findings: Sequence[Finding]) -> set[str]:
        return {c for f in findings if f.verdict == "conflict" for side in f.sides for c in side}

    mine, before = claims[which].id, judged(claims, articles)
    # A figure that is a fraction of another counts something else, until it is so wide that it may be no fraction.
    told = _statements(claims, articles)
    apart = any(other_count(told[which], one, DEFAULT) for one in told)
    assert apart or mine in held(before) or mine not in held(judged(wider, articles))


@given(tellings())
def test_every_fact_gets_a_verdict_and_sides_hold_known_claims_once(case: tuple[list[Claim], list[Article]]) -> None:
    claims, articles = case
    findings = judged(claims, articles)
    assert findings
    assert all(f.verdict == "conflict" for f in findings) or len(findings) == 1
    ids = {claim.id for claim in claims}
    for finding in findings:
        told = [claim for side in finding.sides for claim in side]
        assert len(told) == len(set(told))
        assert set(told) <= ids
        assert 0 <= finding.severity == sum(part.points for part in finding.severity_parts) <= 100


@given(tellings())
def test_fingerprints_survive_a_second_run(case: tuple[list[Claim], list[Article]]) -> None:
    claims, articles = case
    before = judged(claims, articles)
    assert judged(claims, articles) == before
    assert len({finding.id for finding in before}) == len(before)


@given(tellings(), st.data())
def test_fingerprints_survive_later_articles_that_repeat_a_figure(
    case: tuple[list[Claim], list[Article]], data: st.DataObject
) -> None:
    claims, articles = case
    later = [article(f"b{number}", at(5, 6 + number)) for number in range(data.draw(st.integers(1, 3)))]
    repeated = [
        msgspec.structs.replace(data.draw(st.sampled_from(claims)), id=f"{one.id}#1", article=one.id) for one in later
    ]
    old = {claim.id for claim in claims}
    before = {_sides(finding, old): finding for finding in judged(claims, articles)}
    for finding in judged([*claims, *repeated], [*articles, *later]):
        same = before.get(_sides(finding, old))
        assert same is None or (finding.id, finding.fingerprint) == (same.id, same.fingerprint)


def _sides(finding: Finding, known: set[str]) -> tuple[bool, str | None, frozenset[frozenset[str]]]:
    """Whether it is a conflict, its type, and what of these claims stands on which side."""
    sides = frozenset(held for side in finding.sides if (held := frozenset(side) & known))
    return finding.verdict == "conflict", finding.type, sides


@given(tellings(), st.permutations(range(6)))
def test_the_names_of_outlets_change_no_verdict(case: tuple[list[Claim], list[Article]], order: list[int]) -> None:
    claims, articles = case
    renamed = [
        msgspec.structs.replace(one, outlet=f"Renamed {number}") for one, number in zip(articles, order, strict=False)
    ]
    told = [
        [(f.id, f.verdict, f.type, f.sides, f.severity) for f in judged(claims, held)] for held in (articles, renamed)
    ]
    assert told[0] == told[1]


@given(tellings())
def test_whether_two_claims_agree_does_not_depend_on_which_comes_first(
    case: tuple[list[Claim], list[Article]],
) -> None:
    claims, articles = case
    for one, other in combinations(_statements(claims, articles), 2):
        assert agree(one, other, DEFAULT) == agree(other, one, DEFAULT)
        assert contradict(one, other, DEFAULT) == contradict(other, one, DEFAULT)


@given(tellings(), st.data())
def test_two_articles_that_change_places_change_sides(
    case: tuple[list[Claim], list[Article]], data: st.DataObject
) -> None:
    """Judging looks at what is told and when, never at who tells it, where each article tells one figure."""
    articles = case[1]
    claims = [claim for claim in case[0] if claim.id.endswith("#1")]
    one, other = data.draw(st.permutations(articles))[:2]
    names = {one.id: other.id, other.id: one.id}
    swapped = [
        msgspec.structs.replace(claim, id=f"{name}#{claim.id.rpartition('#')[2]}", article=name)
        for claim in claims
        for name in [names.get(claim.article, claim.article)]
    ]
    times = {one.id: other.published, other.id: one.published}
    moved = [msgspec.structs.replace(held, published=times.get(held.id, held.published)) for held in articles]

    def back(name: str) -> str:
        article_id, _, number = name.rpartition("#")
        return f"{names.get(article_id, article_id)}#{number}"

    found = {
        (f.verdict, f.type, frozenset(frozenset(map(back, side)) for side in f.sides)) for f in judged(swapped, moved)
    }
    assert found == {(f.verdict, f.type, frozenset(map(frozenset, f.sides))) for f in judged(claims, articles)}


@given(tellings(), st.permutations(range(6)))
def test_what_outlets_copy_from_each_other_elsewhere_changes_nothing(
    case: tuple[list[Claim], list[Article]], order: list[int]
) -> None:
    claims, articles = case
    others = [msgspec.structs.replace(one, id=f"q{number}") for number, one in enumerate(articles)]
    strange = [count(one.id, 77, where="Veld") for one in others]
    texts = [others[at].id for at in order if at < len(others)]
    copies = [CopyGroup(tuple(sorted(texts[:2]))), CopyGroup(tuple(sorted(texts[2:])))]
    facts = [fact_of(claims), fact_of(strange, "f2")]
    together = judge_facts([*articles, *others], [*claims, *strange], facts, copies)
    assert tuple(finding for finding in together if finding.fact == "f1") == judged(claims, articles)


@given(st.lists(tellings(), min_size=2, max_size=4), st.integers(1, 30), st.data())
def test_cases_judged_apart_give_what_the_whole_gives(
    told: list[tuple[list[Claim], list[Article]]], size: int, data: st.DataObject
) -> None:
    claims: list[Claim] = []
    facts: list[Fact] = []
    articles = {f"{at_index % 2}{one.id}": one for at_index, (_, held) in enumerate(told) for one in held}
    articles = {name: msgspec.structs.replace(one, id=name) for name, one in articles.items()}
    for at_index, (held, _) in enumerate(told):
        story = data.draw(st.sampled_from((None, "s1", "s2")))
        names = [(f"{at_index % 2}{claim.article}", f"{at_index}{claim.id}") for claim in held]
        moved = [
            msgspec.structs.replace(claim, id=name, article=article, where=f"Place {at_index}")
            for claim, (article, name) in zip(held, names, strict=True)
        ]
        claims += moved
        facts.append(fact_of(moved, f"f{at_index}", story=story))
    copies = [CopyGroup(tuple(sorted(articles)[:2])), CopyGroup(tuple(sorted(articles)[-2:]))]
    whole = judge_facts(articles.values(), claims, facts, copies)
    cases = cases_of(articles.values(), claims, facts, copies, size=size)
    apart = [judge_facts(case.articles, case.claims, case.facts, case.copies) for case in cases]
    assert ordered(apart, claims) == whole
