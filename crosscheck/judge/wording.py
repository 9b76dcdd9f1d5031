"""Wording: one neutral line for each finding and output language, and one English sentence that gives the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache
from typing import Final

import msgspec

from crosscheck.judge.catalogue import Catalogue, languages, load_catalogue
from crosscheck.judge.docket import Dispute
from crosscheck.judge.numbering import day, isolated, phrase, plain
from crosscheck.judge.statements import Desk, Side, Statement
from crosscheck.judge.verdicts import Ruling
from crosscheck.model.finding import REASONS_IN

# (English name, language code) to the name in that language, or None where no table has it.
Names = Callable[[str, str], str | None]
# Outlets and speakers that one side names before it says that there are others; sides that one line tells.
_NAMED: Final = 2
_SIDES: Final = 4


class Writer(msgspec.Struct, frozen=True):
    """A catalogue with what it needs to name people, places and outlets."""

    words: Catalogue
    desk: Desk
    names: Names

    def name(self, english: str) -> str:
        """The name in the catalogue's language, else the given one, isolated where its script runs the other way."""
        return isolated(self.names(english, self.words.code) or english, self.words)

    def line(self, key: str, **values: str) -> str:
        """A line of the catalogue, filled in."""
        return self.words.lines[key].format(**values)

    def value(self, statement: Statement) -> str:
        """What the statement says, with its qualifier."""
        return phrase(statement.claim, self.words)

    def outlets(self, side: Side) -> str:
        """The outlets of those of a side who give the value that stands for it, oldest first."""
        return self._listed(self._outlets(side))

    def _listed(self, named: Sequence[str]) -> str:
        told = self.words.lines["list"].join(named[:_NAMED])
        return self.line("others", who=told) if len(named) > _NAMED else told

    def by_outlets(self, place: str, value: str, side: Side) -> str:
        """The value as the side's outlets report it; `place` says whether the side comes first in its line."""
        named = self._outlets(side)
        key = "outlet" if len(named) == 1 else "outlets"
        return self.line(f"{place}_{key}", v=value, who=self._listed(named))

    def _outlets(self, side: Side) -> list[str]:
        return list(dict.fromkeys(self._outlet(statement) for statement in _holders(side)))

    def speaker(self, side: Side) -> str | None:
        """The speaker whom most claims of the value that stands for the side credit, or None."""
        named = Counter(s.claim.attribution for s in _holders(side) if s.claim.attribution)
        return min(named, key=lambda name: (-named[name], name)) if named else None

    def _outlet(self, statement: Statement) -> str:
        article = self.desk.article(statement.article)
        return self.name(article.outlet) if article and article.outlet else self.words.lines["unnamed"]


def writers(desk: Desk, names: Names | None = None) -> tuple[Writer, ...]:
    """A writer for each language that has a catalogue."""
    known = cache(names or _as_given)
    return tuple(Writer(load_catalogue(code), desk, known) for code in languages())


def dispute_lines(dispute: Dispute, using: Sequence[Writer]) -> dict[str, str]:
    """The newsroom line of a dispute by language code."""
    return {writer.words.code: _capital(_dispute_line(dispute, writer)) for writer in using}


def ruling_lines(ruling: Ruling, using: Sequence[Writer]) -> dict[str, str]:
    """The newsroom line of a verdict without a dispute by language code."""
    return {writer.words.code: _capital(_ruling_line(ruling, writer)) for writer in using}


def dispute_reason(dispute: Dispute, desk: Desk) -> str:
    """One English sentence that says why the sides cannot all be true."""
    writer = Writer(load_catalogue(REASONS_IN), desk, _as_given)
    key = dispute.detail if dispute.detail in writer.words.reasons else dispute.type
    return _capital(writer.words.reasons[key].format(**_reason_values(dispute, writer)))


def ruling_reason(ruling: Ruling, desk: Desk) -> str:
    """One English sentence that says what the verdict rests on."""
    writer = Writer(load_catalogue(REASONS_IN), desk, _as_given)
    first, second = (writer.value(_spoken(side)) for side in (ruling.sides[0], ruling.sides[-1]))
    if ruling.verdict == "outdated":
        first, second = second, first
    return _capital(writer.words.reasons[ruling.verdict].format(first=first, second=second))


def explained(kind: str, **values: str) -> str:
    """The English sentence of an explanation."""
    return load_catalogue(REASONS_IN).explanations[kind].format(**values)


def side_value(side: Side, writer: Writer) -> str:
    """The value that a side holds, in the words of its most telling claim."""
    return writer.value(_spoken(side))


def _dispute_line(dispute: Dispute, writer: Writer) -> str:
    special = {"weekday": _weekday_line, "arithmetic": _sum_line, "internal": _internal_line}.get(dispute.type)
    line = special(dispute, writer) if special else _sides_line(dispute.sides, writer)
    line = _headed(line, _spoken(dispute.sides[0]), writer) if dispute.type != "arithmetic" else line
    if dispute.type == "measure" and dispute.linked:
        return writer.line("elsewhere", line=line, v=writer.value(_alike(dispute)))
    return line


def _sides_line(sides: Sequence[Side], writer: Writer) -> str:
    """Every side with its attribution; where all credit one speaker, the outlets are named and the speaker once."""
    told = sides[:_SIDES]
    named = [writer.speaker(side) for side in told]
    shared = named[0] is not None and len(set(named)) == 1 and len(told) > 1
    parts = []
    for at, (side, speaker) in enumerate(zip(told, named, strict=True)):
        place = "first" if at == 0 else "next"
        value = _placed(_spoken(side), writer) if at == 0 else side_value(side, writer)
        if speaker is None or shared:
            parts.append(writer.by_outlets(place, value, side))
        else:
            parts.append(writer.line(f"{place}_speaker", v=value, who=writer.name(speaker)))
    line = writer.words.lines["join"].join(parts)
    return writer.line("same_speaker", line=line, who=writer.name(named[0] or "")) if shared else line


def _placed(statement: Statement, writer: Writer) -> str:
    """The value with the group or camp that it counts and the place, as the first side of a line tells it."""
    claim = statement.claim
    value = writer.value(statement)
    if claim.kind != "casualty":
        return value
    groups = [writer.words.groups.get(claim.group) or writer.name(claim.group)] if claim.group else []
    groups += [writer.name(claim.side)] if claim.side else []
    value = writer.line("bracket", v=value, group=writer.words.lines["list"].join(groups)) if groups else value
    return writer.line("place", v=value, place=writer.name(claim.where)) if claim.where else value


def _headed(line: str, statement: Statement, writer: Writer) -> str:
    """The line after what it is about, where the values alone do not tell it: a visit, or the parties of a deal."""
    claim = statement.claim
    if claim.kind not in ("visit", "deal"):
        return line
    who = writer.words.lines["and"].join(writer.name(name) for name in claim.who[:_NAMED])
    if claim.kind == "deal":
        return writer.line("deal_of", who=who, line=line) if who else line
    place = writer.name(claim.where) if claim.where else None
    if place is None:
        return writer.line("deal_of", who=who, line=line) if who else line
    return writer.line(f"{claim.measure}_of" if who else claim.measure, who=who, place=place, line=line)


def _weekday_line(dispute: Dispute, writer: Writer) -> str:
    statement = dispute.sides[0][0]
    start = statement.claim.start
    weekday = writer.words.dates.weekdays[start.weekday()] if start else ""
    quote = isolated(statement.claim.quote, writer.words)
    return writer.line(
        "weekday", who=writer.outlets(dispute.sides[0]), quote=quote, date=day(start, writer.words), weekday=weekday
    )


def _internal_line(dispute: Dispute, writer: Writer) -> str:
    titles = [s for side in dispute.sides for s in side if s.titled and _both(s, dispute)]
    texts = [s for side in dispute.sides for s in side if not s.titled and titles and s.article == titles[0].article]
    if not titles or not texts:
        return _sides_line(dispute.sides, writer)
    first, second = _placed(titles[0], writer), writer.value(texts[0])
    return writer.line("internal", who=writer.outlets((titles[0],)), first=first, second=second)


def _both(title: Statement, dispute: Dispute) -> bool:
    """True where the title's article has a text on another side."""
    return any(s.article == title.article and not s.titled for side in dispute.sides if title not in side for s in side)


def _sum_line(dispute: Dispute, writer: Writer) -> str:
    (total,), parts = dispute.sides
    values = _sum_values(dispute, writer)
    return writer.line("sum" if len(parts) > 1 else "part", who=writer.outlets((total,)), **values)


def _sum_values(dispute: Dispute, writer: Writer) -> dict[str, str]:
    total, parts = dispute.sides[0][0], dispute.sides[1]
    amounts = [_amount(part) for part in parts]
    shown = writer.words.lines["plus"].join(plain(amount, writer.words) for amount in amounts)
    return {
        "parts": shown,
        "sum": plain(sum(amounts, Decimal(0)), writer.words),
        "total": writer.value(total),
    }


def _amount(statement: Statement) -> Decimal:
    claim = statement.claim
    return statement.figure or claim.low or claim.high or Decimal(0)


def _ruling_line(ruling: Ruling, writer: Writer) -> str:
    first, last = _spoken(ruling.sides[0]), _spoken(ruling.sides[-1])
    if ruling.verdict == "update" and len(ruling.sides) > 1 and first.moment.known and last.moment.known:
        since, now = (day(s.moment.day, writer.words) for s in (first, last))
        return writer.line("update", first=_placed(first, writer), second=writer.value(last), since=since, now=now)
    if ruling.verdict == "revised" and len(ruling.sides) > 1:
        return writer.line("revised", first=_placed(first, writer), second=writer.value(last))
    if ruling.verdict == "outdated" and len(ruling.sides) > 1:
        side = ruling.sides[-1]
        newest = max((s for row in ruling.sides for s in row), key=lambda s: s.allowed.low or Decimal(0))
        return writer.line(
            "outdated", who=writer.outlets(side[-1:]), first=_placed(side[-1], writer), second=writer.value(newest)
        )
    line = _headed(_plain_line(ruling, writer), first, writer)
    return writer.line("incomparable", line=line) if ruling.verdict == "incomparable" else line


def _plain_line(ruling: Ruling, writer: Writer) -> str:
    return _sides_line(ruling.sides if ruling.verdict != "agree" else ruling.sides[:1], writer)


def _reason_values(dispute: Dispute, writer: Writer) -> dict[str, str]:
    sides = dispute.sides
    if dispute.type == "arithmetic":
        return _sum_values(dispute, writer)
    first, last = _spoken(sides[0]), _spoken(sides[-1])
    if dispute.detail == "fall" and last.moment.before(first.moment):
        first, last = last, first
    start = first.claim.start
    return {
        "first": writer.value(first),
        "second": writer.value(last),
        "factor": factor_between(sides, writer.words),
        "date": day(start, writer.words),
        "weekday": writer.words.dates.weekdays[start.weekday()] if start else "",
        "elsewhere": writer.value(_alike(dispute)) if dispute.linked else "",
    }


def factor_between(sides: Sequence[Side], words: Catalogue) -> str:
    """How many times the largest figure of the sides is the smallest, to the nearest power of ten."""
    figures = sorted(s.figure for side in sides for s in side if s.figure)
    if not figures:
        return ""
    power = round(float((figures[-1] / figures[0]).log10()))
    return plain(Decimal(10) ** power, words)


def _alike(dispute: Dispute) -> Statement:
    """The linked statement that has the figure of the dispute's odd side, or the first."""
    figures = {s.figure for s in dispute.odd}
    return next((s for s in dispute.linked if s.figure in figures), dispute.linked[0])


def _spoken(side: Side) -> Statement:
    """The statement whose words stand for the side: the value told most, from a text, with a speaker, the oldest."""
    told = Counter(_words(s) for s in side)
    return min(side, key=lambda s: (-told[_words(s)], s.titled, s.claim.attribution is None))


def _holders(side: Side) -> Side:
    """The statements that name the figure, or the days, of the one that stands for the side."""
    spoken = _spoken(side)
    if spoken.figure is not None:
        return tuple(s for s in side if s.figure == spoken.figure)
    return tuple(s for s in side if _words(s) == _words(spoken))


def _words(statement: Statement) -> tuple[object, ...]:
    claim = statement.claim
    return (claim.low, claim.high, claim.unit, claim.start, claim.end)


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]


def _as_given(name: str, code: str) -> str | None:
    return None
