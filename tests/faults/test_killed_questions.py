"""The engine is killed while it answers each kind of question; the next engine answers the same.

`kill -9` comes when the work begins, in the middle of it, and when it is done and only the answer
is still to be sent. The window's client says why nothing came of it and starts the next engine;
nothing half-written lies where a result was to go.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
import tiny_images
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest

from studio.core.look.activations import Activations
from studio.core.look.codes import Codes
from studio.core.look.deconvnet import Deconvnet
from studio.core.look.embedding import Embedding
from studio.core.look.filters import Filters
from studio.core.look.generated import Generated
from studio.core.look.grad_cam import GradCam
from studio.core.look.gradients import Gradients
from studio.core.look.guided import Guided
from studio.core.look.integrated import Integrated
from studio.core.look.judged import Judged
from studio.core.look.layers import Layers, LayersFacts
from studio.core.look.nearest import Nearest
from studio.core.look.occlusion import Occlusion
from studio.core.look.patches import Patches
from studio.core.look.prediction import Prediction
from studio.core.look.representative import Representative
from studio.core.look.restored import Restored
from studio.core.look.table import VIEWS, AnyView
from studio.core.look.unit import Unit
from studio.core.look.weights import Weights
from studio.core.networks.catalogue import backbone
from studio.core.networks.packaged_weights import packaged
from studio.core.projects import project as projects
from studio.core.recipes.recipe import Autoencoder, Gan, Recipe, Stage
from studio.core.recipes.search_table import Search
from studio.core.runs.run_folder import RunFolder
from studio.core.search.search_folder import create
from studio.core.wire import messages
from studio.core.wire.messages import Answer, Ask, Failed, FailureKind, FinalReply
from studio.ui.engine import engine_client
from studio.ui.engine.engine_client import EngineClient, EngineState
from studio.ui.engine.engine_request import Request

pytestmark = [
    pytest.mark.engine,
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9"),
]

SECONDS = 250.0

DYING = """
import os, signal
from pathlib import Path
from studio.core.wire.messages import FinalReply, Progress
from studio.engine import outbox, server

wish = Path({wish!r})

def die_if(moment):
    if wish.exists() and wish.read_text() == moment:
        wish.unlink()
        os.kill(os.getpid(), signal.SIGKILL)

begin, emit = server.Server._job, outbox.Outbox.emit

def dying_begin(self, command):
    die_if("begin")
    return begin(self, command)

def dying_emit(self, event):
    if isinstance(event, Progress) and 2 * event.done >= event.total > 0:
        die_if("middle")
    if isinstance(event, FinalReply):
        if wish.exists() and wish.read_text() == "middle":  # what is done in one step has none
            wish.write_text("done")
            wish.with_suffix(".late").touch()
        die_if("done")
    emit(self, event)

server.Server._job, outbox.Outbox.emit = dying_begin, dying_emit
server.main()
"""
"""An engine's program. It kills itself at the moment that a file names, and removes that first."""

MOMENTS = ("begin", "middle", "done")


@dataclass(frozen=True)
class Case:
    """A question, and what comes of it.

    Attributes:
        command: what is asked.
        made: what it writes.
        is_refused: whether the right answer here is a sentence.
        is_once: whether it is refused once it is done.
        is_by_parts: whether each part of it is there as soon as that is whole.
    """

    command: Ask
    made: tuple[Path, ...] = ()
    is_refused: bool = False
    is_once: bool = False
    is_by_parts: bool = False


class Place:
    """A project with a run of each task, and the client of an engine that dies as it is told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.out = folder / "out"
        self.wish = folder / "wish"
        self.images = tiny_images.make_images(folder / "images")
        self.image = str(self.images / "red" / "00.png")
        self.recipe = tiny_images.lenet_recipe(self.images)
        self.project = projects.create(folder, self.recipe)
        program = DYING.format(wish=str(self.wish))
        self.client = EngineClient((sys.executable, "-c", program))
        self.search = create(self.project.runs, searched(self.recipe))
        code = Autoencoder(kind="dense", code=8, dense=(32,))
        gan = Gan(kind="conditional", filters=4, latent=8, gallery=8)
        self.run = self.trained(self.recipe)
        self.second = self.trained(replace(self.recipe, seed=11))
        self.codes = self.trained(replace(self.recipe, task="autoencode", autoencoder=code))
        self.gan = self.trained(replace(self.recipe, task="gan", gan=gan))
        found = self.ask(messages.Look(self.run, "best", Layers()))
        assert isinstance(found, messages.Seen)
        assert isinstance(found.facts, LayersFacts)
        layers = found.facts.layers
        self.layer = next(one.name for one in layers if one.kind == "Conv2D")

    def trained(self, recipe: Recipe) -> str:
        last = self.ask(self.train(recipe))
        assert isinstance(last, messages.RunEnded), last
        return last.run

    def train(self, recipe: Recipe) -> messages.Train:
        return messages.Train(recipe, str(self.project.folder), str(self.project.runs))

    def paused(self) -> str:
        """Return a run that was paused after its first epoch."""
        request = self.client.ask(self.train(with_epochs(self.recipe, 100)))

        def hear(event: object) -> None:
            if isinstance(event, messages.CheckpointSaved):
                self.client.send(messages.Pause())

        request.replied.connect(hear)
        last = ended(request)
        assert isinstance(last, messages.RunEnded), last
        assert not RunFolder(Path(last.run)).has_report
        return last.run

    def ask(self, command: Ask) -> FinalReply:
        """Ask, and wait for the answer."""
        return ended(self.client.ask(command))


def heard(request: Request) -> list[FinalReply]:
    """Return a list that gets the last reply."""
    last: list[FinalReply] = []
    request.replied.connect(
        lambda event: last.append(event) if isinstance(event, FinalReply) else None
    )
    return last


def ended(request: Request) -> FinalReply:
    last = heard(request)
    wait(lambda: bool(last))
    return last[0]


def wait(until: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not until():
        assert time.monotonic() < deadline
        QTest.qWait(5)


def with_epochs(recipe: Recipe, epochs: int) -> Recipe:
    return replace(recipe, stage=(replace(recipe.stage[0], epochs=epochs),))


def searched(recipe: Recipe) -> Recipe:
    vary = {"model.dropout": (0.1, 0.2)}
    search = Search(method="grid", objective="loss", vary=vary)
    return replace(recipe, stage=(Stage(epochs=1),), search=search)


LOOKS: dict[str, Callable[[Place], tuple[str, AnyView]]] = {
    "filters": lambda at: (at.run, Filters(at.layer)),
    "activations": lambda at: (at.run, Activations(at.layer, at.image)),
    "unit": lambda at: (at.run, Unit(at.layer, at.image, 1, 2, 3)),
    "prediction": lambda at: (at.run, Prediction(at.image)),
    "grad-cam": lambda at: (at.run, GradCam(at.layer, at.image)),
    "occlusion": lambda at: (at.run, Occlusion(at.image)),
    "gradients": lambda at: (at.run, Gradients(at.image)),
    "guided": lambda at: (at.run, Guided(at.image)),
    "integrated": lambda at: (at.run, Integrated(at.image)),
    "deconvnet": lambda at: (at.run, Deconvnet(at.layer, at.image)),
    "patches": lambda at: (at.run, Patches(at.layer)),
    "representative": lambda at: (at.run, Representative(at.layer)),
    "embedding": lambda at: (at.run, Embedding()),
    "codes": lambda at: (at.codes, Codes()),
    "generated": lambda at: (at.gan, Generated()),
    "restored": lambda at: (at.codes, Restored(at.image)),
    "nearest": lambda at: (at.gan, Nearest()),
    "judged": lambda at: (at.gan, Judged(at.image)),
    "weights": lambda at: (at.run, Weights(at.layer)),
    "layers": lambda at: (at.run, Layers()),
}


def look(name: str) -> Callable[[Place], Case]:
    def case(at: Place) -> Case:
        run, view = LOOKS[name](at)
        return Case(messages.Look(run, "best", view))

    return case


def export(name: str, part: str = "") -> Callable[[Place], Case]:
    def case(at: Place) -> Case:
        run = at.gan if part else at.run
        return Case(messages.Export(run, str(at.out / name), part), (at.out / name,))

    return case


def tabulate(at: Place) -> Case:
    file = at.out / "t.csv"
    return Case(messages.Tabulate(at.run, (str(at.images),), str(file)), (file,))


def judge(at: Place) -> Case:
    RunFolder(Path(at.run)).predictions_file.unlink(missing_ok=True)
    return Case(messages.Judge(at.run))


def ensemble(at: Place) -> Case:
    file = at.out / "both.h5"
    runs = (at.run, at.second)
    return Case(messages.ExportEnsemble(runs, (0.5, 0.5), str(file)), (file,))


def generate(at: Place) -> Case:
    return Case(messages.Generate(at.gan, str(at.out / "made"), count=40), (at.out / "made",))


def restore(at: Place) -> Case:
    command = messages.Generate(at.codes, str(at.out / "clean"), images=str(at.images))
    return Case(command, (at.out / "clean",))


def compress(at: Place) -> Case:
    file = at.out / "codes.npz"
    return Case(messages.Compress(at.codes, str(at.images), str(file)), (file,))


def decompress(at: Place) -> Case:
    file = at.folder / "kept-codes.npz"
    if not file.exists():
        done = at.ask(messages.Compress(at.codes, str(at.images), str(file)))
        assert isinstance(done, Answer), done
    folder = at.out / "restored"
    return Case(messages.Decompress(str(file), str(folder), at.codes), (folder,))


def weights_file() -> Path:
    file = backbone("EfficientNetLite0").weight_file
    assert file is not None
    found = packaged(file)
    assert found is not None
    return found


def series(at: Place) -> Case:
    recipes = (replace(at.recipe, seed=21), replace(at.recipe, seed=22))
    planned = tuple(messages.PlannedRun(with_epochs(one, 1)) for one in recipes)
    runs = at.project.runs
    project, log = str(at.project.folder), str(at.folder / "series.log")
    return Case(messages.TrainSeries(planned, project, str(runs), log))


CASES: dict[str, Callable[[Place], Case]] = {
    "scan": lambda at: Case(messages.Scan(str(at.images))),
    "describe": lambda at: Case(messages.Describe(at.recipe, 3)),
    "train": lambda at: Case(at.train(at.recipe)),
    "resume": lambda at: Case(messages.Resume(at.paused()), is_once=True),
    "keep": lambda at: Case(messages.Keep(at.paused()), is_once=True),
    "begin_search": lambda at: Case(
        messages.BeginSearch(searched(at.recipe), str(at.project.folder), str(at.project.runs))
    ),
    "resume_search": lambda at: Case(messages.ResumeSearch(str(at.search.path))),
    "series": series,
    "weigh_fields": lambda at: Case(messages.WeighFields(str(at.search.path))),
    "export_h5": export("m.h5"),
    "export_keras": export("m.keras"),
    "export_weights": export("m.weights.h5"),
    "export_served": export("served"),
    "export_tflite": export("m.tflite"),
    "export_part": export("d.keras", "discriminator"),
    "fetch_weights": lambda at: Case(messages.FetchWeights("EfficientNetLite0")),
    "adopt_weights": lambda at: Case(
        messages.AdoptWeights("EfficientNetLite0", str(weights_file()))
    ),
    "import_weights": lambda at: Case(messages.ImportWeights(str(weights_file().parent))),
    "export_all_weights": lambda at: Case(messages.ExportWeights(str(at.out)), is_by_parts=True),
    "try_rates": lambda at: Case(messages.TryRates(at.recipe, str(at.project.folder), 0)),
    "try_features": lambda at: Case(messages.TryFeatures(at.recipe, str(at.project.folder))),
    "try_cluster": lambda at: Case(messages.TryCluster("nowhere:1"), is_refused=True),
    "predict": lambda at: Case(messages.Predict(at.run, (at.image,))),
    "tabulate": tabulate,
    "judge": judge,
    "pool": lambda at: Case(messages.PoolRuns((at.run, at.second), str(at.images))),
    "ensemble": ensemble,
    "events": lambda at: Case(
        messages.WriteEvents((at.run,), str(at.out / "e")), (at.out / "e",), is_by_parts=True
    ),
    "generate": generate,
    "restore": restore,
    "compress": compress,
    "decompress": decompress,
    "vary": lambda at: Case(messages.Vary(at.recipe, (at.image,), 1, 2)),
    "check": lambda at: Case(messages.Check()),
    **{f"look at {name}": look(name) for name in LOOKS},
}

IN_CI = (("tabulate", "middle"), ("decompress", "middle"), ("look at patches", "begin"))


@pytest.fixture(scope="module")
def at(
    qapp: QCoreApplication, tmp_path_factory: pytest.TempPathFactory, session_folders: Path
) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("killed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STUDIO_HOME", str(folder / "home"))
        patch.setenv("STUDIO_CACHE", str(folder / "cache"))
        patch.setattr(engine_client, "RESTARTS_A_MINUTE", 1000)
        place = Place(folder)
        yield place
        place.client.close()
        wait(lambda: not left_at_work(folder))


@pytest.fixture(autouse=True)
def own_folders(at: Place) -> None:
    """Keep one folder of projects and one cache: runs that other engines trained are our own."""


def left_at_work(folder: Path) -> list[psutil.Process]:
    """Return the processes that engines of this place have left."""
    found = []
    for process in psutil.process_iter():
        try:
            is_ours = process.environ().get("STUDIO_CACHE") == str(folder / "cache")
        except psutil.Error:
            continue
        if is_ours and process.pid != os.getpid():
            found.append(process)
    return found


@pytest.mark.by_hand
def test_an_engine_that_is_stopped_gives_up_what_was_cancelled_when_it_goes_on(at: Place) -> None:
    wait(lambda: at.client.state is EngineState.READY)
    os.kill(at.client.pid, signal.SIGSTOP)
    try:
        requests = [at.client.ask(CASES[name](at).command) for name in ("scan", "export_h5")]
        answers = [heard(one) for one in requests]
        for one in requests:
            one.cancel()
        QTest.qWait(60_000)
        assert answers == [[], []]
    finally:
        os.kill(at.client.pid, signal.SIGCONT)
    wait(lambda: all(answers))
    assert [type(one[0]) for one in answers] == [messages.CancelDone] * 2
    assert not (at.out / "m.h5").exists()


@pytest.mark.by_hand
def test_every_kind_of_question_is_among_them(at: Place) -> None:
    every = {kind for kind in typing.get_args(messages.AnyCommand) if issubclass(kind, Ask)}
    assert {type(make(at).command) for make in CASES.values()} == every
    assert {view.key for view in VIEWS} == set(LOOKS)


@pytest.mark.parametrize(
    ("name", "moment"),
    [
        pytest.param(name, moment, marks=() if (name, moment) in IN_CI else pytest.mark.by_hand)
        for name in CASES
        for moment in MOMENTS
    ],
)
def test_the_next_engine_answers_what_the_killed_one_did_not(
    at: Place, name: str, moment: str
) -> None:
    shutil.rmtree(at.out, ignore_errors=True)
    at.out.mkdir()
    case = CASES[name](at)
    losses: list[object] = []
    at.client.lost.connect(losses.append)
    wait(lambda: at.client.state is EngineState.READY)
    late = at.wish.with_suffix(".late")
    late.unlink(missing_ok=True)
    at.wish.write_text(moment)
    failed = at.ask(case.command)
    assert isinstance(failed, Failed)
    assert failed.kind is FailureKind.WORK
    assert str(failed.sentence).startswith("The engine stopped unexpectedly.")
    assert losses == [failed.sentence]
    assert not at.wish.exists()
    shown = {path.name for path in at.out.iterdir() if path.name[0] != "."}
    if moment == "begin" or (moment == "middle" and not late.exists()):
        assert shown == set() or case.is_by_parts
    else:
        assert {path.name for path in case.made} <= shown
    answered = at.ask(case.command)
    is_done = bool(shown) or (case.is_once and moment != "begin")
    if is_done and isinstance(answered, Failed):  # it is there: nothing is replaced unasked
        assert answered.kind is FailureKind.INPUT, answered
    else:
        assert isinstance(answered, Failed if case.is_refused else Answer), answered
    assert all(path.exists() for path in case.made)
    assert len(losses) == 1
