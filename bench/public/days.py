"""Days of Recognizers-Text and duckling.

A case passes where the first and last day are read as the gold says. The sets give a future and a past resolution for
what may be either; a fragment without a verb is also read behind a verb of what is to come, and either counts. A
distance in months or years is a month or year here, so it passes where the gold's day lies in it. Extraction passes
where each gold span is met by one date.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from bench.public.cases import WHY, Passes, PublicCase, reason, rows
from crosscheck.extract.mentions import Mention

VERBS: Final = {"ar": ("", "سوف "), "en": ("", "will ")}


def day_cases() -> Iterator[PublicCase]:
    """All cases of dates."""
    for language in ("ar", "en"):
        yield from _parsed(language)
        yield from _extracted(language)
        yield from _duckling(language)


def _parsed(language: str) -> Iterator[PublicCase]:
    for row in rows(f"recognizers/{language}.date_parser.jsonl"):
        reference = date.fromisoformat((row["context"] or {}).get("ReferenceDateTime", "2016-11-07")[:10])
        choices = [_choices(gold["Value"]) for gold in row["gold"]]
        out = reason(row["text"], "days", language)
        if not out and any(not choice for choice in choices):
            out = "a day that does not exist"
        yield PublicCase(
            source="recognizers date", language=language, kind="dates", text=row["text"], reference=reference,
            expected=str([sorted(map(str, choice)) for choice in choices]), passes=_days(choices), out=out,
            verbs=VERBS[language])  # fmt: skip


def _choices(value: dict[str, Any]) -> set[tuple[date, date]]:
    found = {value[name].get("date") for name in ("FutureResolution", "PastResolution")}
    days = {date.fromisoformat(day) for day in found if day and not day.startswith("0001") and day != "2019-02-29"}
    return {(day, day) for day in days}


def _extracted(language: str) -> Iterator[PublicCase]:
    for row in rows(f"recognizers/{language}.date_extractor.jsonl"):
        spans = [(gold["Start"], gold["Start"] + gold["Length"]) for gold in row["gold"]]
        out = reason(row["text"], "days", language)
        yield PublicCase(
            source="recognizers date span", language=language, kind="dates", text=row["text"],
            reference=date(2016, 11, 7), expected=str([gold["Text"] for gold in row["gold"]]), passes=_spans(spans),
            out=out)  # fmt: skip


def _duckling(language: str) -> Iterator[PublicCase]:
    for row in rows(f"duckling/Time.{language.upper()}.jsonl"):
        out, days = _duckling_days(row)
        out = out or reason(row["text"], "days", language)
        yield PublicCase(
            source="duckling time", language=language, kind="dates", text=row["text"], reference=date(2013, 2, 12),
            expected=f"{days}", passes=_days([{days}] if days else []), out=out, verbs=VERBS[language])  # fmt: skip


def _duckling_days(row: dict[str, Any]) -> tuple[str, tuple[date, date] | None]:
    if "oliday" in row.get("expr", "") or (row.get("datetime") is None and "interval" not in row):
        return WHY["holiday"] if "penInterval" not in row.get("expr", "") else "an open stretch of time", None
    grain = row.get("grain")
    if grain in ("hour", "minute", "second"):
        return WHY["clock"], None
    if grain in ("quarter", "year"):
        return WHY["season" if grain == "quarter" else "year"], None
    if "interval" in row:
        first, last = (date.fromisoformat(end[:10]) for end in row["interval"])
        return "", (first, last - timedelta(days=1))
    first = date.fromisoformat(row["datetime"][:10])
    return "", (first, _last(first, str(grain)))


def _last(first: date, grain: str) -> date:
    if grain == "week":
        return first + timedelta(days=6)
    if grain == "month":
        return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first


def _days(wanted: list[set[tuple[date, date]]]) -> Passes:
    def passes(read: list[Mention]) -> bool:
        told = [(mention.start, mention.end) for mention in read if mention.kind == "date"]
        return len(told) == len(wanted) and all(
            any(_fits(days, choice) for choice in choices) for days, choices in zip(told, wanted, strict=True)
        )

    return passes


def _fits(days: tuple[date | None, date | None], choice: tuple[date, date]) -> bool:
    start, end = days
    if start is None or end is None:
        return False
    if choice == days:
        return True
    return (end - start).days > 7 and choice[0] == choice[1] and start <= choice[0] <= end


def _spans(wanted: list[tuple[int, int]]) -> Passes:
    def passes(read: list[Mention]) -> bool:
        told = [mention.span for mention in read if mention.kind == "date"]
        return len(told) == len(wanted) and all(
            span[0] < gold[1] and gold[0] < span[1] for span, gold in zip(told, wanted, strict=True)
        )

    return passes
