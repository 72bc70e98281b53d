"""Several runs as one: asked about the same images, and written as one network."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import h5py
import keras
import numpy as np
import pytest
import tiny_images
from engine_runs import Watched
from msgspec.structs import replace
from numpy.typing import NDArray

from studio.cli.main import main
from studio.core.base.errors import InputError, StudioError
from studio.core.dataset.decode import load_pixels
from studio.core.dataset.images import PARTS
from studio.core.evaluation import kept
from studio.core.evaluation.ensemble.combination import combined
from studio.core.evaluation.ensemble.members import (
    NotJudgedError,
    held_out,
    image_of,
    kept_members,
    pooled,
)
from studio.core.recipes.recipe import Data, Model, Stage
from studio.core.runs.run_folder import RunFolder
from studio.core.wire.messages import Log
from studio.engine.export import certificate as certificates
from studio.engine.export import ensemble, export_ensemble
from studio.engine.export.fixed_layers import largest_first
from studio.engine.networks.predictor import Predictor
from studio.engine.tasks.classify.pooling import pool_runs
from studio.engine.tasks.classify.predicting import predict_files
from studio.engine.tasks.prediction import TrainedModel, open_trained

pytestmark = pytest.mark.engine

NO_PROOF = certificates.Proof(0.0, 18, 0.0)


@pytest.fixture(scope="module")
def runs(
    finished_run: RunFolder, images_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> list[Path]:
    """A run, one of another seed with the same split, and one on smaller, grey images."""
    folder = tmp_path_factory.mktemp("members")
    recipe = tiny_images.lenet_recipe(images_folder, stage=(Stage(epochs=1),))
    data: Data = replace(recipe.data, split_seed=recipe.seed)
    small = replace(
        recipe,
        name="Small",
        seed=9,
        data=replace(data, image_size=(28, 24), color="gray", exclude=("red/00.png",)),
        model=Model(backbone="Small CNN", blocks=(8, 16)),
    )
    others = [replace(recipe, name="Other", seed=8, data=data), small]
    return [finished_run.path, *(Watched().train(one, folder).path for one in others)]


def answers_of(run: Path, files: list[Path]) -> NDArray[np.float32]:
    return predict_files(Watched().job, run, files).probabilities


def test_runs_of_one_split_are_asked_nothing_twice(
    runs: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studio.engine.tasks.classify.pooling.open_trained", None)
    pool = pool_runs(Watched().job, runs[:2])
    assert pool.names == ("Tiny", "Other")
    dataset, split = RunFolder(runs[0]).dataset()
    assert len(pool.labels) == len(split.validation) + len(split.test) == 12
    assert {PARTS[part] for part in pool.parts} == {"validation", "test"}
    members = kept_members(runs[:2])
    assert np.array_equal(pooled(members, held_out(members)).probabilities, pool.probabilities)
    assert pool.classes == dataset.classes


def test_an_image_that_one_run_left_out_is_predicted_by_it(
    runs: list[Path], images_folder: Path
) -> None:
    members = kept_members(runs)
    held = held_out(members)
    lacking = held.lacking(2).tolist()
    files = [images_folder / image_of(members, held, place).path for place in range(len(held))]
    assert all(files[place] == images_folder / "red" / "00.png" for place in lacking)
    pool = pool_runs(Watched().job, runs)
    for at, run in enumerate(runs):
        expected = answers_of(run, files)
        assert np.abs(pool.probabilities[at] - expected).max() <= 1e-5
    if lacking:
        with pytest.raises(NotJudgedError):
            pooled(members, held)


def test_other_images_are_judged_and_weights_still_come_from_validation(
    runs: list[Path], images_folder: Path
) -> None:
    pool = pool_runs(Watched().job, runs[:2], images_folder)
    _, split = RunFolder(runs[0]).dataset()
    assert int((pool.parts == PARTS.index("test")).sum()) == 36
    assert int((pool.parts == PARTS.index("validation")).sum()) == len(split.validation)
    assert pool.seen == len(split.train)


def test_a_member_that_is_gone_is_a_sentence(runs: list[Path], tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(runs[1], copy)
    (copy / "model.keras").unlink()
    with pytest.raises(InputError, match=r"model\.keras is missing"):
        export_ensemble(Watched().job, [runs[0], copy], (0.5, 0.5), tmp_path / "both.keras")
    shutil.rmtree(copy)
    with pytest.raises(InputError, match="copy was not found"):
        pool_runs(Watched().job, [runs[0], copy])
    assert list(tmp_path.iterdir()) == []


def cut(name: str) -> Callable[[Path, list[Path]], None]:
    def harm(copy: Path, _runs: list[Path]) -> None:
        file = copy / name
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])

    return harm


def taken_from(name: str, other: int) -> Callable[[Path, list[Path]], None]:
    def harm(copy: Path, runs: list[Path]) -> None:
        shutil.copy(runs[other] / name, copy / name)

    return harm


def a_folder_at(name: str) -> Callable[[Path, list[Path]], None]:
    def harm(copy: Path, _runs: list[Path]) -> None:
        (copy / name).unlink()
        (copy / name).mkdir()

    return harm


HARMS: dict[str, Callable[[Path, list[Path]], None]] = {
    "cut model": cut("model.keras"),
    "cut data set": cut("dataset.json"),
    "cut predictions": cut("predictions.npy"),
    "cut recipe": cut("recipe.toml"),
    "model of images of another size": taken_from("model.keras", 2),
    "model of another run": taken_from("model.keras", 0),
    "predictions of other images": taken_from("predictions.npy", 2),
    "folder for the model": a_folder_at("model.keras"),
    "folder for the predictions": a_folder_at("predictions.npy"),
}


STILL_RIGHT = (
    "cut predictions",
    "model of another run",
    "predictions of other images",
    "folder for the predictions",
)
"""Predictions are made again; a model that answers is the run's."""


@pytest.mark.slow
@pytest.mark.parametrize("name", HARMS)
def test_a_member_that_was_harmed_is_a_sentence_or_still_right(
    runs: list[Path], tmp_path: Path, name: str
) -> None:
    copy, target = tmp_path / "copy", tmp_path / "both.keras"
    shutil.copytree(runs[1], copy)
    HARMS[name](copy, runs)
    both, said = [runs[0], copy], []
    try:
        assert len(pool_runs(Watched().job, both).labels) > 0
    except StudioError as error:
        said.append(str(error))
    try:
        assert export_ensemble(Watched().job, both, (0.5, 0.5), target).agrees
    except StudioError as error:
        said.append(str(error))
        assert not target.exists()
    assert all(str(copy) in one and len(one.splitlines()) == 1 for one in said), said
    assert bool(said) is (name not in STILL_RIGHT), said
    assert {path.name for path in tmp_path.iterdir()} <= {"copy", target.name}


def test_one_h5_of_members_with_other_sizes_and_colours_proves_itself(
    runs: list[Path], tmp_path: Path
) -> None:
    watched = Watched()
    weights = (0.5, 0.2, 0.3)
    certificate = export_ensemble(watched.job, runs, weights, tmp_path / "all.h5")
    assert certificate.agrees
    assert certificate.file == str(tmp_path / "all.h5")
    assert certificate.program_files == 18
    assert certificate.program_difference <= 1e-5
    model = keras.models.load_model(certificate.file, compile=False)
    assert model.input_shape == (None, 32, 32, 3)
    assert not [layer for layer in model.layers if isinstance(layer, keras.Model)]
    with h5py.File(certificate.file) as file:
        told = json.loads(file.attrs["studio_members"])
        assert json.loads(file.attrs["studio_classes"]) == list(tiny_images.CLASSES)
    assert [one["weight"] for one in told] == pytest.approx(weights)
    assert [one["name"] for one in told] == ["Tiny", "Other", "Small"]
    (line,) = [e.sentence for e in watched.of(Log) if "made of those of" in e.sentence.text]
    assert str(line).startswith("Small was trained on images of 28 × 24 pixels")


@pytest.mark.parametrize("name", ["both.keras", "both"])
def test_other_formats_hold_the_mean_of_the_members(
    runs: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    images_folder: Path,
    name: str,
) -> None:
    monkeypatch.setattr("studio.engine.export.proved.proof_of", lambda *_given: NO_PROOF)
    certificate = export_ensemble(Watched().job, runs, (0.25, 0.75, 0), tmp_path / name)
    files = sorted(images_folder.glob("*/0*.png"))
    expected = combined(
        np.stack([answers_of(run, files) for run in runs[:2]]), np.array([0.25, 0.75])
    )
    pixels = np.stack([load_pixels(file, (32, 32), "rgb") for file in files]).astype(np.float32)
    if name.endswith(".keras"):
        found = keras.models.load_model(certificate.file, compile=False)(pixels)
    else:
        found = keras.layers.TFSMLayer(certificate.file, call_endpoint="serve")(pixels)
        assert (Path(certificate.file) / "assets.extra" / "members.json").is_file()
    assert np.abs(np.asarray(found) - expected).max() <= 1e-5


def test_a_member_with_its_classes_in_another_order_is_turned(
    runs: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second member's outputs are swapped, and so are the names of its classes."""
    monkeypatch.setattr("studio.engine.export.proved.proof_of", lambda *_given: NO_PROOF)
    plain = export_ensemble(Watched().job, runs[:2], (0.5, 0.5), tmp_path / "plain.keras")

    def turned(job: object, path: Path) -> object:
        trained = open_trained(Watched().job, path)
        if path == runs[1]:
            order = [2, 0, 1]
            dense = next(x for x in reversed(trained.model.layers) if x.get_weights())
            kernel, bias = dense.get_weights()
            dense.set_weights([kernel[:, order], bias[order]])
            names = trained.dataset.classes
            trained.dataset = replace(trained.dataset, classes=tuple(names[at] for at in order))
            trained.predictor = Predictor(trained.model)
        return trained

    monkeypatch.setattr("studio.engine.export.ensemble.open_trained", turned)
    other = export_ensemble(Watched().job, runs[:2], (0.5, 0.5), tmp_path / "turned.keras")
    pixels = np.random.default_rng(1).uniform(0, 255, (8, 32, 32, 3)).astype(np.float32)
    first, second = (
        np.asarray(keras.models.load_model(one.file, compile=False)(pixels))
        for one in (plain, other)
    )
    assert np.abs(first - second).max() <= 1e-6


def test_a_sigmoid_unit_answers_for_both_classes_whatever_their_order() -> None:
    """P(second class) of a member becomes both columns, in the ensemble's order."""
    answer = keras.Input((1,))
    for classes, expected in ((("a", "b"), [0.4 * 0.3, 0.4 * 0.7]), (("b", "a"), [0.28, 0.12])):
        trained = cast("TrainedModel", SimpleNamespace(classes=("a", "b")))
        member = ensemble.Weighted(trained, keras.Model(answer, answer), "m", 0.4)
        model = keras.Model(answer, ensemble._in_order(answer, member, classes, 0.4, "weight"))
        found = np.asarray(model(np.array([[0.7]], np.float32)))[0]
        assert found == pytest.approx(expected)


def test_the_command_says_what_the_window_says(
    runs: list[Path], capfd: pytest.CaptureFixture[str]
) -> None:
    named = [str(run) for run in runs[:2]]
    assert main(["ensemble", *named, "--method", "weighted", "--greedy", "--json"]) == 0
    found = json.loads(capfd.readouterr().out)
    assert found["part"] == "test"
    assert [member["name"] for member in found["members"]] == ["Tiny", "Other"]
    assert sum(member["weight"] for member in found["members"]) == pytest.approx(1)
    assert found["exported"] is None
    assert main(["ensemble", *named]) == 0
    out = capfd.readouterr().out
    assert "correlation of mistakes" in out
    assert "McNemar" in out


def voted(answers: NDArray[np.float32]) -> NDArray[np.float64]:
    """What members (members, images, classes) say by vote, a tie by the mean, counted plainly."""
    members, images, _ = answers.shape
    found: NDArray[np.float64] = 0.5 * answers.astype(np.float64).mean(axis=0)
    for member in range(members):
        for image in range(images):
            own = answers[member, image].tolist()
            found[image, own.index(max(own))] += 1
    found /= members + 0.5
    return found


@pytest.mark.parametrize("name", ["vote.h5", "vote.float16.tflite"])
def test_a_vote_is_one_network(
    runs: list[Path], tmp_path: Path, images_folder: Path, name: str
) -> None:
    watched = Watched()
    three = [runs[0], runs[1], runs[0].parent / "again"]
    shutil.copytree(runs[1], three[2])
    out = tmp_path / name
    try:
        certificate = export_ensemble(watched.job, three, (1, 1, 1), out, is_vote=True)
    finally:
        shutil.rmtree(three[2])
    assert certificate.agrees
    assert certificate.images > 0
    if name.endswith(".h5"):
        files = sorted(images_folder.glob("*/*.png"))
        answers = np.stack([answers_of(run, files) for run in (runs[0], runs[1], runs[1])])
        pixels = np.stack([load_pixels(file, (32, 32), "rgb") for file in files])
        model = keras.models.load_model(out, compile=False)
        found = np.asarray(model(pixels.astype(np.float32)))
        assert np.abs(found - voted(answers)).max() <= 1e-5
        with h5py.File(out) as file:
            told = json.loads(file.attrs["studio_members"])
        assert {one["combined_by"] for one in told} == {"vote"}


def test_a_vote_that_rounding_decides_is_refused(
    runs: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def undecided(
        members: Sequence[ensemble.Weighted],
    ) -> Callable[[NDArray[np.uint8]], NDArray[np.float32]]:
        return lambda given: np.full((len(members), len(given), 3), 1 / 3, np.float32)

    monkeypatch.setattr(ensemble, "_asker", undecided)
    with pytest.raises(InputError, match="finds two classes equally probable"):
        export_ensemble(Watched().job, runs[:2], (1, 1), tmp_path / "vote.h5", is_vote=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("classes", [2, 3, 10, 1000])
def test_the_largest_value_is_told_from_its_nearest_neighbour(classes: int) -> None:
    """Random rows, rows with equal values, and rows whose largest two are next to each other."""
    random = np.random.default_rng(classes)
    rows = random.dirichlet(np.ones(classes), 60).astype(np.float32)
    largest = rows.argmax(axis=1)
    other = (largest + 1) % classes
    at = np.arange(20)
    rows[at, other[:20]] = rows[at, largest[:20]]
    rows[at + 20, other[20:40]] = np.nextafter(rows[at + 20, largest[20:40]], np.float32(0))
    rows[59] = np.float32(1 / classes)
    rows[58] = 0
    rows[58, -1] = 1
    order = random.permutation(classes).tolist()
    given = keras.Input((classes,))
    model = keras.Model(given, largest_first(given, order, "vote_"))
    expected = np.eye(classes)[rows[:, order].argmax(axis=1)]
    np.testing.assert_array_equal(np.asarray(model(rows)), expected)


def test_the_command_writes_a_vote(
    runs: list[Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    named = [str(run) for run in runs[:2]]
    out = tmp_path / "vote.keras"
    assert main(["ensemble", *named, "--method", "vote", "--out", str(out)]) == 0
    assert out.name in capfd.readouterr().out
    assert keras.models.load_model(out, compile=False).get_layer("vote")


def test_predictions_that_are_still_to_be_made_are_made(
    runs: list[Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(runs[1], copy)
    (copy / "predictions.npy").unlink()
    assert kept.load(RunFolder(copy)) is None
    assert main(["ensemble", str(runs[0]), str(copy)]) == 0
    assert kept.load(RunFolder(copy)) is not None
    assert "images    6" in capfd.readouterr().out
