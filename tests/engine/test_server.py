"""The engine as a process: protocol, order of events, and an end that is certain."""

import csv
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import engine_runs
import numpy as np
import psutil
import pytest
import tiny_images
from engine_process import HELD_EPOCHS, HOLD, SECONDS, EngineProcess
from msgspec.structs import replace

import studio
from studio.core.evaluation import kept
from studio.core.look.embedding import Embedding
from studio.core.recipes.recipe import Stage
from studio.core.runs.run_folder import RunFolder
from studio.core.wire import messages
from studio.core.wire.codec import Encoder
from studio.core.wire.messages import (
    CancelDone,
    Checked,
    Described,
    Failed,
    Hello,
    Metrics,
    Progress,
    Ready,
    RunEnded,
    RunStarted,
    Scanned,
)
from studio.engine.control import Control
from studio.engine.server import perform

pytestmark = pytest.mark.engine

NOISY = """
import os, subprocess, sys
import studio.engine.jobs as jobs
from studio.core.base.sentences import Sentence
from studio.engine.server import main

def noisy(handler):
    def handle(command, job):
        print("a print of a library")
        sys.stdout.write("without a line end")
        sys.stdout.flush()
        os.write(1, bytes(range(256)) * 100)
        subprocess.run(["echo", "a child writes, too"])
        job.emit(jobs.messages.Log(Sentence("a name that is no text: \\udcff")))
        handler(command, job)
        os.write(1, b"after")
    return handle

jobs.LIGHT = {kind: noisy(handler) for kind, handler in jobs.LIGHT.items()}
jobs.HEAVY = {kind: noisy(handler) for kind, handler in jobs.HEAVY.items()}
"""


WITHOUT_TENSORFLOW = """
import studio.engine.server as server

def import_tensorflow():
    raise ImportError("libtensorflow_cc.so.2: cannot open shared object file")

server.import_tensorflow_quietly = import_tensorflow
server.main()
"""


@pytest.fixture(scope="module")
def ready(
    session_folders: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[EngineProcess]:
    """An engine whose jobs print to stdout, as TensorFlow and others do, with TensorFlow ready.

    A training of `HELD_EPOCHS` does not end by itself.
    """
    assert session_folders
    log = tmp_path_factory.mktemp("engine") / "stderr.txt"
    with EngineProcess(log, f"{HOLD}{NOISY}main()") as engine:
        engine.wait_for(Ready)
        yield engine


def test_hello_comes_first_and_ready_with_a_measured_device(ready: EngineProcess) -> None:
    hello = ready.events[0]
    assert hello == Hello(messages.PROTOCOL, studio.__version__, ready.process.pid)
    (said,) = ready.of(Ready)
    assert said.device.kind == "cpu"
    assert said.device.gigaflops > 0.1
    assert 0 < said.seconds < SECONDS


def test_prints_go_to_the_log_and_break_no_frame(ready: EngineProcess, images_folder: Path) -> None:
    ready.send(messages.Scan(str(images_folder), request=11), messages.Check(request=12))
    scanned = ready.wait_for(Scanned, 11)
    assert scanned.dataset.counts() == [12, 12, 12]
    checked = ready.wait_for(Checked, 12)
    assert any("GFLOP/s" in str(line) for line in checked.lines)
    assert ready.broken is None
    assert "a print of a library" in ready.said()
    assert "a child writes, too" in ready.said()


def test_what_cannot_be_sent_is_said_and_does_not_silence_the_engine(
    ready: EngineProcess, images_folder: Path
) -> None:
    ready.send(messages.Scan(str(images_folder), request=13))
    failed = ready.wait_for(Failed)
    assert "could not be sent" in str(failed.sentence)
    ready.wait_for(Scanned, 13)


def test_a_run_is_judged_and_a_folder_becomes_a_table(
    ready: EngineProcess, finished_run: RunFolder, images_folder: Path, tmp_path: Path
) -> None:
    run = RunFolder(Path(shutil.copytree(finished_run.path, tmp_path / "run")))
    run.predictions_file.unlink()
    ready.send(messages.Judge(str(run.path), request=91))
    judged = ready.wait_for(messages.Judged, 91)
    assert Path(judged.file) == run.predictions_file
    made, before = kept.load(run), kept.load(finished_run)
    assert made is not None
    assert before is not None
    np.testing.assert_allclose(
        made.part("test").probabilities, before.part("test").probabilities, atol=1e-6
    )
    table = tmp_path / "red.csv"
    folder = str(images_folder / "red")
    ready.send(messages.Tabulate(str(run.path), (folder,), str(table), request=92))
    done = ready.wait_for(messages.Tabulated, 92)
    assert (done.images, done.refused_count) == (12, 0)
    with table.open(newline="", encoding="utf-8") as rows:
        assert len(list(csv.DictReader(rows))) == 12


def test_wrong_questions_get_sentences(ready: EngineProcess, tmp_path: Path) -> None:
    recipe = tiny_images.lenet_recipe(tmp_path / "nowhere")
    unknown = replace(recipe, model=replace(recipe.model, backbone="LeNet-6"))
    questions: list[messages.AnyCommand] = [
        messages.Scan(str(tmp_path / "nowhere"), request=21),
        messages.Describe(unknown, 3, request=22),
        messages.Train(recipe, str(tmp_path), str(tmp_path / "runs"), request=23),
        messages.Resume(str(tmp_path / "nowhere"), request=24),
        messages.Export(str(tmp_path), str(tmp_path / "m.h5"), request=25),
        messages.Predict(str(tmp_path), ("x.png",), request=26),
        messages.FetchWeights("LeNet-6", request=27),
        messages.AdoptWeights("VGG16", str(tmp_path / "none.h5"), request=28),
    ]
    for number, question in enumerate(questions, 21):
        ready.send(question)
        failed = ready.wait_for(Failed, number)
        assert failed.kind == "input"
        assert failed.details == ""
        assert len(str(failed.sentence).splitlines()) == 1
    assert not (tmp_path / "runs").exists()


def test_layers_are_described_without_weights(ready: EngineProcess, images_folder: Path) -> None:
    ready.send(messages.Describe(tiny_images.lenet_recipe(images_folder), 3, request=31))
    described = ready.wait_for(Described, 31)
    assert described.layers[-1].name.startswith("head_")
    assert described.layers[-1].output_shape == (3,)


def test_a_cancelled_scan_ends_and_the_next_one_is_answered(
    ready: EngineProcess, images_folder: Path, tmp_path: Path
) -> None:
    large = tiny_images.make_images(tmp_path / "large", count=400)
    ready.send(messages.Scan(str(large), request=41), messages.Cancel(41))
    ready.send(messages.Scan(str(images_folder), request=42))
    ready.wait_for(CancelDone, 41)
    ready.wait_for(Scanned, 42)
    assert 41 not in [event.request for event in ready.of(Scanned)]


def test_the_same_recipe_gives_the_same_weights_as_in_this_process(
    ready: EngineProcess, images_folder: Path, tmp_path: Path, finished_run: RunFolder
) -> None:
    recipe = tiny_images.lenet_recipe(images_folder)
    ready.send(messages.Train(recipe, str(tmp_path), str(tmp_path / "runs"), request=51))
    ended = ready.wait_for(RunEnded, 51)
    assert ended.outcome == "finished"
    run = RunFolder(Path(ended.run))
    engine_runs.assert_same_weights(run.model_file, finished_run.model_file)
    assert engine_runs.metrics_without_seconds(run) == engine_runs.metrics_without_seconds(
        finished_run
    )


def test_a_stop_right_behind_the_training_is_heeded(
    ready: EngineProcess, images_folder: Path, tmp_path: Path
) -> None:
    recipe = tiny_images.lenet_recipe(images_folder, stage=(Stage(epochs=5000),))
    train = messages.Train(recipe, str(tmp_path), str(tmp_path / "runs"), request=61)
    ready.send(messages.Check(request=60), train, messages.Stop())
    ready.wait_for(Checked, 60)
    while not (
        ends := [
            it for it in ready.events if isinstance(it, RunEnded | CancelDone) and it.request == 61
        ]
    ):
        ready.wait_for(messages.Event)
    assert isinstance(ends[0], CancelDone) or ends[0].outcome == "stopped"


def test_a_training_answers_a_scan_and_stops(
    ready: EngineProcess, images_folder: Path, tmp_path: Path
) -> None:
    recipe = tiny_images.lenet_recipe(images_folder, stage=(Stage(epochs=5000),))
    ready.send(messages.Train(recipe, str(tmp_path), str(tmp_path / "runs"), request=71))
    ready.wait_for(Metrics, 71)
    ready.send(messages.Scan(str(images_folder), request=72))
    ready.wait_for(Scanned, 72)
    ready.send(messages.Stop())
    ended = ready.wait_for(RunEnded, 71)
    assert ended.outcome == "stopped"
    assert ended.report is not None


@pytest.mark.parametrize("wish", [messages.Stop(), messages.Pause()])
def test_what_was_wished_of_a_training_is_no_wish_about_other_work(
    ready: EngineProcess, images_folder: Path, tmp_path: Path, wish: messages.Stop | messages.Pause
) -> None:
    recipe = tiny_images.lenet_recipe(images_folder, stage=(Stage(epochs=5000),))
    began = len(ready.events)
    ready.send(messages.Train(recipe, str(tmp_path), str(tmp_path / "runs"), request=73))
    while not any(isinstance(event, messages.CheckpointSaved) for event in ready.events[began:]):
        ready.wait_for(messages.CheckpointSaved)
    ready.send(wish, wish)
    while not (ended := [it for it in ready.events[began:] if isinstance(it, RunEnded)]):
        ready.wait_for(RunEnded)
    run, table = ended[0].run, tmp_path / "all.csv"
    questions: dict[int, messages.AnyCommand] = {
        74: messages.Tabulate(run, (str(images_folder),), str(table), request=74),
        75: messages.Judge(run, "last", request=75),
        76: messages.Look(run, "last", Embedding(), request=76),
        77: messages.TryRates(recipe, str(tmp_path), 0, request=77),
    }
    began = len(ready.events)
    ready.send(wish, *questions.values())  # a wish that comes too late is none either
    answers: dict[int, str] = {}
    while len(answers) < len(questions):
        ready.wait_for(messages.FinalReply)
        answers = {
            it.request: type(it).__name__
            for it in ready.events[began:]
            if isinstance(it, messages.FinalReply) and it.request in questions
        }
    assert answers == {74: "Tabulated", 75: "Judged", 76: "Seen", 77: "RatesTried"}


def test_metrics_are_sent_at_most_twenty_times_a_second(
    ready: EngineProcess, images_folder: Path, tmp_path: Path
) -> None:
    recipe = tiny_images.lenet_recipe(images_folder, stage=(Stage(epochs=40),))
    recipe = replace(recipe, data=replace(recipe.data, batch_size=1))
    ready.send(messages.Train(recipe, str(tmp_path), str(tmp_path / "runs"), request=81))
    ready.wait_for(RunEnded, 81)
    sent = [event for event in ready.of(Metrics) if event.request == 81]
    seconds = sent[-1].rows[-1].seconds  # by the engine's clock: a test may be slow to read
    assert len(sent) <= 20 * seconds + 2 * 40 + 5  # and what each epoch's end adds
    assert sum(len(event.rows) for event in sent) == 40 * (24 + 2)


# This one ends the shared engine, so it is the last that uses it.
def test_the_end_of_the_window_leaves_a_training_resumable(
    ready: EngineProcess, images_folder: Path, tmp_path: Path
) -> None:
    recipe = replace(
        tiny_images.two_stage_recipe(images_folder),
        stage=(
            Stage(name="All", epochs=HELD_EPOCHS - 2),
            Stage(name="Head", train=("head",), epochs=2),
        ),
    )
    ready.send(messages.Train(recipe, str(tmp_path), str(tmp_path / "runs"), request=91))
    ready.wait_for(messages.CheckpointSaved, 91)
    half_a_frame = Encoder().frame(messages.Scan(str(images_folder), request=92))[:-3]
    ready.send_bytes(half_a_frame)
    children = ready.children()
    ready.close_stdin()
    assert ready.wait_for_end() == 0
    assert ready.of(RunEnded)[-1].outcome == "interrupted"
    _, left = psutil.wait_procs(children, SECONDS)
    assert left == []
    run = RunFolder(Path(ready.of(RunEnded)[-1].run))
    engine_runs.Watched().resume(run)
    whole = engine_runs.train(recipe, tmp_path / "whole")
    engine_runs.assert_same_weights(run.last_model_file, whole.last_model_file)


# --- engines that end before TensorFlow is there --------------------------------------------


def test_shutdown_right_after_a_training_was_asked_for(images_folder: Path, tmp_path: Path) -> None:
    recipe = tiny_images.lenet_recipe(images_folder, stage=(Stage(epochs=5000),))
    train = messages.Train(recipe, str(tmp_path), str(tmp_path / "runs"), request=1)
    with EngineProcess(tmp_path / "stderr.txt") as engine:
        engine.send(train, messages.Shutdown())
        assert engine.wait_for_end() == 0
        assert isinstance(engine.events[0], Hello)
    assert not list((tmp_path / "runs").glob("*/model.keras"))


@pytest.mark.parametrize(
    "garbage",
    [b"\x00\x00\x00\x01\xc1", b"GET / HTTP/1.1\r\n\r\n", b"\xff" * 64, b"\x00\x00\x00\x02\x81\xa4"],
    ids=["no message", "another protocol", "too long", "cut short"],
)
def test_a_foreign_stream_ends_the_engine_cleanly(tmp_path: Path, garbage: bytes) -> None:
    with EngineProcess(tmp_path / "stderr.txt") as engine:
        engine.wait_for(Hello)
        engine.send_bytes(garbage)
        failed = engine.wait_for(Failed)
        assert (failed.request, failed.kind) == (0, "defect")
        assert "stream is broken" in str(failed.sentence)
        assert engine.wait_for_end() == 0
        assert "Traceback" not in engine.said()


def test_ctrl_c_in_the_windows_terminal_is_the_windows(tmp_path: Path) -> None:
    with EngineProcess(tmp_path / "stderr.txt") as engine:
        engine.wait_for(Hello)
        engine.process.send_signal(signal.SIGINT)
        time.sleep(0.3)
        assert engine.process.poll() is None
        engine.close_stdin()
        assert engine.wait_for_end() == 0
        assert "Traceback" not in engine.said()


def test_a_window_that_stops_reading_does_not_hold_the_engine(tmp_path: Path) -> None:
    with EngineProcess(tmp_path / "stderr.txt") as engine:
        engine.wait_for(Hello)
        assert engine.process.stdout is not None
        engine.process.stdout.close()
        engine.send(messages.Scan(str(tmp_path), request=1), messages.Shutdown())
        assert engine.process.wait(SECONDS) == 0
    assert not psutil.pid_exists(engine.process.pid)


# --- the wishes -----------------------------------------------------------------------------


def test_wishes_are_about_the_run_that_was_asked_for() -> None:
    control = Control()
    control.stop()
    control.begin_run()
    assert not control.interrupted  # the wish was about an earlier run
    control.stop()
    control.expect_run()
    assert not control.interrupted
    control.pause()
    control.begin_run()
    assert control.pause_asked  # it came after the run was asked for
    assert not control.stop_asked
    control.expect_run()
    control.begin_run()
    assert not control.interrupted


def test_the_end_is_for_good() -> None:
    control = Control()
    control.end()
    control.expect_run()
    control.begin_run()
    assert control.interrupted
    assert control.pause_asked
    assert not control.stop_asked
    assert control.is_cancelled(5)


def test_what_ends_with_the_engine_is_not_called_cancelled() -> None:
    watched = engine_runs.Watched()
    watched.job.control.cancel(engine_runs.REQUEST)
    perform(lambda: None, watched.job)
    assert watched.of(CancelDone) == [CancelDone(engine_runs.REQUEST)]
    ended = engine_runs.Watched()
    ended.job.control.end()
    perform(lambda: None, ended.job)
    assert ended.of(messages.Event) == []  # the window asks the next engine


def test_progress_is_coalesced_and_its_end_always_said() -> None:
    watched = engine_runs.Watched()
    with watched.job.phase(messages.Phase.BUILDING) as progress:
        for done in range(10_000):
            progress(done + 1, 10_000)
    said = watched.of(Progress)
    assert said[0] == Progress(engine_runs.REQUEST, messages.Phase.BUILDING, 0, 0)
    assert said[-1].done == 10_000
    assert len(said) < 50
    assert set(watched.job.seconds) == {"building"}


def test_without_tensorflow_every_wish_is_answered_and_folders_are_scanned(
    images_folder: Path, tmp_path: Path
) -> None:
    with EngineProcess(tmp_path / "log", WITHOUT_TENSORFLOW) as engine:
        first = engine.wait_for(Failed)
        assert "libtensorflow_cc.so.2" in str(first.sentence)
        recipe = tiny_images.lenet_recipe(images_folder)
        engine.send(messages.Train(recipe, str(tmp_path), str(tmp_path / "runs"), request=5))
        refused = engine.wait_for(Failed)
        assert (refused.request, refused.sentence) == (5, first.sentence)
        engine.send(messages.Scan(str(images_folder), request=6))
        assert engine.wait_for(Scanned).request == 6
    assert not (tmp_path / "runs").exists()


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no signals between processes")
def test_termination_saves_a_training_first(images_folder: Path, tmp_path: Path) -> None:
    recipe = tiny_images.lenet_recipe(images_folder, stage=(Stage(epochs=3000),))
    with EngineProcess(tmp_path / "stderr.txt") as engine:
        engine.send(messages.Train(recipe, str(tmp_path), str(tmp_path / "runs"), request=1))
        started = engine.wait_for(RunStarted)
        engine.wait_for(Metrics)
        engine.process.send_signal(signal.SIGTERM)
        assert engine.wait_for_end() == 130
    run = RunFolder(Path(started.run))
    assert run.checkpoint_files()
    assert not run.has_report
    assert engine.of(RunEnded)[0].outcome == "interrupted"


DEFECTIVE = """
import studio.engine.server as server

def fail(command, job):
    raise SystemExit("a library ends the program")

server.jobs.LIGHT = {kind: fail for kind in server.jobs.LIGHT}
server.main()
"""


def test_what_nobody_foresaw_is_answered_with_a_file_of_details(tmp_path: Path) -> None:
    with EngineProcess(tmp_path / "stderr.txt", DEFECTIVE) as engine:
        engine.send(messages.Scan(str(tmp_path), request=5))
        failed = engine.wait_for(Failed)
        assert (failed.request, failed.kind) == (5, "defect")
        file = Path(str(failed.sentence.values["file"]))
        assert "a library ends the program" in file.read_text()
        assert str(file) in str(failed.sentence)
        engine.send(messages.Scan(str(tmp_path), request=6))  # it lives
        assert engine.wait_for(Failed, 6).request == 6
