"""Persons in sentences: names behind titles and offices, and names already met."""

from __future__ import annotations

from typing import Final

from crosscheck.extract.drafts import Passage, Reading
from crosscheck.extract.items import Item

MAX_NAME: Final = 4


def persons_in(passage: Passage, reading: Reading) -> list[str]:
    """The persons that a sentence names, as written; offices without a name stand for their holder."""
    items = passage.sentence.items
    found: list[str] = []
    at = 0
    while at < len(items):
        item = items[at]
        if item.has("honorific") or _person_office(item, reading):
            begin = at + 1
            while begin < len(items) and (items[begin].has("people") or items[begin].has("honorific") or _person_office(items[begin], reading)):
                begin += 1
            end = _name_end(items, begin, reading)
            if end > begin:
                _add(found, passage.text[items[begin].start : items[end - 1].end])
                at = end
                continue
            if _person_office(item, reading):
                _add(found, passage.text[item.start : item.end])
        elif item.has("cap"):
            end = max(at + 1, _name_end(items, at, reading))
            name = passage.text[item.start : items[end - 1].end]
            if end - at >= 2 or name in _known(reading):
                _add(found, name)
            at = end
            continue
        at += 1
    return found


def _person_office(item: Item, reading: Reading) -> bool:
    office = item.word.values.get("office")
    return office is not None and reading.pack.offices.get(office) == "person"


def _name_end(items: list[Item], begin: int, reading: Reading) -> int:
    """The position behind the words that can go on being a name."""
    end = begin
    latin = "cap" in _name_class(reading)
    while end < len(items) and end - begin < MAX_NAME and (items[end].has("cap") if latin else items[end].has("word")):
        end += 1
    return end


def _name_class(reading: Reading) -> str:
    return "cap" if reading.pack.settings.direction == "ltr" else "word"


def _add(found: list[str], name: str) -> None:
    if name and name not in found:
        found.append(name)


def _known(reading: Reading) -> tuple[str, ...]:
    return reading.travellers
