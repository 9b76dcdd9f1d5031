"""Makers of articles and claims for the tests of linking, and a small table of places."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from crosscheck.model.article import Article
from crosscheck.model.claim import Claim


class Atlas:
    """A few invented places: Port Orla and Veld in Orland, Tarn in Mirea."""

    _HOMES = {"Port Orla": "Orland", "Veld": "Orland", "Tarn": "Mirea"}

    def within(self, small: str, large: str) -> bool:
        """True where the table says so."""
        return self._HOMES.get(small) == large

    def country_of(self, name: str) -> str | None:
        """The country of a place of the table."""
        return self._HOMES.get(name, name if name in self._HOMES.values() else None)


def article(
    name: str, text: str = "", *, day: str | None = "2024-05-02", outlet: str | None = None, title: str = ""
) -> Article:
    """An article; without an outlet each has one of its own."""
    return Article(id=name, title=title, text=text, outlet=outlet or f"Outlet of {name}", published=day)


def dead(article_id: str, number: int, count: int = 10, **slots: object) -> Claim:
    """A claim that counts the dead of an event in Port Orla, unless the slots say otherwise."""
    filled: dict[str, object] = {
        "kind": "casualty",
        "measure": "killed",
        "where": "Port Orla",
        "scope": "event",
        "unit": "person",
    }
    filled |= slots
    filled.setdefault("low", Decimal(count))
    filled.setdefault("high", Decimal(count))
    return claim(article_id, number, **filled)


def stop(article_id: str, number: int, day: date, **slots: object) -> Claim:
    """A claim that Ada Brunn visits Port Orla on a day, unless the slots say otherwise."""
    filled: dict[str, object] = {"kind": "visit", "measure": "visit", "who": ("Ada Brunn",), "where": "Port Orla"}
    filled |= {"start": day, "end": day, "qualifier": None} | slots
    return claim(article_id, number, **filled)


def deal(article_id: str, number: int, count: int = 5, **slots: object) -> Claim:
    """A claim of the price that Orla Lines pays for Tarn Yards, unless the slots say otherwise."""
    filled: dict[str, object] = {
        "kind": "deal",
        "measure": "value",
        "who": ("Orla Lines", "Tarn Yards"),
        "item": "Tarn Yards",
    }
    filled |= {"low": Decimal(count), "high": Decimal(count), "unit": "USD"} | slots
    return claim(article_id, number, **filled)


def claim(article_id: str, number: int, **slots: object) -> Claim:
    """A claim with a span of its own."""
    filled: dict[str, object] = {
        "field": "text",
        "span": (number * 10, number * 10 + 5),
        "quote": "quote",
        "qualifier": "exact",
    }
    record = filled | slots | {"id": f"{article_id}#{number}", "article": article_id}
    return Claim(**record)  # type: ignore[arg-type]
