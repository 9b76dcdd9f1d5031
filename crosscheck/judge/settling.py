"""Settling: one docket taken through the rules in order, each seeing what the rules before it left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from crosscheck.judge.docket import Dispute, Docket, sides_of, weight
from crosscheck.judge.rules.currency import currency_disputes
from crosscheck.judge.rules.date import date_disputes
from crosscheck.judge.rules.internal import internal_disputes
from crosscheck.judge.rules.scale import scale_disputes, slip_of
from crosscheck.judge.rules.value import Pair, components, fallen_pairs, moment_pairs, static_sides
from crosscheck.judge.rules.weekday import weekday_disputes
from crosscheck.judge.statements import Side, Statement, in_order


def settle(docket: Docket, across: Sequence[Dispute] = ()) -> list[Dispute]:
    """All disputes of one fact: those that other facts gave (`across`), then what the rules find in the rest of it.

    A statement that one rule has shown to be odd is taken out before the next looks, so that one slip makes one
    dispute.
    """
    found = [*weekday_disputes(docket), *across]
    rest = docket.without(s for dispute in across for s in dispute.odd)
    for rule in (currency_disputes, scale_disputes, internal_disputes):
        disputes = rule(rest)
        found += disputes
        rest = rest.without(s for dispute in disputes for s in dispute.odd)
    return found + _excluded(rest)


def _excluded(docket: Docket) -> list[Dispute]:
    """What is left: days or figures that exclude each other, unit by unit, each named by the slip that explains it."""
    if docket.fact.kind == "visit":
        return date_disputes(docket)
    found: list[Dispute] = []
    for unit in sorted({s.unit or "" for s in docket.statements}):
        part = _of_unit(docket, unit or None)
        nature = docket.nature(unit or None)
        static = [("value", row) for row in static_sides(part)] if nature == "static" else None
        sides = static if static is not None else _sides_in_time(part, falls=nature == "growing")
        found += [dispute for detail, row in sides for dispute in _named(part, row, detail)]
    return found


def _of_unit(docket: Docket, unit: str | None) -> Docket:
    return msgspec.structs.replace(docket, statements=tuple(s for s in docket.statements if s.unit == unit))


def _sides_in_time(docket: Docket, *, falls: bool) -> list[tuple[str, list[Side]]]:
    """Sides of one moment first; then the falls that they do not hold already; each with the name of its reason."""
    found: list[list[Side]] = []
    settled: list[set[str]] = []
    pairs = moment_pairs(docket)
    told = _by_value(docket) if pairs else {}
    for group, edges in components(pairs):
        if not all(any(edge <= ids for ids in settled) for edge in edges):
            found.append(_moment_sides(docket, group, edges, told))
            settled.append({s.id for side in found[-1] for s in side})
    left = [
        pair
        for pair in (fallen_pairs(docket) if falls else ())
        if not any(_told(docket, pair, sides) for sides in found)
    ]
    fallen = [("fall", _fallen_sides(group, edges)) for group, edges in components(left)]
    return [*(("moment", sides) for sides in found), *fallen]


def _told(docket: Docket, pair: Pair, sides: Sequence[Side]) -> bool:
    """True where a dispute already sets the later figure against the higher one, or against what it may well be."""
    higher, later = pair
    mine = next((side for side in sides if later in side), None)
    if mine is None:
        return False
    closed = higher.allowed.width is not None
    return any(
        higher in side or (closed and all(docket.agree(higher, member) for member in side))
        for side in sides
        if side is not mine
    )


def _moment_sides(
    docket: Docket, group: list[Statement], edges: set[frozenset[str]], told: Mapping[object, list[Statement]]
) -> list[Side]:
    """The sides of one moment, with the statements of other moments that repeat exactly one of them."""
    sides = sides_of(group, lambda a, b: frozenset((a.id, b.id)) not in edges and docket.agree(a, b))
    own = {s.id for s in group}
    for statement in in_order({s.id: s for s in group for key in _keys(s) for s in told[key]}.values()):
        fitting = [side for side in sides if all(docket.agree(statement, member) for member in side)]
        if statement.id not in own and len(fitting) == 1:
            fitting[0].append(statement)
    return [tuple(in_order(side)) for side in sorted(sides, key=weight)]


def _by_value(docket: Docket) -> dict[object, list[Statement]]:
    """Standing statements by the figure that they name and by the values that they allow."""
    told: dict[object, list[Statement]] = defaultdict(list)
    for statement in docket.standing():
        for key in _keys(statement):
            told[key].append(statement)
    return told


def _keys(statement: Statement) -> tuple[object, ...]:
    return (statement.allowed,) if statement.figure is None else (statement.allowed, statement.figure)


def _fallen_sides(group: list[Statement], edges: set[frozenset[str]]) -> list[Side]:
    sides = sides_of(group, lambda a, b: frozenset((a.id, b.id)) not in edges)
    return [tuple(in_order(side)) for side in sorted(sides, key=weight)]


def _named(docket: Docket, sides: Sequence[Side], detail: str) -> list[Dispute]:
    """The sides as disputes: each that a slip parts from the heaviest gets its own, the others are one `value`."""
    main, *others = sides
    plain: list[Side] = []
    disputes: list[Dispute] = []
    for other in others:
        kind = slip_of(docket, main, other)
        if kind is None:
            plain.append(other)
        else:
            disputes.append(Dispute(kind, (main, other), docket.fact.id, odd=other))
    return [*disputes, Dispute("value", (main, *plain), docket.fact.id, detail=detail)] if plain else disputes
