"""Places: whether two place names are one place, one inside the other, or two places."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, Protocol

from crosscheck.link.names import name_similarity, romanise

Relation = Literal["same", "inside", "holds", "apart", "unknown"]

# Two spellings of one place: stricter than for persons, since neighbouring places share words ("Gaza City", "Gaza
# Strip").
_ONE_PLACE = 0.93


class World(Protocol):
    """What linking asks of a table of places: containment and countries, by canonical English names."""

    def within(self, small: str, large: str) -> bool:
        """True where the first place lies inside the second."""
        ...

    def knows(self, name: str) -> bool:
        """True where the table has the place."""
        ...

    def country_of(self, name: str) -> str | None:
        """The country of a place, or None where the table does not know it."""
        ...

    def composes(self, name: str) -> bool:
        """True for an organisation or an office, alone or of a place: a name that the tables make."""
        ...


def relation(left: str | None, right: str | None, world: World | None) -> Relation:
    """How the first place lies to the second: `unknown` where one of them is not given, or the table has one alone."""
    if left is None or right is None:
        return "unknown"
    one, other = folded_place(left), folded_place(right)
    if one == other:
        return "same"
    lies = _nested(left, right, world)
    if lies is not None:
        return lies
    same_words = len(one.split()) == len(other.split())
    if same_words and name_similarity(left, right) >= _ONE_PLACE:
        return "same"
    return "apart" if world is None or _listed(left, world) == _listed(right, world) else "unknown"


def nested(left: str, right: str, world: World | None) -> bool:
    """True where one of two places lies in the other."""
    return folded_place(left) != folded_place(right) and _nested(left, right, world) is not None


def _nested(left: str, right: str, world: World | None) -> Relation | None:
    if world is None:
        return None
    if world.within(left, right):
        return "inside"
    if world.within(right, left):
        return "holds"
    one, other = folded_place(left), folded_place(right)
    if _part_of(one, left, other, world) or _part_of(other, right, one, world):
        return "inside" if len(one) > len(other) else "holds"
    return None


def _listed(name: str, world: World) -> bool:
    """True where the table has the place, or the one of which it is a part: `southern Orland`."""
    words = name.split()
    return any(world.knows(" ".join(words[at:])) for at in range(len(words)))


def _part_of(small: str, name: str, large: str, world: World) -> bool:
    """True for a place that no table has and whose name ends in the larger one's: `southern Orland`."""
    return small.endswith(f" {large}") and world.country_of(name) is None


@lru_cache(maxsize=1 << 16)
def folded_place(name: str) -> str:
    """A place name as one comparable string."""
    return " ".join(romanise(name).replace("-", " ").split())


def home_side(side: str | None, where: str | None, world: World | None) -> str | None:
    """The side, or None where it only names the country in which the people are counted anyway."""
    if side is None or where is None:
        return side
    home = world.country_of(where) if world is not None else None
    return None if folded_place(side) in {folded_place(where), folded_place(home or where)} else side
