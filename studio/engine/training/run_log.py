"""The course of a training in sentences, for the live log and the run's events.log."""

from __future__ import annotations

import math

from studio.core.base.errors import StudioError
from studio.core.metrics import MetricRow
from studio.core.metrics.report import Report, figures_of
from studio.core.metrics.run_outcome import RunOutcome
from studio.core.wire.messages import StageStarted
from studio.engine.job import Job
from studio.engine.training.position import Position
from studio.engine.training.prepared_run import PreparedRun


def log_begin(job: Job, prepared: PreparedRun, position: Position, *, is_resumed: bool) -> None:
    """Say on what is trained, and from where on."""
    parts = prepared.parts
    _log_devices(job, prepared)
    if is_resumed:
        job.log(
            "Training resumed after epoch {epoch} of {epochs}.",
            epoch=position.epochs_done,
            epochs=prepared.recipe.epochs,
        )
        return
    job.log(
        "Training started: {epochs} epochs on {train} images; {validation} for validation, {test} "
        "for testing.",
        epochs=prepared.recipe.epochs,
        train=len(parts.train),
        validation=len(parts.validation),
        test=len(parts.test),
    )


def _log_devices(job: Job, prepared: PreparedRun) -> None:
    """Say what shares each batch, and that there are fewer devices than the recipe asks for."""
    found, wanted = prepared.devices, prepared.recipe.devices
    if found.count > 1:
        job.log("Each batch is shared by {devices}.", devices=found.title)
    if found.count < wanted:
        job.log(
            "The recipe asks for {wanted} devices and {found} can be used here, so it trains on "
            "{found}, with the same result up to rounding.",
            wanted=wanted,
            found=found.count,
        )


def log_stage(job: Job, stage: StageStarted) -> None:
    """Say how much of the network trains."""
    job.log(
        "Stage {stage}, {name}: {trainable} parameters train, {frozen} are frozen.",
        stage=stage.stage,
        name=stage.name,
        trainable=stage.trainable_parameters,
        frozen=stage.frozen_parameters,
    )


def log_epoch(job: Job, epoch: int, epochs: int, rows: list[MetricRow]) -> None:
    """Say the figures of a whole epoch; `rows` has that of training, then that of validation."""
    if "discriminator_loss" in rows[0].figures:
        _log_scores(job, epoch, epochs, rows[0].figures)
        return
    if "accuracy" not in rows[0].figures:
        _log_losses(job, epoch, epochs, rows)
        return
    if len(rows) == 1:
        job.log(
            "Epoch {epoch} of {epochs}: loss {loss}, accuracy {accuracy} %.",
            epoch=epoch,
            epochs=epochs,
            loss=_loss(rows[0]),
            accuracy=_percent(rows[0]),
        )
        return
    train, validation = rows
    job.log(
        "Epoch {epoch} of {epochs}: loss {loss}, accuracy {accuracy} %; validation loss "
        "{validation_loss}, accuracy {validation_accuracy} %.",
        epoch=epoch,
        epochs=epochs,
        loss=_loss(train),
        accuracy=_percent(train),
        validation_loss=_loss(validation),
        validation_accuracy=_percent(validation),
    )


def _log_losses(job: Job, epoch: int, epochs: int, rows: list[MetricRow]) -> None:
    train, *validation = rows
    if not validation:
        job.log(
            "Epoch {epoch} of {epochs}: loss {loss}.",
            epoch=epoch,
            epochs=epochs,
            loss=_loss(train),
        )
        return
    job.log(
        "Epoch {epoch} of {epochs}: loss {loss}; validation loss {validation_loss}.",
        epoch=epoch,
        epochs=epochs,
        loss=_loss(train),
        validation_loss=_loss(validation[0]),
    )


def _log_scores(job: Job, epoch: int, epochs: int, found: dict[str, float]) -> None:
    job.log(
        "Epoch {epoch} of {epochs}: loss of the discriminator {discriminator}, of the generator "
        "{generator}; D(real) {real} %, D(fake) {fake} %; distance from real images {distance}.",
        epoch=epoch,
        epochs=epochs,
        discriminator=_short(found["discriminator_loss"]),
        generator=_short(found["generator_loss"]),
        real=round(100 * found["real_score"], 1),
        fake=round(100 * found["fake_score"], 1),
        distance=_short(found.get("distance", math.nan)),
    )


def log_saved(job: Job, position: Position) -> None:
    """Say that a checkpoint is on the disk."""
    if position.is_best:
        job.log_detail(
            "Checkpoint saved after epoch {epoch}, the best so far.", epoch=position.epochs_done
        )
    else:
        job.log_detail("Checkpoint saved after epoch {epoch}.", epoch=position.epochs_done)


def log_end(
    job: Job, prepared: PreparedRun, position: Position, outcome: RunOutcome, report: Report | None
) -> None:
    """Say how it ended, and how the images did that were never trained on."""
    epoch, epochs = position.epochs_done, prepared.recipe.epochs
    match outcome:
        case RunOutcome.FINISHED:
            job.log(
                "Training finished after epoch {epoch} of {epochs}.", epoch=epoch, epochs=epochs
            )
        case RunOutcome.STOPPED:
            job.log("Training stopped after epoch {epoch} of {epochs}.", epoch=epoch, epochs=epochs)
        case RunOutcome.PAUSED:  # a command says this itself, and how to resume
            job.log_detail(
                "Training paused after epoch {epoch} of {epochs}.", epoch=epoch, epochs=epochs
            )
        case RunOutcome.INTERRUPTED:
            job.log_detail(
                "Training interrupted after epoch {epoch} of {epochs}.", epoch=epoch, epochs=epochs
            )
    tested = figures_of(report, "test") if report is not None else None
    if report is None or tested is None:
        return
    if tested.accuracy is not None:
        job.log(
            "Tested on {images} images: accuracy {accuracy} %.",
            images=tested.images,
            accuracy=round(100 * tested.accuracy, 1),
        )
        return
    if "error" not in tested.figures:
        return
    job.log(
        "Tested on {images} images: mean squared error {error}.",
        images=tested.images,
        error=_short(tested.figures["error"]),
    )


def log_failure(job: Job, error: Exception) -> None:
    """Say why it went no further; a command says that itself, in its last line."""
    reason = error.sentence if isinstance(error, StudioError) else type(error).__name__
    job.log_detail("Training failed: {reason}", reason=reason)


def _loss(row: MetricRow) -> float:
    return _short(row.figures["loss"])


def _short(value: float) -> float:
    return float(f"{value:.4g}")


def _percent(row: MetricRow) -> float:
    return round(100 * row.figures["accuracy"], 1)
