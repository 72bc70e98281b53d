"""One stage of a training: epochs of one compiled step, from any batch on."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import Cancelled, DiskFullError, InputError, NotANumberError
from studio.core.metrics import MetricRow
from studio.core.metrics.report import BestEpoch
from studio.core.recipes.recipe import Stage
from studio.core.recipes.schedules import rates
from studio.core.wire.messages import Blocked, CutMeasured, Phase, Progress
from studio.engine.data.feed import Feed, Group
from studio.engine.data.order import batch_seed, epoch_order
from studio.engine.data.source import Source
from studio.engine.job import Job, ProgressFunction
from studio.engine.training.checkpoints import Checkpoints, Position
from studio.engine.training.filling import Filling
from studio.engine.training.material import Material
from studio.engine.training.movement import Movement
from studio.engine.training.not_a_number import first_bad_layer
from studio.engine.training.recorder import Recorder
from studio.engine.training.run_log import log_epoch
from studio.engine.training.stage_plan import StagePlan
from studio.engine.training.stage_sources import StageSources
from studio.engine.training.step import EvaluationStep

GROUP_SECONDS = 0.06
"""How long one execution of the step should take: 16 groups a second keep the window fluent and
the cost of Python out of the measure."""

LONGEST_GROUP = 64

T = TypeVar("T")

ROOM_SECONDS = 2.0
"""Between two tries to write on a full disk."""

CHECKPOINT_SECONDS = 300.0
"""A checkpoint within an epoch where the last is older than this."""


class Evaluated(msgspec.Struct, frozen=True):
    """Loss of each image in nats, (n,), and logits, (n, classes), float32."""

    losses: NDArray[np.float32]
    logits: NDArray[np.float32]


class StageTraining:
    """Trains one stage and keeps the position up to date.

    Args:
        epochs_before: of all earlier stages.
        position: where to begin; `position` afterwards says where it ended.
    """

    def __init__(
        self,
        job: Job,
        material: Material,
        epochs_before: int,
        plan: StagePlan,
        sources: StageSources,
        checkpoints: Checkpoints,
        recorder: Recorder,
        position: Position,
        movement: Movement,
    ) -> None:
        self._movement = movement
        self._job = job
        self._recipe = material.recipe
        self._stage: Stage = material.recipe.stage[plan.index]
        self._index = plan.index
        self._epochs_before = epochs_before
        self._parts = material.parts
        self._plan = plan
        self._sources = sources
        self._model = material.network.logits
        self._changed = material.changed_variables(plan.index)
        self._checkpoints = checkpoints
        self._recorder = recorder
        self.position = position
        self._batches = material.batches
        self._group_size = 1
        self._groups_timed = 0
        self._training_phase = Phase.TRAINING
        self._saved = time.monotonic()
        self._filling = Filling(job, recorder, material, sources)

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
        return patience > 0 and self.position.waited >= patience

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
        total = self._stage.epochs * self._batches
        start = self.position.epoch * self._batches + group.first
        step_rates = rates(
            self._stage.schedule, self._stage.learning_rate, start, group.batches, total
        )
        seeds = [
            batch_seed(self._recipe.seed, self._index, self.position.epoch, group.first + index)
            for index in range(group.batches)
        ]
        losses, right = self._plan.train_step.run(group, step_rates, np.array(seeds, np.int32))
        seconds = time.monotonic() - began
        phase = Phase.TRAINING if self._groups_timed else Phase.FIRST_STEP
        self._job.add_seconds(phase, seconds)
        self._record_group(group, losses, right, step_rates, seconds)
        self._tune(seconds, group)

    def _record_group(
        self,
        group: Group,
        losses: NDArray[np.float32],
        right: NDArray[np.int32],
        step_rates: NDArray[np.float32],
        seconds: float,
    ) -> None:
        since_start = self._recorder.seconds
        rows = [
            MetricRow(
                stage=self._index + 1,
                epoch=self.position.epoch + 1,
                batch=group.first + offset + 1,
                split="train",
                figures={
                    "loss": float(losses[offset]),
                    "accuracy": float(right[offset]) / group.size,
                },
                learning_rate=float(step_rates[offset]),
                seconds=since_start,
            )
            for offset in range(len(losses))
        ]
        epoch = self._epochs_before + self.position.epoch + 1
        self._recorder.record(rows, epoch, group.first + len(rows), len(rows) * group.size)
        if not math.isfinite(losses[-1]):
            raise self._not_a_number(group, len(losses) - 1)
        sums = [float(loss) * group.size for loss in losses]
        self.position = msgspec.structs.replace(
            self.position,
            batch=group.first + group.batches,
            loss_sum=sum(sums, self.position.loss_sum),
            right=self.position.right + int(right.sum()),
            images=self.position.images + group.batches * group.size,
            training_seconds=self.position.training_seconds + seconds,
        )

    def _not_a_number(self, group: Group, offset: int) -> NotANumberError:
        """Return the failure that says where; the weights are those before that batch."""
        self._recorder.flush()
        cut = self._plan.cut
        inputs = [array[offset] for array in group.inputs]
        layer = first_bad_layer(cut.tail if self._plan.is_cached else self._model, inputs)
        return NotANumberError(
            'The loss is not a number any more: stage "{stage}", epoch {epoch}, batch {batch}, '
            "first seen in the layer {layer}. The last good checkpoint is kept; go on from it with "
            "a learning rate ten times lower than {rate}.",
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
            'The loss is not a number any more: stage "{stage}", epoch {epoch}, seen when the '
            "epoch was validated. The last good checkpoint is kept; go on from it with a learning "
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
        training = (position.loss_sum / images, position.right / images)
        rows = [self._epoch_row("train", *training)]
        judged_by = training[0]
        is_validated = len(self._parts.validation) > 0
        if is_validated:
            validation = self._validate()
            if validation is None:
                return False
            rows.append(self._epoch_row("validation", *validation))
            judged_by = validation[0]
        epoch = self._epochs_before + position.epoch + 1
        self._recorder.record(rows, epoch, self._batches, 0)
        log_epoch(self._job, epoch, self._recipe.epochs, rows)
        if not math.isfinite(judged_by):
            raise self._broken_by_its_last_step()
        self._job.emit(self._movement.measure(self._job.request))
        self._advance(judged_by, is_validated)
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

    def _epoch_row(self, split: str, loss: float, accuracy: float) -> MetricRow:
        step = (self.position.epoch + 1) * self._batches - 1
        rate = rates(
            self._stage.schedule,
            self._stage.learning_rate,
            step,
            1,
            self._stage.epochs * self._batches,
        )
        return MetricRow(
            stage=self._index + 1,
            epoch=self.position.epoch + 1,
            batch=0,
            split="train" if split == "train" else "validation",
            figures={"loss": loss, "accuracy": accuracy},
            learning_rate=float(rate[0]),
            seconds=self._recorder.seconds,
        )

    def _validate(self) -> tuple[float, float] | None:
        """Return loss and accuracy of the validation part, or None where it was interrupted."""
        self._progress(Phase.VALIDATING)
        began = time.monotonic()
        found = evaluate(
            self._plan.evaluation_step,
            self._sources.evaluation,
            self._parts.validation,
            self._is_over,
        )
        filled = self._filling.note(self._stage.epochs - self.position.epoch - 1)
        self._job.add_seconds(Phase.VALIDATING, time.monotonic() - began - filled)
        if found is None:
            return None
        labels = self._sources.evaluation.labels[self._parts.validation]
        right = int((found.logits.argmax(axis=1) == labels).sum())
        return float(found.losses.astype(np.float64).mean()), right / len(labels)

    def _is_over(self) -> bool:
        """Answer a question that waits; return whether the training shall end here."""
        self._job.questions.answer_next()
        return self._job.control.interrupted

    def _advance(self, loss: float, is_validated: bool) -> None:
        """Move on to the next epoch, note the best, save.

        Without a validation part the last epoch is taken for the best: the training loss says
        nothing of images that were never seen.
        """
        position = self.position
        best = position.best
        is_best = best is None or not is_validated or loss < best.loss
        if is_best and not math.isnan(loss):
            best = BestEpoch(self._index + 1, position.epoch + 1, loss)
        improved = position.stage_best is None or loss < position.stage_best
        self.position = msgspec.structs.replace(
            position,
            epoch=position.epoch + 1,
            batch=0,
            loss_sum=0.0,
            right=0,
            best=best,
            stage_best=loss if improved else position.stage_best,
            waited=0 if improved else position.waited + 1,
            last_epochs=position.last_epochs + 1,
        )
        self._save(is_best=is_best)

    def _save(self, *, is_best: bool = False) -> None:
        offset = self._patiently(self._recorder.flush)
        self._patiently(self._checkpoints.wait)
        self.position = msgspec.structs.replace(
            self.position,
            metrics_offset=offset,
            elapsed=self._recorder.seconds,
            seconds=dict(self._job.seconds),
        )
        self._checkpoints.save(
            self.position, self._model, self._changed, self._plan.optimizer, is_best=is_best
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


def evaluate(
    step: EvaluationStep,
    source: Source,
    images: NDArray[np.int64],
    is_interrupted: Callable[[], bool],
    progress: ProgressFunction | None = None,
    batch_size: int = 64,
) -> Evaluated | None:
    """Judge `images` in their order; return None as soon as `is_interrupted` answers True.

    Raises:
        InputError: an image is not what it was when the folder was read.
    """
    losses, logits = [], []
    for start in range(0, len(images), batch_size):
        if is_interrupted():
            return None
        end = start + batch_size
        chosen = images[start:end]
        try:
            source.fill(chosen, images[end:], is_interrupted)
        except Cancelled:
            return None
        loss, logit = step.run(source.gather(chosen), source.labels[chosen])
        losses.append(loss)
        logits.append(logit)
        if progress is not None:
            progress(start + len(chosen), len(images))
    return Evaluated(np.concatenate(losses), np.concatenate(logits))
