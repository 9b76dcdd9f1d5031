"""What crosscheck reads out of a case, against what the case expects; differences as short lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from crosscheck.extract.mentions import Mention, mentions
from crosscheck.extract.reading import extract_claims
from crosscheck.model.article import Article, ReferenceTime
from crosscheck.model.claim import Claim
from crosscheck.model.interval import Interval
from tests.corpus.loading import Case, ExpectedClaim


def differences(case: Case) -> tuple[str, ...]:
    """One line for each thing that was expected and not read, or read and not expected; empty where the case passes."""
    found: list[str] = []
    if case.claims is not None:
        found += _claim_differences(case, case.claims)
    if case.numbers is not None or case.money is not None or case.dates is not None:
        found += _mention_differences(case, mentions(case.text, language=case.language, reference=case.reference))
    return tuple(found)


# ---- mentions --------------------------------------------------------------------------------------------------------


def _mention_differences(case: Case, read: list[Mention]) -> Iterator[str]:
    if case.numbers is not None:
        told = [_interval(mention) for mention in read if mention.kind == "number"]
        yield from _unequal("numbers", list(map(_bounds, case.numbers)), told)
    if case.money is not None:
        wanted = [f"{_bounds(interval)} {unit}" for interval, unit in case.money]
        yield from _unequal("money", wanted, [f"{_interval(m)} {m.unit}" for m in read if m.kind == "money"])
    if case.dates is not None:
        days = [f"{period.start}..{period.end}" for period in case.dates]
        yield from _unequal("dates", days, [f"{m.start}..{m.end}" for m in read if m.kind == "date"])


def _unequal(name: str, wanted: list[str], told: list[str]) -> Iterator[str]:
    if wanted != told:
        yield f"{name}: expected {wanted}, read {told}"


def _interval(mention: Mention) -> str:
    return _bounds(Interval(mention.low, mention.high))


def _bounds(interval: Interval) -> str:
    return f"{_plain(interval.low)}..{_plain(interval.high)}"


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


# ---- claims ----------------------------------------------------------------------------------------------------------


def _claim_differences(case: Case, expected: tuple[ExpectedClaim, ...]) -> Iterator[str]:
    """Casualties, visits and deals must be complete; figures are compared only where the case lists one."""
    left = list(_claims(case))
    for wanted in expected:
        read = _nearest(wanted, left)
        if read is None:
            yield f"missing: {wanted.measure} {wanted.quote!r}"
            continue
        left.remove(read)
        wrong = {name: value for name, value in wanted.fields.items() if getattr(read, name) != value}
        for name, value in wrong.items():
            yield f"{wanted.quote!r} {name}: expected {_shown(value)}, read {_shown(getattr(read, name))}"
    listed = any(wanted.kind == "figure" for wanted in expected)
    for read in left:
        if read.kind != "figure" or listed:
            yield f"unexpected: {read.kind} {read.measure} {read.quote!r} by {read.rule}"


def _claims(case: Case) -> tuple[Claim, ...]:
    return extract_claims(
        Article(
            id="case",
            title=case.title,
            text=case.text,
            language=case.language,
            reference=ReferenceTime(case.reference, case.reference),
        )
    ).claims


def _nearest(wanted: ExpectedClaim, left: Sequence[Claim]) -> Claim | None:
    """The read claim of the same kind and measure that overlaps the quote and differs in the fewest fields."""
    fitting = [
        claim
        for claim in left
        if (claim.kind, claim.measure, claim.field) == (wanted.kind, wanted.measure, wanted.field)
        and claim.span[0] < wanted.span[1]
        and wanted.span[0] < claim.span[1]
    ]
    return min(fitting, key=lambda claim: _wrong(wanted, claim), default=None)


def _wrong(wanted: ExpectedClaim, claim: Claim) -> int:
    return sum(getattr(claim, name) != value for name, value in wanted.fields.items())


def _shown(value: object) -> str:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else repr(value)
