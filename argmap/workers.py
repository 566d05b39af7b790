"""Work done by several processes of this machine, each of which loads its model once.

A process gets several tasks at a time and returns each result at once. If it is killed, the task it
was at is tried once more, by a process of its own, and the rest of its tasks go to the others.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
R = TypeVar("R")
Work: TypeAlias = Callable[[T], R]

_MOST = 32  # tasks that a process gets at a time
_SHARE = 4  # batches for each process, so that all end at about the same time


def each(work: Work[T, R], lost: Work[T, R], tasks: Sequence[T], jobs: int) -> Iterator[R]:
    """Yield the result of `work` for each task, in order, as `map` does, done by `jobs` processes.

    For a task whose process ends twice, that is the result of `lost`. Both are functions of a
    module, and tasks and results can be sent to another process.
    """
    jobs = min(jobs, len(tasks))
    if jobs < 2:
        yield from map(work, tasks)
        return
    crew = _Crew(work, tasks, jobs)
    try:
        for number in range(len(tasks)):
            while number not in crew.results:
                for ended in crew.step():
                    crew.results[ended] = lost(tasks[ended])
            yield crew.results.pop(number)
    finally:
        crew.end()


@dataclass(slots=True)
class _Worker(Generic[T, R]):
    """A process, what connects it, and the numbers of the tasks that it has."""

    process: BaseProcess
    pipe: Connection
    has: deque[int] = field(default_factory=deque)


class _Crew(Generic[T, R]):
    """The processes, the tasks that none of them has yet, and the results so far."""

    def __init__(self, work: Work[T, R], tasks: Sequence[T], jobs: int) -> None:
        self.results: dict[int, R] = {}
        self._work, self._tasks, self._jobs = work, tasks, jobs
        self._batch = max(1, min(_MOST, len(tasks) // (jobs * _SHARE)))
        self._open = deque(range(len(tasks)))
        self._again: deque[int] = deque()  # each is given to a process alone
        self._tried: set[int] = set()
        self._workers: list[_Worker[T, R]] = []

    def step(self) -> tuple[int, ...]:
        """Wait for a result, or until a process ends; return tasks that ended two processes."""
        self._give()
        ready = wait([worker.pipe for worker in self._workers])
        ended = (self._receive(worker) for worker in list(self._workers) if worker.pipe in ready)
        return tuple(number for number in ended if number is not None)

    def end(self) -> None:
        """End all processes, whatever they are doing: files are written whole or not at all."""
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
        self._workers = []

    def _give(self) -> None:
        """Give tasks to every process that has none, and start as many processes as are needed."""
        idle = [worker for worker in self._workers if not worker.has]
        while (self._again or self._open) and (idle or len(self._workers) < self._jobs):
            worker = idle.pop() if idle else self._started()
            batch = [self._again.popleft()] if self._again else self._next()
            worker.has.extend(batch)
            with suppress(OSError):  # it has ended: noticed when its pipe is read
                worker.pipe.send([(number, self._tasks[number]) for number in batch])

    def _next(self) -> list[int]:
        return [self._open.popleft() for _ in range(min(self._batch, len(self._open)))]

    def _started(self) -> _Worker[T, R]:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_run, args=(theirs, self._work), daemon=True)
        with _without_interruption():  # which the new process inherits
            process.start()
        theirs.close()
        worker: _Worker[T, R] = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _receive(self, worker: _Worker[T, R]) -> int | None:
        """Take a result; if the process has ended, return its task if that is the second time."""
        try:
            number, result, error = worker.pipe.recv()
        except (EOFError, OSError):
            return self._lose(worker)
        if error:
            raise error
        worker.has.remove(number)
        self.results[number] = result
        return None

    def _lose(self, worker: _Worker[T, R]) -> int | None:
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join()
        if not worker.has:
            return None
        was_at, *rest = worker.has
        self._open.extendleft(reversed(rest))
        if was_at in self._tried:
            return was_at
        self._tried.add(was_at)
        self._again.append(was_at)
        return None


@contextmanager
def _without_interruption() -> Iterator[None]:
    """Hold Ctrl-C back, on systems where that is possible."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _run(pipe: Connection, work: Work[T, R]) -> None:
    """Do tasks until there are no more; Ctrl-C is for the process that started this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        while True:
            for number, task in pipe.recv():
                pipe.send((number, *_done(work, task)))


def _done(work: Work[T, R], task: T) -> tuple[R | None, Exception | None]:
    try:
        return work(task), None
    except Exception as error:  # noqa: BLE001  # raised again by the other process
        return None, error
