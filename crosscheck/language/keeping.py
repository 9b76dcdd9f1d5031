"""Compiled packs, kept beside the code as Python keeps its bytecode, so that a start need not compile them again."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar, cast

import msgspec

HERE: Final = Path(__file__).parent
KEPT: Final = HERE / "__pycache__"
# What reading a file raises that is cut off, damaged, or of other code.
BROKEN: Final = (pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, TypeError, ValueError)

Made = TypeVar("Made")


def kept(name: str, make: Callable[[], Made], *, sources: Path = HERE, folder: Path = KEPT) -> Made:
    """What `make` gives for the code and the data below `sources`, read from `folder` where it was kept there for the
    same ones.

    Anybody who can write the folder can change the code beside it too, so that unpickling trusts nobody new. A folder
    that cannot be written keeps nothing.
    """
    path, stamp = folder / f"{name}.pickle", _stamp(sources)
    with contextlib.suppress(OSError, *BROKEN):
        data = path.read_bytes()
        if data.startswith(stamp):
            return cast(Made, _unpickled(data[len(stamp) :]))
    made = make()
    with contextlib.suppress(OSError):
        _write(path, stamp + pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL))
    return made


def _stamp(sources: Path) -> bytes:
    """A digest of the files and of what else a pickle depends on."""
    digest = hashlib.sha256(f"{sys.version} {msgspec.__version__}".encode())
    for path in sorted((*sources.glob("*.py"), *sources.rglob("*.toml"))):
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.digest()


def _unpickled(data: bytes) -> object:
    """The object, made without the collector, which finds nothing among so many new objects."""
    running = gc.isenabled()
    gc.disable()
    try:
        return pickle.loads(data)
    finally:
        if running:
            gc.enable()


def _write(path: Path, data: bytes) -> None:
    """Puts a whole file in place at once, since several processes may start together."""
    path.parent.mkdir(exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
