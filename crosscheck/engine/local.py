"""The engine of one machine: a pool of spawned workers that outlives any of them."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Sized
from multiprocessing.connection import Connection, wait
from typing import Any, Final, Generic

from crosscheck.engine.protocol import Chunk, Progress, Result, pickled_task, task_name
from crosscheck.engine.working import Worker, outcome_of
from crosscheck.errors import EngineError

ATTEMPTS: Final = 3
_SHOWN: Final = 80  # characters of a chunk in a message


class LocalEngine:
    """Runs tasks on `workers` spawned processes, started when first needed and kept until the engine is closed.

    A worker that dies (killed, out of memory) is replaced and its chunk tried again, `attempts` times in all.
    The script that uses it needs the usual `if __name__ == "__main__":`, as each worker imports it anew.
    """

    def __init__(self, workers: int, *, attempts: int = ATTEMPTS) -> None:
        if workers < 1 or attempts < 1:
            raise ValueError(f"workers and attempts must be 1 or more, not {workers} and {attempts}")
        self._workers, self._attempts = workers, attempts
        self._idle: list[Worker] = []
        self._closed = self._running = False

    def map(
        self, task: Callable[[Chunk], Result], chunks: Iterable[Chunk], *, progress: Progress | None = None
    ) -> list[Result]:
        """`task(chunk)` for each chunk, in the order of the chunks."""
        if self._closed:
            raise EngineError("the engine is closed")
        if self._running:
            raise EngineError("the engine is running another call")
        run = _Run(task, chunks, idle=self._idle, workers=self._workers, attempts=self._attempts)
        self._running = True
        try:
            return run.results(progress)
        finally:
            self._idle = run.release()
            self._running = False

    def close(self) -> None:
        """Nothing; the workers are gone and work is refused afterwards."""
        self._closed = True
        while self._idle:
            self._idle.pop().stop()


class _Job:
    """A chunk under way: its place in the input from 1, its bytes, and how often it was sent."""

    __slots__ = ("chunk", "number", "sent")

    def __init__(self, number: int, chunk: object) -> None:
        self.number, self.sent = number, 0
        self.chunk = pickle.dumps(chunk, pickle.HIGHEST_PROTOCOL)

    def __str__(self) -> str:
        return f"chunk {self.number} ({repr(pickle.loads(self.chunk))[:_SHOWN]})"


class _Run(Generic[Chunk, Result]):
    """One call of `map`. A failure ends the reading of chunks; those before it are worked off to find the first."""

    def __init__(
        self,
        task: Callable[[Chunk], Result],
        chunks: Iterable[Chunk],
        *,
        idle: list[Worker],
        workers: int,
        attempts: int,
    ) -> None:
        self._name, self._task, self._attempts = task_name(task), pickled_task(task), attempts
        self._chunks, self._read = iter(chunks), 0
        self._total = len(chunks) if isinstance(chunks, Sized) else None
        self._idle, self._workers = idle, workers
        self._again: deque[_Job] = deque()
        self._busy: dict[Connection, tuple[Worker, _Job]] = {}
        self._done: dict[int, Result] = {}
        self._failure: tuple[int, BaseException] | None = None

    def results(self, progress: Progress | None) -> list[Result]:
        """All results in input order, or the first failure raised."""
        self._start()
        while self._wanted():
            ready = wait(list(self._busy)) if self._busy else []
            for pipe in [pipe for pipe in self._busy if pipe in ready]:
                if self._settle(*self._busy.pop(pipe)) and progress is not None:
                    progress(len(self._done), self._total)
            self._start()
        if self._failure is not None:
            raise self._failure[1]
        return [self._done[number] for number in sorted(self._done)]

    def release(self) -> list[Worker]:
        """The workers that are free for another call; one still at work here is stopped."""
        for worker, _ in self._busy.values():
            worker.stop()
        return self._idle

    def _wanted(self) -> bool:
        """True while a job is under way that can still change the outcome."""
        jobs = [*self._again, *(job for _, job in self._busy.values())]
        return any(self._failure is None or job.number < self._failure[0] for job in jobs)

    def _start(self) -> None:
        """Nothing; as many jobs as workers are under way. All workers are started before the first is waited for."""
        started = []
        while len(self._busy) < self._workers and (job := self._next_job()) is not None:
            worker = self._free_worker()
            self._busy[worker.pipe] = (worker, job)
            started.append((worker, job))
        for worker, job in started:
            job.sent += 1
            if not worker.send(self._task, job.chunk):
                del self._busy[worker.pipe]
                self._mourn(worker, job)

    def _next_job(self) -> _Job | None:
        if self._again:
            return self._again.popleft()
        if self._failure is not None:
            return None
        self._read += 1
        succeeded, outcome = outcome_of(self._read_job)
        job: _Job | None = outcome if succeeded else None
        if not succeeded:
            self._fail(self._read, outcome)  # waits for the chunks before it
        return job

    def _read_job(self) -> _Job | None:
        for chunk in self._chunks:
            return _Job(self._read, chunk)
        return None

    def _free_worker(self) -> Worker:
        while self._idle:
            worker = self._idle.pop()
            if worker.alive:
                return worker
            worker.stop()
        return Worker()

    def _settle(self, worker: Worker, job: _Job) -> bool:
        """True where the job has its result."""
        answer = worker.receive()
        if answer is None:
            self._mourn(worker, job)
            return False
        self._idle.append(worker)
        succeeded, outcome = _opened(answer)
        if succeeded:
            self._done[job.number] = outcome
        else:
            self._fail(job.number, outcome)
        return succeeded

    def _mourn(self, worker: Worker, job: _Job) -> None:
        end = worker.bury()
        if job.sent < self._attempts:
            self._again.append(job)
            return
        reason = f"{job.sent} workers died over it, the last one {end}"
        self._fail(job.number, EngineError(f"task {self._name}, {job}: {reason}"))

    def _fail(self, number: int, error: BaseException) -> None:
        if self._failure is None or number < self._failure[0]:
            self._failure = (number, error)


def _opened(answer: bytes) -> tuple[bool, Any]:
    """What the worker answered; a result that cannot be loaded is a failed chunk."""
    loaded, outcome = outcome_of(pickle.loads, answer)
    return outcome if loaded else (False, EngineError(f"a result cannot be loaded: {outcome!r}"))
