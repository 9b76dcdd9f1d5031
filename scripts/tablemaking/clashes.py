"""Names that point at two things: declared ones go to their default, any other is an error."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Any

from scripts.tablemaking.rows import CURATED, RowError
from scripts.tablemaking.spelling import EXACT, fold, inflect

Names = dict[str, tuple[str, ...]]


def declared(table: str, language: str) -> Names:
    """The declared ambiguous names of one table, inflected: name to its candidates, the default first."""
    rows = _read("ambiguous").get(table, {}).get(language, {}).items()
    return {form: tuple(found) for entry, found in rows for form in inflect(entry, language)}


def ordinary(table: str, language: str) -> tuple[str, ...]:
    """The names of one table that are ordinary words too, as declared."""
    return tuple(_read("ordinary").get(table, {}).get(language, ()))


def settle(layers: tuple[Names, ...], table: str, language: str) -> tuple[Names, ...]:
    """The layers (names, people) with each ambiguous name under its default only; RowError for an undeclared clash."""
    ambiguous = declared(table, language)
    key_to_candidates = {fold(name): (name, candidates) for name, candidates in ambiguous.items()}
    _refuse_undeclared(layers, set(key_to_candidates))
    settled: list[Names] = []
    for layer in layers:
        kept: dict[str, list[str]] = {
            owner: [name for name in names if key_to_candidates.get(fold(name), ("", (owner,)))[1][0] == owner]
            for owner, names in layer.items()
        }
        settled.append({owner: tuple(names) for owner, names in kept.items()})
    owners = set(layers[0])
    for name, candidates in ambiguous.items():
        if not owners.issuperset(candidates):
            raise RowError(f"ambiguous.toml: {name}: no such thing: {sorted(set(candidates) - owners)}")
        default = candidates[0]
        if all(fold(name) not in map(fold, layer.get(default, ())) for layer in settled):
            settled[0][default] += (name,)
    return _marked(tuple(settled), ordinary(table, language))


def _marked(layers: tuple[Names, ...], ordinary_words: tuple[str, ...]) -> tuple[Names, ...]:
    """The layers with the exact-case mark before each name that is an ordinary word in a script with cases."""
    known = {fold(name) for layer in layers for names in layer.values() for name in names}
    if unknown := [word for word in ordinary_words if fold(word) not in known]:
        raise RowError(f"ordinary.toml: not a name of anything: {', '.join(unknown)}")
    words = {fold(word) for word in ordinary_words if word.lower() != word.upper()}
    return tuple(_marked_layer(layer, words) for layer in layers)


def _marked_layer(layer: Names, words: set[str]) -> Names:
    return {
        owner: tuple(EXACT + name if fold(name) in words and not name.startswith(EXACT) else name for name in names)
        for owner, names in layer.items()
    }


def _refuse_undeclared(layers: tuple[Names, ...], known: set[str]) -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for layer in layers:
        for owner, names in layer.items():
            for name in names:
                owners[fold(name)].add(owner)
    shared = {name: sorted(found) for name, found in sorted(owners.items()) if len(found) > 1 and name not in known}
    if shared:
        rows = "\n  ".join(f"{name}: {found}" for name, found in shared.items())
        raise RowError(f"names of two things that ambiguous.toml does not declare:\n  {rows}")


@cache
def _read(stem: str) -> Mapping[str, Any]:
    return tomllib.loads((CURATED / f"{stem}.toml").read_text(encoding="utf-8"))
