"""A .tflite file proves itself, carries its class names, and says how far it rounds."""

import json
import zipfile
from pathlib import Path

import numpy as np
import pytest
import small_disk
import tensorflow as tf
import tiny_images
from engine_runs import Watched

from studio.core.base.errors import WorkError
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Stage
from studio.core.runs.run_folder import RunFolder
from studio.core.wire.messages import Certificate
from studio.engine.export import export_run
from studio.engine.tasks.prediction import TrainedModel

pytestmark = pytest.mark.engine

NAMES = ("phone.tflite", "phone.float16.tflite")


@pytest.fixture(scope="module")
def exported(
    finished_run: RunFolder, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Certificate]:
    folder = tmp_path_factory.mktemp("phones")
    return {name: export_run(Watched().job, finished_run.path, folder / name) for name in NAMES}


def test_nothing_else_is_written(exported: dict[str, Certificate]) -> None:
    folder = Path(exported[NAMES[0]].file).parent
    assert sorted(entry.name for entry in folder.iterdir()) == sorted(NAMES)


@pytest.mark.parametrize(("name", "tolerance"), [(NAMES[0], 1e-5), (NAMES[1], 0.01)])
def test_it_is_opened_again_and_its_lines_are_run(
    exported: dict[str, Certificate], name: str, tolerance: float
) -> None:
    certificate = exported[name]
    assert certificate.agrees
    assert certificate.tolerance == tolerance
    assert certificate.largest_difference <= tolerance
    assert certificate.opened_with.startswith("TensorFlow Lite 2.")
    assert certificate.program_files == 18
    assert certificate.program_difference <= tolerance
    assert "import keras" not in certificate.program
    compile(certificate.program, name, "exec")
    assert name in certificate.rebuild


def test_float16_halves_the_file_and_says_what_it_costs(exported: dict[str, Certificate]) -> None:
    whole, half = (exported[name] for name in NAMES)
    assert 0.45 < half.size / whole.size < 0.6
    assert half.largest_difference > whole.largest_difference  # so the comparison sees rounding


@pytest.mark.parametrize("name", NAMES)
def test_it_carries_class_names_and_recipe(
    exported: dict[str, Certificate], finished_run: RunFolder, name: str
) -> None:
    with zipfile.ZipFile(exported[name].file) as archive:
        assert archive.read("labels.txt").decode().splitlines() == list(tiny_images.CLASSES)
        assert tuple(json.loads(archive.read("studio_classes"))) == tiny_images.CLASSES
        recipe = recipes.parse(archive.read("studio_recipe").decode(), "file")
    assert recipe == finished_run.recipe()


@pytest.mark.filterwarnings("ignore:.*tf.lite.Interpreter is deprecated:UserWarning")
@pytest.mark.parametrize("count", [1, 5])
def test_it_takes_any_number_of_images(
    exported: dict[str, Certificate], finished_run: RunFolder, count: int
) -> None:
    images = np.random.default_rng(count).integers(0, 256, (count, 32, 32, 3), np.uint8)
    reader = tf.lite.Interpreter(exported[NAMES[0]].file).get_signature_runner()
    found = reader(images=images.astype(np.float32))["probabilities"]
    predictor = TrainedModel(finished_run.path).predictor
    np.testing.assert_allclose(found, predictor.predict(images, np.arange(count)), atol=1e-5)


def test_a_run_in_mixed_precision_is_compared_in_float32(
    images_folder: Path, tmp_path: Path
) -> None:
    recipe = tiny_images.lenet_recipe(images_folder, precision="mixed", stage=(Stage(epochs=1),))
    run = Watched().train(recipe, tmp_path / "runs")
    watched = Watched()
    certificate = export_run(watched.job, run.path, tmp_path / "m.tflite")
    assert certificate.agrees
    assert any("in float32" in str(event) for event in watched.events)


@pytest.mark.parametrize("name", NAMES)
def test_a_full_disk_is_named_and_nothing_half_written_stays(
    finished_run: RunFolder, tmp_path: Path, name: str
) -> None:
    with small_disk.mounted(tmp_path / "disk", "128k") as disk:
        with pytest.raises(WorkError, match="The disk is full"):
            export_run(Watched().job, finished_run.path, disk / name)
        assert list(disk.iterdir()) == []


def test_a_network_that_cannot_be_converted_is_said_in_a_sentence(
    finished_run: RunFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_converter: object) -> bytes:
        raise ValueError("op X is neither a builtin op nor a flex op\nlong trace")

    monkeypatch.setattr("studio.engine.export.tflite._save_signature", lambda *_given: None)
    monkeypatch.setattr(
        "studio.engine.export.tflite.tf.lite.TFLiteConverter.from_saved_model",
        lambda *_given, **_named: type("Converter", (), {"convert": fail})(),
    )
    with pytest.raises(WorkError) as caught:
        export_run(Watched().job, finished_run.path, tmp_path / "m.tflite")
    assert str(caught.value) == (
        "m.tflite: TensorFlow Lite cannot convert this network: "
        "op X is neither a builtin op nor a flex op"
    )
    assert list(tmp_path.iterdir()) == []
