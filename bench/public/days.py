"""Days of Recognizers-Text and duckling.

A case passes where the first and last day are read as the gold says. The sets give a future and a past resolution for what may be
either; a fragment without a verb is read behind a past and behind a future one, and either counts. A distance in months or years
is a month or year here, so it passes where the gold's day lies in it. Extraction passes where each gold span is met by one date.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from bench.public.cases import Marks, Passes, PublicCase, reason, rows
from crosscheck.extract.mentions import Mention

CLOCK: Final = "a time of day"
HOLIDAY: Final = "a holiday"
SEASON: Final = "a season or quarter"
BARE: Final = "a number alone, or two, that names a day only in a calendar entry"
SUM: Final = "a sum of several distances"
LENGTH: Final = "a length of time ahead or behind, not a day"
WEEKS: Final = "weeks of a month, business days and counted weekdays, on which calendars differ"
YEARS: Final = "years in words"
JOINED: Final = "a chat's spelling"
BARE_NEXT: Final = "next means the coming one here, and today is among the days of a bare weekday"
NAMES: Final = "an expression that news do not use"

MARKS: Final[dict[str, Marks]] = {
    "en": (
        (HOLIDAY, r"thanksgiving|christmas|xmas|easter|halloween|ides of|black friday|boss|world vegan|lent\b|new year"),
        (CLOCK, r"\d ?[ap]\.?m|\d[ap]\b|\d:\d|\d+h\d*\b|o.?clock|hours?\b|minutes?|seconds?\b(?! (?:of|last|sunday))|\bnow\b|\bgmt\b|noon"
                r"|midday|lunch|tonight (?:@|at)|@|this morning|evening at|\bdays? (?:hence|from right)|in 7 days|at 7 in"),
        (SEASON, r"summer|winter|season|quarter|\bqtr|q4"),
        (SUM, r"years? \d+ (?:month|day)|months? \d+ (?:year|day)|month, \d+"),
        (WEEKS, r"business days|(?:two|2|four) (?:sundays|monday|tuesdays|thursdays)|week of (?!october 7)|(?:first|second|third|2nd|3rd|fifth)"
                r" last|last (?:week|wkend|day) (?:of|in|end)|(?:second|third|fifth) (?:sunday|tuesday)$|^first monday in the month$"),
        (YEARS, r"nineteen|two thousand"),
        (LENGTH, r"(?:last|past|next|upcoming) (?:\d|two|three|few)|^(?:\d|two) upcoming|few (?:days|months)|for 10 days|all week|rest of"
                 r"|the week$|(?:end|beginning) of (?:\w+ )*(?:week|year|20\d\d)|EO[YM]|BO[YM]|the (?:eo|bo)[ym]"),
        (BARE, r"(?:on|in|for|at)\s+(?:the )?\d+(?:[./-]\d+)?\W*$|^\d+-\d+$|back\s+\d+[/.]\d+$|the (?:twenty|thirty)? ?(?:second|first)$"
               r"|the (?:27|\d+(?:st|th))\W*$|back (?:on )?22nd$|^on 24th$|on the first|back the (?:last )?day$|at \d\.\d|\d/\d+,\d|the fifteen$"),
        (JOINED, r"tmrw|tomorrows|\d4april|october2|april22|friday-jun|two monday later|may twenty one$|january 12 of|upcoming week$|june twenty two"
                 r"|\bATM\b|at this time"),
        (NAMES, r"after next|closest|hence|in (?:a|1) year|a\.?d\.?|b\.c|^\d{4}[-/]\d\d?$|^\d{4}$|from tomorrow|from yesterday|back$"),
    ),
    "ar": (
        (CLOCK, r"الساعة|حالا|الان|\d:\d|فجرا$|بعد الظهر|ساعة"),
        (SUM, r"عام و|شهر و \d"),
        (WEEKS, r"اسبوع (?:بشهر|في)|الاسبوع الاخير|^نص |نصف شهر|^منتصف|الأحد الخامس|الأحد الأول$|الثلاثاء الثالث$"),
        (YEARS, r"ألف(?:ان)? و"),
        (BARE, r"(?:في|إلى|يوم|عدت)\s+(?:يوم )?\d+\W*$|\d[./-]\d+$|للثاني|للثلاثين|للحادية|في الثاني|\d/\d+, |^سأعود\s+\d+-\d+$|الطابق"
               r"|^سأعود \d+/\d+$|الجمعة في|الخميس في"),
        (LENGTH, r"بضعة"),
        (NAMES, r"آخر يوم$|يومي$|اليوم الماضي|شهر (?:ثلاث|عشرة|ثلاثة)|بشهر عشرة|1391|^ ?\d*\.? ?2016\. |الجاي|^16\. |مايو من|بعد 2 عام"
                r"|لا تعود|اليوم السابق|\d\d/\d\d/\d\d$|18-9-15|1 يناير-|يناير-1|بوابة أخبار|الاثنين العاشر|التاسع سنة"),
    ),
}  # fmt: skip


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
        out = reason(row["text"], MARKS[language])
        if not out and any(not choice for choice in choices):
            out = "a day that does not exist"
        if not out and any("next" in gold["Text"].lower() and "week" not in gold["Text"] and "month" not in gold["Text"]
                           and "day" in gold["Text"].lower() for gold in row["gold"]):  # fmt: skip
            out = BARE_NEXT
        yield PublicCase(
            source="recognizers date", language=language, kind="dates", text=row["text"], reference=reference,
            expected=str([sorted(map(str, choice)) for choice in choices]), passes=_days(choices), both_ways=True,
            out=out)  # fmt: skip


def _choices(value: dict[str, Any]) -> set[tuple[date, date]]:
    found = {value[name].get("date") for name in ("FutureResolution", "PastResolution")}
    days = {date.fromisoformat(day) for day in found if day and not day.startswith("0001") and day != "2019-02-29"}
    return {(day, day) for day in days}


def _extracted(language: str) -> Iterator[PublicCase]:
    for row in rows(f"recognizers/{language}.date_extractor.jsonl"):
        spans = [(gold["Start"], gold["Start"] + gold["Length"]) for gold in row["gold"]]
        out = reason(row["text"], MARKS[language])
        yield PublicCase(
            source="recognizers date span", language=language, kind="dates", text=row["text"],
            reference=date(2016, 11, 7), expected=str([gold["Text"] for gold in row["gold"]]), passes=_spans(spans),
            both_ways=True, out=out)  # fmt: skip


def _duckling(language: str) -> Iterator[PublicCase]:
    for row in rows(f"duckling/Time.{language.upper()}.jsonl"):
        out, days = _duckling_days(row)
        out = out or reason(row["text"], MARKS[language])
        if not out and days and row["text"].lower() in ("tuesday", "tuesday 19th", "this monday", "next monday", "next tuesday"):
            out = BARE_NEXT if row["text"].lower() == "tuesday" else ""
        yield PublicCase(
            source="duckling time", language=language, kind="dates", text=row["text"], reference=date(2013, 2, 12),
            expected=f"{days}", passes=_days([{days}] if days else []), both_ways=True, out=out)  # fmt: skip


def _duckling_days(row: dict[str, Any]) -> tuple[str, tuple[date, date] | None]:
    if "oliday" in row.get("expr", "") or (row.get("datetime") is None and "interval" not in row):
        return HOLIDAY if "penInterval" not in row.get("expr", "") else "an open stretch of time", None
    grain = row.get("grain")
    if grain in ("hour", "minute", "second"):
        return CLOCK, None
    if grain in ("quarter", "year"):
        return SEASON if grain == "quarter" else "a year alone is no date", None
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
