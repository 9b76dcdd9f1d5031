"""The pool of one machine: how many workers it has, how long it keeps them, and what a death costs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from crosscheck.engine import LocalEngine, SerialEngine, open_engine
from crosscheck.errors import EngineError
from tests.engine import tasks


@pytest.fixture(scope="module")
def pair() -> Iterator[LocalEngine]:
    """Two workers."""
    with closing(LocalEngine(2)) as engine:
        yield engine


def test_work_is_done_in_other_processes_that_are_kept(pair: LocalEngine) -> None:
    first = set(pair.map(tasks.process_of, range(6)))
    assert os.getpid() not in first
    assert set(pair.map(tasks.process_of, range(6))) <= first


def test_workers_work_at_the_same_time(pair: LocalEngine, tmp_path: Path) -> None:
    assert pair.map(tasks.await_the_other, [(tmp_path, "a"), (tmp_path, "b")]) == ["a", "b"]


def test_a_slow_first_chunk_still_comes_first(pair: LocalEngine, tmp_path: Path) -> None:
    assert pair.map(tasks.slow_first, [(tmp_path / "done", 0), (tmp_path / "done", 1)]) == [0, 1]


def test_an_earlier_chunk_s_failure_wins_though_it_comes_later(pair: LocalEngine, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="refused 0"):
        pair.map(tasks.fail_late, [(tmp_path / "done", 0), (tmp_path / "done", 1)])


def test_chunks_larger_than_a_pipe_pass_both_ways(pair: LocalEngine) -> None:
    texts = ["x" * 3_000_000, "y" * 2_000_000]
    assert pair.map(tasks.shouted, texts) == ["X" * 3_000_000, "Y" * 2_000_000]


def test_no_more_workers_are_started_than_there_are_chunks() -> None:
    with closing(LocalEngine(50)) as engine:
        assert len(set(engine.map(tasks.process_of, [1, 2]))) <= 2


def test_workers_killed_between_two_calls_cost_no_attempt() -> None:
    with closing(LocalEngine(2, attempts=1)) as engine:
        for worker in set(engine.map(tasks.process_of, range(4))):
            os.kill(worker, signal.SIGKILL)
            os.waitid(os.P_PID, worker, os.WEXITED | os.WNOWAIT)
        assert engine.map(tasks.square, [3]) == [9]


@pytest.mark.parametrize("attempts", [1, 2])
def test_a_chunk_is_tried_as_often_as_allowed(attempts: int, tmp_path: Path) -> None:
    with (
        closing(LocalEngine(1, attempts=attempts)) as engine,
        pytest.raises(EngineError, match=f"{attempts} workers died"),
    ):
        engine.map(tasks.count_and_die, [tmp_path])
    assert len(list(tmp_path.iterdir())) == attempts


def test_closing_ends_the_workers() -> None:
    with closing(LocalEngine(1)) as engine:
        (worker,) = engine.map(tasks.process_of, [1])
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


def test_a_call_inside_a_call_is_refused(pair: LocalEngine) -> None:
    with pytest.raises(EngineError, match="another call"):
        pair.map(tasks.square, (pair.map(tasks.square, [number])[0] for number in (1, 2)))


@pytest.mark.parametrize(("workers", "attempts"), [(0, 3), (-1, 3), (1, 0)])
def test_a_pool_without_workers_or_attempts_is_refused(workers: int, attempts: int) -> None:
    with pytest.raises(ValueError, match="must be 1 or more"):
        LocalEngine(workers, attempts=attempts)


def test_one_worker_is_this_process_and_more_are_a_pool() -> None:
    with closing(open_engine(1)) as one, closing(open_engine(3)) as three:
        assert isinstance(one, SerialEngine)
        assert isinstance(three, LocalEngine)


def test_workers_leave_when_their_engine_s_process_is_killed(project: Path) -> None:
    script = """
        import os, signal
        from crosscheck.engine import LocalEngine
        from tests.engine.tasks import process_of

        print(*LocalEngine(1).map(process_of, [1]), flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
    """
    ended = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], cwd=project, stdout=subprocess.PIPE, text=True, timeout=60
    )
    # The worker holds the other end of standard output: `run` comes back only because that worker left too.
    assert ended.returncode == -signal.SIGKILL
    assert int(ended.stdout) > 0
