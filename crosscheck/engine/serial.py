"""The engine without workers: everything runs here and now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sized

from crosscheck.engine.protocol import Chunk, Progress, Result, pickled_task
from crosscheck.errors import EngineError


class SerialEngine:
    """Runs each task in this process, one after the other. It refuses a task that no worker could load."""

    def __init__(self) -> None:
        self._closed = False

    def map(
        self, task: Callable[[Chunk], Result], chunks: Iterable[Chunk], *, progress: Progress | None = None
    ) -> list[Result]:
        """`task(chunk)` for each chunk, in the order of the chunks."""
        if self._closed:
            raise EngineError("the engine is closed")
        pickled_task(task)
        total = len(chunks) if isinstance(chunks, Sized) else None
        results: list[Result] = []
        for chunk in chunks:
            results.append(task(chunk))
            if progress is not None:
                progress(len(results), total)
        return results

    def close(self) -> None:
        """Nothing; work is refused afterwards."""
        self._closed = True
