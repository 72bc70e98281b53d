"""What validating finds after each epoch is kept, and is what the network of that epoch says."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
import tiny_images
from engine_runs import Watched

from studio.core.evaluation import epoch_answers
from studio.core.evaluation.epoch_answers import answered_epochs, evaluation_after
from studio.core.metrics.file import read_metrics
from studio.core.recipes.recipe import Model, Stage
from studio.core.runs.kept_epochs import kept_epochs
from studio.core.runs.run_folder import RunFolder, open_run
from studio.core.wire.messages import Log
from studio.engine.tasks import lifecycle
from studio.engine.tasks.changes import Changes
from studio.engine.tasks.classify.judging import judge_run

pytestmark = pytest.mark.engine

STAGES = (
    Stage(name="Head", train=("head",), epochs=2, learning_rate=1e-3),
    Stage(name="All", epochs=2, learning_rate=1e-3),
)


@pytest.fixture(scope="module")
def run(images_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """A head behind a still part, whose outputs are kept, then everything; must not be changed."""
    model = Model(backbone="LeNet-5", dropout=0.3)
    recipe = tiny_images.lenet_recipe(images_folder, model=model, stage=STAGES)
    return Watched().train(recipe, tmp_path_factory.mktemp("runs"))


def test_each_kept_epoch_is_known_as_its_network_would_say_it(run: RunFolder) -> None:
    assert answered_epochs(run) == kept_epochs(run.checkpoints) == (1, 2, 3, 4)
    track = read_metrics(run.metrics_file).validation
    accuracies, losses = track.values("accuracy"), track.values("loss")
    for epoch in answered_epochs(run):
        found = evaluation_after(run, epoch)
        assert found is not None
        part = found.part("validation")
        _, asked = judge_run(Watched().job, run.path, epoch, "validation")
        expected = asked.part("validation")
        assert part.images.tolist() == expected.images.tolist()
        np.testing.assert_allclose(part.probabilities, expected.probabilities, atol=2e-3)
        assert part.accuracy.share == pytest.approx(accuracies[epoch - 1], abs=1e-6)
        assert part.loss == pytest.approx(losses[epoch - 1], rel=2e-3)


def test_a_run_that_goes_on_says_them_again(run: RunFolder, tmp_path: Path) -> None:
    copied = open_run(Path(shutil.copytree(run.path, tmp_path / "copied")))
    lifecycle.resume(Watched().job, copied.path, Changes(more_epochs=1))
    assert answered_epochs(copied)[-1] == 5


def test_more_than_has_room_is_not_kept_and_said_so(
    images_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(epoch_answers, "MOST_VALUES", 3)
    watched = Watched()
    recipe = tiny_images.lenet_recipe(images_folder, stage=(Stage(epochs=1),))
    made = watched.train(recipe, tmp_path)
    assert answered_epochs(made) == ()
    assert not (made.path / epoch_answers.FOLDER).exists()
    said = [event.sentence.text for event in watched.of(Log)]
    assert any("are not kept after each epoch" in text for text in said)
