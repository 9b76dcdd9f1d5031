"""The language of a text, as stated by its input or as recognised from its letters."""

from __future__ import annotations

import re
from typing import Final

TAG: Final = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*")
NO_LANGUAGE: Final = "zxx"  # ISO 639-2: no linguistic content
FEWEST_LETTERS: Final = 20
LIKELY: Final = 3
SAMPLE: Final = 400  # characters: enough to tell languages apart, and recognising costs time for each one


def read_language(stated: str) -> str | None:
    """The primary code of a language tag in lower case (`en-GB` gives `en`), None where `stated` is no tag."""
    tag = TAG.fullmatch(stated.strip())
    return tag[1].lower() if tag else None


def recognise_language(text: str) -> str | None:
    """The code of the language that the start of `text` is most probably written in, None for fewer than 20 letters."""
    sample = text[:SAMPLE]
    if sum(map(str.isalpha, sample)) < FEWEST_LETTERS:
        return None
    from py3langid import langid  # heavy: loads numpy and its model only for an article that states no language

    code, score = langid.classify(sample)
    return str(code) if score > langid.RAW_FLOOR and code != NO_LANGUAGE else None


def likely_languages(text: str) -> tuple[str, ...]:
    """The codes of the few most probable languages of a text of any length, the likeliest first.

    A single sentence is often taken for a close relative of its language: whoever can only read some languages looks
    for one of them here.
    """
    from py3langid import langid  # heavy: loads numpy and its model only for a text that states no language

    return tuple(str(code) for code, _ in langid.rank(text[:SAMPLE])[:LIKELY] if code != NO_LANGUAGE)
