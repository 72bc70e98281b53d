"""Sorting images into classes: from a recipe to a run's folder.

`train` and `resume` are the whole of it; the window's engine and `studio train` both call them.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core import report as reports
from studio.core import run_folder as run_folders
from studio.core.dataset import scan as scans
from studio.core.dataset.images import Dataset
from studio.core.dataset.pixels import pixel_array
from studio.core.dataset.split import Split, split
from studio.core.dataset.trainable import check_trainable
from studio.core.errors import InputError
from studio.core.messages import CheckpointSaved, Phase, RunEnded, RunStarted, StageStarted
from studio.core.metrics import MetricsWriter
from studio.core.recipe import Recipe
from studio.core.report import Figures, Report
from studio.core.run_folder import RunFolder
from studio.core.selection import trainable_names
from studio.engine.data.augment import make_augment
from studio.engine.data.feed import batch_count
from studio.engine.data.source import Source
from studio.engine.device import prove_device, versions
from studio.engine.job import Job
from studio.engine.networks.freezing import apply_trainable
from studio.engine.networks.from_recipe import absolute_model, network_of, weights_of
from studio.engine.networks.network import Network
from studio.engine.networks.saving import save_model
from studio.engine.tasks.judgement import Judgement, Predictor, judge
from studio.engine.training.checkpoints import Arrays, Checkpoints, Position
from studio.engine.training.cut import Cut, find_cut
from studio.engine.training.movement import Movement
from studio.engine.training.optimizers import make_optimizer
from studio.engine.training.precision import policy_name, use_precision, uses_loss_scaling
from studio.engine.training.recorder import Recorder
from studio.engine.training.stage import Parts, StageInputs, StageTraining
from studio.engine.training.step import EvaluationStep, TrainStep


def train(job: Job, recipe: Recipe, base: Path, runs: Path) -> RunFolder:
    """Train `recipe` from the start.

    Nothing is written before the data, the network and every stage's choice of layers have been
    found good.

    Args:
        base: folder that the recipe's relative paths start from.
        runs: folder that the run's folder is made in.

    Raises:
        InputError: something in the recipe or the data is wrong.
        WorkError: the disk is full, the loss is not a number, ...
        Cancelled: given up before the run began.
    """
    job.control.begin_run()
    recipe = _with_absolute_paths(recipe, base)
    with job.phase(Phase.SCANNING) as progress:
        dataset = scans.scan(
            Path(recipe.data.folder), progress=progress, cancelled=job.is_cancelled
        )
    parts = split(
        dataset,
        recipe.data.validation,
        recipe.data.test,
        recipe.seed,
        recipe.data.limit_per_class,
    )
    check_trainable(dataset, parts)
    run = _Run(job, recipe, dataset, _parts(parts))
    run.read_pixels()
    run.build()
    folder = run_folders.create(runs, recipe, dataset, parts)
    run.go(folder, None)
    return folder


def resume(job: Job, path: Path) -> RunFolder:
    """Go on with a run that was paused or cut off.

    Raises:
        InputError: no such run, it is finished, or its data are not what they were.
        WorkError: as `train`.
    """
    job.control.begin_run()
    folder = run_folders.open_run(path)
    recipe = folder.recipe()
    if (folder.path / reports.FILE_NAME).exists():
        raise InputError("{run} has ended; there is nothing to go on with.", run=str(folder.path))
    dataset, parts = folder.dataset()
    run = _Run(job, recipe, dataset, _parts(parts))
    checkpoints = Checkpoints(folder.checkpoints, lambda _position: None)
    found = checkpoints.newest()
    checkpoints.close()
    if found is None:
        raise InputError(
            "{run} has no whole checkpoint to go on from. Start it anew.", run=str(folder.path)
        )
    run.read_pixels()
    run.build()
    run.go(folder, found)
    return folder


class _Run:
    """One sitting at one run."""

    def __init__(self, job: Job, recipe: Recipe, dataset: Dataset, parts: Parts) -> None:
        self._job = job
        self._recipe = recipe
        self._dataset = dataset
        self._parts = parts
        self._labels = dataset.labels().astype(np.int32)
        self._pixels: NDArray[np.uint8]
        self._network: Network
        self._chosen: list[frozenset[str]]

    def read_pixels(self) -> None:
        """Decode every image once, or find it in the cache."""
        with self._job.phase(Phase.READING) as progress:
            self._pixels = pixel_array(
                self._dataset,
                self._recipe.data.image_size,
                self._recipe.data.color,
                progress=progress,
                cancelled=self._job.is_cancelled,
            )

    def build(self) -> None:
        """Build the network and check every stage's choice of layers."""
        weights = weights_of(self._job, self._recipe.model)
        with self._job.phase(Phase.BUILDING):
            use_precision(self._recipe.precision)
            self._network = network_of(self._recipe, self._dataset.classes, weights)
            self._chosen = [
                trainable_names(self._network.layers, stage.train, f"stage[{index}].train")
                for index, stage in enumerate(self._recipe.stage)
            ]

    def go(self, folder: RunFolder, found: tuple[Position, Arrays] | None) -> None:
        """Train the stages from the start or from a checkpoint, then judge and save."""
        position, arrays = found if found else (Position(), None)
        self._job.seconds.update(position.seconds)
        self._announce(folder, position)
        checkpoints = Checkpoints(folder.checkpoints, self._tell_saved)
        writer = MetricsWriter(folder.metrics_file)
        try:
            if arrays is None:
                checkpoints.save_base(self._network.logits)
            else:
                checkpoints.restore(self._network.logits, arrays)
                writer.truncate_to(position.metrics_offset)
            recorder = Recorder(
                self._job,
                writer,
                self._batches,
                self._recipe.epochs,
                position.elapsed,
            )
            position = self._train_stages(checkpoints, recorder, position, arrays)
            checkpoints.wait()
            if self._job.control.pause_asked:
                folder.log("paused")
                self._end(folder, "paused")
                return
            self._finish(folder, checkpoints, position)
        finally:
            writer.close()
            checkpoints.close()

    @property
    def _batches(self) -> int:
        return batch_count(len(self._parts.train), self._recipe.data.batch_size)

    def _announce(self, folder: RunFolder, position: Position) -> None:
        folder.log("resumed" if position.last_epochs else "started")
        self._job.emit(
            RunStarted(
                self._job.request,
                str(folder.path),
                self._dataset.classes,
                (
                    len(self._parts.train),
                    len(self._parts.validation),
                    len(self._parts.test),
                ),
                len(self._dataset.refused),
                self._recipe.epochs,
                self._batches,
                position.last_epochs,
            )
        )

    def _tell_saved(self, position: Position) -> None:
        best = position.best
        is_best = best is not None and (best.stage, best.epoch) == (
            position.stage + 1,
            position.epoch,
        )
        self._job.emit(CheckpointSaved(self._job.request, position.last_epochs, is_best))

    def _train_stages(
        self,
        checkpoints: Checkpoints,
        recorder: Recorder,
        position: Position,
        arrays: Arrays | None,
    ) -> Position:
        movement = Movement(self._network.logits, frozenset().union(*self._chosen))
        epochs_before = 0
        for index, stage in enumerate(self._recipe.stage):
            if index >= position.stage:
                if index > position.stage:
                    position, arrays = _next_stage(position, index), None
                position = self._train_stage(
                    index, epochs_before, checkpoints, recorder, position, arrays, movement
                )
                if self._job.control.interrupted:
                    break
            epochs_before += stage.epochs
        return position

    def _train_stage(
        self,
        index: int,
        epochs_before: int,
        checkpoints: Checkpoints,
        recorder: Recorder,
        position: Position,
        arrays: Arrays | None,
        movement: Movement,
    ) -> Position:
        stage = self._recipe.stage[index]
        model = self._network.logits
        apply_trainable(model, self._chosen[index])
        cut = find_cut(model, self._chosen[index])
        self._job.emit(self._stage_started(index, epochs_before, cut))
        source = Source((self._pixels,), self._labels)
        optimizer = make_optimizer(
            stage.optimizer, stage.learning_rate, half=uses_loss_scaling(self._recipe.precision)
        )
        augment = make_augment(self._recipe.augment)
        inputs = StageInputs(
            train_step=TrainStep(cut, source, optimizer, augment, is_cached=False),
            evaluation_step=EvaluationStep(cut, source, is_cached=False),
            train_source=source,
            evaluation_source=source,
            optimizer=optimizer,
            changed=self._changed_variables(index),
        )
        if arrays is not None:
            checkpoints.restore_optimizer(optimizer, arrays)
        recorder.start_stage()
        training = StageTraining(
            self._job,
            self._recipe,
            index,
            epochs_before,
            self._parts,
            inputs,
            model,
            checkpoints,
            recorder,
            position,
            movement,
        )
        training.run()
        return training.position

    def _stage_started(self, index: int, epochs_before: int, cut: Cut) -> StageStarted:
        stage = self._recipe.stage[index]
        layers = self._network.layers
        chosen = self._chosen[index]
        trainable = sum(row.trainable_parameters for row in layers if row.name in chosen)
        return StageStarted(
            self._job.request,
            index + 1,
            stage.name,
            stage.epochs,
            epochs_before,
            trainable,
            sum(row.parameters for row in layers) - trainable,
        )

    def _changed_variables(self, index: int) -> list[int]:
        """Return which variables can differ from the base: layers that have trained, and seeds."""
        trained = frozenset().union(*self._chosen[: index + 1])
        model = self._network.logits
        mutable = {
            id(variable)
            for layer in model.layers
            if layer.name in trained or not layer.weights
            for variable in layer.variables
        }
        return [place for place, item in enumerate(model.variables) if id(item) in mutable]

    def _finish(self, folder: RunFolder, checkpoints: Checkpoints, position: Position) -> None:
        """Save last and best, judge the best, write the report.

        A training stopped before its first epoch was whole has one state only: it is both.
        """
        stopped = self._job.control.stop_asked and position.last_epochs < self._recipe.epochs
        outcome = "stopped" if stopped else "finished"
        with self._job.phase(Phase.SAVING):
            save_model(self._network.model, folder.last_model_file)
            if position.best is not None:
                checkpoints.load_best(self._network.logits, position.best)
            save_model(self._network.model, folder.model_file)
        report = self._report(position, outcome)
        folder.write_report(report)
        folder.log(outcome)
        self._end(folder, outcome, report)

    def _report(self, position: Position, outcome: str) -> Report:
        judged = self._judge()
        part = "test" if "test" in judged else "validation" if "validation" in judged else "train"
        training = position.training_seconds
        return Report(
            outcome=outcome,
            accuracy=Figures(**{name: found.accuracy for name, found in judged.items()}),
            loss=Figures(**{name: found.loss for name, found in judged.items()}),
            confusion=tuple(tuple(int(n) for n in row) for row in judged[part].confusion),
            confusion_part=part,
            classes=self._dataset.classes,
            images=Figures(**{name: len(found.probabilities) for name, found in judged.items()}),
            refused=len(self._dataset.refused),
            epochs=position.last_epochs,
            best=position.best,
            seconds={name: round(value, 3) for name, value in self._job.seconds.items()},
            images_per_second=position.images / training if training else 0.0,
            device=prove_device().name,
            precision=policy_name(self._recipe.precision),
            versions=versions(),
        )

    def _judge(self) -> dict[str, Judgement]:
        """Judge the best model on every part that has images."""
        parts = {
            "train": self._parts.train,
            "validation": self._parts.validation,
            "test": self._parts.test,
        }
        order = np.concatenate(list(parts.values()))
        with self._job.phase(Phase.TESTING) as progress:
            probabilities = Predictor(self._network.model).predict(
                self._pixels, order, progress, lambda: self._job.control.pause_asked
            )
        judged: dict[str, Judgement] = {}
        start = 0
        for name, images in parts.items():
            own = probabilities[start : start + len(images)]
            start += len(images)
            if len(images):
                judged[name] = judge(own, self._labels[images], len(self._dataset.classes))
        return judged

    def _end(self, folder: RunFolder, outcome: str, report: Report | None = None) -> None:
        self._job.emit(RunEnded(self._job.request, str(folder.path), outcome, report))


def _next_stage(position: Position, index: int) -> Position:
    return msgspec.structs.replace(
        position, stage=index, epoch=0, batch=0, loss_sum=0.0, right=0, stage_best=None, waited=0
    )


def _parts(parts: Split) -> Parts:
    return Parts(parts.train, parts.validation, parts.test)


def _with_absolute_paths(recipe: Recipe, base: Path) -> Recipe:
    """Return the recipe as a run keeps it: it means the same wherever the run's folder lies."""
    folder = (base / Path(recipe.data.folder).expanduser()).resolve()
    data = msgspec.structs.replace(recipe.data, folder=str(folder))
    model = absolute_model(recipe.model, base)
    return msgspec.structs.replace(recipe, data=data, model=model)
