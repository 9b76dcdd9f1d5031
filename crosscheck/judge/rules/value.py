"""Disputes about figures that exclude each other.

What it detects
    A static value (a deal, a size) outside another's bounds; two figures of a count for one moment; a later figure of a
    growing count below an earlier one that no text calls revised.

Why it matters
    It is the plain disagreement: two authorities who differ, an outlet behind the news, or a mistake that no slip
    explains.

Known problems
    Two outlets that publish within minutes of each other and cite different bulletins look like a fall. A figure that
    others printed before the higher one is held to be outdated, so that an outlet that errs by luck into an older
    figure is let off.

Example
    A ministry's 24 dead and the other party's 37 in one text; 305 dead in the afternoon, 274 in the evening.

Not this
    A newer, larger toll (update), `at least 1,400` with 1,405 (bounds), 7,652 with `about 7,700` (rounding), a fall
    that the text tells (revised), the missing and the inpatients who become fewer by their nature.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise

from crosscheck.judge.comparing import other_count, two_things
from crosscheck.judge.docket import REACH, Docket, side_by_side, value_groups, weight
from crosscheck.judge.history import History, is_above
from crosscheck.judge.moments import DAY
from crosscheck.judge.rules.digits import same_day_slips
from crosscheck.judge.rules.scale import slip_of
from crosscheck.judge.statements import Side, Statement, by_article, in_order

Pair = tuple[Statement, Statement]


def static_sides(docket: Docket) -> list[list[Side]]:
    """The sides of a static value, heaviest first, for each unit that has more than one."""
    units: dict[str | None, list[Statement]] = defaultdict(list)
    for statement in docket.standing():
        units[statement.unit].append(statement)
    found = []
    for held in units.values():
        groups = value_groups(held, lambda a, b: not docket.contradict(a, b))
        main, *others = sorted(groups, key=weight)
        rivals = [_rivals(docket, group, main) for group in others if not excused(docket, group, main)]
        if any(rivals):
            found.append([tuple(main), *filter(None, rivals)])
    return found


def _rivals(docket: Docket, group: Sequence[Statement], main: Sequence[Statement]) -> Side:
    """Those of the group that can be of the main side's sum: tied to it, told in the same days, and not told beside it
    by their article.
    """
    if docket.fact.kind != "deal" or slip_of(docket, group, main):
        return tuple(group)
    near = docket.policy.values.news_days * DAY
    return tuple(
        s
        for s in group
        if any(_tied(s, m) and abs(s.moment.low - m.moment.low) <= near for m in main)
        and not _tells_both(docket, s, main)
    )


def _tied(a: Statement, b: Statement) -> bool:
    """True where two sums share a party that is no speaker, and for the sums of two headlines."""
    one, other = (set(s.claim.who) - {s.claim.attribution} for s in (a, b))
    return bool(one & other) or (a.titled and b.titled)


def _tells_both(docket: Docket, statement: Statement, main: Sequence[Statement]) -> bool:
    """True where the article tells a slip of the main side's sum, or the sum itself and no other speaker's word for
    it.
    """
    held = [s for s in docket.told.get(statement.article, ()) if s.unit == statement.unit and s.id != statement.id]
    said = (s for s in held if any(docket.agree(s, m) for m in main))
    return slip_of(docket, held, main) is not None or any(not side_by_side(statement, s, docket.policy) for s in said)


def excused(docket: Docket, one: Sequence[Statement], other: Sequence[Statement]) -> bool:
    """True where an article of either side itself tells the other side's figure as the earlier or corrected one."""
    return any(_tells(docket, a, b) for a, b in ((one, other), (other, one)))


def _tells(docket: Docket, tellers: Sequence[Statement], told: Sequence[Statement]) -> bool:
    if any(s.claim.revises and any(t.moment.before(s.moment) for t in told) for s in tellers):
        return True
    return any(docket.acknowledged(article, t) for article in {s.article for s in tellers} for t in told)


def moment_pairs(docket: Docket) -> list[Pair]:
    """Pairs of one moment that exclude each other: of the same time, or set side by side by one article."""
    standing = docket.standing()
    moments: dict[object, list[Statement]] = defaultdict(list)
    for statement in standing:
        if statement.moment.same(statement.moment):
            moments[statement.moment].append(statement)
    pairs = [
        pair for held in moments.values() for pair in _contradicting(docket, held) if pair[0].article != pair[1].article
    ]
    for held in by_article(standing).values():
        rivals = [pair for pair in _contradicting(docket, held) if side_by_side(*pair, docket.policy)]
        pairs += [pair for pair in rivals if not _asks_apart(*pair) and not _adds_up(held, *pair)]
    pairs += same_day_slips(docket, standing)
    told = by_article(standing)
    return [pair for pair in pairs if not excused(docket, pair[:1], pair[1:]) and not _carried(docket, pair, told)]


def _asks_apart(a: Statement, b: Statement) -> bool:
    """True for two speakers' figures of two places."""
    one, other = a.claim.where, b.claim.where
    return one is not None and other is not None and one != other


def _adds_up(held: Iterable[Statement], a: Statement, b: Statement) -> bool:
    """True where one of the two, or a third figure of the article, is the sum of the other two: parts and a total."""
    if a.figure is None or b.figure is None:
        return False
    sums = {a.figure + b.figure, abs(a.figure - b.figure)}
    return any(s.figure in sums for s in held if s.id not in (a.id, b.id))


def _carried(docket: Docket, pair: Pair, told: Mapping[str, Sequence[Statement]]) -> bool:
    """True where two copies differ only because one text holds both figures: within one article they are no pair."""
    one, other = pair
    if one.article == other.article or one.origin != other.origin:
        return False
    return any(docket.agree(held, b) for a, b in ((one, other), (other, one)) for held in told[a.article])


def fallen_pairs(docket: Docket) -> list[Pair]:
    """Pairs of an earlier and a later figure of a growing count where the later one is lower and no text says why."""
    history = History(docket)
    seen: list[Statement] = []
    highest: Statement | None = None
    pairs: list[Pair] = []
    for later in in_order(docket.standing()):
        if highest is not None and is_above(highest, later):
            recent = seen[-REACH:]
            earlier = recent if highest in recent else [highest, *recent]
            pairs += [(higher, later) for higher in earlier if _has_fallen(docket, history, higher, later)]
        if later.allowed.low is not None:
            seen.append(later)
            if highest is None or (highest.allowed.low or 0) < later.allowed.low:
                highest = later
    return pairs


def _has_fallen(docket: Docket, history: History, higher: Statement, later: Statement) -> bool:
    if not is_above(higher, later) or not higher.moment.before(later.moment) or not docket.contradict(higher, later):
        return False
    return not (
        other_count(higher, later, docket.policy)
        or history.may_be_of_another_event(higher, later)
        or _carries_on(docket, higher, later)
        or history.is_outdated(higher, later)
        or history.is_revised(higher, later)
        or history.is_superseded(higher, later)
    )


def _carries_on(docket: Docket, higher: Statement, later: Statement) -> bool:
    """True where the later article gives another figure that is nearer to the higher one, and not below it."""
    held = (s.allowed.low for s in docket.asked(later.article, later))
    least, most = higher.allowed.low, later.allowed.high
    return any(low is not None and least is not None and most and least <= low < least * least / most for low in held)


def components(pairs: Iterable[Pair]) -> list[tuple[list[Statement], set[frozenset[str]]]]:
    """Connected statements of the pairs, oldest component first, each with its pairs of ids.

    Statements that repeat one value within a day, or at a moment that is not known, connect too: they are one side told
    twice.
    """
    kept = list(pairs)
    held = {statement.id: statement for pair in kept for statement in pair}
    root = {name: name for name in held}
    for one, other in [*kept, *_repeated(held.values())]:
        a, b = _find(root, one.id), _find(root, other.id)
        root[max(a, b)] = min(a, b)
    groups: dict[str, list[Statement]] = defaultdict(list)
    for statement in in_order(held.values()):
        groups[_find(root, statement.id)].append(statement)
    edges: dict[str, set[frozenset[str]]] = defaultdict(set)
    for one, other in kept:
        edges[_find(root, one.id)].add(frozenset((one.id, other.id)))
    return [(group, edges[name]) for name, group in groups.items()]


def _find(root: dict[str, str], name: str) -> str:
    while root[name] != name:
        root[name] = root[root[name]]
        name = root[name]
    return name


def _repeated(statements: Iterable[Statement]) -> list[Pair]:
    values: dict[object, list[Statement]] = defaultdict(list)
    for statement in in_order(statements):
        values[statement.unit, statement.allowed].append(statement)
    return [(a, b) for held in values.values() for a, b in pairwise(held) if _near(a, b)]


def _near(a: Statement, b: Statement) -> bool:
    return not a.moment.known or not b.moment.known or abs(a.moment.high - b.moment.high) <= DAY


def _contradicting(docket: Docket, held: Sequence[Statement]) -> list[Pair]:
    pairs = combinations(held[:REACH], 2)
    return [(a, b) for a, b in pairs if docket.contradict(a, b) and not two_things(a, b, docket.policy)]
