"""One worker process: what runs inside it, and the handle that its engine holds."""

from __future__ import annotations

import pickle
import signal
import traceback
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, Final

from crosscheck.engine.memory import rare_collection
from crosscheck.errors import EngineError

# Spawned, never forked: polars keeps threads, and a forked copy of it waits for ever for locks that they held.
_SPAWN: Final = get_context("spawn")
_PATIENCE: Final = 5.0  # seconds that a worker has to leave before it is killed


class Worker:
    """A spawned process that takes one job at a time over a pipe of its own.

    Nothing is shared between workers, no queue and no lock, so that a death leaves the others whole.
    """

    def __init__(self) -> None:
        self.pipe, far_end = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=serve, args=(far_end,), daemon=True, name="crosscheck-worker")
        self._process.start()
        far_end.close()

    @property
    def alive(self) -> bool:
        """False once the process has ended."""
        return self._process.is_alive()

    def send(self, task: bytes, chunk: bytes) -> bool:
        """True where the job is on its way, False where the worker is dead."""
        try:
            self.pipe.send_bytes(task)
            self.pipe.send_bytes(chunk)
        except OSError:
            return False
        return True

    def receive(self) -> bytes | None:
        """The answer to the job, waited for, or None where the worker died over it."""
        try:
            return self.pipe.recv_bytes()
        except (EOFError, OSError):
            return None

    def bury(self) -> str:
        """How a dead worker ended, for messages; its process and pipe are gone afterwards."""
        self._process.join(_PATIENCE)
        self.stop()
        code = self._process.exitcode or 0
        return f"killed by signal {-code}" if code < 0 else f"exit code {code}"

    def stop(self) -> None:
        """Nothing; the process is gone afterwards, whatever it was doing."""
        self.pipe.close()
        self._process.terminate()
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def serve(pipe: Connection) -> None:
    """Nothing, after the other end is closed: answers each job with (True, result) or (False, exception), pickled."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the engine decides
    with rare_collection():
        _serve(pipe)


def _serve(pipe: Connection) -> None:
    while True:
        try:
            task, chunk = pipe.recv_bytes(), pipe.recv_bytes()
        except (EOFError, OSError):
            return
        answer = _answer(task, chunk)
        try:
            pipe.send_bytes(answer)
        except OSError:
            return


def outcome_of(
    call: Callable[..., object], *given: object, failures: type[BaseException] = Exception
) -> tuple[bool, Any]:
    """(True, result), or (False, exception): what is called runs code of others, which may raise anything."""
    try:
        return True, call(*given)
    except failures as error:
        return False, error


def _answer(task: bytes, chunk: bytes) -> bytes:
    # An exit in a task is the caller's to see, too.
    succeeded, outcome = outcome_of(_pickled_result, task, chunk, failures=BaseException)
    return outcome if succeeded else pickle.dumps((False, _portable(outcome)), pickle.HIGHEST_PROTOCOL)


def _pickled_result(task: bytes, chunk: bytes) -> bytes:
    run: Callable[[object], object] = pickle.loads(task)
    return pickle.dumps((True, run(pickle.loads(chunk))), pickle.HIGHEST_PROTOCOL)


def _portable(error: BaseException) -> BaseException:
    """The exception with the worker's traceback as a note; an EngineError that tells of it where it cannot travel."""
    trace = "".join(traceback.format_exception(error))
    error.add_note(f"In a worker:\n{trace}")
    travelled, arrived = outcome_of(lambda: pickle.loads(pickle.dumps(error)))
    if travelled and type(arrived) is type(error):
        return error
    return EngineError(f"a task raised {error!r}\nIn a worker:\n{trace}")
