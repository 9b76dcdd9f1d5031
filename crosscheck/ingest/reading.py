"""Reading: paths in, articles and failures out."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from crosscheck.errors import InputError
from crosscheck.ingest.bytestream import ByteStream
from crosscheck.ingest.draft import Draft, Readings
from crosscheck.ingest.limits import Limits
from crosscheck.ingest.locating import STDIN, Located, locate, safe_name
from crosscheck.ingest.naming import Names
from crosscheck.ingest.pages import read_page
from crosscheck.ingest.plain import read_plain
from crosscheck.ingest.rows import read_objects, read_rows
from crosscheck.ingest.settling import settle
from crosscheck.ingest.tables import read_table
from crosscheck.model.article import Article
from crosscheck.model.result import Failure

STDIN_STEM: Final = "stdin"
# Byte order marks, blanks, and NUL (half of a UTF-16 blank) may stand before what tells the kind.
OPENING: Final = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*"
    rb"(?:(?P<jsonl>\{)|(?P<json>\[[\s\0]*\{)|(?P<html><!doctype html|<html))",
    re.IGNORECASE,
)
MOST_FAILURES: Final = 1_000  # of one input, the rest is counted: a file of garbage must not fill memory with reasons
DEFAULTS: Final = Limits()


class Ingested(msgspec.Struct, frozen=True):
    """Articles with unique ids and failures in the order read, and the SHA-256 of each input that was read whole."""

    articles: tuple[Article, ...]
    failures: tuple[Failure, ...]
    inputs: dict[str, str]


def read_articles(paths: Sequence[str | Path], *, stdin: BinaryIO | None = None, limits: Limits = DEFAULTS) -> Ingested:
    """Every article of the files, folders (recursively) and, for `-`, of `stdin`; a failure for all that is not read.

    Raises nothing on account of an input: an unreadable one is a failure and the others are read.
    """
    run = _Run(limits)
    for found in locate(paths):
        if isinstance(found, Failure):
            run.failures.append(found)
        elif run.is_full:
            run.failures.append(Failure(found.name, f"not read: the run has {limits.max_articles} articles already"))
        else:
            run.read(found, stdin)
    return Ingested(tuple(run.articles), tuple(run.failures), run.inputs)


class _Run:
    """What one call has read so far."""

    def __init__(self, limits: Limits) -> None:
        self.articles: list[Article] = []
        self.failures: list[Failure] = []
        self.inputs: dict[str, str] = {}
        self._limits = limits
        self._names = Names()

    @property
    def is_full(self) -> bool:
        return len(self.articles) >= self._limits.max_articles

    def read(self, found: Located, stdin: BinaryIO | None) -> None:
        """Add the articles of one file or of standard input."""
        try:
            if found.name != STDIN:
                with _opened(found, self._limits) as file:
                    self._read_stream(found, file)
            elif stdin is None:
                raise InputError("no standard input to read from", path=STDIN)
            else:
                self._read_stream(found, stdin)
        except InputError as error:
            self.failures.append(Failure(error.path, error.reason, error.line))
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            self.failures.append(Failure(found.name, f"unreadable: {reason}"))

    def _read_stream(self, found: Located, file: BinaryIO) -> None:
        stream = ByteStream(file, path=found.name, max_bytes=self._limits.max_file_bytes)
        try:
            self._add_all(_drafts(found, stream, self._limits), found.name)
        except InputError as error:
            self.failures.append(Failure(error.path, error.reason, error.line))
        if not stream.overflowed:
            self.inputs[found.name] = stream.digest()

    def _add_all(self, readings: Readings, path: str) -> None:
        failures = self._failures_of(readings, path)
        self.failures.extend(islice(failures, MOST_FAILURES))
        if uncounted := sum(1 for _ in failures):
            self.failures.append(Failure(path, f"{uncounted} more failures in this file"))

    def _failures_of(self, readings: Readings, path: str) -> Iterator[Failure]:
        nothing = True
        for reading in readings:
            nothing = False
            if isinstance(reading, Failure):
                yield reading
            elif self.is_full:
                yield Failure(
                    reading.path, f"more than {self._limits.max_articles} articles: the rest is not read", reading.line
                )
                return
            else:
                yield from self._add(reading)
        if nothing:
            yield Failure(path, "empty: there is no article in it")

    def _add(self, draft: Draft) -> Iterator[Failure]:
        article, failures = settle(draft, self._limits)
        yield from failures
        if article is not None:
            admitted, failure = self._names.admit(article, stated=draft.stated.id is not None)
            if admitted is not None:
                self.articles.append(admitted)
            if failure is not None:
                yield failure


def _opened(found: Located, limits: Limits) -> BinaryIO:
    status = found.opened.stat()
    if not stat.S_ISREG(status.st_mode):
        raise InputError("not a regular file", path=found.name)
    if status.st_size > limits.max_file_bytes:
        raise InputError(f"larger than {limits.max_file_bytes} bytes", path=found.name)
    return found.opened.open("rb")


def _drafts(found: Located, stream: ByteStream, limits: Limits) -> Readings:
    stem = STDIN_STEM if found.name == STDIN else safe_name(found.opened.stem)
    match found.suffix or _sniffed(stream):
        case ".txt":
            return read_plain(stream.whole(limits.max_line_bytes), path=found.name, derived_id=stem)
        case ".html" | ".htm":
            return read_page(stream.whole(limits.max_line_bytes), path=found.name, derived_id=stem)
        case ".json":
            return read_objects(stream.whole(), path=found.name, stem=stem)
        case ".csv" | ".tsv":
            return read_table(stream.whole(), path=found.name, stem=stem, limits=limits)
        case _:
            return read_rows(stream, stem=stem, limits=limits)


def _sniffed(stream: ByteStream) -> str:
    """The suffix that standard input would have as a file, by its first letters."""
    found = OPENING.match(stream.peek())
    return f".{found.lastgroup}" if found and found.lastgroup else ".txt"
