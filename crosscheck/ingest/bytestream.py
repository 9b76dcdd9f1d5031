"""The bytes of an input in bounded pieces, counted and hashed on the way."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from crosscheck.errors import InputError

CHUNK: Final = 1 << 20
LONGEST_MARK: Final = 4
UTF16_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class ByteStream:
    """An input that is read once. Iterating gives non-empty chunks; more than `max_bytes` raises InputError."""

    def __init__(self, stream: BinaryIO, *, path: str, max_bytes: int) -> None:
        self.path = path
        self._stream = stream
        self._max_bytes = max_bytes
        self._count = 0
        self._hash = hashlib.sha256()
        self._peeked = b""
        self.overflowed = False

    def __iter__(self) -> Iterator[bytes]:
        while chunk := self._next():
            yield chunk

    def peek(self) -> bytes:
        """The first bytes that are not yet handed out, four at least if there are as many; they stay to be read."""
        while len(self._peeked) < LONGEST_MARK and (chunk := self._read()):
            self._peeked += chunk
        return self._peeked

    def whole(self, max_bytes: int | None = None) -> bytes:
        """All bytes that are left, InputError where there are more than `max_bytes`."""
        if max_bytes is not None:
            self._max_bytes = min(self._max_bytes, max_bytes)
        return b"".join(self)

    def digest(self) -> str:
        """The SHA-256 of all bytes of the input, those included that nobody has read yet."""
        for _ in self:
            pass
        return self._hash.hexdigest()

    def _next(self) -> bytes:
        if self._peeked:
            chunk, self._peeked = self._peeked, b""
            return chunk
        return self._read()

    def _read(self) -> bytes:
        chunk = self._stream.read(min(CHUNK, self._max_bytes - self._count + 1)) or b""
        self._count += len(chunk)
        if self._count > self._max_bytes:
            self.overflowed = True
            raise InputError(f"larger than {self._max_bytes} bytes", path=self.path)
        self._hash.update(chunk)
        return chunk


def split_lines(chunks: Iterable[bytes], max_bytes: int) -> Iterator[tuple[int, bytes | None]]:
    """Pairs of 1-based line number and line without its newline.

    A line longer than `max_bytes` is None and never held whole.
    """
    number, held, size = 1, list[bytes](), 0
    for chunk in chunks:
        *ended, rest = chunk.split(b"\n")
        for piece in ended:
            fits = size + len(piece) <= max_bytes
            yield number, b"".join((*held, piece)) if fits else None
            number, held, size = number + 1, [], 0
        size += len(rest)
        held.append(rest)
        if size > max_bytes:
            held.clear()
    if size:
        yield number, b"".join(held) if size <= max_bytes else None


def as_utf8(chunks: Iterable[bytes], mark: bytes) -> Iterator[bytes]:
    """The chunks without their byte order mark, UTF-16 turned into UTF-8. `mark` is the start of the first chunk.

    Raises UnicodeDecodeError where UTF-16 was announced and the bytes are something else.
    """
    if mark[:2] in UTF16_MARKS:
        decoder = codecs.getincrementaldecoder("utf-16")()
        yield from (decoder.decode(chunk).encode() for chunk in chunks)
        decoder.decode(b"", final=True)
        return
    bytes_to_drop = len(codecs.BOM_UTF8) if mark.startswith(codecs.BOM_UTF8) else 0
    for chunk in chunks:
        yield chunk[bytes_to_drop:]
        bytes_to_drop = 0
