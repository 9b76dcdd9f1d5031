"""Names of persons in Latin letters, for languages that write them in others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from crosscheck.language.forms import Folding

LONGEST: Final = 4  # words of a listed name


class Spelling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """names.toml: how newsrooms write names in Latin letters, and how letters spell what is not listed.

    `fill` stands between two consonants; `onsets` spell letters that are consonants before a vowel, `ends` those at the
    end of a word; `article` is what the language's article becomes before a name. `prefixes` and `suffixes` are words
    that are written together with the next or the last one.
    """

    letters: dict[str, str]
    names: dict[str, list[str]]
    onsets: dict[str, str] = {}
    ends: dict[str, str] = {}
    vowels: str = ""
    fill: str = ""
    article: str = ""
    prefixes: dict[str, str] = {}
    suffixes: dict[str, str] = {}


class Romaniser:
    """Spells names in Latin letters: listed ones as newsrooms do, others letter by letter."""

    def __init__(self, spelling: Spelling, folding: Folding, article: str) -> None:
        self._spelling, self._fold, self._article = spelling, folding.fold, article
        self._listed = {self._fold(form): name for name, forms in spelling.names.items() for form in forms}
        self._prefixes = {self._fold(word): part for word, part in spelling.prefixes.items()}
        self._suffixes = {self._fold(word): part for word, part in spelling.suffixes.items()}

    def lists(self, word: str) -> bool:
        """True for a word that is a listed part of names, with or without the article."""
        key = self._fold(word)
        return key in self._listed or key.removeprefix(self._article) in self._listed

    def spell(self, name: str) -> str:
        """The name in Latin letters; words of another script stay as they are."""
        words = name.split()
        spelled: list[str] = []
        at = 0
        while at < len(words):
            size = next(
                (n for n in range(LONGEST, 1, -1) if self._fold(" ".join(words[at : at + n])) in self._listed), 1
            )
            key = self._fold(words[at])
            if size == 1 and spelled and key in self._suffixes:
                spelled[-1] += self._suffixes[key]
            elif size == 1 and at + 1 < len(words) and key in self._prefixes:
                spelled.append(self._prefixes[key] + self._one(words[at + 1]).lower())
                at += 1
            else:
                spelled.append(self._one(" ".join(words[at : at + size])))
            at += size
        return " ".join(spelled)

    def _one(self, word: str) -> str:
        key = self._fold(word)
        if key in self._listed:
            return self._listed[key]
        if self._article and key.startswith(self._article) and len(key) > len(self._article) + 1:
            bare = key.removeprefix(self._article)
            return self._spelling.article + (self._listed.get(bare) or self._letters(bare).capitalize())
        return self._letters(key).capitalize() if any(letter in self._spelling.letters for letter in key) else word

    def _letters(self, word: str) -> str:
        """The word letter by letter, with a vowel between two consonants."""
        spelling, found, consonant, at = self._spelling, "", False, 0
        while at < len(word):
            letter = word[at : at + 2] if word[at : at + 2] in spelling.letters else word[at]
            following = word[at + len(letter) : at + len(letter) + 1]
            onset = letter in spelling.onsets and (at == 0 or (following != "" and following in spelling.vowels))
            last = letter in spelling.ends and at > 1 and not following
            vowel = last or (letter in spelling.vowels and not onset)
            if consonant and not vowel:
                found += spelling.fill
            found += (spelling.onsets if onset else spelling.ends if last else spelling.letters).get(letter, letter)
            consonant, at = not vowel, at + len(letter)
        return found


def romaniser(body: Mapping[str, object], folding: Folding, article: str) -> Romaniser:
    """The romaniser of a names file; msgspec.ValidationError where the file does not hold together."""
    return Romaniser(msgspec.convert(body, Spelling), folding, folding.fold(article))
