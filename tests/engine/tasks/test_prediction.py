import shutil
from pathlib import Path

import numpy as np
import pytest
import tiny_images
from engine_runs import REQUEST, Watched
from PIL import Image

from studio.core.base.errors import Cancelled
from studio.core.runs.run_folder import RunFolder
from studio.engine.tasks.classify.predicting import predict_files
from studio.engine.tasks.prediction import TrainedModel, load_probe_images

pytestmark = pytest.mark.engine


def test_files_in_any_order_with_bad_ones_between(
    finished_run: RunFolder, images_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "text.png").write_text("no image")
    cut = tmp_path / "cut.png"
    cut.write_bytes((images_folder / "red" / "00.png").read_bytes()[:100])
    files = [
        images_folder / "red" / "03.png",
        tmp_path / "text.png",
        images_folder / "blue" / "01.png",
        tmp_path / "missing.png",
        cut,
        tmp_path,
        images_folder / "red" / "03.png",
    ]
    found = predict_files(Watched().job, finished_run.path, files)
    assert found.classes == tiny_images.CLASSES
    assert sorted(found.refused) == [1, 3, 4, 5]
    assert all(len(str(reason).splitlines()) == 1 for reason in found.refused.values())
    assert np.isnan(found.probabilities[[1, 3, 4, 5]]).all()
    np.testing.assert_array_equal(found.probabilities[0], found.probabilities[6])
    assert found.probabilities[0].argmax() == 2
    assert found.probabilities[2].argmax() == 0


def test_no_files_are_no_rows(finished_run: RunFolder) -> None:
    found = predict_files(Watched().job, finished_run.path, [])
    assert found.probabilities.shape == (0, 3)


def test_images_of_any_kind_are_made_to_fit(finished_run: RunFolder, tmp_path: Path) -> None:
    red = Image.new("RGBA", (400, 20), (220, 50, 40, 255))
    red.save(tmp_path / "wide.png")
    red.convert("RGB").save(tmp_path / "wide.jpg")
    red.convert("P").save(tmp_path / "wide.gif")
    files = sorted(tmp_path.iterdir())
    found = predict_files(Watched().job, finished_run.path, files)
    assert found.probabilities.argmax(axis=1).tolist() == [2, 2, 2]


def test_predicting_can_be_given_up(finished_run: RunFolder, images_folder: Path) -> None:
    watched = Watched()
    watched.control.cancel(REQUEST)
    with pytest.raises(Cancelled):
        predict_files(watched.job, finished_run.path, sorted(images_folder.rglob("*.png")))


def test_an_earlier_stop_does_not_end_a_later_prediction(
    finished_run: RunFolder, images_folder: Path
) -> None:
    watched = Watched()
    watched.control.stop()
    watched.control.pause()
    files = sorted(images_folder.rglob("*.png"))
    found = predict_files(watched.job, finished_run.path, files)
    assert found.probabilities.shape == (36, 3)


def test_probe_images_are_of_the_test_part_first_and_noise_without_any(
    finished_run: RunFolder, tmp_path: Path
) -> None:
    trained = TrainedModel(finished_run.path)
    probes = load_probe_images(trained, 16)
    assert probes.shape == (16, 32, 32, 3)
    assert probes.dtype == np.uint8
    copy = Path(shutil.copytree(finished_run.path, tmp_path / "copy"))
    dataset = copy / "dataset.json"
    folder = finished_run.recipe().data.folder
    dataset.write_text(dataset.read_text().replace(folder, str(tmp_path / "gone")))
    noise = load_probe_images(TrainedModel(copy), 16)
    assert noise.shape == (16, 32, 32, 3)
    assert noise.std() > 50
    np.testing.assert_array_equal(noise, load_probe_images(TrainedModel(copy), 16))
