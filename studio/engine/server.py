"""The engine's process: commands come in on stdin, events go out, work runs on two threads.

The TensorFlow thread imports TensorFlow, proves the device and then does one job after the
other. The light thread does what needs no TensorFlow (scanning, fetching), so that a folder can
be looked through while TensorFlow is still being imported. A search, whose trials train in engines
of their own, has a thread of its own too, so that everything else is answered meanwhile. The main
thread reads.
"""

from __future__ import annotations

import faulthandler
import os
import queue
import signal
import sys
import threading
import time
import traceback
import warnings
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from functools import cached_property, partial
from types import TracebackType
from typing import TYPE_CHECKING, NoReturn

import studio
from studio.core.base import cache
from studio.core.base.defects import defect
from studio.core.base.errors import (
    Cancelled,
    DiskFullError,
    InputError,
    NotANumberError,
    OutOfMemoryError,
    RecipeEditedError,
    StudioError,
)
from studio.core.base.sentences import Sentence, say
from studio.core.base.termination import INTERRUPTED, tidy_end
from studio.core.wire import messages
from studio.core.wire.codec import FrameReader, ProtocolError
from studio.core.wire.messages import (
    AnyCommand,
    AnyEvent,
    Ask,
    Cancel,
    EndSearch,
    Failed,
    FailureKind,
    Pause,
    Stop,
)
from studio.engine import jobs
from studio.engine.control import Control
from studio.engine.job import Job, at_work
from studio.engine.out_of_memory import is_out_of_memory
from studio.engine.outbox import Outbox
from studio.engine.questions import Questions
from studio.engine.quiet_start import import_tensorflow_quietly

if TYPE_CHECKING:
    from studio.engine.look.looking import Looking

SHUTDOWN_SECONDS = 10.0
"""How long a training may take to save itself after the window asked for the end, or is gone."""


_NEEDED_THREADS = ("tensorflow", "light", "outbox")


class Server:
    """Reads commands until the stream ends and hands each to the thread that serves it."""

    def __init__(self, source: int, outbox: Outbox, began: float) -> None:
        self._source = source
        self._outbox = outbox
        self._began = began
        self._control = Control()
        self._questions = Questions()
        self._questions.answer = self._answer
        self._heavy: queue.SimpleQueue[Ask] = queue.SimpleQueue()
        self._light: queue.SimpleQueue[Ask] = queue.SimpleQueue()
        self._is_idle = threading.Event()
        self._is_idle.set()
        self._threads = [
            threading.Thread(target=self._serve_heavy, name="tensorflow", daemon=True),
            threading.Thread(target=self._serve_light, name="light", daemon=True),
        ]
        self._searches: list[threading.Thread] = []

    def run(self) -> None:
        """Serve until the window closes the stream or asks for the end."""
        self._outbox.emit(messages.Hello(messages.PROTOCOL, studio.__version__, os.getpid()))
        for thread in self._threads:
            thread.start()
        try:
            self._read()
        except ProtocolError as error:
            self._outbox.emit(Failed(0, FailureKind.DEFECT, error.sentence))
        self.end()

    def _read(self) -> None:
        reader: FrameReader[AnyCommand] = FrameReader(AnyCommand)
        while chunk := os.read(self._source, 1 << 16):
            for command in reader.feed(chunk):
                if isinstance(command, messages.Shutdown):
                    return
                self._take(command)

    def _take(self, command: Ask | Stop | Pause | EndSearch | Cancel) -> None:
        match command:
            case Stop():
                self._control.stop()
            case Pause():
                self._control.pause()
            case EndSearch():
                self._control.end_search()
            case Cancel():
                self._control.cancel(command.request)
                if self._questions.take(command.request):
                    self._outbox.emit(messages.CancelDone(command.request))
            case messages.Look():
                self._questions.put(command)
                self._heavy.put(command)  # its turn comes at the latest when all before is done
            case _ if type(command) in jobs.LIGHT:
                self._light.put(command)
            case messages.RunCommand():
                self._control.expect_run()
                self._heavy.put(command)
            case messages.SearchCommand():
                self._control.expect_search()
                self._heavy.put(command)
            case _:
                self._heavy.put(command)

    def end(self) -> None:
        """Leave a running training resumable and send what waits, within the time limit.

        TensorFlow that is still being imported is not waited for: nothing is at stake yet.
        """
        self._control.end()
        deadline = time.monotonic() + SHUTDOWN_SECONDS
        self._is_idle.wait(SHUTDOWN_SECONDS)
        for search in self._searches:
            search.join(max(0.0, deadline - time.monotonic()))
        self._outbox.close(max(0.0, deadline - time.monotonic()))

    def _serve_heavy(self) -> None:
        try:
            for line in import_tensorflow_quietly():
                print(line, file=sys.stderr)  # noqa: T201  # stderr is the engine's log
            from studio.engine.device import prove_device
            from studio.engine.leftovers import clear_leftovers

            device = prove_device()
        except Exception as error:
            self._refuse(_why_it_does_not_start(error), traceback.format_exc())
        self._outbox.emit(messages.Log(say("TensorFlow is ready: {device}.", device=device.name)))
        self._outbox.emit(messages.Ready(device, time.monotonic() - self._began))
        while True:
            command = self._heavy.get()
            self._is_idle.clear()
            if isinstance(command, messages.Look):
                self._look(command)
            elif isinstance(command, messages.SearchCommand):
                self._search(command)
            else:
                self._serve(command)
            self._is_idle.set()
            if isinstance(command, messages.RunCommand):
                clear_leftovers()

    def _search(self, command: messages.SearchCommand) -> None:
        """Have a search carried out beside this thread: of TensorFlow it needs the import alone."""
        search = threading.Thread(
            target=self._serve, args=(command,), name=f"search {command.request}", daemon=True
        )
        self._searches = [one for one in self._searches if one.is_alive()] + [search]
        search.start()

    def _look(self, command: messages.Look) -> None:
        """Answer it, or go on after what else is asked meanwhile: a training, a quick question."""
        while self._questions.step(command.request):
            if not self._heavy.empty():
                self._heavy.put(command)
                return

    @cached_property
    def _looking(self) -> Looking:
        """What answers; made where TensorFlow may be imported."""
        from studio.engine.look.looking import Looking

        return Looking()

    def _answer(self, command: messages.Look) -> Iterator[None]:
        job = self._job(command)

        def steps() -> Generator[None, None, None]:
            job.emit((yield from self._looking.in_steps(command, job)))

        yield from stepwise(steps(), job)

    def _refuse(self, reason: Sentence, details: str) -> NoReturn:
        """Say why nothing can be trained, now and whenever something is asked for."""
        self._outbox.emit(Failed(0, FailureKind.WORK, reason, details))
        while True:
            command = self._heavy.get()
            if isinstance(command, messages.Look) and not self._questions.take(command.request):
                continue  # given up
            self._outbox.emit(Failed(command.request, FailureKind.WORK, reason, details))

    def _serve_light(self) -> None:
        while True:
            self._serve(self._light.get())

    def _serve(self, command: Ask) -> None:
        job = self._job(command)
        perform(partial(jobs.perform, command, job), job)

    def _job(self, command: Ask) -> Job:
        is_run = isinstance(command, messages.RunCommand)
        control = self._control if is_run else self._control.beside_runs()
        return Job(command.request, self._outbox.emit, control, self._questions)


def stepwise(steps: Generator[None, None, None], job: Job) -> Iterator[None]:
    """Pass `steps` on; whatever they raise becomes the event that ends the request."""
    goes_on = True

    def step() -> None:
        nonlocal goes_on
        for _ in steps:
            goes_on = True
            return

    with cache.in_use(), closing(steps):
        while True:
            goes_on = False  # unless it comes to the end of the step
            perform(step, job)
            if not goes_on:
                return
            yield


def perform(work: Callable[[], None], job: Job) -> None:
    """Do `work`; whatever it raises becomes the event that ends the request.

    What is given up only because the engine ends is not called cancelled: the window, which sees
    the engine go, answers it and may ask it again of the next one.
    """
    try:
        job.control.raise_if_cancelled(job.request)
        with at_work(job):
            work()
    except BaseException as error:  # SystemExit would end the thread, and nobody would be told
        if not (isinstance(error, Cancelled) and job.control.has_ended):
            job.emit(failure(error, job.request))


def failure(error: BaseException, request: int) -> AnyEvent:
    """Return the event that tells the window of `error`."""
    if isinstance(error, Cancelled):
        return messages.CancelDone(request)
    if isinstance(error, StudioError):
        return Failed(request, _kind_of(error), error.sentence)
    details = "".join(traceback.format_exception(error))
    if is_out_of_memory(error):
        return Failed(
            request,
            FailureKind.MEMORY,
            say(
                "Out of memory. Halve the batch size or the image size, or choose a smaller "
                "backbone."
            ),
            details,
        )
    return Failed(request, FailureKind.DEFECT, defect(error), details)


def _why_it_does_not_start(error: Exception) -> Sentence:
    if isinstance(error, StudioError):
        return error.sentence
    return say("TensorFlow cannot start: {reason}.", reason=str(error))


def _kind_of(error: StudioError) -> FailureKind:
    """Return what a person may do about it."""
    if isinstance(error, NotANumberError):
        return FailureKind.NOT_A_NUMBER
    if isinstance(error, RecipeEditedError):
        return FailureKind.RECIPE_EDITED
    if isinstance(error, InputError):
        return FailureKind.INPUT
    if isinstance(error, DiskFullError):
        return FailureKind.DISK_FULL
    is_memory = isinstance(error, OutOfMemoryError)
    return FailureKind.MEMORY if is_memory else FailureKind.WORK


def main() -> None:
    """Take the private descriptors and serve.

    TensorFlow and its libraries print to descriptor 1 as they like, so the protocol moves away
    from it first, and 1 becomes 2. Ctrl+C in the terminal that the window was started from is for
    the window; its end closes the stream.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    faulthandler.enable()  # the last words of a crash, for whoever has to fix it
    sys.excepthook = _on_defect
    threading.excepthook = _on_thread_ended
    if not sys.warnoptions:  # python -W shows them
        warnings.simplefilter("ignore")  # of libraries to programmers; a person reads this log
    began = _process_start()
    out = os.dup(1)
    source = os.dup(0)
    os.dup2(2, 1)
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    sys.stdout = sys.stderr
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    server = Server(source, Outbox(out), began)

    def end() -> None:
        server.end()
        os._exit(INTERRUPTED)

    with tidy_end(end, SHUTDOWN_SECONDS + 1.0):
        server.run()
        sys.stderr.flush()
        os._exit(0)  # TensorFlow's own threads may hang at a regular exit


def _on_defect(
    _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
) -> None:
    """Tell what ends the engine, in the log that the window shows with its end."""
    traceback.print_exception(error)
    print(defect(error), file=sys.stderr)  # noqa: T201  # stderr is the engine's log


def _on_thread_ended(given: threading.ExceptHookArgs) -> None:
    """End the engine with a thread that it cannot do without: the window starts another."""
    if given.exc_value is not None:
        _on_defect(given.exc_type, given.exc_value, given.exc_traceback)
    if given.thread is not None and given.thread.name in _NEEDED_THREADS:
        sys.stderr.flush()
        os._exit(1)


def _process_start() -> float:
    """Return when this process began, on the clock that nobody can set."""
    import psutil

    age = time.time() - float(psutil.Process().create_time())
    return time.monotonic() - max(age, 0.0)
