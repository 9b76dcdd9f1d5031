"""Makers of articles, claims and facts for the tests of judging. Every name and figure is invented."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

import msgspec

from crosscheck.judge.deciding import judge_facts
from crosscheck.judge.policy import DEFAULT, Policy
from crosscheck.model.article import Article
from crosscheck.model.claim import Claim
from crosscheck.model.fact import CopyGroup, Fact
from crosscheck.model.finding import Finding

BOUNDS = {"at_least": (True, False), "more_than": (True, False), "at_most": (False, True), "less_than": (False, True)}


def article(name: str, at: str | None = "2024-05-02T12:00:00+00:00", **slots: object) -> Article:
    """An article of an outlet of its own, published at noon on 2 May 2024 unless told otherwise."""
    filled: dict[str, object] = {"title": "", "text": "", "outlet": f"Outlet {name}", "language": "en", **slots}
    return Article(id=name, published=at, **filled)


def count(article_id: str, value: int, qualifier: str = "exact", *, number: int = 1, **slots: object) -> Claim:
    """A count of the dead in Port Orla; `number` is its place in the article's text."""
    low, high = BOUNDS.get(qualifier, (True, True))
    filled: dict[str, object] = {
        "kind": "casualty",
        "measure": "killed",
        "unit": "person",
        "where": "Port Orla",
        "field": "text",
        "low": Decimal(value) if low else None,
        "high": Decimal(value) if high else None,
        "qualifier": qualifier,
        **slots,
    }
    filled.setdefault("span", (number * 10, number * 10 + 5))
    return Claim(id=f"{article_id}#{number}", article=article_id, quote=str(value), **filled)


def titled(article_id: str, value: int, qualifier: str = "exact", **slots: object) -> Claim:
    """A count in the article's title."""
    return count(article_id, value, qualifier, **{"number": 0, "field": "title", **slots})


def ranging(article_id: str, low: int, high: int, **slots: object) -> Claim:
    """A count told as a range."""
    claim = count(article_id, low, "range", **slots)
    return msgspec.structs.replace(claim, high=Decimal(high))


def sum_of(article_id: str, value: str, unit: str = "USD", qualifier: str = "exact", **slots: object) -> Claim:
    """The value of a deal of Orland with Tarn Works, known to half of the last digit that is not a nought."""
    amount = Decimal(value)
    step = Decimal(1).scaleb(len(str(int(amount))) - len(str(int(amount)).rstrip("0")))
    filled = {"kind": "deal", "measure": "value", "unit": unit, "where": None, "precision": step / 2,
              "who": ("Orland", "Tarn Works"), **slots}  # fmt: skip
    claim = count(article_id, 1, qualifier, **filled)
    bound = {name: amount for name in ("low", "high") if getattr(claim, name) is not None}
    return msgspec.structs.replace(claim, **bound)


def stop(article_id: str, start: str, end: str | None = None, *, number: int = 1, **slots: object) -> Claim:
    """A visit of Ada Lund on the given days."""
    first, last = date.fromisoformat(start), date.fromisoformat(end or start)
    filled: dict[str, object] = {
        "kind": "visit",
        "measure": "visit",
        "where": "Tarn",
        "who": ("Ada Lund",),
        "field": "text",
        "grain": "day",
        **slots,
    }
    span = (number * 10, number * 10 + 5)
    return Claim(
        id=f"{article_id}#{number}",
        article=article_id,
        span=span,
        quote=start,
        start=first,
        end=last,
        **filled,
    )


def fact_of(claims: Sequence[Claim], name: str = "f1", **slots: object) -> Fact:
    """The fact that holds the claims, with the slots of the first."""
    first = claims[0]
    filled: dict[str, object] = {
        "label": "dead in Port Orla",
        "unit": first.unit,
        "group": first.group,
        "side": first.side,
        "where": first.where,
        **slots,
    }
    return Fact(id=name, kind=first.kind, measure=first.measure, claims=tuple(claim.id for claim in claims), **filled)


def judged(
    claims: Sequence[Claim],
    articles: Iterable[Article] = (),
    copies: Iterable[CopyGroup] = (),
    *,
    policy: Policy = DEFAULT,
) -> tuple[Finding, ...]:
    """The findings of one fact; articles that the test does not give come out at noon on 2 May 2024."""
    given = {held.id: held for held in articles}
    every = [given.get(name) or article(name) for name in dict.fromkeys(claim.article for claim in claims)]
    return judge_facts(every, claims, [fact_of(claims)], copies, policy=policy)


def judged_facts(
    facts: Sequence[Sequence[Claim]], articles: Iterable[Article] = (), copies: Iterable[CopyGroup] = ()
) -> tuple[Finding, ...]:
    """The findings of several facts of one story, named f1, f2 and so on."""
    claims = [claim for row in facts for claim in row]
    given = {held.id: held for held in articles}
    every = [given.get(name) or article(name) for name in dict.fromkeys(claim.article for claim in claims)]
    held = [fact_of(row, f"f{at}", story="s") for at, row in enumerate(facts, 1)]
    named = [msgspec.structs.replace(c, fact=fact.id) for fact, row in zip(held, facts, strict=True) for c in row]
    return judge_facts(every, named, held, copies)


def types(findings: Iterable[Finding]) -> list[str]:
    """The conflict types in order, or the verdict where there is none."""
    return [finding.type or finding.verdict for finding in findings]


def at(day: int, hour: int = 12) -> str:
    """A time in May 2024."""
    return f"2024-05-{day:02}T{hour:02}:00:00+00:00"
