"""Numbering: values as phrases of a language, with its digits, scale words and counted nouns."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Final

from crosscheck.judge.catalogue import AFTER, ALONE, PLAIN, Catalogue, Scale
from crosscheck.model.claim import Claim
from crosscheck.model.period import Period

# A figure is told with a scale word where so many decimals hold all of its digits.
_DECIMALS: Final = 3
_FIRST, _LAST = "\u2068", "\u2069"
_RIGHT_TO_LEFT: Final = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def phrase(claim: Claim, words: Catalogue) -> str:
    """What the claim says, qualifier included: `at least 47 dead`, `1.96 billion dollars`, `5 November 2023`."""
    if claim.kind == "visit":
        return days(claim.period, words)
    qualifier = words.qualifiers[claim.qualifier or "exact"]
    high = claim.high if claim.high is not None else claim.low
    if high is None:
        return isolated(claim.quote, words)
    low = claim.low if claim.low is not None else high
    told = counted(high, claim, words, after=qualifier.after)
    return qualifier.text.format(v=told, low=plain(low, words))


def counted(value: Decimal, claim: Claim, words: Catalogue, *, after: bool = False) -> str:
    """The value with the noun that the claim counts, in the form that goes with the number."""
    forms = _noun(claim, words)
    scale, share = _scaled(value, words)
    if scale is not None:
        return forms[PLAIN].format(n=_in_scale(share, scale, words, AFTER if after else ""))
    form = words.form_of(int(value)) if value == value.to_integral_value() else PLAIN
    return _form(forms, form, AFTER if after else "").format(n=digits(value, words))


def plain(value: Decimal, words: Catalogue) -> str:
    """The value without a noun: `2.6 million`, `24,318`."""
    scale, share = _scaled(value, words)
    return digits(value, words) if scale is None else _in_scale(share, scale, words, ALONE)


def digits(value: Decimal, words: Catalogue) -> str:
    """The value in digits, grouped as the language does."""
    whole, _, rest = f"{value.normalize():f}".partition(".")
    rules = words.numbers
    if abs(value) >= rules.group_from:
        whole = f"{int(whole):,}".replace(",", rules.group)
    return f"{whole}{rules.decimal}{rest}" if rest else whole


def days(period: Period | None, words: Catalogue) -> str:
    """A day, a month or a span of days."""
    if period is None:
        return ""
    dates = words.dates
    if period.start is None:
        return dates.until.format(last=day(period.end, words))
    if period.end is None:
        return dates.from_.format(first=day(period.start, words))
    if period.start == period.end:
        return day(period.start, words)
    if period.grain == "month":
        return dates.month.format(month=dates.months[period.start.month - 1], year=period.start.year)
    return dates.span.format(first=day(period.start, words), last=day(period.end, words))


def day(value: date | None, words: Catalogue) -> str:
    """One day, without its weekday."""
    if value is None:
        return ""
    return words.dates.day.format(day=value.day, month=words.dates.months[value.month - 1], year=value.year)


def isolated(name: str, words: Catalogue) -> str:
    """The name, wrapped in first-strong isolates where it runs against the language's direction."""
    against = (_RIGHT_TO_LEFT.search(name) is not None) == (words.direction == "ltr")
    bare = name.replace(_FIRST, "").replace(_LAST, "")
    return f"{_FIRST}{bare}{_LAST}" if against and any(map(str.isalpha, bare)) else bare


def _noun(claim: Claim, words: Catalogue) -> dict[str, str]:
    unit = claim.unit
    if claim.kind == "casualty":
        return words.measures.get(claim.measure) or {PLAIN: "{n}"}
    if unit is None:
        return {PLAIN: "{n}"}
    return words.currencies.get(unit) or words.units.get(unit) or {PLAIN: _unknown_unit(unit, words)}


def _unknown_unit(unit: str, words: Catalogue) -> str:
    """A noun form for a unit that no table has; braces, which would be read as a pattern, are dropped."""
    shown = isolated(unit, words).replace("{", "").replace("}", "")
    return words.lines["unit"].format(n="{n}", unit=shown)


def _scaled(value: Decimal, words: Catalogue) -> tuple[Scale | None, Decimal]:
    for scale in words.scales:
        share = value.scaleb(-scale.power)
        if share >= 1:
            return (scale, share) if share == round(share, _DECIMALS) and share < 10**6 else (None, value)
    return None, value


def _in_scale(share: Decimal, scale: Scale, words: Catalogue, bent: str) -> str:
    form = words.form_of(int(share)) if share == share.to_integral_value() else PLAIN
    return _form(scale.forms, form, bent).format(n=digits(share, words))


def _form(forms: dict[str, str], form: str, bent: str) -> str:
    return forms.get(form + bent) or forms.get(form) or forms[PLAIN]
