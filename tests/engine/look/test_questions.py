"""Questions during a training: answered between its batches, and it learns the same."""

import shutil
from collections.abc import Iterator
from itertools import count, repeat
from pathlib import Path

import engine_runs
import numpy as np
import pytest
import tiny_images
from engine_process import EngineProcess
from msgspec.structs import replace
from networks_to_look_into import see

from studio.core.look.activations import Activations
from studio.core.look.class_map import ClassMapFacts
from studio.core.look.filters import Filters, FiltersFacts
from studio.core.look.grad_cam import GradCam
from studio.core.look.layers import Layers
from studio.core.look.occlusion import Occlusion
from studio.core.look.patches import Patches
from studio.core.recipes.recipe import Stage
from studio.core.runs.run_folder import RunFolder
from studio.core.wire import messages
from studio.core.wire.messages import (
    AnyEvent,
    CancelDone,
    Failed,
    Look,
    Metrics,
    Phase,
    Progress,
    RunEnded,
    Seen,
)
from studio.engine.control import Control
from studio.engine.job import Job
from studio.engine.look.looking import Looking
from studio.engine.questions import Questions
from studio.engine.tasks import lifecycle
from studio.engine.tasks.changes import Changes

pytestmark = pytest.mark.engine


class Asked:
    """Questions that are answered in this process, and what came of them."""

    def __init__(self) -> None:
        self.questions = Questions()
        self.questions.answer = self._answer
        self.seen: list[Seen] = []
        self.events: list[AnyEvent] = []
        self._looking = Looking()

    def _answer(self, look: Look) -> Iterator[None]:
        job = Job(look.request, self.events.append, Control(), self.questions)
        self.seen.append((yield from self._looking.in_steps(look, job)))


def test_fifty_questions_change_no_bit_of_what_is_learned(
    images_folder: Path, tmp_path: Path
) -> None:
    recipe = tiny_images.two_stage_recipe(images_folder)
    recipe = replace(recipe, stage=tuple(replace(stage, epochs=10) for stage in recipe.stage))
    image = str(next((images_folder / "red").iterdir()))
    asked, watched = Asked(), engine_runs.Watched()
    views = (
        Layers(),
        Filters(),
        Activations("", image),
        Activations("head_predictions", image, before=True),
        Activations("head_dropout_1", image),
        GradCam("", image),
        Filters(),
        Occlusion(image, size=16, step=16),
        Patches(count=2),
    )
    other = engine_runs.train(tiny_images.lenet_recipe(images_folder), tmp_path / "other")

    numbers = count()

    early: list[Seen] = []

    def ask(event: AnyEvent) -> None:
        if isinstance(event, messages.RunStarted):
            early.extend(asked.seen)
        is_tried_out = isinstance(event, Progress) and event.phase is Phase.TEST_STEP
        if not isinstance(event, Metrics | messages.RunStarted) and not is_tried_out:
            return
        for _ in range(8):
            number = next(numbers)
            look = Look("", "last", views[number % len(views)], request=number)
            if number % 4 == 0:
                look = Look(str(other.path), "best", Layers(), request=number)
            asked.questions.put(look)

    watched.on_event = ask
    watched.job = Job(engine_runs.REQUEST, watched._take, watched.control, asked.questions)
    run = watched.train(recipe, tmp_path / "asked")
    assert len(asked.seen) >= 50
    assert {seen.is_live for seen in asked.seen} == {True, False}
    kinds = {type(seen.facts) for seen in asked.seen if seen.is_live}
    assert {FiltersFacts, ClassMapFacts} <= kinds
    # Some were answered while each stage was tried out, and saw nothing of what a step had done.
    begun = see(Look(str(run.path), "start", Filters(), request=0)).arrays["filters"]
    kernels = [seen.arrays["filters"] for seen in early if "filters" in seen.arrays]
    assert len(kernels) >= 3
    assert all(np.array_equal(kernel, begun) for kernel in kernels)
    plain = engine_runs.train(recipe, tmp_path / "plain")
    engine_runs.assert_same_weights(run.last_model_file, plain.last_model_file)
    engine_runs.assert_same_weights(run.model_file, plain.model_file)
    assert engine_runs.metrics_without_seconds(run) == engine_runs.metrics_without_seconds(plain)


def test_a_run_that_goes_on_shows_where_it_stood_while_it_is_tried_out(
    finished_run: RunFolder, tmp_path: Path
) -> None:
    run = RunFolder(Path(shutil.copytree(finished_run.path, tmp_path / "run")))
    before = see(Look(str(run.path), "last", Filters(), request=0)).arrays["filters"]
    asked, watched = Asked(), engine_runs.Watched()

    def ask(event: AnyEvent) -> None:
        if isinstance(event, Progress) and event.phase is Phase.TEST_STEP:
            asked.questions.put(Look(str(run.path), "last", Filters(), request=1))
        if isinstance(event, messages.RunStarted):
            watched.control.pause()

    watched.on_event = ask
    watched.job = Job(engine_runs.REQUEST, watched._take, watched.control, asked.questions)
    lifecycle.resume(watched.job, run.path, Changes(more_epochs=1))
    assert asked.seen
    assert all(seen.is_live for seen in asked.seen)
    assert all(np.array_equal(seen.arrays["filters"], before) for seen in asked.seen)


def test_a_window_looks_at_the_weights_while_they_change(
    images_folder: Path, tmp_path: Path
) -> None:
    recipe = tiny_images.lenet_recipe(images_folder, stage=(Stage(epochs=5000),))
    image = str(next((images_folder / "red").iterdir()))
    with EngineProcess(tmp_path / "stderr.txt") as engine:
        engine.send(messages.Train(recipe, str(tmp_path), str(tmp_path / "runs"), request=1))
        started = engine.wait_for(messages.RunStarted, 1)
        engine.wait_for(Metrics, 1)
        numbers = count(10)

        def kernels(of: str) -> np.ndarray:
            number = next(numbers)
            engine.send(Look(of, "last", Filters(), request=number))
            seen = engine.wait_for(Seen, number)
            assert seen.is_live
            return seen.arrays["filters"]

        before = kernels("")
        for of in (started.run, ""):
            # Two answers between two steps are of the same weights, such as while it validates.
            asked = map(kernels, repeat(of))
            before = next(one for one in asked if not np.array_equal(one, before))
        engine.send(Look("", "last", Activations("", image), request=5))
        assert engine.wait_for(Seen, 5).arrays["activations"].shape == (28, 28, 6)
        engine.send(
            Look("", "last", Filters("nowhere"), request=6),
            Look("VGG16", "best", Filters(), request=7),
        )
        assert engine.wait_for(Failed, 6).kind == "input"
        assert "not on this computer" in str(engine.wait_for(Failed, 7).sentence)
        engine.send(messages.Stop())
        assert engine.wait_for(RunEnded, 1).outcome == "stopped"
        engine.send(Look("", "last", Filters(), request=8))  # nothing trains any more
        assert "Nothing trains" in str(engine.wait_for(Failed, 8).sentence)
        engine.send(Look(started.run, "last", Filters(), request=9))
        assert not engine.wait_for(Seen, 9).is_live


IMPORTS_LATE = """
import time
from pathlib import Path
import studio.engine.server as server

import_tensorflow = server.import_tensorflow_quietly

def import_slowly():
    while not Path({file!r}).exists():
        time.sleep(0.02)
    return import_tensorflow()

server.import_tensorflow_quietly = import_slowly
server.main()
"""


def test_a_question_that_waits_is_given_up_at_once(images_folder: Path, tmp_path: Path) -> None:
    recipe = tiny_images.lenet_recipe(images_folder, stage=(Stage(epochs=1),))
    goes_on = tmp_path / "imports"
    program = IMPORTS_LATE.format(file=str(goes_on))
    with EngineProcess(tmp_path / "stderr.txt", program) as engine:
        engine.wait_for(messages.Hello)  # TensorFlow is still being imported
        engine.send(
            Look("EfficientNetLite0", "best", Filters(), request=1),
            messages.Cancel(1),
            messages.Describe(recipe, 3, request=2),
        )
        engine.wait_for(CancelDone, 1)
        assert not engine.of(messages.Ready)
        goes_on.touch()
        engine.wait_for(messages.Described, 2)
        assert [event for event in engine.events if getattr(event, "request", 0) == 1] == [
            CancelDone(1)
        ]


def test_one_thread_alone_answers_a_question() -> None:
    questions = Questions()
    answered: list[Look] = []

    def answer(look: Look) -> Iterator[None]:
        answered.append(look)
        return iter(())

    questions.answer = answer
    look = Look("", "last", Layers(), request=4)
    questions.put(look)
    questions.put(replace(look, request=5))
    assert questions.take(5)
    assert not questions.take(5)
    questions.answer_next()
    questions.answer_next()
    assert answered == [look]
    assert not questions.take(4)
