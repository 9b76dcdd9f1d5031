"""Publication times as inputs write them become ISO 8601."""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date, datetime
from email.utils import parsedate_to_datetime
from typing import Final

LONGEST: Final = 80
DAY: Final = re.compile(r"\d{4}-?\d\d-?\d\d|\d{4}-?W\d\d-?\d", re.ASCII)
SLASHED_DAY: Final = re.compile(r"(\d{4})[/.](\d\d)[/.](\d\d)(?!\d)", re.ASCII)
SPACED_OFFSET: Final = re.compile(r"\s*(?:UTC|GMT|Z)?\s*([+-]\d\d:?\d\d)$|\s*(UTC|GMT|Z)$", re.ASCII | re.IGNORECASE)


def read_published(written: str) -> str | None:
    """ISO 8601 of a day or a moment, its offset kept; None where `written` is not ISO 8601, nearly so, or RFC 2822.

    A day alone stays a day: no midnight is made up. `02/11/2023` is refused, as its month could be either number.

    >>> read_published("Thu, 02 Nov 2023 09:15:00 +0300")
    '2023-11-02T09:15:00+03:00'
    """
    text = written.strip()
    if not text or len(text) > LONGEST or not text.isascii():
        return None
    found = _read_iso(SLASHED_DAY.sub(r"\1-\2-\3", text, count=1)) or _read_mail(text)
    # A year at the edge of the calendar cannot be moved to another offset.
    return found.isoformat() if found and MINYEAR < found.year < MAXYEAR else None


def _read_iso(text: str) -> date | datetime | None:
    try:
        if DAY.fullmatch(text):
            return date.fromisoformat(text)
        return datetime.fromisoformat(SPACED_OFFSET.sub(lambda found: found[1] or "+00:00", text))
    except ValueError:
        return None


def _read_mail(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
