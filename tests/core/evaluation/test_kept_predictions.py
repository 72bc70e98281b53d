import os
from pathlib import Path

import numpy as np
import pytest
import tiny_images
from planted_predictions import dataset_of, noisy, split_of
from stored_runs import REPORT

from studio.core.base import paths
from studio.core.base.errors import InputError
from studio.core.evaluation import kept
from studio.core.evaluation.predictions import Predictions, of_split, write
from studio.core.runs import run_folder
from studio.core.runs.run_folder import RunFolder


def stored(tmp_path: Path, *, is_ended: bool = True) -> tuple[RunFolder, Predictions]:
    """Return a run's folder without predictions, and those that it might have."""
    labels, probabilities = noisy(20)
    true = np.array(labels, np.int32)
    split = split_of({"train": [], "validation": list(range(8)), "test": list(range(8, 20))})
    recipe = tiny_images.lenet_recipe(Path("/images"))
    run = run_folder.create(tmp_path, recipe, dataset_of(true), split)
    run.model_file.write_bytes(b"weights")
    if is_ended:
        run.write_report(REPORT)
    return run, of_split(split, true, probabilities)


def test_predictions_of_an_ended_run_are_its_own(tmp_path: Path) -> None:
    run, predictions = stored(tmp_path)
    assert kept.find(run) is None
    assert kept.load(run) is None
    assert kept.suggested_threshold(run) is None
    write(predictions, run.predictions_file)
    assert kept.find(run) == run.predictions_file
    found = kept.load(run)
    assert found is not None
    assert found.parts == ("validation", "test")
    assert len(found.part("test")) == 12
    assert found.threshold is not None
    assert kept.suggested_threshold(run) == found.threshold.value
    assert kept.find(run, "last") is None


def test_what_is_no_plain_file_in_their_place(tmp_path: Path) -> None:
    run, predictions = stored(tmp_path)
    run.predictions_file.mkdir()
    (run.predictions_file / "x").write_bytes(b"x")
    assert kept.load(run) is None
    run.reopen(run.recipe())
    assert (run.predictions_file / "x").exists()
    run, predictions = stored(tmp_path)
    write(predictions, run.predictions_file)
    with run.predictions_file.open("r+b") as file:
        head = file.read(200).replace(b"(20,)", b"(2000000000,)        ")[:200]
        file.seek(0)
        file.write(head)
        file.truncate(50 * 1024**3)
    with pytest.raises(InputError):
        kept.load(run)


def test_those_of_a_run_that_goes_on_are_gone(tmp_path: Path) -> None:
    run, predictions = stored(tmp_path)
    write(predictions, run.predictions_file)
    run.reopen(run.recipe())
    assert not run.predictions_file.exists()
    assert kept.find(run) is None


def test_the_cache_is_asked_by_the_weights(tmp_path: Path) -> None:
    run, predictions = stored(tmp_path, is_ended=False)
    place = kept.cached_file(run, "best")
    assert place.is_relative_to(paths.cache())
    write(predictions, place)
    assert kept.find(run) == place
    assert kept.find(run, "start") is None
    run.model_file.write_bytes(b"other weights")
    assert kept.find(run) is None


def test_what_was_used_longest_ago_leaves_the_cache(tmp_path: Path) -> None:
    run, predictions = stored(tmp_path, is_ended=False)
    first, second = kept.cached_file(run, "best"), kept.cached_file(run, "last")
    for file, age in ((first, 0), (second, 1000)):
        write(predictions, file)
        os.utime(file, (file.stat().st_mtime - age,) * 2)
    size = first.stat().st_size
    kept.keep_within_budget(2 * size)
    assert first.exists()
    assert second.exists()
    kept.keep_within_budget(size)
    assert first.exists()
    assert not second.exists()


def test_an_autoencoder_is_refused_in_a_sentence(tmp_path: Path) -> None:
    run, _ = stored(tmp_path)
    text = run.recipe_file.read_text().replace('task = "classify"', 'task = "autoencode"')
    head, _, rest = text.partition("[model]")
    run.recipe_file.write_text(head + "[[stage]]" + rest.partition("[[stage]]")[2])
    with pytest.raises(InputError, match="for classifiers"):
        kept.load(run)


def test_damaged_predictions_are_said(tmp_path: Path) -> None:
    run, predictions = stored(tmp_path)
    write(replace_rows(predictions), run.predictions_file)
    with pytest.raises(InputError, match="does not belong"):
        kept.load(run)


def replace_rows(predictions: Predictions) -> Predictions:
    return Predictions(
        predictions.images + 1000,
        predictions.parts,
        predictions.labels,
        predictions.probabilities,
    )
