"""Tasks for the engine tests, at the top level so that a worker can load them."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

from crosscheck.errors import InputError


class StubbornError(Exception):
    """An exception that cannot be unpickled: its constructor wants what pickle does not keep."""

    def __init__(self, *, lock: object) -> None:
        super().__init__("stubborn")
        self.lock = lock


def square(number: int) -> int:
    """The square."""
    return number * number


def power(exponent: int, number: int) -> int:
    """`number` to the power of `exponent`."""
    return int(number**exponent)


def process_of(_: object) -> int:
    """The id of the process that ran the task."""
    return os.getpid()


def refuse_from_three(number: int) -> int:
    """The number, or a ValueError that names it from three on."""
    if number >= 3:
        raise ValueError(f"refused {number}")
    return number


def cannot_read(path: str) -> str:
    """An InputError with the path."""
    raise InputError("broken", path=path, line=7)


def leave(_: object) -> None:
    """An exit in the middle of a task."""
    sys.exit("left")


def stubborn(_: object) -> None:
    """An exception that cannot travel."""
    raise StubbornError(lock=threading.Lock())


def unsendable(_: object) -> object:
    """A result that cannot travel."""
    return threading.Lock()


def die_once(chunk: tuple[Path, int]) -> int:
    """The number; the first process that tries a marked chunk is killed over it."""
    marker, number = chunk
    if not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def die_on_two(number: int) -> int:
    """The number; whoever tries 2 is killed."""
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def count_and_die(folder: Path) -> None:
    """Nothing, ever; each try leaves a file."""
    (folder / str(os.getpid())).touch()
    os.kill(os.getpid(), signal.SIGKILL)


def await_the_other(chunk: tuple[Path, str]) -> str:
    """The name, after the chunk of the other name has left its file: two workers have to be at work at once."""
    folder, name = chunk
    (folder / name).touch()
    other = folder / ("b" if name == "a" else "a")
    while not other.exists():
        os.sched_yield()
    return name


def slow_first(chunk: tuple[Path, int]) -> int:
    """The number; chunk 0 ends after chunk 1 has."""
    done, number = chunk
    if number == 1:
        done.touch()
    while number == 0 and not done.exists():
        os.sched_yield()
    return number


def fail_late(chunk: tuple[Path, int]) -> int:
    """A ValueError for 0 and 1, the one for 0 after the one for 1."""
    slow_first(chunk)
    raise ValueError(f"refused {chunk[1]}")


def shouted(text: str) -> str:
    """The text in capitals."""
    return text.upper()
