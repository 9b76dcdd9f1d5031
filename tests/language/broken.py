"""Packs that are broken on purpose: copies of a language's folder with one thing changed."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

from crosscheck.language.files import PACKS, SHARED


class Change(NamedTuple):
    """Text put in the place of a text that stands in a file, both below the folder of packs; `old` is all of it where
    empty.
    """

    file: str
    old: str
    new: str


def copied_packs(folder: Path, code: str, *changes: Change) -> Path:
    """A folder of packs with one language and these changes."""
    packs = folder / "packs"
    shutil.copytree(PACKS / code, packs / code)
    for name in SHARED:
        shutil.copy(PACKS / name, packs / name)
    for change in changes:
        path = packs / change.file
        text = path.read_text(encoding="utf-8")
        assert change.old in text
        path.write_text(text.replace(change.old, change.new, 1) if change.old else change.new, encoding="utf-8")
    return packs
