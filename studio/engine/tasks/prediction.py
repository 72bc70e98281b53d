"""Using a run's model: class probabilities of files, figures of a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import keras
import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.base.own_files import is_own
from studio.core.base.sentences import Sentence
from studio.core.dataset import scan as scans
from studio.core.dataset.decode import load_pixels
from studio.core.dataset.images import Dataset, Part
from studio.core.dataset.pixel_form import PixelForm
from studio.core.dataset.pixels import open_pixels
from studio.core.dataset.unreadable import UnreadableImage
from studio.core.look.view import Checkpoint
from studio.core.recipes.recipe import Recipe, task_of
from studio.core.runs import run_folder as run_folders
from studio.core.runs.run_folder import RunFolder
from studio.core.wire.messages import Phase
from studio.engine.job import Job
from studio.engine.networks.network import Network
from studio.engine.networks.opening.opened import opened_model
from studio.engine.tasks.classify.judgement import Judgement, Predictor, judge
from studio.engine.tasks.model_so_far import network_so_far
from studio.engine.tasks.task import engine_task

_CHUNK = 256


class Predictions(msgspec.Struct, frozen=True):
    """Probabilities, float32 (files, classes); NaN where a file is refused, with its reason."""

    classes: tuple[str, ...]
    probabilities: NDArray[np.float32]
    refused: dict[int, Sentence]


class TrainedModel:
    """A run's model with what it needs to be asked.

    Args:
        path: the run's folder.
        checkpoint: which weights; the best are, of a paused run, those of its best epoch so far.

    Raises:
        InputError: no run, nothing is learned yet, or its model is missing or damaged.
    """

    def __init__(self, path: Path, checkpoint: Checkpoint = "best") -> None:
        self.folder: RunFolder = run_folders.open_run(path)
        self.recipe: Recipe = self.folder.recipe()
        self.dataset, self.parts = self.folder.dataset()
        self.network: Network | None = None
        is_best = checkpoint == "best"
        file = self.folder.model_file if is_best else self.folder.last_model_file
        has_ended = self.folder.has_report or not self.folder.checkpoint_files()
        if has_ended and checkpoint != "start":
            self.model = load_model(file)
        else:
            classes = self.dataset.classes
            self.network = network_so_far(self.folder, self.recipe, classes, checkpoint)
            self.model = self.network.model
        task = engine_task(self.recipe.task)
        task.check_model(self.model, self.recipe, self.dataset, file)
        self.predictor = Predictor(self.model)

    def part(self, name: str) -> keras.Model:
        """Return a network of the task's parts by its name, the whole one for "".

        Raises:
            InputError: the task has no such part, or its file is missing or damaged.
        """
        if not name:
            return self.model
        known = task_of(self.recipe).parts
        if name not in known:
            raise InputError(
                'The network of {run} has no part called {part}; its task is "{task}". '
                "Parts: {known}.",
                run=str(self.folder.path),
                part=name,
                task=self.recipe.task,
                known=", ".join(known) or "none",
            )
        if self.network is not None:
            return self.network.parts[name]
        file = self.folder.part_file(name)
        model = load_model(file)
        task = engine_task(self.recipe.task)
        task.check_model(model, self.recipe, self.dataset, file, name)
        return model

    @property
    def classes(self) -> tuple[str, ...]:
        """Names, in the order of the model's outputs."""
        return self.dataset.classes


def open_trained(job: Job, path: Path) -> TrainedModel:
    """Open a run's model; where the run has not ended, say so.

    Raises:
        InputError: as `TrainedModel`.
    """
    trained = TrainedModel(path)
    if not trained.folder.has_report:
        job.log("The run has not ended; its best epoch so far is used.")
    return trained


def load_model(path: Path) -> keras.Model:
    """Return the model of a run; one that this program did not write here is opened with care.

    Raises:
        InputError: missing, damaged, or with something in it that no run writes.
    """
    if not path.exists():
        raise InputError(
            "{file} is missing: the run has not ended, or its folder was changed.", file=str(path)
        )
    if not is_own(path):
        return opened_model(path)
    try:
        return keras.models.load_model(path, compile=False, safe_mode=True)
    except (OSError, ValueError, TypeError, KeyError) as error:
        reason = str(error).split("\n")[0][:200]
        raise InputError("{file} is damaged: {reason}.", file=str(path), reason=reason) from error


def load_probe_images(trained: TrainedModel, count: int) -> NDArray[np.uint8]:
    """Return at most `count` images of the run's data, of the test part first, as pixels.

    Where the image folder is gone, noise from the recipe's seed takes its place: it tells two
    networks apart as well.
    """
    data = trained.recipe.data
    order = np.concatenate([trained.parts.test, trained.parts.validation, trained.parts.train])
    pixels: list[NDArray[np.uint8]] = []
    for index in order:
        if len(pixels) == count:
            break
        image = trained.dataset.images[int(index)]
        try:
            pixels.append(load_pixels(trained.dataset.file(image), data.image_size, data.color))
        except UnreadableImage:
            continue
    if pixels:
        return np.stack(pixels)
    shape = (count, *data.image_size, 1 if data.color == "gray" else 3)
    return np.random.default_rng(trained.recipe.seed).integers(0, 256, shape, np.uint8)


def predict_files(job: Job, path: Path, files: Sequence[Path]) -> Predictions:
    """Return the class probabilities of image files.

    Raises:
        InputError: as `TrainedModel`.
        Cancelled: the request was given up.
    """
    with job.phase(Phase.BUILDING):
        trained = open_trained(job, path)
    if not task_of(trained.recipe).needs_classes:
        raise InputError(
            "{run} is an autoencoder and knows no classes; `studio predict` needs a classifier. "
            "`studio evaluate` says how well it restores images.",
            run=str(path),
        )
    data = trained.recipe.data
    found = np.full((len(files), len(trained.classes)), np.nan, np.float32)
    refused: dict[int, Sentence] = {}
    with job.phase(Phase.TESTING) as progress:
        for start in range(0, len(files), _CHUNK):
            job.control.raise_if_cancelled(job.request)
            pixels, places = [], []
            for place, file in enumerate(files[start : start + _CHUNK], start):
                try:
                    pixels.append(load_pixels(file, data.image_size, data.color))
                    places.append(place)
                except UnreadableImage as error:
                    refused[place] = error.sentence
            if places:
                rows = np.arange(len(places))
                found[places] = trained.predictor.predict(np.stack(pixels), rows)
            progress(min(start + _CHUNK, len(files)), len(files))
    return Predictions(trained.classes, found, refused)


def evaluate_part(job: Job, trained: TrainedModel) -> tuple[str, Judgement]:
    """Judge the model on its own test part (validation, training where that is empty).

    Returns:
        The part's name and the judgement.

    Raises:
        InputError: the images are not what they were.
    """
    parts = trained.parts
    part: Part = "test" if len(parts.test) else "validation" if len(parts.validation) else "train"
    images = trained.parts.part(part)
    return part, _judge(job, trained, trained.dataset, images)


def evaluate_folder(job: Job, trained: TrainedModel, folder: Path) -> Judgement:
    """Judge the model on every image of a folder with one folder a class.

    Raises:
        InputError: a class folder that the model does not know, or no images.
    """
    with job.phase(Phase.SCANNING) as progress:
        data = trained.recipe.data
        form = PixelForm(data.image_size, data.color)
        dataset = scans.scan(folder, progress=progress, cancelled=job.is_cancelled, pixels=form)
    unknown = [name for name in dataset.classes if name not in trained.classes]
    if unknown:
        raise InputError(
            "{folder} has class folders that the run does not know: {unknown}. Known: {known}.",
            folder=str(folder),
            unknown=", ".join(unknown),
            known=", ".join(trained.classes),
        )
    if not dataset.images:
        raise InputError("{folder} contains no readable images.", folder=str(folder))
    return _judge(job, trained, dataset, np.arange(len(dataset.images)))


def _judge(
    job: Job, trained: TrainedModel, dataset: Dataset, images: NDArray[np.int64]
) -> Judgement:
    data = trained.recipe.data
    form = PixelForm(data.image_size, data.color)
    with open_pixels(dataset, form) as pixels, job.phase(Phase.TESTING) as progress:
        pixels.check_reachable(images)
        pixels.expect(images)
        probabilities = trained.predictor.predict(pixels, images, progress, job.is_cancelled)
    place = {name: index for index, name in enumerate(trained.classes)}
    own = np.array([place[name] for name in dataset.classes], np.int32)
    labels = own[dataset.labels()[images]]
    return judge(probabilities, labels, len(trained.classes))
