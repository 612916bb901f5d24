"""What runs in a worker can be canceled, ends after its time, and may crash; the next task runs as if nothing had been."""

import asyncio
import os
import sys
import threading
import time

import pytest

from dfdm.errors import CanceledError, CrashError, ParameterError, TimeLimitError, UnknownNameError
from dfdm.workers import Worker, progress, step, supervised
from dfdm.workers.process import ending
from tests.workers.tasks import POSIX, alive, hold_the_lock, read_nowhere, stepwise, wait_until


@pytest.fixture(scope="module")
def worker():
    with Worker() as made:
        yield made


def test_a_call_gives_its_result_in_another_process(worker):
    assert worker.run(os.getpid) == worker.pid != os.getpid()
    assert worker.run(max, [3, 1], default=0) == 3


def test_a_process_serves_many_tasks(worker):
    assert len({worker.run(os.getpid) for _ in range(5)}) == 1


def test_what_has_no_name_elsewhere_travels_by_value(worker):
    factor = 3
    assert worker.run(lambda x: x * factor, 5) == 15


def test_a_worker_knows_that_it_is_watched_over(worker):
    assert worker.run(supervised)
    assert not supervised()


def test_work_that_never_listens_ends_in_time(worker):
    before = worker.run(os.getpid)
    started = time.monotonic()
    with pytest.raises(TimeLimitError, match=r"^hold the lock took longer than 0.3 s and was ended$"):
        worker.run(hold_the_lock, timeout_s=0.3)
    assert time.monotonic() - started < 5
    assert worker.run(os.getpid) != before


def test_a_time_limit_is_also_python_s_own():
    assert issubclass(TimeLimitError, TimeoutError)
    assert issubclass(TimeLimitError, CanceledError)


def test_cancel_answers_at_once(worker):
    task = worker.submit(hold_the_lock, words="the gear")
    time.sleep(0.3)
    started = time.monotonic()
    task.cancel()
    with pytest.raises(CanceledError, match="the gear was canceled"):
        task.result()
    assert time.monotonic() - started < 2
    task.cancel()  # nothing happens
    assert task.done


def test_what_waits_can_be_canceled_and_costs_nothing(worker):
    first = worker.submit(time.sleep, 0.5)
    second, third = worker.submit(os.getpid), worker.submit(os.getpid)
    second.cancel()
    with pytest.raises(CanceledError):
        second.result()
    assert first.result() is None
    assert third.result() == worker.pid


def test_a_crash_costs_one_message(worker):
    with pytest.raises(CrashError, match=r"^read nowhere ended its process \(.+\); nothing else was lost$"):
        worker.run(read_nowhere)
    assert worker.run(os.getpid) == worker.pid


@POSIX
@pytest.mark.parametrize(("how", "words"), [(9, "lack of memory"), (6, "an abort"), (11, "a segmentation fault")])
def test_a_killed_process_costs_one_message(worker, how, words):
    with pytest.raises(CrashError, match=words):
        worker.run(lambda: os.kill(os.getpid(), how))


@POSIX
def test_a_process_killed_between_tasks_is_replaced(worker):
    pid = worker.run(os.getpid)
    os.kill(pid, 9)
    wait_until(lambda: worker.pid not in (pid, None))
    assert worker.run(os.getpid) != pid


def test_a_design_that_ends_the_program_ends_its_task(worker):
    with pytest.raises(SystemExit):
        worker.run(sys.exit, 3)
    with pytest.raises(CrashError, match="exit code 7"):
        worker.run(os._exit, 7)


def test_errors_come_back_as_they_are(worker):
    def unknown():
        raise UnknownNameError("node", "x", ["a", "b"])

    def refused():
        raise ParameterError("too wide", parameter="width", value=3, allowed="1 to 2")

    def own():
        class StrangeError(Exception):
            pass

        raise StrangeError("very")

    with pytest.raises(UnknownNameError, match=r"no node named 'x'. Known: a, b") as caught:
        worker.run(unknown)
    assert caught.value.known == ("a", "b")
    assert caught.value.__cause__ is None
    with pytest.raises(ParameterError, match="too wide") as caught:
        worker.run(refused)
    assert (caught.value.parameter, caught.value.allowed) == ("width", "1 to 2")
    with pytest.raises(ZeroDivisionError) as caught:
        worker.run(lambda: 1 // 0)
    assert "in <lambda>" in str(caught.value.__cause__)
    with pytest.raises(RuntimeError, match="StrangeError: very"):
        worker.run(own)


def test_what_cannot_travel_is_an_error_not_a_hang(worker):
    with pytest.raises(TypeError, match="pickle"):
        worker.run(threading.Lock)
    with pytest.raises(TypeError, match="pickle"):
        worker.run(id, threading.Lock())


def test_steps_are_heard_and_named_where_time_runs_out(worker):
    heard = []
    with pytest.raises(TimeLimitError, match="was ended, while drilling"):
        worker.run(stepwise, timeout_s=1.0, on_progress=heard.append)
    assert heard == ["cutting", "cutting, half", "drilling"]


def test_steps_without_a_watcher_are_nothing():
    with step("cutting", 1.0):
        progress("half")


def test_what_is_printed_is_printed_here(worker, capsys):
    worker.run(print, "hello from", "there")
    wait_until(lambda: "hello from there\n" in capsys.readouterr().err)


def test_a_result_may_be_large(worker):
    assert len(worker.run(bytes, 50_000_000)) == 50_000_000


def test_a_result_is_turned_into_what_is_wanted(worker):
    assert worker.run(abs, -4, receive=str) == "4"
    with pytest.raises(ZeroDivisionError):
        worker.run(abs, 0, receive=lambda n: 1 / n)


def test_callbacks_and_loops_hear_of_the_end(worker):
    told = threading.Event()
    task = worker.submit(abs, -4)
    task.add_done_callback(lambda one: told.set())
    assert told.wait(30)

    async def waiting():
        return await asyncio.wrap_future(worker.submit(abs, -5).future)

    found = []  # in a thread of its own: tests in a browser leave a running loop in this one
    thread = threading.Thread(target=lambda: found.append(asyncio.run(waiting())))
    thread.start()
    thread.join(60)
    assert found == [5]


def test_many_threads_may_hand_over(worker):
    found = []
    threads = [threading.Thread(target=lambda n=n: found.append(worker.run(abs, -n))) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == list(range(20))


def test_a_changed_module_is_read_anew(worker, tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(tmp_path))
    file = tmp_path / "their_sizes.py"
    file.write_text("SIZE = 1\n", encoding="utf-8")
    import their_sizes

    def size():
        import their_sizes

        return their_sizes.SIZE

    assert worker.run(size) == their_sizes.SIZE == 1
    file.write_text("SIZE = 2\n", encoding="utf-8")
    os.utime(file, (1, 1))
    assert worker.run(size) in (1, 2)
    file.write_text("SIZE = 3\n", encoding="utf-8")
    os.utime(file, (5, 5))
    assert worker.run(size) == 3
    del sys.modules["their_sizes"]


@POSIX
def test_memory_can_be_limited():
    if sys.platform != "linux":
        pytest.skip("only Linux keeps to the limit")
    with Worker(memory_mb=200) as small:
        assert len(small.run(bytes, 10_000_000)) == 10_000_000
        with pytest.raises(MemoryError):
            small.run(lambda: len(bytearray(500_000_000)))
        assert small.run(abs, -1) == 1


def test_a_spare_takes_over_at_once():
    with Worker(warm=("decimal",), spare=True) as doubled:
        doubled.run(abs, -1)
        wait_until(lambda: doubled._spare is not None and doubled._spare.ready)
        spare = doubled._spare.pid
        doubled.submit(hold_the_lock, timeout_s=60).cancel()
        assert doubled.run(os.getpid) == spare


def test_a_closed_worker_refuses_and_leaves_nothing():
    worker = Worker()
    running, waiting = worker.submit(hold_the_lock), worker.submit(abs, 1)
    wait_until(lambda: worker.pid is not None)
    pid = worker.pid
    worker.close()
    for task in (running, waiting):
        with pytest.raises(CanceledError, match="was closed"):
            task.result()
    with pytest.raises(CanceledError, match="make another"):
        worker.submit(abs, 1)
    worker.close()
    if os.name == "posix":
        wait_until(lambda: not alive(pid))


def test_no_time_is_said_before_anything_runs(worker):
    with pytest.raises(TimeLimitError, match="no time left"):
        worker.submit(abs, 1, timeout_s=0)


def test_endings_in_words():
    assert ending(-11) == "a segmentation fault"
    assert ending(0xC0000005) == "an access violation"
    assert ending(3) == "exit code 3"
