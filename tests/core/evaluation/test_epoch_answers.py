"""What a run keeps of its validation images after each epoch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tiny_images
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.dataset.scan import scan
from studio.core.dataset.split import split
from studio.core.evaluation import kept
from studio.core.evaluation.epoch_answers import (
    FOLDER,
    answered_epochs,
    evaluation_after,
    forget_epochs,
    keep_epoch,
)
from studio.core.runs import run_folder
from studio.core.runs.kept_epochs import epoch_file
from studio.core.runs.run_folder import RunFolder


@pytest.fixture
def run(images_folder: Path, tmp_path: Path) -> RunFolder:
    dataset = scan(images_folder)
    recipe = tiny_images.lenet_recipe(images_folder)
    return run_folder.create(tmp_path, recipe, dataset, split(dataset, 0.3, 0.2, 7))


def logits(run: RunFolder, seed: int = 0, scale: float = 6.0) -> NDArray[np.float32]:
    dataset, parts = run.dataset()
    shape = (len(parts.validation), len(dataset.classes))
    return np.random.default_rng(seed).normal(40.0, scale, shape).astype(np.float32)


def softmax(values: NDArray[np.float32]) -> NDArray[np.float64]:
    odds = np.exp(values.astype(np.float64) - values.max(axis=1, keepdims=True))
    found: NDArray[np.float64] = odds / odds.sum(axis=1, keepdims=True)
    return found


def test_answers_are_those_of_the_network_to_half_precision(run: RunFolder) -> None:
    said = logits(run)
    keep_epoch(run, 3, said)
    found = evaluation_after(run, 3)
    assert found is not None
    assert found.parts == ("validation",)
    part = found.part("validation")
    dataset, parts = run.dataset()
    assert part.images.tolist() == parts.validation.tolist()
    assert part.labels.tolist() == dataset.labels()[parts.validation].tolist()
    np.testing.assert_allclose(part.probabilities, softmax(said), rtol=0.02)
    assert part.answers.predicted.tolist() == said.argmax(axis=1).tolist()
    loaded = kept.load(run, 3, "validation")
    assert loaded is not None
    assert loaded.part("validation").accuracy == part.accuracy


def test_what_is_nearly_certain_and_what_is_nearly_tied_stay_apart(run: RunFolder) -> None:
    said = np.zeros_like(logits(run))
    said[0, :2] = (14.0, 0.0)
    said[1, :2] = (15.0, 0.0)
    said[2] = 30.0
    said[2, 1] = np.nextafter(np.float32(30.0), np.float32(31.0))
    said[3, 0] = -1e6
    keep_epoch(run, 1, said)
    found = evaluation_after(run, 1)
    assert found is not None
    part = found.part("validation")
    doubt = 1 - part.probabilities[:2, 0].astype(np.float64)
    assert doubt[0] > 2 * doubt[1] > 0
    assert part.answers.predicted[2] == 1
    assert np.isfinite(part.answers.loss).all()


def test_epochs_go_as_their_weights_go_but_for_the_two_newest(run: RunFolder) -> None:
    run.checkpoints.mkdir(exist_ok=True)
    epoch_file(run.checkpoints, 1).write_bytes(b"weights")
    for epoch in (1, 2, 3, 4):
        keep_epoch(run, epoch, logits(run, epoch))
    assert answered_epochs(run) == (1, 3, 4)
    forget_epochs(run, 3)
    assert answered_epochs(run) == (1, 3)
    assert evaluation_after(run, 2) is None


@pytest.mark.parametrize("content", [b"", b"no numbers", b"\x93NUMPY\x01\x00"])
def test_a_damaged_file_is_a_sentence(run: RunFolder, content: bytes) -> None:
    keep_epoch(run, 1, logits(run))
    (run.path / FOLDER / "epoch-000001.npy").write_bytes(content)
    with pytest.raises(InputError, match=r"epoch-000001\.npy is damaged"):
        evaluation_after(run, 1)


def test_answers_of_other_images_and_no_numbers_are_refused(run: RunFolder) -> None:
    keep_epoch(run, 1, logits(run)[1:])
    with pytest.raises(InputError, match="damaged"):
        evaluation_after(run, 1)
    values = logits(run).astype("<f2")
    values[0, 0] = np.nan
    np.save(run.path / FOLDER / "epoch-000001.npy", values)
    with pytest.raises(InputError, match="damaged"):
        evaluation_after(run, 1)


def test_a_run_of_somebody_else_cannot_lead_out_of_its_folder(
    run: RunFolder, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (run.path / FOLDER).symlink_to(elsewhere)
    with pytest.raises(InputError, match="symbolic link"):
        keep_epoch(run, 1, logits(run))
    assert not list(elsewhere.iterdir())


def test_an_epoch_that_goes_while_it_is_read_is_none(
    run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_epoch(run, 1, logits(run))
    file = run.path / FOLDER / "epoch-000001.npy"
    of_the_run = RunFolder.dataset

    def go_meanwhile(folder: RunFolder) -> Any:  # noqa: ANN401  # as what it stands for
        file.unlink()
        return of_the_run(folder)

    monkeypatch.setattr(RunFolder, "dataset", go_meanwhile)
    assert evaluation_after(run, 1) is None
