"""One stage of a training: epochs of one compiled step, from any batch on."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import Cancelled, DiskFullError, InputError, NotANumberError
from studio.core.metrics import MetricRow, Split
from studio.core.metrics.report import BestEpoch
from studio.core.recipes.recipe import Stage, task_of
from studio.core.wire.messages import Blocked, CutMeasured, Phase, Progress
from studio.engine.data.feed import Feed, Group
from studio.engine.data.order import batch_seed, epoch_order
from studio.engine.job import Job
from studio.engine.training.checkpoints import Checkpoints
from studio.engine.training.epoch_end import AfterEpoch, EpochEnd, Writes, in_turn
from studio.engine.training.filling import Filling
from studio.engine.training.movement import Movement
from studio.engine.training.position import Position
from studio.engine.training.prepared_run import PreparedRun
from studio.engine.training.recorder import Recorder
from studio.engine.training.run_log import log_epoch
from studio.engine.training.stage_rates import StageRates
from studio.engine.training.stage_sources import StageSources
from studio.engine.training.steps import Judged, Steps

GROUP_SECONDS = 0.06
"""How long one execution of the step should take: 16 groups a second keep the window fluent and
the cost of Python out of the measure."""

LONGEST_GROUP = 64

T = TypeVar("T")

ROOM_SECONDS = 2.0
"""Between two tries to write on a full disk."""

CHECKPOINT_SECONDS = 300.0
"""A checkpoint within an epoch where the last is older than this."""


class StageTraining:
    """Trains one stage and keeps the position up to date.

    Args:
        epochs_before: of all earlier stages.
        position: where to begin; `position` afterwards says where it ended.
        epoch_end: what the task does after each epoch, before its checkpoint.
    """

    def __init__(
        self,
        job: Job,
        prepared: PreparedRun,
        epochs_before: int,
        plan: Steps,
        sources: StageSources,
        checkpoints: Checkpoints,
        recorder: Recorder,
        position: Position,
        movement: Movement,
        epoch_end: EpochEnd,
    ) -> None:
        self._epoch_end = epoch_end
        self._movement = movement
        self._job = job
        self._recipe = prepared.recipe
        self._task = task_of(prepared.recipe)
        self._stage: Stage = prepared.recipe.stage[plan.index]
        self._index = plan.index
        self._epochs_before = epochs_before
        self._parts = prepared.parts
        self._plan = plan
        self._sources = sources
        self._graphs = prepared.graphs
        self._changed = prepared.changed_variables(plan.index)
        self._checkpoints = checkpoints
        self._recorder = recorder
        self.position = position
        self._batches = prepared.batches
        self._rates = StageRates(job, self._stage, prepared.batches)
        self._group_size = 1
        self._groups_timed = 0
        self._training_phase = Phase.TRAINING
        self._saved = time.monotonic()
        self._filling = Filling(job, recorder, prepared, sources)

    def run(self) -> None:
        """Train until the stage is over, or the person stops or pauses.

        Raises:
            WorkError: the loss is not a number any more, or the disk is full.
            InputError: an image is not what it was when the folder was read; what was learned up
                to it is saved.
        """
        self._filling.announce()
        while self.position.epoch < self._stage.epochs and not self._is_patience_over():
            began, filled = time.monotonic(), self._filling.seconds
            try:
                is_whole = self._train_epoch() and self._end_epoch()
            except InputError:
                self._save()
                raise
            if not is_whole:
                self._save()
                return
            self._tell_speedup(time.monotonic() - began - (self._filling.seconds - filled))
            if self._job.control.interrupted:
                return

    def _is_patience_over(self) -> bool:
        patience = self._stage.early_stopping
        return patience > 0 and self.position.epochs_without_improvement >= patience

    def _train_epoch(self) -> bool:
        """Train the rest of the epoch; return whether it is whole."""
        position = self.position
        place = (self._recipe.seed, self._index, position.epoch)
        order = epoch_order(self._parts.train, *place)
        source = self._sources.train.for_epoch(*place)
        self._training_phase = Phase.TRAINING if source.ready(order).all() else Phase.FILLING
        feed = Feed(source, self._recipe.data.batch_size)
        self._progress(self._training_phase if self._groups_timed else Phase.FIRST_STEP)
        groups = feed.groups(order, position.batch, lambda: self._group_size, self._is_interrupted)
        try:
            for group in groups:
                if self._is_interrupted():
                    return False
                self._train_group(group)
                self._job.questions.answer_next()
                if time.monotonic() - self._saved > CHECKPOINT_SECONDS:
                    self._save()
        except Cancelled:  # while the rows of a batch were made
            return False
        return True

    def _is_interrupted(self) -> bool:
        return self._job.control.interrupted

    def _train_group(self, group: Group) -> None:
        self._filling.note(self._stage.epochs - self.position.epoch)
        began = time.monotonic()
        start = self.position.epoch * self._batches + group.first
        step_rates = self._rates.at(start, group.batches, self.position.plateau)
        seeds = [
            batch_seed(self._recipe.seed, self._index, self.position.epoch, group.first + index)
            for index in range(group.batches)
        ]
        sums = self._plan.train(group, step_rates, np.array(seeds, np.int32))
        seconds = time.monotonic() - began
        phase = Phase.TRAINING if self._groups_timed else Phase.FIRST_STEP
        self._job.add_seconds(phase, seconds)
        self._record_group(group, sums, step_rates, seconds)
        self._tune(seconds, group)

    def _record_group(
        self,
        group: Group,
        sums: dict[str, NDArray[np.float64]],
        step_rates: NDArray[np.float32],
        seconds: float,
    ) -> None:
        since_start = self._recorder.seconds
        done = min(map(len, sums.values()))
        rows = [
            MetricRow(
                stage=self._index + 1,
                epoch=self.position.epoch + 1,
                batch=group.first + offset + 1,
                split="train",
                figures={key: float(values[offset]) / group.size for key, values in sums.items()},
                learning_rate=float(step_rates[offset]),
                seconds=since_start,
            )
            for offset in range(done)
        ]
        epoch = self._epochs_before + self.position.epoch + 1
        self._recorder.record(rows, epoch, group.first + len(rows), len(rows) * group.size)
        if not all(math.isfinite(values[-1]) for values in sums.values()):
            raise self._not_a_number(group, done - 1)
        before = self.position.sums
        self.position = msgspec.structs.replace(
            self.position,
            batch=group.first + group.batches,
            sums={
                key: sum(map(float, values), before.get(key, 0.0)) for key, values in sums.items()
            },
            images=self.position.images + group.batches * group.size,
            training_seconds=self.position.training_seconds + seconds,
        )

    def _not_a_number(self, group: Group, offset: int) -> NotANumberError:
        """Return the failure that says where; the weights are those before that batch."""
        self._recorder.flush()
        layer = self._plan.first_bad_layer(group, offset)
        return NotANumberError(
            "The loss became NaN: stage “{stage}”, epoch {epoch}, batch {batch}, first seen "
            "in the layer {layer}. The last good checkpoint is kept; continue from it with a "
            "learning rate ten times lower than {rate}.",
            stage=self._stage.name,
            epoch=self.position.epoch + 1,
            batch=group.first + offset + 1,
            layer=layer or "head_predictions",
            rate=f"{self._stage.learning_rate:g}",
        )

    def _broken_by_its_last_step(self) -> NotANumberError:
        """Return the failure of an epoch whose losses were numbers and whose weights are not."""
        self._recorder.flush()
        return NotANumberError(
            "The loss became NaN: stage “{stage}”, epoch {epoch}, seen when the epoch was "
            "validated. The last good checkpoint is kept; continue from it with a learning "
            "rate ten times lower than {rate}.",
            stage=self._stage.name,
            epoch=self.position.epoch + 1,
            rate=f"{self._stage.learning_rate:g}",
        )

    def _tune(self, seconds: float, group: Group) -> None:
        """Choose how many batches the next groups hold; the first compiles and says nothing."""
        self._groups_timed += 1
        if self._groups_timed == 1:
            self._recorder.skip_pause()
            self._progress(self._training_phase)
            return
        wanted = int(GROUP_SECONDS * group.batches / max(seconds, 1e-6))
        self._group_size = min(max(wanted, 1), LONGEST_GROUP, self._group_size * 4)

    def _end_epoch(self) -> bool:
        """Validate, record, save; return False where the validation was interrupted."""
        position = self.position
        images = len(self._parts.train)
        training = {key: total / images for key, total in position.sums.items()}
        validation, outputs = None, None
        if len(self._parts.validation):
            found = self._validate()
            if found is None:
                return False
            validation, outputs = found
        judged = training if validation is None else validation
        is_broken = not all(map(math.isfinite, judged.values()))
        epoch = self._epochs_before + position.epoch + 1
        after = AfterEpoch()
        if not is_broken:
            number = position.epochs_done + 1  # a stage that ended early counts what it trained
            after = self._patiently(lambda: self._epoch_end.after_epoch(number, outputs))
            training |= after.figures
        rows = [self._epoch_row("train", training)]
        if validation is not None:
            rows.append(self._epoch_row("validation", validation))
        self._recorder.record(rows, epoch, self._batches, 0)
        log_epoch(self._job, epoch, self._recipe.epochs, rows)
        if is_broken:
            raise self._broken_by_its_last_step()
        moved = self._movement.measure(self._job.request)
        self._job.emit(moved)
        files = in_turn(after.write, partial(self._movement.keep, moved))
        key = self._task.best_by
        judged_by = judged[key or self._task.figures[0].key]
        self._advance(judged_by, files, is_validated=bool(validation and key))
        return True

    def _tell_speedup(self, seconds: float) -> None:
        """Say what the kept outputs save, after the first epoch and, without compiling, after two.

        Args:
            seconds: the epoch took.
        """
        if not self._plan.is_cached or self.position.epoch > 2:
            return
        saved = self._sources.front_seconds * (len(self._parts.train) + len(self._parts.validation))
        self._job.emit(CutMeasured(self._job.request, self._index + 1, (seconds + saved) / seconds))

    def _epoch_row(self, split: Split, figures: dict[str, float]) -> MetricRow:
        step = (self.position.epoch + 1) * self._batches - 1
        rate = self._rates.at(step, 1, self.position.plateau)
        return MetricRow(
            stage=self._index + 1,
            epoch=self.position.epoch + 1,
            batch=0,
            split=split,
            figures=figures,
            learning_rate=float(rate[0]),
            seconds=self._recorder.seconds,
        )

    def _validate(self) -> Judged | None:
        """Return what was found of the validation part, or None where it was interrupted."""
        self._progress(Phase.VALIDATING)
        began = time.monotonic()
        found = self._plan.evaluate(self._sources.evaluation, self._parts.validation, self._is_over)
        filled = self._filling.note(self._stage.epochs - self.position.epoch - 1)
        self._job.add_seconds(Phase.VALIDATING, time.monotonic() - began - filled)
        return found

    def _is_over(self) -> bool:
        """Answer a question that waits; return whether the training shall end here."""
        self._job.questions.answer_next()
        return self._job.control.interrupted

    def _advance(self, loss: float, files: Writes | None, *, is_validated: bool) -> None:
        """Move on to the next epoch, note the best, save, the epoch's other `files` first.

        Without a validation part the last epoch is taken for the best: the training loss says
        nothing of images that were never seen. So it is where no figure says which is best.
        """
        position = self.position
        best, best_number = position.best, position.best_number
        is_best = best is None or not is_validated or loss < best.loss
        if is_best and not math.isnan(loss):
            best = BestEpoch(self._index + 1, position.epoch + 1, loss)
            best_number = position.epochs_done + 1
        improved = position.stage_best is None or loss < position.stage_best
        plateau = position.plateau
        if is_validated:
            plateau = self._rates.after_epoch(plateau, position.epoch, improved=improved)
        self.position = msgspec.structs.replace(
            position,
            epoch=position.epoch + 1,
            batch=0,
            sums={},
            best=best,
            best_number=best_number,
            stage_best=loss if improved else position.stage_best,
            epochs_without_improvement=0 if improved else position.epochs_without_improvement + 1,
            plateau=plateau,
            epochs_done=position.epochs_done + 1,
        )
        self._save(is_epoch=True, is_best=is_best, before=files)

    def _save(
        self, *, is_epoch: bool = False, is_best: bool = False, before: Writes | None = None
    ) -> None:
        offset = self._patiently(self._recorder.flush)
        self._patiently(self._checkpoints.wait)
        self.position = msgspec.structs.replace(
            self.position,
            metrics_offset=offset,
            elapsed=self._recorder.seconds,
            seconds=dict(self._job.seconds),
        )
        self._checkpoints.save(
            self.position,
            self._graphs,
            self._changed,
            self._plan.optimizers,
            is_epoch=is_epoch,
            is_best=is_best,
            before=before,
        )
        self._saved = time.monotonic()

    def finish_saving(self) -> None:
        """Return once the last checkpoint is on the disk."""
        self._patiently(self._checkpoints.wait)

    def _patiently(self, write: Callable[[], T]) -> T:
        """Write; where the disk is full, say so and try again until there is room.

        Raises:
            DiskFullError: the person asked to end meanwhile.
        """
        while True:
            try:
                return write()
            except DiskFullError as error:
                self._job.emit(Blocked(self._job.request, error.sentence))
                self._recorder.skip_pause()
                if self._job.control.wait_interrupted(ROOM_SECONDS):
                    raise

    def _progress(self, phase: Phase) -> None:
        done = self._epochs_before + self.position.epoch
        self._job.emit(Progress(self._job.request, phase, done, self._recipe.epochs))
