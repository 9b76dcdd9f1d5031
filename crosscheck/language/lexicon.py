"""Looking words up: surface text to classes and values, with clitics split off and phrases joined.

A class is a role that a word can play in a rule (`person`, `harm_noun`, `month`); a value is what it stands for in that
role (`killed`, `11`). Each distinct set of classes is one code point, so that a sentence becomes a string and a rule a
regular expression over it (see grammar.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from crosscheck.language.forms import Folding

FIRST_CODE: Final = 0xE000
LAST_CODE: Final = 0xF8FF
MEMO_LIMIT: Final = 200_000
MAX_WORD: Final = 60
DEFINITE: Final = "definite"
PEOPLE: Final = frozenset({"person", "group", "harm_noun"})
NUMERAL: Final = "num_"  # how the names of classes of numerals begin
# A word of these classes alone is for the rules an unknown one too.
OPEN: Final = frozenset({"area", "place_trait", "records", "scene", "target"})

# letters with their marks or dotted initials (U.S.); numbers with inner separators; a number without its zero (.5);
# one symbol
TOKEN: Final = re.compile(
    r"[^\W\d_](?:\.(?:[^\W\d_]\.)+"
    r"|[^\W\d_]*(?:[\u0610-\u061a\u064b-\u0652\u0670]+[^\W\d_]*)*(?:['\u2019][^\W\d_]+)*)"
    r"|(?![0\u0660\u06f0])\d{1,3}(?:(?: \d{3}){2,}|(?: \d{3})* (?:0{3}|\u0660{3}|\u06f0{3}))(?!\d|[.,]\d)"
    r"|\d+(?:[.,\u066b\u066c'\u2019\u00a0\u202f]\d+|\u060c\d{3}(?!\d))*"
    r"|(?<![\w.])[.\u066b]\d+(?![.\d])"
    r"|[^\w\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


# blanks between stretches that are looked up whole, where numbers with blanks inside stand in the text
_SPACED: Final = re.compile(r"\d \d\d\d")
_BLANK: Final = re.compile(r"(?<!\d) | (?!\d)")


class Word:
    """What a form can mean: its classes, the value in each class, and the code of its class set."""

    __slots__ = ("classes", "code", "values")

    def __init__(self, classes: frozenset[str], values: dict[str, str], code: str) -> None:
        self.classes, self.values, self.code = classes, values, code


class Piece(NamedTuple):
    """A token or a part of one: offsets inside the token, its folded key, its word, and the phrases that it may
    begin.
    """

    start: int
    end: int
    key: str
    word: Word
    phrases: Phrases | None


class Phrases(dict[str, "Phrases"]):
    """What may follow the words of phrases so far, by its key; `word` is what the phrase means that ends here."""

    __slots__ = ("word",)

    def __init__(self) -> None:
        super().__init__()
        self.word: Word | None = None

    def add(self, keys: Iterable[str], word: Word) -> None:
        """Adds the phrase that goes on with these keys."""
        node = self
        for key in keys:
            node = node.setdefault(key, Phrases())
        node.word = word


def longest_phrase(pieces: Sequence[Piece], at: int) -> tuple[int, Word] | None:
    """The last piece of the longest phrase that begins at a piece, and what it means; None where none does."""
    found, last, node = None, at, pieces[at].phrases
    while node and last + 1 < len(pieces) and (node := node.get(pieces[last + 1].key)) is not None:
        last += 1
        if node.word is not None:
            found = last, node.word
    return found


class Clitic(NamedTuple):
    """A prefix written together with its word: folded text, its class, and the article that it is or contains."""

    prefix: str
    class_name: str
    article: str = ""

    @property
    def alone(self) -> bool:
        """True for the article itself, which marks its host and does not stand as a piece."""
        return self.prefix == self.article


class Nameless(NamedTuple):
    """Beginnings and endings of unknown words that are hardly ever names, where names cannot be told by capitals."""

    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()

    def covers(self, token: str, key: str) -> bool:
        """True for words of one or two letters and for those with such an edge, as the text spells it."""
        return len(key) < 3 or token.startswith(self.begins) or key.endswith(self.ends)


class Host(NamedTuple):
    """A word with its prefixes taken off: bare stem, key with article, offset, pieces taken, and whether an article
    marks it.
    """

    stem: str
    key: str
    start: int
    taken: tuple[tuple[int, int, str], ...]
    marked: bool


class Codes:
    """Code points for sets of classes. Sealed once the grammar is compiled: an unknown set is then an error."""

    def __init__(self) -> None:
        self._codes: dict[frozenset[str], str] = {}
        self._sealed = False

    def seal(self) -> None:
        """Closes the list: from now on an unknown set is an error."""
        self._sealed = True

    def of(self, classes: frozenset[str]) -> str:
        """The code of this set, made on first use."""
        code = self._codes.get(classes)
        if code is None:
            if self._sealed:
                raise ValueError(f"no code for the classes {sorted(classes)}: add them to the produced sets")
            number = FIRST_CODE + len(self._codes)
            if number > LAST_CODE:
                raise ValueError("more class sets than private code points")
            code = self._codes[classes] = chr(number)
        return code

    def sets(self) -> dict[frozenset[str], str]:
        """All sets known so far."""
        return dict(self._codes)


class _Memo(dict[str, tuple[Piece, ...]]):
    """Pieces by spelling, made when first asked for; emptied when full."""

    def __init__(self, split: Callable[[str], tuple[Piece, ...]]) -> None:
        super().__init__()
        self._split = split

    def __missing__(self, token: str) -> tuple[Piece, ...]:
        found = self._split(token)
        if len(token) <= MAX_WORD:
            if len(self) >= MEMO_LIMIT:
                self.clear()
            self[token] = found
        return found


class Lexicon:
    """All forms of one language, looked up by folded key; exact-case forms are kept beside them."""

    def __init__(
        self,
        folding: Folding,
        clitics: list[list[Clitic]],
        codes: Codes,
        *,
        suffixes: Mapping[str, str] | None = None,
        nameless: Nameless | None = None,
    ) -> None:
        self.folding, self.clitics, self.codes, self.suffixes = folding, clitics, codes, dict(suffixes or {})
        self._articles = tuple(clitic.prefix for slot in clitics for clitic in slot if clitic.article and clitic.alone)
        self._nameless = nameless or Nameless()
        self._entries: dict[str, dict[str, str]] = {}
        self._exact: dict[str, dict[str, str]] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], dict[str, str]]]] = {}
        self._written: list[tuple[str, str, str]] = []  # phrases as they were added, until they are split
        self._words: dict[frozenset[tuple[str, str]], Word] = {}
        self._tokens = _Memo(self._split)
        self._stretches = _Memo(self._stretch)
        self._produced: dict[str, Word] = {}
        self._ready: dict[str, Phrases] = {}

    def add(self, form: str, class_name: str, value: str) -> None:
        """Makes `form` (several words allowed; a leading `=` keeps its case) mean `value` in `class_name`; the first
        value of a class stays.
        """
        if form.startswith("="):
            self._exact.setdefault(form[1:], {}).setdefault(class_name, value)
            return
        keys = [self.folding.fold(match.group()) for match in TOKEN.finditer(form)]
        self._add_keys(keys, class_name, value)
        if len(keys) > 1:
            self._written.append((form, class_name, value))

    def _split_phrases(self) -> None:
        """Adds each phrase once more as the text's pieces will be where its words are split."""
        self._ready = {first: Phrases() for first in self._phrases}  # their first words are known words
        for form, class_name, value in self._written:
            first, *further = (match.group() for match in TOKEN.finditer(form))
            keys = [piece.key for token in further for piece in self._split(token)]
            self._add_keys([self.folding.fold(first), *keys], class_name, value)
            if self._suffix(self.folding.fold(first)):
                self._add_keys([*(piece.key for piece in self._split(first)), *keys], class_name, value)
        self._written.clear()

    def _add_keys(self, keys: list[str], class_name: str, value: str) -> None:
        if len(keys) == 1:
            self._entries.setdefault(keys[0], {}).setdefault(class_name, value)
            return
        same = self._phrases.setdefault(keys[0], [])
        rest = tuple(keys[1:])
        for known, values in same:
            if known == rest:
                values.setdefault(class_name, value)
                return
        same.append((rest, {class_name: value}))

    def means(self, form: str, class_name: str) -> bool:
        """True where a form of one word already has this class."""
        return class_name in self._entries.get(self.folding.fold(form), {})

    def forms(self) -> list[str]:
        """Every form of one word, folded."""
        return sorted({*self._entries, *self._exact})

    def seal(self) -> None:
        """Gives every class set its code; call once, after the last `add` and before rules are compiled."""
        self._complete()
        self._split_phrases()
        both = [{**self._entries.get(self.folding.fold(form), {}), **values} for form, values in self._exact.items()]
        for values in [*self._entries.values(), *both, *(v for p in self._phrases.values() for _, v in p)]:
            self.word(values)
            self.word({**values, DEFINITE: DEFINITE})
        for unknown in ("digits", "symbol"):
            self.word({unknown: unknown})
        for names in (("word", "nameable"), ("word",), ("cap",)):
            bare = {name: name for name in names}
            self.word(bare)
            for opened in self._entries.values():
                if OPEN.issuperset(opened):
                    self.word({**bare, **opened})
                    self.word({**bare, **opened, DEFINITE: DEFINITE})
        for slot in self.clitics:
            for clitic in slot:
                self.word({clitic.class_name: clitic.class_name})
        for class_name in self.suffixes.values():
            self.word({class_name: class_name})
        for first, rows in self._phrases.items():
            for rest, values in rows:
                self._ready.setdefault(first, Phrases()).add(rest, self.word(values))

    def _complete(self) -> None:
        """Lets nouns of people that are listed with their article too mean all that they mean without."""
        for key, values in self._entries.items():
            for article in self._articles:
                bare = self._entries.get(key.removeprefix(article), {}) if key.startswith(article) else {}
                for name in PEOPLE & bare.keys():
                    values.setdefault(name, bare[name])

    def word(self, values: dict[str, str]) -> Word:
        """The Word with these values by class."""
        key = frozenset(values.items())
        found = self._words.get(key)
        if found is None:
            classes = frozenset(values)
            found = self._words[key] = Word(classes, dict(values), self.codes.of(classes))
        return found

    def produced(self, classes: str) -> Word:
        """The Word of an item that a production makes, from its classes separated by blanks."""
        found = self._produced.get(classes)
        if found is None:
            found = self._produced[classes] = self.word({name: name for name in classes.split()})
        return found

    def read(self, text: str) -> tuple[list[int], list[tuple[Piece, ...]]]:
        """The stretches of a text between its blanks: where each begins, and the pieces in it."""
        stretches = _BLANK.split(text) if _SPACED.search(text) else text.split(" ")
        ends = accumulate(map(len, stretches), initial=0)
        return [end + blanks for blanks, end in enumerate(ends)][:-1], list(map(self._stretches.__getitem__, stretches))

    def _stretch(self, text: str) -> tuple[Piece, ...]:
        """The pieces in a text of some tokens."""
        return tuple(
            Piece(at + begin, at + end, key, word, phrases)
            for at, token in ((match.start(), match.group()) for match in TOKEN.finditer(text))
            for begin, end, key, word, phrases in self._tokens[token]
        )

    def _split(self, token: str) -> tuple[Piece, ...]:
        if token[-1].isdigit():
            return (Piece(0, len(token), token, self.word({"digits": "digits"}), None),)
        exact = self._exact.get(token)
        key = self.folding.fold(token)
        direct = self._entries.get(key)
        if not exact and not direct and key in self._ready and self.clitics:
            numeral = self._split_clitics(token, key)  # a numeral with its prefix, not the beginning of a name
            if numeral is not None and any(name.startswith(NUMERAL) for name in numeral[-1].word.classes):
                return numeral
        if exact or direct or len(token) > MAX_WORD:
            return (self._piece(token, key, {**(direct or {}), **(exact or {})}),)
        suffix = self._suffix(key)
        if suffix and (key not in self._ready or self._known(token[: -len(suffix)])):
            mark = self.word({self.suffixes[suffix]: self.suffixes[suffix]})
            at = len(token) - len(suffix)
            return (*self._split(token[:at]), Piece(at, len(token), suffix, mark, None))
        if key in self._ready:
            return (self._piece(token, key, self._definite(key)),)
        return self._split_clitics(token, key) or (self._piece(token, key, {}),)

    def _definite(self, key: str) -> dict[str, str]:
        """What a key with the article means by itself where it also begins phrases; empty for an unknown stem."""
        stems = [key[len(article) :] for article in self._articles if key.startswith(article)]
        values = next((found for stem in stems if len(stem) > 2 and (found := self._entries.get(stem))), None)
        return {**values, DEFINITE: DEFINITE} if values else {}

    def _suffix(self, key: str) -> str:
        """The suffix with which the key is written together; empty where it has none."""
        return next((suffix for suffix in self.suffixes if key.endswith(suffix) and len(key) > len(suffix) + 1), "")

    def _known(self, token: str) -> bool:
        return token in self._exact or self.folding.fold(token) in self._entries

    def _piece(self, token: str, key: str, values: dict[str, str]) -> Piece:
        return Piece(0, len(token), key, self.word(self._opened(values, token, key)), self._ready.get(key))

    def _opened(self, values: dict[str, str], token: str, key: str) -> dict[str, str]:
        """The values of a form, with the class of an unknown word where it has none or open classes alone."""
        if not OPEN.issuperset(values):
            return values
        kind = "symbol" if not token[0].isalpha() else "cap" if token[0].isupper() else "word"
        nameable = kind == "word" and not self._nameless.covers(token, key)
        return {kind: kind, **({"nameable": "nameable"} if nameable else {}), **values}

    def _split_clitics(self, token: str, key: str) -> tuple[Piece, ...] | None:
        """The pieces where a known stem is left after taking prefixes off, the fewest first; None where there
        is none.
        """
        best: tuple[Piece, ...] | None = None
        for host in self._hosts(key, 0, 0, ()):
            known = host.stem in self._entries or host.key in self._entries or host.key in self._ready
            if len(host.stem) < 2 or not known:
                continue
            if best is None or len(host.taken) + 1 < len(best):
                best = self._pieces_of(host, token, len(key))
        return best

    def _hosts(self, key: str, at: int, slot: int, taken: tuple[tuple[int, int, str], ...]) -> Iterator[Host]:
        """What is left of `key` from `at` on after every way of taking clitics of this and later slots off."""
        for number in range(slot, len(self.clitics)):
            for clitic in self.clitics[number]:
                end = at + len(clitic.prefix)
                if not key.startswith(clitic.prefix, at) or len(key) < end + 2:
                    continue
                if clitic.article:  # the prefix marks its host, alone or run together with a preposition
                    stands = () if clitic.alone else ((at, at + 1, clitic.class_name),)
                    yield Host(key[end:], clitic.article + key[end:], at + len(stands), (*taken, *stands), marked=True)
                    continue
                mine = (*taken, (at, end, clitic.class_name))
                yield Host(key[end:], key[end:], end, mine, marked=False)
                yield from self._hosts(key, end, number + 1, mine)

    def _pieces_of(self, host: Host, token: str, folded: int) -> tuple[Piece, ...]:
        known = self._entries.get(host.stem) or self._entries.get(host.key) or {}
        marks = {DEFINITE: DEFINITE} if host.marked and known else {}
        unknown = {"word": "word"} if OPEN.issuperset(known) else {}
        word = self.word({**unknown, **known, **marks})
        pieces = [Piece(a, b, token[a:b], self.word({name: name}), None) for a, b, name in host.taken]
        end = len(token)  # marks that folding dropped stay with the host
        return (*pieces, Piece(host.start, end, host.key, word, self._ready.get(host.key)))
