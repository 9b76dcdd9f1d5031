"""Disputes of one article with itself.

What it detects
    A title whose figure or day its own text does not bear out; a stay that outlasts the departure which the same
    article tells.

Why it matters
    Titles travel alone. The article itself is enough to prove the mistake, whatever other outlets say.

Known problems
    A title that rounds beyond the tolerance is reported, rightly or not; a title about another place that linking took
    for the text's figure looks like a contradiction.

Example
    Title `500 dead`, text `463 people were killed`.

Not this
    A text that gives two speakers' figures (that is `value`), or an older figure that it tells beside the new one (that
    is history).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from crosscheck.judge.docket import Dispute, Docket, same_voice
from crosscheck.judge.rules.digits import slip_between
from crosscheck.judge.rules.scale import is_scaled
from crosscheck.judge.statements import Side, Statement, by_article, is_telling, origins
from crosscheck.model.finding import ConflictType


def internal_disputes(docket: Docket) -> list[Dispute]:
    """One dispute for each article whose title and text exclude each other."""
    disputes: list[Dispute] = []
    for held in _voices(docket):
        titles = [s for s in held if s.titled]
        texts = [s for s in held if not s.titled and not s.claim.teaser]
        slipped = {title: slips for title in titles if (slips := _slips(docket, title))}
        disputes += [Dispute("internal", ((t,), row), docket.fact.id, odd=(t,)) for t, row in slipped.items()]
        loose = tuple(t for t in titles if texts and t not in slipped and _unborne(docket, t, texts))
        if loose:
            disputes.append(_dispute(docket, loose, texts))
    return _merged(disputes)


def _slips(docket: Docket, title: Statement) -> Side:
    """What the title's article tells under other facts and a slip of the fingers made the title's figure.

    The figure must be long, or the text have no other one.
    """
    asked = docket.asked(title.article, title)
    alone = len({s.allowed for s in asked}) == 1 and not asked[0].claim.part_of
    long = is_telling(title.figure, docket.policy.slips.measure_digits)
    if _bears(docket, title, asked) or not (alone or long):
        return ()
    own = {s.id for s in docket.statements}
    return tuple(s for s in asked if s.id not in own and slip_between((title,), (s,), docket.policy.slips))


def _bears(docket: Docket, title: Statement, texts: Sequence[Statement]) -> bool:
    """True where some figure of the text, or the sum of two sums of money, is the title's."""
    if any(s.unit == title.unit and docket.agree(title, s) for s in texts):
        return True
    parts = [s.allowed for s in texts if s.claim.kind == "deal" and s.unit == title.unit]
    return any(a.plus(b).meets(title.allowed) for a, b in combinations(parts, 2))


def _voices(docket: Docket) -> list[list[Statement]]:
    """Statements article by article; copies that tell the same values are one article."""
    voices: dict[tuple[str, frozenset[tuple[object, ...]]], list[Statement]] = {}
    for held in by_article(docket.statements).values():
        values = frozenset((s.titled, s.unit, s.allowed) for s in held)
        voices.setdefault((held[0].origin, values), []).extend(held)
    return list(voices.values())


def _unborne(docket: Docket, title: Statement, texts: list[Statement]) -> bool:
    """True where no statement of the text agrees with the title and one in a compatible voice contradicts it."""
    if _bears(docket, title, [*texts, *docket.asked(title.article, title)]):
        return False
    return any(same_voice(title, s) and docket.contradict(title, s) for s in texts)


def _dispute(docket: Docket, titles: Side, texts: list[Statement]) -> Dispute:
    """The dispute, its odd side the one that fewer other origins bear out."""
    against = [s for s in texts if not s.past and any(docket.contradict(s, title) for title in titles)] or texts
    title_side, text_side = _joined(docket, titles, against), _joined(docket, against, titles)
    if len(origins(title_side)) > len(origins(text_side)):
        sides, field = (text_side, title_side), docket.policy.precedence.text
    else:
        sides, field = (title_side, text_side), docket.policy.precedence.title
    kind: ConflictType = next((name for name in field if _fits(name, sides, docket)), "internal")
    return Dispute(kind, sides, docket.fact.id, odd=sides[0])


def _joined(docket: Docket, side: Iterable[Statement], other: Iterable[Statement]) -> Side:
    """The side with the statements of other articles that agree with all of it and contradict the other side."""
    core, against = tuple(side), tuple(other)
    own = {s.id for s in (*core, *against)}
    return (*core, *(s for s in docket.around(core[0]) if s.id not in own and _takes_side(docket, s, core, against)))


def _takes_side(docket: Docket, statement: Statement, core: Side, against: Side) -> bool:
    agrees = all(statement.unit == member.unit and docket.agree(statement, member) for member in core)
    return agrees and any(docket.contradict(statement, member) for member in against)


def _fits(kind: ConflictType, sides: tuple[Side, Side], docket: Docket) -> bool:
    if kind == "digits":
        return slip_between(sides[0], sides[1], docket.policy.slips)
    if kind == "scale":
        return any(a.figure and b.figure and is_scaled(a.figure, b.figure, docket) for a in sides[0] for b in sides[1])
    return kind == "internal"


def _merged(disputes: list[Dispute]) -> list[Dispute]:
    """Disputes that share a statement become one, so that copies of one article make one finding."""
    merged: list[Dispute] = []
    seen: set[str] = set()
    for dispute in disputes:
        ids = {s.id for s in dispute.odd}
        if not ids & seen:
            merged.append(dispute)
        seen |= {s.id for side in dispute.sides for s in side} if not ids & seen else ids
    return merged


def stay_disputes(article: Iterable[tuple[str, Statement]]) -> list[Dispute]:
    """Stays of one article that end after its own departure from there; the pairs are fact id and statement."""
    held = list(article)
    stays = [(fact, s) for fact, s in held if s.claim.measure == "visit" and s.claim.start != s.claim.end]
    leaves = [(fact, s) for fact, s in held if s.claim.measure == "departure" and s.claim.certainty != "denied"]
    return [
        _overstay(fact, stay, [s for f, s in held if f == fact and s.id != stay.id], (left, leave))
        for fact, stay in stays
        for left, leave in leaves
        if _leaves_early(stay, leave)
    ]


def _leaves_early(stay: Statement, leave: Statement) -> bool:
    one, other = stay.claim, leave.claim
    if one.where is None or one.where != other.where or one.end is None or one.start is None or other.end is None:
        return False
    return one.start <= other.end < one.end and bool(set(one.who) & set(other.who) or not one.who)


def _overstay(fact: str, stay: Statement, same: list[Statement], leaving: tuple[str, Statement]) -> Dispute:
    left, leave = leaving
    short = tuple(
        s for s in same if s.claim.end is not None and leave.claim.end is not None and s.claim.end <= leave.claim.end
    )
    facts = tuple(sorted({fact, left}))
    return Dispute("internal", ((stay,), (*short, leave)), fact, facts, odd=(stay,))
