"""Views that take time: in steps, seen while they develop, of one moment, and given up whole."""

from __future__ import annotations

from collections.abc import Generator, Iterator

import keras
import numpy as np
import pytest
from networks_to_look_into import one_layer, pixels_of

from studio.core.base.errors import Cancelled
from studio.core.dataset.images import Dataset
from studio.core.look.filters import Filters, FiltersFacts
from studio.core.wire.messages import AnyEvent, CancelDone, Failed, Look, Progress, Seen, SeenSoFar
from studio.engine.control import Control
from studio.engine.job import Job
from studio.engine.look import looking as looking_module
from studio.engine.look.explained import Explained, Slice, Slices
from studio.engine.look.explainers import filters as quick
from studio.engine.look.living_model import LivingModel, Source
from studio.engine.look.looking import Looking
from studio.engine.questions import AtWork, Questions
from studio.engine.server import stepwise

pytestmark = pytest.mark.engine

SLICES = 4


class Bench:
    """Questions about a network that trains, as the engine's server answers them."""

    def __init__(self, model: LivingModel) -> None:
        self.model = model
        self.control = Control()
        self.events: list[AnyEvent] = []
        self.closed = 0
        self.questions = Questions()
        self.questions.answer = self._answer
        self.questions.at_work = AtWork("run", model)
        self._looking = Looking()

    def _answer(self, look: Look) -> Iterator[None]:
        job = Job(look.request, self.events.append, self.control, self.questions)

        def steps() -> Generator[None, None, None]:
            job.emit((yield from self._looking.in_steps(look, job)))

        return stepwise(steps(), job)

    def explain(self, model: LivingModel, view: Filters) -> Slices:
        """The filters, read anew in each slice; the answer is of the last one."""
        try:
            for done in range(SLICES):
                yield Slice(done, SLICES, lambda: self._found(model))
        finally:
            self.closed += 1
        return self._found(model)

    def _found(self, model: LivingModel) -> Explained:
        layer = model.layer("")
        maps = model.output(layer, pixels_of(model, 3))
        facts = quick.explain(model, Filters()).facts
        return Explained({"filters": maps}, facts)

    def ask(self, request: int, view: Filters | None = None) -> None:
        self.questions.put(Look("", "last", view or Filters(), request=request))

    def of(self, kind: type) -> list[AnyEvent]:
        return [event for event in self.events if isinstance(event, kind)]


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Bench:
    made = Bench(one_layer(keras.layers.Conv2D(2, 3, activation="relu"), (6, 6, 3)))
    made.model.source = Source(Dataset("", (), (), ()), "")  # of a run at work: weights change
    monkeypatch.setattr(looking_module, "SHOWN_SECONDS", 0.0)
    is_slow = {"": made.explain}
    monkeypatch.setattr(
        looking_module, "explainer_of", lambda view: is_slow.get(view.layer, quick.explain)
    )
    return made


def learn(model: LivingModel) -> None:
    for variable in model.variables:
        variable.assign(variable.value * 2.0)


def test_it_develops_and_is_of_the_moment_when_it_began(bench: Bench) -> None:
    expected = bench._found(bench.model).arrays["filters"]
    bench.ask(1)
    for _ in range(SLICES):
        bench.questions.answer_next()
        learn(bench.model)
        assert not bench.of(Seen)
    bench.questions.answer_next()
    (seen,) = bench.of(Seen)
    pictures = bench.of(SeenSoFar)
    told = [event for event in bench.of(Progress) if isinstance(event, Progress)]
    assert told[-1].total == SLICES
    assert len(pictures) == SLICES
    for event in (seen, *pictures):
        assert isinstance(event, Seen | SeenSoFar)
        assert event.is_live
        assert np.array_equal(event.arrays["filters"], expected)
    assert not np.array_equal(bench._found(bench.model).arrays["filters"], expected)


def test_a_quick_question_does_not_wait_for_one_that_takes_time(bench: Bench) -> None:
    layer = bench.model.layer("").name
    bench.ask(1)
    bench.questions.answer_next()
    bench.ask(2, Filters(layer))
    bench.questions.answer_next()
    bench.questions.answer_next()
    assert [event.request for event in bench.of(Seen) if isinstance(event, Seen)] == [2]
    while bench.questions.step(1):
        pass
    assert [event.request for event in bench.of(Seen) if isinstance(event, Seen)] == [2, 1]
    assert not bench.questions.step(1)


def test_what_is_given_up_ends_at_its_next_step(bench: Bench) -> None:
    bench.ask(1)
    bench.questions.answer_next()
    bench.control.cancel(1)
    assert not bench.questions.take(1)  # begun: the TensorFlow thread ends it
    bench.questions.answer_next()
    assert bench.closed == 1
    assert bench.events[-1] == CancelDone(1)
    bench.questions.answer_next()
    assert bench.events[-1] == CancelDone(1)
    assert not bench.of(Seen)


def test_what_fails_late_says_so_once_and_hinders_nobody(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(_model: LivingModel, _view: Filters) -> Slices:
        yield Slice(0, 2)
        raise ZeroDivisionError

    monkeypatch.setattr(bench, "explain", breaks)
    monkeypatch.setattr(looking_module, "explainer_of", lambda _view: breaks)
    bench.ask(1)
    bench.questions.answer_next()
    bench.questions.answer_next()
    (failed,) = bench.of(Failed)
    assert isinstance(failed, Failed)
    assert (failed.request, failed.kind) == (1, "defect")
    bench.questions.answer_next()
    assert len(bench.of(Failed)) == 1


def test_on_the_command_line_it_runs_through_unless_it_is_interrupted(bench: Bench) -> None:
    job = Job(1, bench.events.append, bench.control, bench.questions)
    seen = Looking().see(Look("", "last", Filters(), request=1), job)
    assert isinstance(seen.facts, FiltersFacts)
    bench.control.cancel(1)
    with pytest.raises(Cancelled):
        Looking().see(Look("", "last", Filters(), request=1), job)
    assert bench.closed == 2
