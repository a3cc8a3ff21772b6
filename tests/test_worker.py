"""A worker does its jobs in order on its own thread, and no job can kill it."""

import queue
import threading

import pytest

from appliance.worker import Broke, Worker

LONGEST = 30
"""Seconds; a busy machine schedules late."""


@pytest.fixture
def inbox():
    return queue.SimpleQueue()


@pytest.fixture
def worker(inbox):
    worker = Worker("bench", inbox.put)
    yield worker
    worker.stop()


def test_jobs_run_in_order_on_another_thread(worker, inbox):
    for number in range(20):
        worker.put(lambda number=number: (number, threading.current_thread().name))
    assert [inbox.get(timeout=LONGEST) for _ in range(20)] == [(number, "bench") for number in range(20)]


def test_a_job_that_raises_is_posted_and_the_next_one_runs(worker, inbox, caplog):
    worker.put(lambda: 1 // 0)
    worker.put(lambda: "still here")
    assert inbox.get(timeout=LONGEST) == Broke(
        "bench", "ZeroDivisionError: integer division or modulo by zero"
    )
    assert inbox.get(timeout=LONGEST) == "still here"
    assert "a job broke" in caplog.text


def test_a_job_names_the_message_that_its_failure_becomes(worker, inbox):
    worker.put(lambda: {}[7], broken=lambda detail: ("job 7", detail))
    assert inbox.get(timeout=LONGEST) == ("job 7", "KeyError: 7")


def test_nothing_is_posted_for_a_job_that_returns_nothing(worker, inbox):
    worker.put(lambda: None)
    worker.put(lambda: "second")
    assert inbox.get(timeout=LONGEST) == "second"


def test_a_repeated_question_comes_again_and_survives_its_own_failure(worker, inbox):
    answers = iter(["paper", None, "no paper"])
    worker.repeat(lambda: next(answers), 0.01)
    assert inbox.get(timeout=LONGEST) == "paper"
    assert inbox.get(timeout=LONGEST) == "no paper"
    assert inbox.get(timeout=LONGEST) == Broke("bench", "StopIteration: ")


def test_waiting_jobs_go_before_a_due_question(worker, inbox):
    go = threading.Event()
    worker.put(lambda: go.wait(LONGEST) and None)
    worker.repeat(lambda: "question", 60)
    worker.put(lambda: "job")
    go.set()
    assert [inbox.get(timeout=LONGEST), inbox.get(timeout=LONGEST)] == ["job", "question"]


def test_stop_leaves_queued_jobs_undone(inbox):
    worker, go = Worker("bench", inbox.put), threading.Event()
    begun = threading.Event()
    worker.put(lambda: begun.set() or (go.wait(LONGEST) and "first"))
    worker.put(lambda: "never")
    assert begun.wait(LONGEST)
    join = worker._thread.join
    worker._thread.join = lambda seconds: go.set() or join(seconds)  # the job ends when the stop waits for it
    worker.patience = LONGEST
    assert worker.stop() and inbox.get(timeout=LONGEST) == "first" and inbox.empty()


def test_stop_tells_when_a_job_hangs(inbox, caplog):
    worker, begun, go = Worker("bench", inbox.put), threading.Event(), threading.Event()
    worker.put(lambda: begun.set() or (go.wait(LONGEST) and None))
    assert begun.wait(LONGEST)
    worker.patience = 0.05
    assert worker.stop() is False and "did not end" in caplog.text
    go.set()
    worker.patience = LONGEST
    assert worker.stop() is True
