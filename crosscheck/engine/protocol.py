"""What a stage may ask of the machines: the same in one process and on many."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from crosscheck.errors import EngineError

Chunk = TypeVar("Chunk")
Result = TypeVar("Result")

Progress = Callable[[int, int | None], None]
"""Called with the number of chunks done and of all chunks, None where the caller's iterable does not tell."""


class Engine(Protocol):
    """Runs tasks on chunks of work. A task is a top-level function (or a `partial` of one) without side effects.

    A task may run more than once on a chunk, since a worker can die after its work and before its answer. Results
    depend on the chunks alone: never on the number of workers, on which of them is faster, or on one that died. An
    exception of a task is not retried: the first failing chunk's, in input order, reaches the caller. A chunk on which
    every worker died ends in EngineError. One call runs at a time; `chunks` is read only as fast as it is worked off.
    """

    def map(
        self, task: Callable[[Chunk], Result], chunks: Iterable[Chunk], *, progress: Progress | None = None
    ) -> list[Result]:
        """`task(chunk)` for each chunk, in the order of the chunks."""
        ...

    def close(self) -> None:
        """Nothing; the workers are gone afterwards. A closed engine refuses work; closing it again is harmless."""
        ...


def task_name(task: Callable[..., object]) -> str:
    """The name of a task for messages, also where it is a `functools.partial`."""
    named = getattr(task, "func", task)
    return f"{getattr(named, '__module__', '?')}.{getattr(named, '__qualname__', type(named).__name__)}"


def pickled_task(task: Callable[..., object]) -> bytes:
    """The task as bytes that another process can load; EngineError where it is no top-level function."""
    try:
        return pickle.dumps(task)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise EngineError(f"task {task_name(task)} must be a top-level function: {error}") from error
