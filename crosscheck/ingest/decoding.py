"""Bytes of unknown encoding become text, or a reason why they are none."""

from __future__ import annotations

import codecs
from typing import Final

from crosscheck.errors import InputError

CONTROLS: Final = bytes({*range(0x20), 0x7F} - {*b"\t\n\r\f"})

# Calibrated together on chardet 7.7: sentences of eight languages in their legacy encodings score 0.13 to 0.60, a
# headline of two words 0.05, random bytes (100 and more) below 0.02. 11 % of random bytes are controls.
LEAST_CONFIDENCE: Final = 0.05
MOST_CONTROLS: Final = 0.05


def decode(data: bytes, *, path: str, line: int | None = None, declared: str | None = None) -> str:
    """The text of `data` without its byte order mark; InputError where it is empty, binary, cut off or not decodable.

    A byte order mark decides, then strict UTF-8, then the encoding that the file itself declares, then a guess.
    """
    if not data.strip():
        raise InputError("empty", path=path, line=line)
    try:
        text = _decode(data, declared)
    except ValueError as error:
        raise InputError(str(error), path=path, line=line) from None
    if looks_binary(text.encode()):
        raise InputError("binary", path=path, line=line)
    if not text.strip():
        raise InputError("empty", path=path, line=line)
    return text


def looks_binary(data: bytes) -> bool:
    """True where UTF-8 or another superset of ASCII holds NUL or more control characters than text does."""
    return b"\0" in data or len(data) - len(data.translate(None, CONTROLS)) > MOST_CONTROLS * len(data)


def unix_newlines(text: str) -> str:
    r"""The text with every `\r\n` and lone `\r` as `\n`."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes, declared: str | None) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decode_utf16(data)
    if looks_binary(data):
        raise ValueError("binary")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if _is_cut_off(data, error):
            raise ValueError("truncated: the last character is cut off in the middle of its UTF-8 bytes") from None
    if data.startswith(codecs.BOM_UTF8):
        raise ValueError("starts with the UTF-8 byte order mark but is not UTF-8")
    return _decode_declared(data, declared) or _decode_guessed(data)


def _decode_utf16(data: bytes) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        cut = error.reason in ("truncated data", "unexpected end of data")
        raise ValueError(f"{'truncated' if cut else 'not UTF-16'}: {error.reason} at byte {error.start}") from None


def _is_cut_off(data: bytes, error: UnicodeDecodeError) -> bool:
    # A lone high byte at the end of ASCII is an old 8-bit text ("café"), at the end of UTF-8 it is half a character.
    return error.reason == "unexpected end of data" and not (
        data[: error.start].isascii() or (data.startswith(codecs.BOM_UTF8) and data[3 : error.start].isascii())
    )


def _decode_declared(data: bytes, declared: str | None) -> str | None:
    if declared is None:
        return None
    try:
        return data.decode(declared)
    except (LookupError, ValueError):
        return None


def _decode_guessed(data: bytes) -> str:
    import chardet  # heavy: its models load only for a file that is not UTF-8

    guess = chardet.detect(data, encoding_era=chardet.EncodingEra.MODERN_WEB)
    encoding, confidence = guess["encoding"], guess["confidence"]
    if encoding is None or confidence < LEAST_CONFIDENCE:
        raise ValueError("encoding not recognised; save it as UTF-8")
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        raise ValueError(f"not UTF-8, and not the {encoding} that it resembles; save it as UTF-8") from None
