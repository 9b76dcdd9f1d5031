"""Cases: parts of a run that can be judged each by itself, and their findings put into the order of the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from crosscheck.model.article import Article
from crosscheck.model.claim import Claim
from crosscheck.model.fact import CopyGroup, Fact
from crosscheck.model.finding import Finding

_Key = tuple[str, str]


class Case(msgspec.Struct, frozen=True):
    """Facts with all that judging them asks for: nothing outside a case bears on its findings."""

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    copies: tuple[CopyGroup, ...]


def cases_of(
    articles: Iterable[Article],
    claims: Iterable[Claim],
    facts: Iterable[Fact],
    copies: Iterable[CopyGroup],
    *,
    size: int,
) -> list[Case]:
    """The facts in cases of at least `size` claims, as far as there are so many.

    Facts of one story, and facts that one article tells, are of one case. Articles that carry the text of one of a
    case's articles come with it, as a text is as old as its first print.
    """
    by_claim = {claim.id: claim for claim in claims}
    by_article = {article.id: article for article in articles}
    texts: dict[str, list[CopyGroup]] = defaultdict(list)
    for group in copies:
        for name in group.articles:
            texts[name].append(group)
    cases = []
    for batch in _batches(_joined(sorted(facts, key=lambda fact: fact.id), by_claim), size):
        held = [by_claim[name] for fact in batch for name in fact.claims if name in by_claim]
        named = dict.fromkeys(claim.article for claim in held)
        groups = {group.articles: group for name in named for group in texts[name]}
        named |= dict.fromkeys(name for names in groups for name in names)
        told = tuple(by_article[name] for name in named if name in by_article)
        cases.append(Case(told, tuple(held), tuple(batch), tuple(groups.values())))
    return cases


def ordered(findings: Iterable[Sequence[Finding]], claims: Iterable[Claim]) -> tuple[Finding, ...]:
    """The findings of all cases as one run gives them: by fact, those across facts last, by their total's article."""
    every = [finding for row in findings for finding in row]
    article = {claim.id: claim.article for claim in claims}
    of_fact = sorted((f for f in every if f.fact is not None), key=lambda finding: finding.fact or "")
    across = sorted((f for f in every if f.fact is None), key=lambda finding: article[finding.sides[0][0]])
    return (*of_fact, *across)


def _joined(facts: Sequence[Fact], claims: Mapping[str, Claim]) -> Iterator[list[Fact]]:
    """The facts in groups that no story and no article crosses, in the order of their first facts."""
    keys = {fact.id: set(_keys(fact, claims)) for fact in facts}
    holding: dict[_Key, list[Fact]] = defaultdict(list)
    for fact in facts:
        for key in keys[fact.id]:
            holding[key].append(fact)
    seen: set[str] = set()
    for fact in facts:
        group: list[Fact] = []
        waiting = [fact]
        while waiting:
            one = waiting.pop()
            if one.id not in seen:
                seen.add(one.id)
                group.append(one)
                waiting += [other for key in keys[one.id] for other in holding.pop(key, ())]
        if group:
            yield group


def _keys(fact: Fact, claims: Mapping[str, Claim]) -> Iterator[_Key]:
    if fact.story is not None:
        yield "story", fact.story
    for name in fact.claims:
        if name in claims:
            yield "article", claims[name].article


def _batches(groups: Iterable[list[Fact]], size: int) -> Iterator[list[Fact]]:
    batch: list[Fact] = []
    held = 0
    for group in groups:
        batch += sorted(group, key=lambda fact: fact.id)
        held += sum(len(fact.claims) for fact in group)
        if held >= size:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch
