"""Exported files open in plain Keras, predict the same, and are whole or not there."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import engine_runs
import h5py
import keras
import numpy as np
import psutil
import pytest
import small_disk
import tiny_images
from engine_process import SECONDS, EngineProcess
from engine_runs import Watched
from numpy.typing import NDArray
from PIL import Image, TiffImagePlugin

from studio.core.base.errors import Cancelled, InputError, WorkError
from studio.core.exports.formats import FORMATS, by_key
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Stage
from studio.core.runs.run_folder import RunFolder
from studio.core.wire import messages
from studio.core.wire.messages import Certificate, Phase, Progress
from studio.engine.export import certificate as certificates
from studio.engine.export import export_run
from studio.engine.export.awkward_images import write_awkward_images
from studio.engine.tasks.classify.predicting import predict_files

pytestmark = pytest.mark.engine

NAMES = ("model.h5", "plain.keras", "only.weights.h5", "served")

PROVED = ("model.h5", "only.weights.h5")
"""Each proof takes a process that imports TensorFlow; the other two are opened by plain Keras below
and differ only in one line of the proof."""

# A fresh process runs each text as a person would who pasted it, then asks it for all files.
RUNS_WHAT_IS_SHOWN = """
import json, runpy, sys
sys.path = [entry for entry in sys.path if entry not in ("", sys.argv[3])]
found = {}
for program in json.loads(sys.argv[1]):
    shown = runpy.run_path(program)
    found[program] = [shown["probabilities_of"](file).tolist() for file in json.loads(sys.argv[2])]
assert not [name for name in sys.modules if name.split(".")[0] == "studio"]
print(json.dumps(found))
"""


NO_PROOF = certificates.Proof(0.0, 18, 0.0)


@pytest.fixture(scope="module")
def exported(
    finished_run: RunFolder, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Certificate]:
    folder = tmp_path_factory.mktemp("exported")
    found = {}
    for name in NAMES:
        with pytest.MonkeyPatch.context() as patch:
            if name not in PROVED:
                patch.setattr("studio.engine.export.proved.proof_of", lambda *_given: NO_PROOF)
            found[name] = export_run(Watched().job, finished_run.path, folder / "new" / name)
    return found


def folder_of(exported: dict[str, Certificate]) -> Path:
    return Path(exported["model.h5"].file).parent


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_only_what_was_asked_for_is_written(exported: dict[str, Certificate]) -> None:
    assert names(folder_of(exported)) == sorted((*NAMES, "only.json"))


@pytest.mark.parametrize("name", NAMES)
def test_every_format_proves_itself(exported: dict[str, Certificate], name: str) -> None:
    certificate = exported[name]
    assert certificate.agrees
    assert certificate.largest_difference <= 1e-5
    assert certificate.images == 16
    assert certificate.opened_with.startswith("Keras 3.")
    path = Path(certificate.file)
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    assert certificate.size == sum(file.stat().st_size for file in files)
    companions = [str(path.with_name("only.json"))] if name == "only.weights.h5" else []
    assert list(certificate.companions) == companions
    assert bool(certificate.rebuild) is (name in ("only.weights.h5", "served"))
    assert certificate.program_files == 18
    assert certificate.program_difference <= 1e-5


def test_what_is_shown_answers_as_predict_does_whatever_the_image(
    exported: dict[str, Certificate], finished_run: RunFolder, images_folder: Path, tmp_path: Path
) -> None:
    images = [*write_awkward_images(tmp_path, (32, 32), 3), *more_images(tmp_path)]
    images += sorted(images_folder.glob("*/00.png"))
    expected = predict_files(Watched().job, finished_run.path, images)
    assert not expected.refused
    programs = {name: tmp_path / f"{name}.py" for name in NAMES}
    for name, program in programs.items():
        program.write_text(exported[name].program)
    script = tmp_path / "runs.py"
    script.write_text(RUNS_WHAT_IS_SHOWN)
    given = [json.dumps([str(path) for path in paths]) for paths in (programs.values(), images)]
    done = subprocess.run(
        [sys.executable, str(script), *given, str(Path.cwd())],
        capture_output=True,
        text=True,
        timeout=250,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    best = int(expected.probabilities[0].argmax())  # of "image.jpg"
    assert lines[0] == f"{expected.classes[best]}: {expected.probabilities[0, best]:.1%}"
    found = json.loads(lines[-1])
    for name, program in programs.items():
        answers = np.array(found[str(program)])
        np.testing.assert_allclose(answers, expected.probabilities, atol=1e-5, err_msg=name)


def more_images(folder: Path) -> list[Path]:
    """Kinds that the proof does not make: every turn, integers without a sign, white at zero."""
    pixels = np.random.default_rng(5).integers(0, 256, (90, 130, 3), np.uint8)
    image = Image.fromarray(pixels).resize((260, 180))
    files = []
    for turn in range(9):
        exif = Image.Exif()
        exif[0x0112] = turn
        files += [folder / f"{turn}.jpg", folder / f"{turn}.webp"]
        for file in files[-2:]:
            image.save(file, exif=exif)
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[262] = 0
    files.append(folder / "inverted.tif")
    Image.fromarray(pixels[:, :, 0].astype(np.uint16) * 250).save(files[-1], tiffinfo=tags)
    files.append(folder / "mono.tif")
    Image.fromarray(pixels[:, :, 0] > 99).save(files[-1])
    return files


def test_the_h5_carries_class_names_and_recipe(
    exported: dict[str, Certificate], finished_run: RunFolder
) -> None:
    for name in ("model.h5", "only.weights.h5"):
        with h5py.File(exported[name].file) as file:
            attributes = dict(file.attrs)
        assert tuple(json.loads(attributes["studio_classes"])) == tiny_images.CLASSES
        recipe = recipes.parse(attributes["studio_recipe"], "attributes")
        assert recipe == finished_run.recipe()
    with h5py.File(exported["model.h5"].file) as file:
        assert "optimizer_weights" not in file


def test_the_folder_carries_them_too(
    exported: dict[str, Certificate], finished_run: RunFolder
) -> None:
    extra = Path(exported["served"].file, "assets.extra")
    assert tuple(json.loads((extra / "classes.json").read_text())) == tiny_images.CLASSES
    assert recipes.read(extra / "recipe.toml") == finished_run.recipe()


def test_the_lines_that_rebuild_are_python(exported: dict[str, Certificate]) -> None:
    for name in ("only.weights.h5", "served"):
        lines = exported[name].rebuild
        compile(lines, name, "exec")
        assert name in lines


def test_an_export_changes_nothing_in_the_run(
    exported: dict[str, Certificate], finished_run: RunFolder
) -> None:
    newest = max(file.stat().st_mtime for file in finished_run.path.rglob("*"))
    oldest = min(Path(it.file).stat().st_mtime for it in exported.values())
    assert newest < oldest


# --- what cannot be -------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["m.onnx", "m.H5", "m.h5.txt", "m.pb"])
def test_an_unknown_ending_lists_the_known(
    finished_run: RunFolder, tmp_path: Path, name: str
) -> None:
    with pytest.raises(InputError) as caught:
        export_run(Watched().job, finished_run.path, tmp_path / name)
    sentence = str(caught.value)
    assert Path(name).suffix in sentence
    assert all(row.ending in sentence for row in FORMATS)
    assert names(tmp_path) == []


def test_things_in_the_way_are_left_alone(finished_run: RunFolder, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "photo.png").write_bytes(b"x")
    (tmp_path / "folder.h5").mkdir()
    (tmp_path / "file").write_bytes(b"x")
    for name in ("full", "folder.h5", "file"):
        with pytest.raises(InputError):
            export_run(Watched().job, finished_run.path, tmp_path / name)
    assert names(tmp_path) == ["file", "folder.h5", "full"]
    assert names(tmp_path / "full") == ["photo.png"]
    assert names(tmp_path / "folder.h5") == []
    with pytest.raises(WorkError, match="could not be written"):
        export_run(Watched().job, finished_run.path, tmp_path / "file" / "m.keras")


def test_a_run_without_a_model_says_so(
    finished_run: RunFolder, images_folder: Path, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match="was not found"):
        export_run(Watched().job, tmp_path / "none", tmp_path / "m.h5")
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in ("recipe.toml", "dataset.json"):
        (copy / name).write_bytes((finished_run.path / name).read_bytes())
    with pytest.raises(InputError, match=r"model\.keras is missing"):
        export_run(Watched().job, copy, tmp_path / "m.h5")
    (copy / "model.keras").write_bytes(finished_run.model_file.read_bytes()[:1000])
    with pytest.raises(InputError, match=r"model\.keras is damaged") as caught:
        export_run(Watched().job, copy, tmp_path / "m.h5")
    assert len(str(caught.value).splitlines()) == 1
    assert names(tmp_path) == ["copy"]


@pytest.mark.parametrize("name", NAMES)
def test_a_full_disk_is_named_and_nothing_half_written_stays(
    finished_run: RunFolder, tmp_path: Path, name: str
) -> None:
    with small_disk.mounted(tmp_path / "disk", "128k") as disk:
        with pytest.raises(WorkError, match="The disk is full"):
            export_run(Watched().job, finished_run.path, disk / name)
        assert names(disk) == []


def test_a_read_only_disk_is_named(finished_run: RunFolder, tmp_path: Path) -> None:
    with small_disk.mounted(tmp_path / "disk", "128k") as disk:
        small_disk.protect(disk)
        for name in NAMES:
            with pytest.raises(WorkError, match="read-only"):
                export_run(Watched().job, finished_run.path, disk / name)


def test_a_file_that_predicts_something_else_is_not_handed_over(
    finished_run: RunFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "m.keras").write_bytes(b"what was there before")

    def differs(*_given: object) -> certificates.Proof:
        raise certificates.NotReopenedError("it differs")

    monkeypatch.setattr("studio.engine.export.proved.proof_of", differs)
    with pytest.raises(WorkError, match="it differs"):
        export_run(Watched().job, finished_run.path, tmp_path / "m.keras")
    assert names(tmp_path) == ["m.keras"]
    assert (tmp_path / "m.keras").read_bytes() == b"what was there before"


def test_the_proof_notices_another_model_and_another_program(
    exported: dict[str, Certificate], tmp_path: Path
) -> None:
    certificate = exported["plain.keras"]
    images = np.zeros((2, 32, 32, 3), np.uint8)
    wrong = np.full((2, 3), 1 / 3, np.float32)

    def predict(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        return np.asarray(shown(pixels.astype("float32")), np.float32)

    def proof(expected: NDArray[np.float32], program: str) -> certificates.Proof:
        probes = certificates.Probes(images, expected, predict, "rgb", 1)
        return certificates.proof_of(
            Path(certificate.file), by_key("keras"), program, probes, lambda: False
        )

    shown = keras.models.load_model(certificate.file, compile=False)
    with pytest.raises(certificates.NotReopenedError, match="differ by"):
        proof(wrong, certificate.program)
    on_black = certificate.program.replace('"white"', '"black"')
    assert proof(predict(images), on_black).program_difference > 1e-3


# --- given up -------------------------------------------------------------------------------


def wait_until(holds: Callable[[], object]) -> bool:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.02)
    return False


def test_a_cancelled_export_leaves_nothing(finished_run: RunFolder, tmp_path: Path) -> None:
    watched = Watched()

    def cancel(event: object) -> None:
        if isinstance(event, Progress) and event.phase is Phase.EXPORTING:
            watched.control.cancel(engine_runs.REQUEST)

    watched.on_event = cancel
    before = {child.pid for child in psutil.Process().children()}
    with pytest.raises(Cancelled):
        export_run(watched.job, finished_run.path, tmp_path / "m.h5")
    assert names(tmp_path) == []
    assert {child.pid for child in psutil.Process().children()} <= before


NEVER_PROVED = """
import studio.engine.jobs as jobs
from studio.core.wire.messages import Export
from studio.engine.server import main

export = jobs.HEAVY[Export]

def handle(command, job):
    from studio.engine.export import proved
    proof_of = proved.proof_of
    proved.proof_of = lambda file, kind, program, *rest: proof_of(
        file, kind, "import time; time.sleep(3600)", *rest
    )
    export(command, job)

jobs.HEAVY[Export] = handle
main()
"""
"""An engine that exports a program which never ends, so that its proof does not either."""


def test_an_engine_that_is_killed_while_it_exports_leaves_no_process(
    finished_run: RunFolder, tmp_path: Path
) -> None:
    with EngineProcess(tmp_path / "stderr.txt", NEVER_PROVED) as engine:
        engine.send(messages.Export(str(finished_run.path), str(tmp_path / "m.keras"), request=1))
        while engine.wait_for(Progress).phase is not Phase.EXPORTING:
            continue
        assert wait_until(engine.children)
        children = engine.children()
        engine.process.kill()
        assert wait_until(lambda: not any(map(is_at_work, children)))
    assert not (tmp_path / "m.keras").exists()


def is_at_work(process: psutil.Process) -> bool:
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def test_the_whole_recipe_of_a_stopped_run_exports_too(
    images_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studio.engine.export.proved.proof_of", lambda *_given: NO_PROOF)
    recipe = tiny_images.lenet_recipe(images_folder, stage=(Stage(epochs=500),))
    watched = Watched()

    def stop(event: object) -> None:
        if isinstance(event, messages.Metrics):
            watched.control.stop()

    watched.on_event = stop
    run = watched.train(recipe, tmp_path / "runs")
    certificate = export_run(Watched().job, run.path, tmp_path / "m.h5")
    assert Path(certificate.file).stat().st_size == certificate.size
