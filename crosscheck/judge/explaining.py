"""Explaining: the probable reasons of a dispute, most probable first, each with the claims that speak for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from crosscheck.judge.catalogue import load_catalogue
from crosscheck.judge.comparing import is_swap
from crosscheck.judge.docket import Dispute, Docket
from crosscheck.judge.numbering import phrase
from crosscheck.judge.policy import Policy
from crosscheck.judge.statements import Side, Statement, significant
from crosscheck.judge.wording import explained, factor_between
from crosscheck.model.finding import REASONS_IN, Explanation

# The long scale's word means so many times the short scale's, from such a figure on.
_LONG_SCALE: Final = ((Decimal(10) ** 3, Decimal(10) ** 9), (Decimal(10) ** 6, Decimal(10) ** 12))
# Coarse rounding: a figure of at most so many digits within this share of the other.
_COARSE_DIGITS: Final = 2
_COARSE: Final = Decimal("0.10")
_NEAR: Final = Decimal("0.03")


class Surroundings:
    """The other facts of each story, by figure, so that a strange figure can be found where it belongs."""

    def __init__(self, dockets: Mapping[str, Docket], policy: Policy) -> None:
        self.policy = policy
        self._by_figure: dict[tuple[str, Decimal], list[tuple[Docket, Statement]]] = defaultdict(list)
        for docket in dockets.values():
            for statement in docket.statements if docket.fact.story is not None else ():
                if statement.figure is not None and statement.figure > 1:
                    self._by_figure[docket.fact.story or "", statement.figure].append((docket, statement))

    def elsewhere(self, docket: Docket, figure: Decimal) -> list[tuple[Docket, Statement]]:
        """Statements of the story's other facts that name the figure."""
        held = self._by_figure.get((docket.fact.story or "", figure), ())
        return [(other, statement) for other, statement in held if other.fact.id != docket.fact.id]


Finder = Callable[[Dispute, Docket, Surroundings], Explanation | None]


def explanations(dispute: Dispute, docket: Docket, around: Surroundings) -> tuple[Explanation, ...]:
    """All reasons that the evidence allows; those that the type itself names come first."""
    found = (finder(dispute, docket, around) for finder in FINDERS)
    return tuple(explanation for explanation in found if explanation is not None)


def _swapped_measure(dispute: Dispute, docket: Docket, around: Surroundings) -> Explanation | None:
    if dispute.type != "measure":
        return None
    return _explanation("swapped_measure", dispute.linked, elsewhere=_words(dispute.linked[:1]))


def _long_scale(dispute: Dispute, docket: Docket, around: Surroundings) -> Explanation | None:
    if dispute.type != "scale":
        return None
    figures = _figures(dispute.sides)
    small, ratio = figures[0], figures[-1] / figures[0]
    fits = any(abs(ratio - factor) <= factor * _NEAR and small >= least for factor, least in _LONG_SCALE)
    crosses = len({s.language for side in dispute.sides for s in side if s.language}) > 1
    if not fits or not crosses:
        return None
    return _explanation("long_scale", _all(dispute.sides), factor=_factor(dispute))


def _scale_slip(dispute: Dispute, docket: Docket, around: Surroundings) -> Explanation | None:
    if dispute.type != "scale":
        return None
    return _explanation("scale_slip", dispute.sides[-1], factor=_factor(dispute))


def _digit_slip(dispute: Dispute, docket: Docket, around: Surroundings) -> Explanation | None:
    if dispute.type not in ("digits", "internal"):
        return None
    slips = around.policy.slips
    pairs = [(a, b) for a in _figures(dispute.sides[:1]) for b in _figures(dispute.sides[1:])]
    if any(is_swap(a, b, slips) for a, b in pairs):
        return _explanation("transposed_digits", _all(dispute.sides))
    return _explanation("dropped_digit", _all(dispute.sides)) if dispute.type == "digits" else None


def _other_currency(dispute: Dispute, docket: Docket, around: Surroundings) -> Explanation | None:
    return _explanation("other_currency", dispute.sides[-1]) if dispute.type == "currency" else None


def _weekday_slip(dispute: Dispute, docket: Docket, around: Surroundings) -> Explanation | None:
    if dispute.type == "weekday":
        return None
    for one in dispute.sides:
        for other in dispute.sides:
            days = {s.claim.start.weekday() for s in other if s.claim.start and s.claim.start == s.claim.end}
            named = [
                s for s in one if s.claim.weekday is not None and s.claim.period and not s.claim.period.weekday_agrees
            ]
            pointing = tuple(s for s in named if s.claim.weekday in days)
            if one is not other and pointing:
                return _explanation("weekday_slip", pointing)
    return None


def _time_zone(dispute: Dispute, docket: Docket, around: Surroundings) -> Explanation | None:
    if dispute.type != "date" or len(dispute.sides) != 2:
        return None
    first, second = (side[0].claim.start for side in dispute.sides)
    if first is None or second is None or abs((first - second).days) != 1:
        return None
    return _explanation("time_zone", _all(dispute.sides))


def _feared(dispute: Dispute, docket: Docket, around: Surroundings) -> Explanation | None:
    for side in dispute.sides:
        for figure in _figures([side]):
            for other, statement in around.elsewhere(docket, figure):
                if statement.claim.certainty == "alleged" and other.fact.measure == docket.fact.measure:
                    return _explanation("feared_as_dead", (statement, *side), elsewhere=_words((statement,)))
    return None


def _part_as_total(dispute: Dispute, docket: Docket, around: Surroundings) -> Explanation | None:
    for side in dispute.sides:
        for figure in _figures([side]):
            for other, statement in around.elsewhere(docket, figure):
                if docket.fact.id in other.fact.part_of and statement.claim.certainty != "alleged":
                    return _explanation("part_as_total", (statement, *side), elsewhere=_words((statement,)))
    return None


def _unit_price(dispute: Dispute, docket: Docket, around: Surroundings) -> Explanation | None:
    figures = _figures(dispute.sides)
    if docket.fact.kind != "deal" or len(figures) < 2 or dispute.type == "currency":
        return None
    pieces = (figures[-1] / figures[0]).to_integral_value()
    counted = [s for other, s in around.elsewhere(docket, pieces) if other.fact.kind == "figure"]
    if pieces < 2 or not counted or abs(figures[0] * pieces - figures[-1]) > figures[-1] * _NEAR:
        return None
    return _explanation("unit_price", counted, factor=str(pieces))


def _misquote(dispute: Dispute, docket: Docket, around: Surroundings) -> Explanation | None:
    if dispute.type in ("weekday", "arithmetic"):
        return None
    named = [{s.claim.attribution for s in side if s.claim.attribution} for side in dispute.sides]
    shared = sorted(set.intersection(*named)) if len(named) > 1 else []
    credited = tuple(s for side in dispute.sides for s in side if s.claim.attribution in shared)
    return _explanation("misquote", credited, speakers=", ".join(shared)) if shared else None


def _other_speaker(dispute: Dispute, docket: Docket, around: Surroundings) -> Explanation | None:
    if dispute.type not in ("value", "measure", "date"):
        return None
    named = [sorted({s.claim.attribution for s in side if s.claim.attribution}) for side in dispute.sides]
    if not all(named) or any(set(a) & set(b) for at, a in enumerate(named) for b in named[at + 1 :]):
        return None
    speakers = "; ".join(", ".join(row) for row in named)
    return _explanation("other_speaker", _all(dispute.sides), speakers=speakers)


def _older_figure(dispute: Dispute, docket: Docket, around: Surroundings) -> Explanation | None:
    if dispute.type not in ("value", "internal", "digits") or docket.fact.kind in ("visit", "deal"):
        return None
    first = min(dispute.sides, key=lambda side: (side[0].moment.low, side[0].id))
    others = [s for side in dispute.sides if side is not first for s in side]
    if not others or not all(a.moment.before(b.moment) for a in first[:1] for b in others):
        return None
    return _explanation("older_figure", first)


def _rounding(dispute: Dispute, docket: Docket, around: Surroundings) -> Explanation | None:
    if dispute.type not in ("value", "internal"):
        return None
    figures = _figures(dispute.sides)
    if len(figures) < 2 or figures[-1] - figures[0] > figures[0] * _COARSE:
        return None
    lengths = sorted(len(significant(figure)) for figure in figures)
    return (
        _explanation("rounding", _all(dispute.sides))
        if lengths[0] < lengths[-1] and lengths[0] <= _COARSE_DIGITS
        else None
    )


# The order of probability: what the type itself proves, then what a figure elsewhere shows, then who spoke and when.
FINDERS: Final[tuple[Finder, ...]] = (
    _swapped_measure,
    _long_scale,
    _scale_slip,
    _digit_slip,
    _other_currency,
    _weekday_slip,
    _feared,
    _part_as_total,
    _unit_price,
    _misquote,
    _other_speaker,
    _time_zone,
    _older_figure,
    _rounding,
)  # fmt: skip


def _explanation(kind: str, evidence: Iterable[Statement], **values: str) -> Explanation:
    ids = tuple(dict.fromkeys(statement.id for statement in evidence))
    return Explanation(kind, explained(kind, **values), ids)


def _figures(sides: Sequence[Side]) -> list[Decimal]:
    return sorted({s.figure for side in sides for s in side if s.figure})


def _all(sides: Sequence[Side]) -> Side:
    return tuple(statement for side in sides for statement in side)


def _factor(dispute: Dispute) -> str:
    return factor_between(dispute.sides, load_catalogue(REASONS_IN))


def _words(statements: Sequence[Statement]) -> str:
    words = load_catalogue(REASONS_IN)
    return "; ".join(phrase(statement.claim, words) for statement in statements)
