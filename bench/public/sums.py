"""Sums of Recognizers-Text, duckling and price-parser.

A case passes where all sums of the gold are read with their amounts, each in the currency that the gold names or, for a
bare dollar, pound or franc, with that currency among its candidates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from bench.public.cases import Passes, PublicCase, reason, rows
from crosscheck.extract.mentions import Mention
from crosscheck.language.world import names_of

UNITS: Final = {
    "Dollar": "USD", "Pound": "GBP", "Franc": "CHF", "Dinar": "KWD", "Rial": "IRR", "Peso": "MXN", "Rupee": "INR",
    "Yen": "JPY", "Krona": "SEK", "Lira": "TRY", "Riyal": "SAR", "Dirham": "AED", "Rouble": "RUB", "Ruble": "RUB",
    "Won": "KRW"}  # fmt: skip
CODE: Final = re.compile("[A-Z]{3}")


def money_cases() -> Iterator[PublicCase]:
    """All cases of sums."""
    yield from _recognized()
    yield from _duckling()
    yield from _prices()


def _recognized() -> Iterator[PublicCase]:
    for row in rows("recognizers/en.currency.jsonl"):
        golds = [gold for gold in row["gold"] if (gold["Resolution"] or {}).get("value")]
        wanted = [(Decimal(gold["Resolution"]["value"]), _iso(gold["Resolution"])) for gold in golds]
        out = reason(" ".join(gold["Text"] for gold in golds) or row["text"], "sums")
        if not out and any(code is None for _, code in wanted):
            out = "a currency without an ISO code"
        yield PublicCase(
            source="recognizers currency", language="en", kind="money", text=row["text"], expected=str(wanted),
            passes=_same(wanted), out=out)  # fmt: skip


def _iso(resolution: dict[str, Any]) -> str | None:
    return resolution.get("isoCurrency") or UNITS.get(resolution.get("unit") or "")


def _duckling() -> Iterator[PublicCase]:
    for row in rows("duckling/AmountOfMoney.EN.jsonl"):
        unit = str(row["unit"])
        code = unit if CODE.fullmatch(unit) else UNITS.get(unit)
        value = row.get("value")
        out = reason(row["text"], "sums")
        if not out and value is None:
            yield _duckling_bounds(row, code)
            continue
        wanted = [(Decimal(str(value)), code)] if value is not None else []
        yield PublicCase(
            source="duckling money", language="en", kind="money", text=row["text"], expected=str(wanted),
            passes=_same(wanted), out=out)  # fmt: skip


def _duckling_bounds(row: dict[str, Any], code: str | None) -> PublicCase:
    ends = [Decimal(found) for found in re.findall(r"\d+(?:\.\d+)?", row["expr"])]
    scaled = [end for end in ends if end]

    def passes(read: list[Mention]) -> bool:
        sums = [mention for mention in read if mention.kind == "money"]
        told = [end for mention in sums for end in (mention.low, mention.high) if end is not None]
        return len(sums) == 1 and told == scaled and (code is None or code in sums[0].units)

    return PublicCase(
        source="duckling money", language="en", kind="money", text=row["text"], expected=row["expr"], passes=passes
    )


def _prices() -> Iterator[PublicCase]:
    for row in rows("price-parser/prices.jsonl"):
        text, sign, amount = row["text"] or "", row["currency"], row["amount"]
        language = "ar" if re.search("[\u0600-\u06ff]", text) else "en"
        wanted: list[tuple[Decimal, str | None]] = [(Decimal(str(amount)), None)] if amount is not None else []
        yield PublicCase(
            source="price-parser", language=language, kind="money", text=text, expected=f"{amount} {sign}",
            passes=_same(wanted), out=_price_out(row, language))  # fmt: skip


def _price_out(row: dict[str, Any], language: str) -> str:
    text, sign, amount = row["text"] or "", row["currency"], row["amount"]
    if amount is None or not re.search(r"\d", text):
        return "no amount"
    if not sign or sign not in text:
        return "no currency is named"
    names = names_of(language)
    known = {form.casefold() for form, _ in (*names.currencies, *names.symbols)} | {
        code for _, code in names.currencies
    }
    if sign.casefold() not in known and sign not in known:
        return "a sign that the tables of this language do not have"
    if sign == "تومان":
        return "tomans, which are ten rials each here"
    if re.search(r"\d \d{3}(?!\d| \d)|\d[.,] \d", text):
        return "blanks inside a number, which running text keeps apart"
    if len(re.findall(r"\d+(?:[.,]\d+)*", text)) > 1:
        return "several numbers, of which a shop's page means the first"
    return reason(text, "prices")


def _same(wanted: list[tuple[Decimal, str | None]]) -> Passes:
    def passes(read: list[Mention]) -> bool:
        sums = [mention for mention in read if mention.kind == "money"]
        return len(sums) == len(wanted) and all(
            mention.low == mention.high == amount and (code is None or code in mention.units)
            for mention, (amount, code) in zip(sums, wanted, strict=True)
        )

    return passes
