"""Files written so that a crash leaves the old ones whole: all are complete before the first is put in place."""

from __future__ import annotations

import os
from collections.abc import Iterable
from errno import EISDIR
from pathlib import Path


def replace_files(out: Path, files: Iterable[tuple[str, bytes]]) -> list[Path]:
    """The paths of the files, written into the folder `out` and put in place together once all are complete."""
    out.mkdir(parents=True, exist_ok=True)
    waiting: list[tuple[Path, Path]] = []
    try:
        for name, data in files:
            part = out / f".{name}.{os.getpid()}.part"
            waiting.append((part, out / name))
            _write_through(part, data)
        for _, path in waiting:
            if path.is_dir():
                raise IsADirectoryError(EISDIR, "a folder stands where this file goes", str(path))
        for part, path in waiting:
            part.replace(path)
    finally:
        for part, _ in waiting:
            part.unlink(missing_ok=True)
    return [path for _, path in waiting]


def _write_through(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
