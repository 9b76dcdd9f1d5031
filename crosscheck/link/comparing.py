"""Comparing: for a pair of subjects, one comparison for each feature, none of which sees a value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from crosscheck.link.context import Days
from crosscheck.link.names import contains_phrase, matched_names, name_similarity, phrase_similarity, tokens
from crosscheck.link.places import World, folded_place, nested, relation
from crosscheck.link.scoring import VETO, Weights
from crosscheck.link.subjects import Node, Subject, is_open
from crosscheck.model.fact import Comparison

# Days within which two texts can mean one event. A stop of a visit is told with a day or two of error, and two stops of
# one traveller in one place lie further apart; a count of one day is told on that day or the next.
STOP_DAYS: Final = 3
COUNT_DAYS: Final = 1
NEWS_DAYS: Final = 4
OLD_NEWS_DAYS: Final = 14
_SINCE_DAYS: Final = 3
PAIR: Final = 2
_ITEM_ALIKE: Final = 0.88
_GROUP_ALIKE: Final = 0.9

Feature = Callable[[Subject, Subject, Weights, World | None], Comparison | None]


def compare(left: Node, right: Node, weights: Weights, world: World | None) -> tuple[Comparison, ...]:
    """The comparisons that speak for or against one fact of two nodes; what either leaves open is missing."""
    return tuple(_comparisons(left, right, weights, world))


def agree(left: Node, right: Node, weights: Weights, world: World | None) -> bool:
    """False where one feature alone forbids that the two nodes are one fact."""
    return all(comparison.score > VETO for comparison in _comparisons(left, right, weights, world))


def _comparisons(left: Node, right: Node, weights: Weights, world: World | None) -> Iterator[Comparison]:
    for feature in FEATURES:
        found = feature(left.subject, right.subject, weights, world)
        if found is not None:
            yield found
            if found.score <= VETO:
                return
    found = contrast(left, right, weights)
    if found is not None:
        yield found


def _asked(left: Subject, right: Subject, weights: Weights, world: World | None) -> Comparison | None:
    if left.kind != right.kind or left.measure != right.measure:
        return Comparison("measure", VETO, f"{left.kind} {left.measure} / {right.kind} {right.measure}")
    if left.forecast != right.forecast:
        return Comparison("certainty", VETO, "one counts, the other fears or alleges")
    if left.single != right.single:
        return Comparison("measure", VETO, "one death / a count")
    return None


def _group(left: Subject, right: Subject, weights: Weights, world: World | None) -> Comparison | None:
    if left.group == right.group:
        return None
    if left.group and right.group and name_similarity(left.group, right.group) >= _GROUP_ALIKE:
        return None
    return Comparison("group", VETO, f"{left.group or 'all'} / {right.group or 'all'}")


def _side(left: Subject, right: Subject, weights: Weights, world: World | None) -> Comparison | None:
    if left.side and right.side:
        same = folded_place(left.side) == folded_place(right.side)
        return Comparison("side", weights.same_side if same else VETO, f"{left.side} / {right.side}")
    one, other = (left, right) if left.side else (right, left)
    if not one.side or not other.where:
        return None
    home = one.where is None and relation(other.where, one.side, world) in {"same", "inside"}
    return None if home else Comparison("side", VETO, f"{one.side} / all in {other.where}")


def _place(left: Subject, right: Subject, weights: Weights, world: World | None) -> Comparison | None:
    if _journey(left) != _journey(right):
        return Comparison("place", VETO, "a whole journey / one stop")
    lies = relation(left.where, right.where, world)
    detail = f"{left.where} / {right.where}"
    if lies == "unknown":
        near = _told_places(left) & _told_places(right)
        return Comparison("place", weights.near_place, f"{detail}: told before") if near else None
    if lies == "same":
        return Comparison("place", weights.same_place, detail)
    if _loose_stops(left, right, world):
        return None
    if lies in {"inside", "holds"} and not _apart(left, right, lies == "inside", world):
        return Comparison("place", weights.place_within, f"{detail}: one lies in the other")
    if left.guessed and right.guessed and left.story is not None and left.story == right.story:
        return Comparison("place", weights.guessed_places, f"{detail}: both only implied")
    return Comparison("place", VETO, detail)


def _apart(left: Subject, right: Subject, inside: bool, world: World | None) -> bool:
    """True where the smaller place is another question than the larger one: a part of a count, a stop of a tour."""
    if left.kind == "casualty":
        return _is_part(left, right, inside, world)
    large = right.where if inside else left.where
    small = left.where if inside else right.where
    tour = world is not None and world.country_of(large or "") is None and world.country_of(small or "") is not None
    return left.kind == "visit" and tour


def _is_part(left: Subject, right: Subject, inside: bool, world: World | None) -> bool:
    """True where a count in a place may be a part of one in a larger place: in other stories, where an article counts
    in both or elsewhere too, and for places that are told, unless they are a city and a spot in it.
    """
    if left.story is None or left.story != right.story:
        return True
    small, large = (left, right) if inside else (right, left)
    if any(relation(other, large.where, world) in {"same", "inside"} for other in small.elsewhere):
        return True
    if any(relation(other, small.where, world) == "same" for other in large.elsewhere):
        return True
    country = world is not None and large.where is not None and world.country_of(large.where) == large.where
    return country and not (left.guessed or right.guessed)


def _loose_stops(left: Subject, right: Subject, world: World | None) -> bool:
    """True for visits of two days whose places do not make them one: one is not told, or lies in the other, which is no
    country.
    """
    if left.kind != "visit" or not _other_day(left, right):
        return False
    lies = relation(left.where, right.where, world)
    large = right.where if lies == "inside" else left.where
    whole = world is not None and world.country_of(large or "") == large
    return lies == "unknown" or (lies in {"inside", "holds"} and not whole)


def _told_places(subject: Subject) -> set[str]:
    return {folded_place(place) for place in ((subject.where,) if subject.where else subject.near)}


def _journey(subject: Subject) -> bool:
    """True for a visit without a place that lasts longer than a stop."""
    days = subject.days
    return subject.kind == "visit" and not subject.where and days is not None and days.length > STOP_DAYS


def _teaser(left: Subject, right: Subject, weights: Weights, world: World | None) -> Comparison | None:
    return Comparison("teaser", weights.teaser, "a headline of another story") if left.teaser != right.teaser else None


def _scope(left: Subject, right: Subject, weights: Weights, world: World | None) -> Comparison | None:
    if left.scope is None or right.scope is None:
        return None
    detail = f"{left.scope} / {right.scope}"
    if left.scope == right.scope:
        return Comparison("scope", weights.same_scope, detail)
    if "total" not in (left.scope, right.scope):
        return None if left.story == right.story else Comparison("scope", VETO, detail)
    total = left if left.scope == "total" else right
    loose = "day" not in (left.scope, right.scope) and not (total.since or total.from_event or total.running)
    return Comparison("scope", weights.loose_total if loose else VETO, detail)


def _since(left: Subject, right: Subject, weights: Weights, world: World | None) -> Comparison | None:
    if left.from_event and right.from_event:
        return Comparison("since", weights.same_since, "both run from an event without a day")
    if (left.from_event and right.since) or (right.from_event and left.since):
        return Comparison("since", VETO, "one runs from an event without a day, one from a day")
    if left.since is None or right.since is None:
        whole = left.longest or right.longest
        return Comparison("since", weights.whole_count, "no start told: the whole count") if whole else None
    same = abs((left.since - right.since).days) <= _SINCE_DAYS or _one_month(left.since, right.since)
    return Comparison("since", weights.same_since if same else VETO, f"{left.since} / {right.since}")


def _one_month(left: date, right: date) -> bool:
    """True where one start is told as a month in which the other lies."""
    return 1 in (left.day, right.day) and (left.year, left.month) == (right.year, right.month)


def _who(left: Subject, right: Subject, weights: Weights, world: World | None) -> Comparison | None:
    if left.kind == "deal" and not (left.who and right.who):
        return _beside(left, right, weights)
    if not left.who or not right.who:
        named = left.kind == "visit" and (left.who or right.who)
        if not named or not _other_day(left, right):
            return None
        return Comparison("who", weights.no_name_other_day, "no name and another day")
    short, long = sorted((left.who, right.who), key=len)
    matched = matched_names(short, long, lambda a, b: nested(a, b, world))
    detail = f"{', '.join(left.who)} / {', '.join(right.who)}"
    if matched == len(short):
        return Comparison("who", weights.same_people, detail)
    if left.kind == "visit" and matched:
        return Comparison("who", weights.shared_party, detail)
    other_name = left.kind == "deal" and matched and len(tokens(left.item or "")) > 1 and _same_item(left, right)
    return Comparison("who", weights.shared_party if other_name else VETO, detail)


def _beside(left: Subject, right: Subject, weights: Weights) -> Comparison | None:
    """The two parties that the sentences of two sums of one story name, where they are tied to one sum only."""
    one, other = left.who or left.beside, right.who or right.beside
    same = len(one) == len(other) == PAIR and matched_names(one, other, lambda _a, _b: False) == PAIR
    if not same or left.story is None or left.story != right.story or not (left.who or right.who):
        return None
    return Comparison("who", weights.same_beside, f"{', '.join(one)}: beside one sum")


def _other_day(left: Subject, right: Subject) -> bool:
    return bool(left.days and right.days and left.days.distance(right.days))


def _item(left: Subject, right: Subject, weights: Weights, world: World | None) -> Comparison | None:
    if not left.item or not right.item:
        return None
    detail = f"{left.item} / {right.item}"
    if _same_item(left, right):
        return Comparison("item", weights.same_item, detail)
    within = contains_phrase(left.item, right.item)
    return Comparison("item", weights.item_within if within else VETO, detail)


def _lead(left: Subject, right: Subject, weights: Weights, world: World | None) -> Comparison | None:
    """The sum that an article tells first is what it is about; one told later is mostly another."""
    if left.kind != "deal" or (left.item and right.item and left.item == right.item):
        return None
    if left.lead and right.lead:
        late = left.told is not None and right.told is not None and left.told.distance(right.told) > NEWS_DAYS
        if late and not (left.item and right.item):
            return Comparison("lead", weights.later_lead, "told first, long after each other")
        return Comparison("lead", weights.same_lead, "both articles tell it first")
    if left.lead != right.lead:
        return Comparison("lead", weights.other_lead, "one article tells it first, the other later")
    return None


def _same_item(left: Subject, right: Subject) -> bool:
    return bool(left.item and right.item) and phrase_similarity(left.item or "", right.item or "") >= _ITEM_ALIKE


def _event(left: Subject, right: Subject, weights: Weights, world: World | None) -> Comparison | None:
    shared = set(left.event) & set(right.event)
    return Comparison("event", weights.same_event_words, ", ".join(sorted(shared))) if shared else None


def _days(left: Subject, right: Subject, weights: Weights, world: World | None) -> Comparison | None:
    if left.days is None or right.days is None:
        return None
    room = STOP_DAYS if left.kind == "visit" else COUNT_DAYS
    apart = left.days.distance(right.days)
    if _loose_stops(left, right, world):
        return Comparison("days", weights.no_place_other_day, f"{_told(left.days)} / {_told(right.days)}: no place")
    return Comparison("days", weights.same_days if apart <= room else VETO, f"{_told(left.days)} / {_told(right.days)}")


def _told(days: Days) -> str:
    return str(days.first) if days.first == days.last else f"{days.first} to {days.last}"


def _years(left: Subject, right: Subject, weights: Weights, world: World | None) -> Comparison | None:
    if (not left.years and not right.years) or _same_item(left, right):
        return None
    vague = left.kind == "deal" and is_open(left) and is_open(right)
    detail = f"{_listed(left.years)} / {_listed(right.years)}"
    if left.years and right.years:
        meet = bool(left.years & right.years)
        if meet and vague:
            return None  # whatever happened in that year
        return Comparison("years", weights.same_years if meet else weights.other_years, detail)
    one, other = (left, right) if left.years else (right, left)
    if other.seen and one.years & {other.seen.first.year, other.seen.last.year}:
        return None
    return Comparison("years", weights.other_years, detail)


def _listed(years: frozenset[int]) -> str:
    return ", ".join(str(year) for year in sorted(years)) or "no other year"


def _story(left: Subject, right: Subject, weights: Weights, world: World | None) -> Comparison | None:
    teaser = left.teaser or right.teaser
    if (left.story is None or right.story is None) and not teaser:
        return None
    if left.story is not None and left.story == right.story:
        return Comparison("story", weights.same_story, left.story)
    lasting = left.scope == "total" or right.scope == "total"
    if lasting or left.kind == "deal" or (left.days and right.days):
        return None
    return Comparison(
        "story", _other_story(left, right, weights), f"{left.story or 'another'} / {right.story or 'another'}"
    )


def _other_story(left: Subject, right: Subject, weights: Weights) -> float:
    """Points of two stories: the closer they lie in time, the likelier they tell one event.

    Two tell of the same harm to people only where they name the same year beside their own.
    """
    if left.kind == "casualty" and not (left.teaser or right.teaser or left.years & right.years):
        return VETO
    if left.seen is None or right.seen is None or left.years & right.years:
        return weights.other_story
    apart = left.seen.distance(right.seen)
    if apart <= NEWS_DAYS or ((left.teaser or right.teaser) and apart <= OLD_NEWS_DAYS):
        return weights.other_story + weights.same_days
    return weights.other_story + weights.days_off


FEATURES: Final[tuple[Feature, ...]] = (
    _asked,
    _group,
    _scope,
    _since,
    _days,
    _side,
    _place,
    _who,
    _item,
    _lead,
    _event,
    _years,
    _story,
    _teaser,
)


def contrast(left: Node, right: Node, weights: Weights) -> Comparison | None:
    """What one article makes of the pair: it names a thing at one claim and another thing, or nothing, at the other."""
    if left.spans & right.spans:
        return Comparison("contrast", VETO, "one expression that serves two questions")
    if left.lists & right.lists and (is_open(left.subject) or is_open(right.subject)):
        return Comparison("contrast", VETO, "two figures of one list")
    shared = sorted(left.texts & right.texts)
    if not shared:
        return None
    one, other = left.subject, right.subject
    detail = f"side by side in {shared[0]}"
    if one.item and other.item and one.item != other.item:
        return Comparison("contrast", VETO, detail)
    if one.kind == "visit" and one.days and other.days and one.days.distance(other.days):
        return Comparison("contrast", VETO, detail)
    elsewhere = (one.where is None) != (other.where is None) and not _told_places(one) & _told_places(other)
    half_open = elsewhere or (one.since is None) != (other.since is None)
    return Comparison("contrast", weights.contrast, detail) if half_open else None
