"""`studio inspect` in this process: the arrays of a view, its picture, and one line where wrong."""

import json
from collections.abc import Callable
from pathlib import Path

import keras
import numpy as np
import pytest
from PIL import Image

from studio.cli.main import main
from studio.core.look.options import options_of
from studio.core.look.table import VIEWS
from studio.core.runs.run_folder import RunFolder

pytestmark = pytest.mark.engine

Inspect = Callable[..., tuple[int, str, str]]


@pytest.fixture
def inspect(capfd: pytest.CaptureFixture[str]) -> Inspect:
    """Run `studio inspect` with arguments; return exit status, stdout and stderr."""

    def run(*arguments: object) -> tuple[int, str, str]:
        capfd.readouterr()
        status = main(["inspect", *map(str, arguments)])
        return status, *capfd.readouterr()

    return run


@pytest.fixture
def image(images_folder: Path) -> Path:
    return next((images_folder / "green").iterdir())


def test_the_help_lists_every_view_with_its_options(inspect: Inspect) -> None:
    status, out, _ = inspect("--help")
    assert status == 0
    for row in VIEWS:
        if row.is_listed:
            (line,) = [line for line in out.splitlines() if line.startswith(f"  {row.key} ")]
            assert row.help in line
            for option in options_of(row.kind):
                assert f"--{option.name}" in line


def test_the_filters_of_a_run_are_its_kernels(
    inspect: Inspect, finished_run: RunFolder, tmp_path: Path
) -> None:
    model = keras.models.load_model(finished_run.model_file, compile=False)
    layer = next(it for it in model.layers if isinstance(it, keras.layers.Conv2D))
    file = tmp_path / "new" / "filters.npz"
    status, out, _ = inspect(finished_run.path, "filters", "--out", file)
    assert (status, out) == (0, f"{file}\n")
    with np.load(file) as found:
        assert list(found) == ["filters", "norms", "moved"]
        assert (found["moved"] > 0).all()
        assert np.array_equal(found["filters"], layer.kernel.numpy())
    inspect(finished_run.path, "filters", "--layer", layer.name, "--filter", 2, "--out", file)
    with np.load(file) as found:
        assert np.array_equal(found["filters"], layer.kernel.numpy()[..., 2:3])


def test_a_run_is_looked_at_and_evaluated_after_an_epoch(
    inspect: Inspect, finished_run: RunFolder, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    found = {}
    for checkpoint in ("1", "2", "last"):
        file = tmp_path / f"{checkpoint}.npz"
        line = (finished_run.path, "filters", "--checkpoint", checkpoint, "--out", file)
        assert inspect(*line)[0] == 0
        with np.load(file) as arrays:
            found[checkpoint] = arrays["filters"]
    assert np.array_equal(found["2"], found["last"])
    assert not np.array_equal(found["1"], found["2"])
    capfd.readouterr()
    assert main(["evaluate", str(finished_run.path), "--checkpoint", "1", "--json"]) == 0
    accuracy = json.loads(capfd.readouterr().out)["accuracy"]
    assert 0 <= accuracy <= 1


def test_the_maps_of_an_image_before_and_after_the_activation(
    inspect: Inspect, finished_run: RunFolder, image: Path, tmp_path: Path
) -> None:
    maps = {}
    for position, option in (("after", []), ("before", ["--before"])):
        file = tmp_path / f"{position}.npz"
        view = ("activations", "--layer", "head_relu_1", "--image", image)
        assert inspect(finished_run.path, *view, *option, "--out", file)[0] == 0
        with np.load(file) as found:
            assert {"activations", "position"} <= set(found)
            assert str(found["position"]) == position
            assert found["activations"].dtype == np.float32
            maps[position] = found["activations"]
    assert maps["after"].shape == (1, 1, 16)
    assert np.array_equal(maps["after"], np.maximum(maps["before"], 0))
    assert maps["before"].min() < 0


def test_why_an_answer_as_numbers_and_as_a_picture(
    inspect: Inspect, finished_run: RunFolder, image: Path, tmp_path: Path
) -> None:
    file, picture = tmp_path / "why.npz", tmp_path / "why.png"
    options = ("--image", image, "--class", 1)
    for view in (("grad-cam",), ("occlusion", "--size", 16, "--step", 16, "--baseline", "gray")):
        assert inspect(finished_run.path, *view, *options, "--out", file)[0] == 0
        with np.load(file) as found:
            assert found["map"].shape == (32, 32)
            assert found["map"].dtype == np.float32
            assert found["class"] == 1
    assert inspect(finished_run.path, "gradients", *options, "--out", picture)[0] == 0
    assert np.asarray(Image.open(picture)).shape[2] == 3
    status, _, err = inspect(finished_run.path, "gradients", *options[:3], 9, "--out", picture)
    assert status == 2
    assert "class: found 9; the network tells 3 classes apart" in err


def test_a_picture_has_every_filter_as_a_tile_of_even_colour(
    inspect: Inspect, finished_run: RunFolder, tmp_path: Path
) -> None:
    file = tmp_path / "filters.png"
    for options in ([], ["--scale", "own"], ["--filter", 1], ["--channel", 2]):
        assert inspect(finished_run.path, "filters", *options, "--out", file)[0] == 0
        picture = np.asarray(Image.open(file))
        assert picture.shape[2] == 3
        assert 256 <= max(picture.shape) <= 2048
        is_grey = (picture == picture[..., :1]).all()
        assert is_grey == ("--channel" in options)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("filtres",), "No view is called filtres. Known are: filters, activations"),
        (("filters", "--layer", "nowhere"), "No layer of the network is called nowhere. Nearest"),
        (("filters", "--layer", "head_predictions", "--filter", "3"), "no filter 3"),
        (("filters", "--image", "x.png"), "The view filters takes no --image; it takes: --layer"),
        (("filters", "--filter", "-1"), "--filter"),
        (("filters", "--channel", "9"), "--channel: found 9, allowed: 0 to 2"),
        (("filters", "--checkpoint", "0"), "found '0', allowed: best, last, start, or the number"),
        (("filters", "--checkpoint", "9"), "did not keep epoch 9. Epochs kept: 1, 2."),
        (("weights",), "the view weights has numbers only"),
        (("activations",), "The view activations needs --image FILE"),
        (("activations", "--image", "none.png"), "none.png was not found"),
    ],
)
def test_what_is_wrong_is_one_line(
    inspect: Inspect,
    finished_run: RunFolder,
    tmp_path: Path,
    arguments: tuple[str, ...],
    reason: str,
) -> None:
    file = tmp_path / "out.png"
    status, out, err = inspect(finished_run.path, *arguments, "--out", file)
    assert (status, out) == (2, "")
    (line,) = err.splitlines()
    assert line.startswith("studio: ")
    assert reason in line
    assert not file.exists()


def test_the_target_and_the_place_are_looked_at_first(inspect: Inspect, tmp_path: Path) -> None:
    for target, out, status, reason in (
        ("EfficientNetLite9", "x.npz", 2, "Nearest known backbone: EfficientNetLite"),
        ("nothing-like-this", "x.npz", 2, "neither a run's folder nor a model file"),
        (str(tmp_path), "x.npz", 2, "is not a run"),
        ("EfficientNetLite0", "x.jpg", 2, "a name that ends in .npz (numbers) or .png (picture)"),
        ("EfficientNetLite0", "/proc/none/x.npz", 1, "/proc/none/x.npz"),
    ):
        name = out if out.startswith("/") else tmp_path / out
        found, _, err = inspect(target, "filters", "--out", name)
        assert found == status
        (line,) = err.splitlines()
        assert reason in line
