"""What every engine promises: one suite for all of them, and more for those that have workers to lose."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from crosscheck.engine import Engine, LocalEngine, SerialEngine
from crosscheck.errors import EngineError, InputError
from tests.engine import tasks

Opener = Callable[[], Engine]
WITH_WORKERS: dict[str, Opener] = {"local-1": partial(LocalEngine, 1), "local-2": partial(LocalEngine, 2)}
OPENERS: dict[str, Opener] = {"serial": SerialEngine, **WITH_WORKERS}


@pytest.fixture(scope="module", params=OPENERS)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Each engine in turn, open."""
    with closing(OPENERS[request.param]()) as opened:
        yield opened


@pytest.fixture(scope="module", params=WITH_WORKERS)
def pool(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Each engine with workers in turn, open."""
    with closing(WITH_WORKERS[request.param]()) as opened:
        yield opened


def test_results_come_in_the_order_of_the_chunks(engine: Engine) -> None:
    assert engine.map(tasks.square, range(20)) == [number * number for number in range(20)]


def test_no_chunks_give_no_results(engine: Engine) -> None:
    assert engine.map(tasks.square, []) == []


def test_chunks_may_come_from_a_generator(engine: Engine) -> None:
    assert engine.map(tasks.square, (number for number in (3, 1, 2))) == [9, 1, 4]


def test_a_task_may_carry_bound_arguments(engine: Engine) -> None:
    assert engine.map(partial(tasks.power, 3), [1, 2, 3]) == [1, 8, 27]


def test_progress_counts_up_to_the_total(engine: Engine) -> None:
    seen: list[tuple[int, int | None]] = []
    engine.map(tasks.square, [5, 6, 7], progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_progress_does_not_invent_a_total(engine: Engine) -> None:
    seen: list[tuple[int, int | None]] = []
    engine.map(tasks.square, iter([5, 6]), progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, None), (2, None)]


def test_the_first_failure_in_input_order_is_raised(engine: Engine) -> None:
    with pytest.raises(ValueError, match="refused 3"):
        engine.map(tasks.refuse_from_three, range(8))


def test_an_engine_works_on_after_a_failure(engine: Engine) -> None:
    with pytest.raises(ValueError, match="refused 9"):
        engine.map(tasks.refuse_from_three, [9])
    assert engine.map(tasks.square, [4]) == [16]


def test_a_failure_ends_the_reading_of_chunks(engine: Engine) -> None:
    read: list[int] = []
    with pytest.raises(ValueError, match="refused 3"):
        engine.map(tasks.refuse_from_three, (read.append(number) or number for number in range(1000)))
    assert len(read) < 20


def test_a_failure_of_the_caller_s_own_chunks_is_raised(engine: Engine) -> None:
    def broken() -> Iterator[int]:
        yield 1
        raise LookupError("no more chunks")

    with pytest.raises(LookupError, match="no more chunks"):
        engine.map(tasks.square, broken())


def test_an_input_error_keeps_its_place(engine: Engine) -> None:
    with pytest.raises(InputError) as caught:
        engine.map(tasks.cannot_read, ["feed.xml"])
    assert (caught.value.path, caught.value.line, caught.value.reason) == ("feed.xml", 7, "broken")


def test_an_exit_inside_a_task_is_raised_and_not_retried(engine: Engine) -> None:
    with pytest.raises(SystemExit, match="left"):
        engine.map(tasks.leave, [1])


def test_a_task_that_no_worker_could_load_is_refused_by_name(engine: Engine) -> None:
    with pytest.raises(EngineError, match=r"<lambda> must be a top-level function"):
        engine.map(lambda number: number, [1])


@pytest.mark.parametrize("opener", OPENERS.values(), ids=OPENERS)
def test_a_closed_engine_refuses_work_and_may_be_closed_again(opener: Opener) -> None:
    engine = opener()
    engine.close()
    engine.close()
    with pytest.raises(EngineError, match="closed"):
        engine.map(tasks.square, [1])


def test_a_chunk_is_tried_again_after_its_worker_was_killed(pool: Engine, tmp_path: Path) -> None:
    chunks = [(tmp_path / f"tried-{number}", number) for number in range(4)]
    assert pool.map(tasks.die_once, chunks) == [0, 1, 2, 3]
    assert all(marker.exists() for marker, _ in chunks)


def test_progress_counts_a_retried_chunk_once(pool: Engine, tmp_path: Path) -> None:
    seen: list[int] = []
    pool.map(tasks.die_once, [(tmp_path / "tried", 1)], progress=lambda done, _: seen.append(done))
    assert seen == [1]


def test_a_chunk_that_kills_every_worker_is_named(pool: Engine) -> None:
    with pytest.raises(EngineError, match=r"die_on_two, chunk 3 \(2\): 3 workers died over it.*signal 9"):
        pool.map(tasks.die_on_two, range(5))


def test_a_pool_works_on_after_a_chunk_was_given_up(pool: Engine) -> None:
    with pytest.raises(EngineError, match="chunk 1 "):
        pool.map(tasks.die_on_two, [2])
    assert pool.map(tasks.square, range(5)) == [0, 1, 4, 9, 16]


def test_a_failure_in_a_worker_tells_where_it_happened(pool: Engine) -> None:
    with pytest.raises(ValueError, match="refused 3") as caught:
        pool.map(tasks.refuse_from_three, [3])
    assert "in refuse_from_three" in "".join(caught.value.__notes__)


def test_an_exception_that_cannot_travel_arrives_as_an_engine_error(pool: Engine) -> None:
    with pytest.raises(EngineError, match=r"StubbornError\('stubborn'\)"):
        pool.map(tasks.stubborn, [1])


def test_a_result_that_cannot_travel_is_an_error_and_not_a_dead_worker(pool: Engine) -> None:
    with pytest.raises(TypeError, match="pickle"):
        pool.map(tasks.unsendable, [1])


def test_a_chunk_that_cannot_travel_is_an_error(pool: Engine) -> None:
    with pytest.raises(TypeError, match="pickle"):
        pool.map(tasks.process_of, [tasks.unsendable(None)])
