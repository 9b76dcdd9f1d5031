"""Disputes about what a figure counts.

What it detects
    The same figures under exchanged measures in two outlets (killed and injured swapped), two figures of one article
    that lie where the other reports have the other measure, or one figure that another outlet gives under another
    measure and that its own fact does not bear out.

Why it matters
    Wounded told as dead is the gravest mistake that a casualty report can carry, and each figure looks confirmed
    somewhere.

Known problems
    Two counts can be equal by chance; a single equal figure therefore needs many digits, or the same speaker, and a
    contradiction in its own fact. Which of the two outlets swapped is not decided.

Example
    `24,318 dead and 7,652 wounded` against `7,652 dead and 24,318 wounded`.

Not this
    A total and its part with one figure, or a count that is true of two measures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from crosscheck.judge.comparing import other_count
from crosscheck.judge.courses import Course
from crosscheck.judge.docket import Dispute, Docket, weight
from crosscheck.judge.statements import Side, Statement, is_telling, origins

# Figures of one fact: figure, then article, then the statements that name it.
_Named = dict[Decimal, dict[str, list[Statement]]]
_Coursed = tuple[Docket, Course]


def measure_disputes(dockets: Mapping[str, Docket]) -> dict[str, list[Dispute]]:
    """Disputes by fact id, over all facts together: a swap spoils two facts and is a dispute in each."""
    casualties = {name: docket for name, docket in dockets.items() if docket.fact.kind == "casualty"}
    named = {name: _named(docket) for name, docket in casualties.items()}
    courses = {name: Course(docket) for name, docket in casualties.items()}
    found: dict[str, list[Dispute]] = defaultdict(list)
    for one, other in sorted(_told_together(casualties)):
        if _exchangeable(casualties[one], casualties[other]):
            _add(found, _swaps(casualties, named, one, other))
            _add(found, _strays((casualties[one], courses[one]), (casualties[other], courses[other])))
    for dispute in _relabelled(casualties, named):
        if not any(_overlaps(dispute, held) for held in found[dispute.fact or ""]):
            found[dispute.fact or ""].append(dispute)
    return found


def _named(docket: Docket) -> _Named:
    named: _Named = defaultdict(lambda: defaultdict(list))
    for statement in docket.standing():
        if statement.figure is not None and statement.figure >= docket.policy.counts.telling:
            named[statement.figure][statement.article].append(statement)
    return named


def _told_together(dockets: Mapping[str, Docket]) -> set[tuple[str, str]]:
    """Pairs of facts that one article tells both."""
    told: dict[str, set[str]] = defaultdict(set)
    for name, docket in dockets.items():
        for statement in docket.statements:
            told[statement.article].add(name)
    return {pair for names in told.values() for pair in combinations(sorted(names), 2)}


def _exchangeable(one: Docket, other: Docket) -> bool:
    """True where the two facts ask about different measures of the same people."""
    a, b = one.fact, other.fact
    same = all(x is None or y is None or x == y for x, y in ((a.side, b.side), (a.where, b.where)))
    return a.measure != b.measure and a.group == b.group and same


def _swaps(dockets: Mapping[str, Docket], named: Mapping[str, _Named], one: str, other: str) -> list[Dispute]:
    """Disputes in both facts for every pair of figures that one article has this way round and others the other way."""
    first, second = dockets[one], dockets[other]
    disputes: list[Dispute] = []
    done: set[frozenset[Decimal]] = set()
    for p, q in _crossed(named[one], named[other]):
        if frozenset((p, q)) not in done:
            done.add(frozenset((p, q)))
            kept, left = sorted(
                ((p, q), (q, p)), key=lambda pair: -len(_bearers(first, pair[0]) | _bearers(second, pair[1]))
            )
            disputes += [_swap(first, kept[0], left[0], second), _swap(second, kept[1], left[1], first)]
    return disputes


def _bearers(docket: Docket, figure: Decimal) -> set[str]:
    """The origins of closed statements that agree with the figure."""
    core = _naming(docket, figure)
    return origins(
        s for s in docket.standing() if s.allowed.width is not None and any(docket.agree(s, c) for c in core)
    )


def _crossed(first: _Named, second: _Named) -> list[tuple[Decimal, Decimal]]:
    """(p, q) where one article says first p and second q, while others say first q and second p."""
    swapped = set(first) & set(second)
    found = []
    for p in sorted(swapped):
        for q in sorted(swapped - {p}):
            tellers = set(first[p]) & set(second[q])
            if tellers and set(first[q]) - tellers and set(second[p]) - tellers:
                found.append((p, q))
    return found


def _swap(docket: Docket, kept: Decimal, left: Decimal, linked: Docket) -> Dispute:
    """The dispute of one fact: the figure that more origins bear, with what agrees with it, against the other."""
    against, odd = _naming(docket, kept), _naming(docket, left)
    beside = [
        s for s in docket.standing() if s not in against and s not in odd and any(docket.agree(s, a) for a in against)
        and all(docket.contradict(s, o) for o in odd)
    ]  # fmt: skip
    evidence = (*_naming(linked, left), *_naming(linked, kept))
    return Dispute(
        "measure", ((*against, *beside), odd), docket.fact.id, (docket.fact.id, linked.fact.id), odd, evidence, "swap"
    )


def _strays(first: _Coursed, second: _Coursed) -> list[Dispute]:
    """Disputes in both facts where an article's two figures lie on each other's course and far off their own."""
    (one, one_course), (other, other_course) = first, second
    found = []
    for p, q in _pairs(one, other):
        off = one_course.is_off(p) and other_course.is_off(q)
        if off and p.figure and q.figure and other_course.holds(p.figure, p) and one_course.holds(q.figure, q):
            found.append((one_course.near(q.figure, p), p, other_course.near(p.figure, q), q))
    disputes: list[Dispute] = []
    for mine, p, theirs, q in sorted(found, key=lambda row: -len(row[0])):
        facts = (one.fact.id, other.fact.id)
        disputes.append(Dispute("measure", (mine, (p,)), one.fact.id, facts, (p,), (*theirs, q), "stray"))
        disputes.append(Dispute("measure", (theirs, (q,)), other.fact.id, facts[::-1], (q,), (*mine, p), "stray"))
    return disputes


def _pairs(one: Docket, other: Docket) -> Iterator[tuple[Statement, Statement]]:
    """What an article gives for the one fact with what the same field of it gives for the other."""
    told = {(s.article, s.titled): s for s in reversed(other.standing())}
    for statement in one.standing():
        beside = told.get((statement.article, statement.titled))
        if beside is not None:
            yield statement, beside


def _naming(docket: Docket, figure: Decimal) -> Side:
    return tuple(s for s in docket.standing() if s.figure == figure)


def _relabelled(dockets: Mapping[str, Docket], named: Mapping[str, _Named]) -> list[Dispute]:
    """Disputes for single figures that another article of the story gives under another measure."""
    tellers: dict[tuple[str, Decimal], list[tuple[str, Statement]]] = defaultdict(list)
    for name, figures in sorted(named.items()):
        story = dockets[name].fact.story
        for figure, articles in figures.items():
            if story is not None:
                tellers[story, figure] += [(name, s) for held in articles.values() for s in held]
    disputes = []
    for held in tellers.values():
        for name in sorted({name for name, _ in held}) if len({name for name, _ in held}) > 1 else ():
            mine = tuple(s for fact, s in held if fact == name)
            theirs = [s for fact, s in held if fact != name and _exchangeable(dockets[name], dockets[fact])]
            dispute = _relabel(dockets[name], mine, theirs) if theirs else None
            if dispute is not None:
                disputes.append(dispute)
    return disputes


def _relabel(docket: Docket, mine: Side, theirs: Iterable[Statement]) -> Dispute | None:
    """The dispute of a figure with its fact, where another measure has it from the same speaker or to many digits."""
    own = {s.article for s in mine}
    alike = tuple(t for t in theirs if t.article not in own and any(_one_source(docket, s, t) for s in mine))
    if not alike:
        return None
    values = list({s.allowed: s for s in mine}.values())
    credited = any(s.speaker is not None and s.speaker == t.speaker for s in mine for t in alike)
    near = (s for s in docket.around(mine[0]) if s.article not in own)
    others = [s for s in near if credited or not other_count(s, mine[0], docket.policy)]
    apart = {
        s.allowed
        for s in {s.allowed: s for s in others}.values()
        if all(docket.contradict(s, value) for value in values)
    }
    against = [s for s in others if s.allowed in apart and docket.contradict(s, values[0])]
    rivals = _rivals(mine, against)
    if not rivals:
        return None
    sides = tuple(sorted((mine, rivals), key=weight))
    facts = tuple(sorted({docket.fact.id, *(s.claim.fact for s in alike if s.claim.fact)}))
    return Dispute("measure", sides, docket.fact.id, facts, mine, alike, "relabel")


def _one_source(docket: Docket, a: Statement, b: Statement) -> bool:
    if a.speaker is not None and a.speaker == b.speaker:
        return True
    return is_telling(a.figure, docket.policy.slips.measure_digits)


def _rivals(mine: Side, against: Sequence[Statement]) -> Side:
    """The statements from which, or to which, growth cannot lead, with the last one before: a lower figure comes no
    earlier than a higher one.
    """
    excluded = [s for s in against if any(_falls(s, m) for m in mine)]
    before = [s for s in against if excluded and s not in excluded and s.moment.before(mine[0].moment)]
    return (*before[-1:], *excluded)


def _falls(a: Statement, b: Statement) -> bool:
    lower, higher = sorted((a, b), key=lambda s: (s.allowed.low or 0, s.id))
    return higher.moment.before(lower.moment) or higher.moment.same(lower.moment)


def _overlaps(one: Dispute, other: Dispute) -> bool:
    ids = {s.id for s in one.odd}
    return any(s.id in ids for side in other.sides for s in side)


def _add(found: dict[str, list[Dispute]], disputes: Iterable[Dispute]) -> None:
    for dispute in disputes:
        held = found[dispute.fact or ""]
        if not any(_overlaps(dispute, other) for other in held):
            held.append(dispute)
