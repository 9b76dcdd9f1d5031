"""Quotes: cut out of their article, and signed once where neighbours are of one voice."""

from __future__ import annotations

import msgspec
import pytest

from crosscheck.model.claim import Claim
from crosscheck.report.desk import Desk
from crosscheck.report.interface import Interface
from crosscheck.report.quoting import CONTEXT, QuoteView, one_byline, quote_view
from tests.report.examples import example

WORDS = Interface("en", "western")


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(example(), WORDS)


def _quotes(desk: Desk, *names: str) -> list[QuoteView]:
    return [quote_view(claim, desk) for claim in desk.chosen(names)]


@pytest.mark.parametrize(
    ("names", "closes"),
    [
        (("flood/3#1", "flood/3#2"), [False, True]),
        (("flood/1#1", "flood/1#2"), [False, True]),
        (("flood/1#2", "flood/1#4"), [True, True]),
        (("flood/3#2", "flood/4#2"), [True, True]),
        (("flood/3#2",), [True]),
    ],
)
def test_neighbours_of_one_article_are_signed_once_where_no_speaker_is_lost(
    names: tuple[str, ...], closes: list[bool], desk: Desk
) -> None:
    told = one_byline(_quotes(desk, *names))
    assert [quote.closes for quote in told] == closes
    assert [rule.figure for quote in told for rule in quote.rules] == [desk.claims[name].quote for name in names]


def test_a_clock_is_told_to_machines_and_a_day_alone_is_not(desk: Desk) -> None:
    assert [quote.iso for quote in _quotes(desk, "flood/3#2", "misc/2#1")] == ["2024-05-02T15:45:00Z", ""]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("On Sunday ", " in Orla.", ("On Sunday ", " in Orla.")),
        ("First line.\nOn Sunday ", " in Orla.\nLast line.", ("On Sunday ", " in Orla.")),
        (f"{'far ' * CONTEXT}away ", f" and {'far ' * CONTEXT}", ("… ", " …")),
    ],
)
def test_the_context_ends_at_a_line_break_or_at_a_blank_with_an_ellipsis(
    before: str, after: str, told: tuple[str, str]
) -> None:
    record = example()
    figure = "52 died"
    article = msgspec.structs.replace(record.articles[2], text=f"{before}{figure}{after}")
    span = (len(before), len(before) + len(figure))
    claim: Claim = msgspec.structs.replace(record.claims[9], article=article.id, field="text", span=span, quote=figure)
    desk = Desk(msgspec.structs.replace(record, articles=(article,), claims=(claim,)), WORDS)
    quote = quote_view(claim, desk)
    assert quote.figure == figure
    assert quote.before.startswith(told[0])
    assert quote.after.endswith(told[1])
    assert len(quote.before) <= CONTEXT + 2
    assert "line" not in quote.before + quote.after


def test_a_deal_is_called_by_the_thing_that_a_sentence_ties_to_its_sum() -> None:
    record = example()
    [deal, *_] = [claim for claim in record.claims if claim.kind == "deal"]
    guessed = msgspec.structs.replace(deal, item="medicines", implied=("item",))
    told = msgspec.structs.replace(deal, item="ferries", implied=())
    desk = Desk(record, WORDS)
    assert "ferries" in desk.question(None, [guessed, told])
    assert "medicines" in desk.question(None, [guessed])
