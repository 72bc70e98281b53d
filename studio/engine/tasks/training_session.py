"""One session of a run: its stages from wherever it is, until it ends, is stopped or paused."""

from __future__ import annotations

import math

import msgspec

from studio.core.base.errors import Cancelled
from studio.core.metrics import MetricsWriter
from studio.core.metrics.report import Report
from studio.core.metrics.run_outcome import RunOutcome
from studio.core.recipes.recipe import needs_classes, recorded_figures
from studio.core.recipes.schedules import Plateau
from studio.core.runs.run_folder import RunFolder
from studio.core.wire.messages import CheckpointSaved, RunEnded, RunStarted, StageStarted
from studio.engine.job import Job
from studio.engine.tasks.dry_run import DryRun
from studio.engine.tasks.model_so_far import living_model
from studio.engine.tasks.restored import Restored, movement_of
from studio.engine.tasks.result import make_report, save_models
from studio.engine.training.checkpoints import Checkpoints
from studio.engine.training.frozen import FrozenPart
from studio.engine.training.movement import Movement
from studio.engine.training.position import Position
from studio.engine.training.prepared_run import PreparedRun
from studio.engine.training.recorder import Recorder
from studio.engine.training.run_log import (
    log_begin,
    log_end,
    log_failure,
    log_saved,
    log_stage,
)
from studio.engine.training.solved_plan import SolvedPlan
from studio.engine.training.solved_stage import SolvedStage
from studio.engine.training.stage import StageTraining
from studio.engine.training.stage_sources import StageSources, stage_sources
from studio.engine.training.steps import Steps


class TrainingSession:
    """Trains a run in its folder.

    Args:
        trial: the stages' plans, each tried out.
        folder: with its recipe and dataset.
        begin: where to go on from, the network set to it; None at the beginning.
        only_keeps: whether nothing more is trained: what was found is tested and kept.
    """

    def __init__(
        self,
        job: Job,
        prepared: PreparedRun,
        trial: DryRun,
        folder: RunFolder,
        begin: Restored | None,
        *,
        only_keeps: bool = False,
    ) -> None:
        self._job = job
        self._only_keeps = only_keeps
        self._prepared_run = prepared
        self._trial = trial
        self._folder = folder
        self._begin = begin
        position = begin.position if begin else Position()
        self._position = msgspec.structs.replace(position, jit=trial.jit)
        self._arrays = begin.arrays if begin else None
        self._graphs = prepared.graphs
        self._epoch_end = prepared.task.epoch_end(job, prepared, folder)
        self._frozen = FrozenPart(job, prepared.pixels, prepared.pixels_fingerprint())

    def run(self) -> RunEnded:
        """Train, save, judge, report.

        Returns:
            What to tell the window once nothing of the run is open any more.

        Raises:
            InputError: the checkpoint of an optimizer does not fit.
            WorkError: the folder cannot be written, or the loss is not a number any more.
            Cancelled: asked to end while nothing was at stake.
        """
        self._job.seconds.update(self._position.seconds)
        recipe = self._prepared_run.recipe
        checkpoints = Checkpoints(
            self._folder.checkpoints, self._tell_saved, keep=recipe.keep_checkpoints
        )
        figures = recorded_figures(recipe)
        writer = MetricsWriter(self._folder.metrics_file, tuple(one.key for one in figures))
        try:
            movement = self._open(checkpoints, writer)
            self._epoch_end.begin(self._position.epochs_done)
            self._announce()
            recorder = Recorder(
                self._job,
                writer,
                self._prepared_run.batches,
                self._prepared_run.recipe.epochs,
                self._position.elapsed,
            )
            with self._job.questions.about(
                str(self._folder.path), living_model(self._prepared_run, self._folder)
            ):
                plan, sources = self._train_stages(checkpoints, recorder, movement)
            if self._job.control.pause_asked:
                return self._wait()
            return self._finish(checkpoints, plan, sources)
        except Cancelled:
            raise
        except Exception as error:
            log_failure(self._job, error)
            raise
        finally:
            self._job.end_log()
            self._frozen.close()
            writer.close()
            checkpoints.close()

    def _announce(self) -> None:
        prepared = self._prepared_run
        self._job.keep_log(self._folder)
        log_begin(self._job, prepared, self._position, is_resumed=self._arrays is not None)
        parts = prepared.parts
        self._job.emit(
            RunStarted(
                self._job.request,
                str(self._folder.path),
                prepared.dataset.classes if needs_classes(prepared.recipe) else (),
                (len(parts.train), len(parts.validation), len(parts.test)),
                len(prepared.dataset.refused),
                prepared.recipe.epochs,
                prepared.batches,
                self._position.epochs_done,
                prepared.devices.title,
            )
        )

    def _open(self, checkpoints: Checkpoints, writer: MetricsWriter) -> Movement:
        """Set metrics.csv to the position; return where the weights began."""
        checkpoints.forget_epochs(self._position.epochs_done)
        if self._begin is None:
            writer.clear()  # of a run that was cut off before its first checkpoint
            checkpoints.save_base(self._graphs)
            return movement_of(self._prepared_run, self._folder)
        writer.truncate_to(self._position.metrics_offset)
        if self._position.batch == 0:  # after a change of the batch size, in the middle of one
            writer.forget_epoch(self._position.stage + 1, self._position.epoch + 1)
        return self._begin.movement

    def _tell_saved(self, position: Position) -> None:
        log_saved(self._job, position)
        self._job.emit(CheckpointSaved(self._job.request, position.epochs_done, position.is_best))

    def _train_stages(
        self, checkpoints: Checkpoints, recorder: Recorder, movement: Movement
    ) -> tuple[Steps, StageSources]:
        """Train from the position on; return what the last stage that was entered works with."""
        stages = self._prepared_run.recipe.stage
        first = self._position.stage
        for index in range(first, len(stages)):
            if index > self._position.stage:
                self._position, self._arrays = _next_stage(self._position, index), None
            plan, sources = self._enter_stage(index, checkpoints)
            if self._only_keeps:
                break
            epochs_before = sum(stage.epochs for stage in stages[:index])
            started = self._stage_started(plan, epochs_before)
            self._job.emit(started)
            log_stage(self._job, started)
            recorder.start_stage()
            kind = SolvedStage if isinstance(plan, SolvedPlan) else StageTraining
            training = kind(
                self._job,
                self._prepared_run,
                epochs_before,
                plan,
                sources,
                checkpoints,
                recorder,
                self._position,
                movement,
                self._epoch_end,
            )
            training.run()
            training.finish_saving()
            self._position = training.position
            if self._job.control.interrupted:
                break
        return plan, sources

    def _enter_stage(self, index: int, checkpoints: Checkpoints) -> tuple[Steps, StageSources]:
        plan = self._trial.plans[index]
        plan.enter()
        sources = stage_sources(self._prepared_run, self._frozen, plan)
        if sources is None:
            prepared = self._prepared_run
            plan = prepared.task.plan(prepared, index, may_cache=False, jit=plan.jit)
            sources = stage_sources(self._prepared_run, self._frozen, plan)
            assert sources is not None, "pixels are always there"
        if self._arrays is not None:
            checkpoints.restore_optimizers(plan.optimizers, self._arrays)
        return plan, sources

    def _stage_started(self, plan: Steps, epochs_before: int) -> StageStarted:
        prepared = self._prepared_run
        stage = prepared.recipe.stage[plan.index]
        layers = prepared.network.layers
        chosen = prepared.chosen[plan.index]
        trainable = sum(row.trainable_parameters for row in layers if row.name in chosen)
        return StageStarted(
            self._job.request,
            plan.index + 1,
            stage.name,
            stage.epochs,
            epochs_before,
            trainable,
            sum(row.parameters for row in layers) - trainable,
            plan.kept_layer,
            math.nan if plan.is_cached else 1.0,
            sum(1 for row in layers if row.parameters and row.name not in chosen),
        )

    def _finish(self, checkpoints: Checkpoints, plan: Steps, sources: StageSources) -> RunEnded:
        position, prepared = self._position, self._prepared_run
        whole = position.epochs_done >= prepared.recipe.epochs
        is_stopped = self._only_keeps or self._job.control.stop_asked
        outcome = RunOutcome.STOPPED if is_stopped and not whole else RunOutcome.FINISHED
        save_models(self._job, self._folder, prepared, checkpoints, position)
        try:
            report = make_report(
                self._job, prepared, position, plan, sources, self._folder, outcome
            )
        except Cancelled:  # only a pause interrupts the judging; it comes first when resumed
            return self._wait()
        self._folder.write_report(report)
        return self._end(outcome, report)

    def _wait(self) -> RunEnded:
        """End so that the run can be resumed."""
        return self._end(
            RunOutcome.PAUSED if self._job.control.is_pause else RunOutcome.INTERRUPTED, None
        )

    def _end(self, outcome: RunOutcome, report: Report | None) -> RunEnded:
        log_end(self._job, self._prepared_run, self._position, outcome, report)
        self._folder.log(outcome)  # one word at the end: who lists runs reads how it ended
        return RunEnded(self._job.request, str(self._folder.path), outcome, report)


def _next_stage(position: Position, index: int) -> Position:
    return msgspec.structs.replace(
        position,
        stage=index,
        epoch=0,
        batch=0,
        sums={},
        stage_best=None,
        epochs_without_improvement=0,
        plateau=Plateau(),
    )
