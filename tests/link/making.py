"""Makers of articles and claims for the tests of linking, and a small table of places."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from crosscheck.model.article import Article
from crosscheck.model.claim import Claim

# Two reports of one invented event that share its names and hardly a run of words.
FERRY: Final = (
    "The ferry Saint Amalia went down off Port Orla on Thursday. Captain Ruben Castellmar radioed for help before the "
    "engine room flooded, the harbour master Livia Strandquist said. The cutter Dravenholt and boats of the Nordwick "
    "Line took in survivors."
)
FERRY_AGAIN: Final = (
    "Rescuers searched the waters near Port Orla after the Saint Amalia sank. Livia Strandquist, who runs the harbour, "
    "praised Ruben Castellmar for his last radio call; the Nordwick Line thanked the crew of the Dravenholt."
)
BRIDGE: Final = (
    "A footbridge in the mountain town of Tarn gave way during the Lantern Festival. Mayor Osric Pellham ordered an "
    "inquiry into the builder, Grenwick Stonework."
)


class Atlas:
    """A few invented places: Port Orla and Veld in Orland, Tarn in Mirea."""

    _HOMES: Final = {"Port Orla": "Orland", "Veld": "Orland", "Tarn": "Mirea"}

    def within(self, small: str, large: str) -> bool:
        """True where the table says so."""
        return self._HOMES.get(small) == large

    def knows(self, name: str) -> bool:
        """True for a place of the table."""
        return self.country_of(name) is not None

    def country_of(self, name: str) -> str | None:
        """The country of a place of the table."""
        return self._HOMES.get(name, name if name in self._HOMES.values() else None)

    def composes(self, name: str) -> bool:
        """True for a ministry or a minister."""
        return name.endswith(("Ministry", "Minister"))


def article(
    name: str,
    text: str = FERRY,
    *,
    day: str | None = "2024-05-02",
    outlet: str | None = None,
    origin: str | None = None,
) -> Article:
    """An article; without an outlet each has one of its own."""
    return Article(id=name, title="", text=text, outlet=outlet or f"Outlet of {name}", published=day, origin=origin)


def dead(article_id: str, number: int, count: int = 10, **slots: object) -> Claim:
    """A claim that counts the dead of an event in Port Orla, unless the slots say otherwise."""
    filled: dict[str, object] = {"kind": "casualty", "measure": "killed", "where": "Port Orla", "scope": "event"}
    return claim(article_id, number, filled | {"low": Decimal(count), "high": Decimal(count), "unit": "person"} | slots)


def stop(article_id: str, number: int, day: date, **slots: object) -> Claim:
    """A claim that Ada Brunn visits Port Orla on a day, unless the slots say otherwise."""
    filled: dict[str, object] = {"kind": "visit", "measure": "visit", "who": ("Ada Brunn",), "where": "Port Orla"}
    return claim(article_id, number, filled | {"start": day, "end": day, "qualifier": None} | slots)


def deal(article_id: str, number: int, count: int = 5, **slots: object) -> Claim:
    """A claim of the price that Orla Lines pays for Tarn Yards, unless the slots say otherwise."""
    filled: dict[str, object] = {"kind": "deal", "measure": "value", "who": ("Orla Lines", "Tarn Yards"), "unit": "USD"}
    return claim(
        article_id, number, filled | {"item": "Tarn Yards", "low": Decimal(count), "high": Decimal(count)} | slots
    )


def claim(article_id: str, number: int, slots: dict[str, object]) -> Claim:
    """A claim with a span of its own."""
    start = number * 10
    filled: dict[str, object] = {"field": "text", "span": (start, start + 5), "quote": "quote", "qualifier": "exact"}
    record = filled | slots | {"id": f"{article_id}#{number}", "article": article_id}
    return Claim(**record)
