"""The engine's jobs: which function serves which command, one row each.

`LIGHT` jobs need no TensorFlow and run beside a training; `HEAVY` jobs take their turn on the
TensorFlow thread. TensorFlow is imported where a heavy job first needs it. A `Look` is neither: it
is answered a step at a time, between other work (`questions`).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from studio.core.base import cache, paths
from studio.core.base.errors import InputError, StudioError
from studio.core.dataset import scan as scans
from studio.core.evaluation.ensemble import pool_file
from studio.core.evaluation.kept import AUTOENCODE, suggested_threshold
from studio.core.networks import catalogue, weight_files
from studio.core.networks.model_input import ModelInput, with_input
from studio.core.networks.weight_exchange import (
    Exchanged,
    Outcome,
    export_weights,
    import_weights,
)
from studio.core.projects.project import Project
from studio.core.recipes.recipe import Recipe
from studio.core.runs import run_folder as run_folders
from studio.core.search.search_folder import SearchFolder
from studio.core.search.standing import standing_of
from studio.core.wire import messages
from studio.core.wire.messages import Ask, Phase
from studio.engine.job import Job
from studio.engine.scan_log import log_scan


def _scan(command: messages.Scan, job: Job) -> None:
    began = time.monotonic()
    with job.phase(Phase.SCANNING) as progress:
        dataset = scans.scan(
            Path(command.folder),
            progress=progress,
            cancelled=lambda: job.control.is_cancelled(job.request),
            needs_classes=command.needs_classes,
        )
    log_scan(job, dataset)
    job.emit(messages.Scanned(job.request, dataset, time.monotonic() - began))


def _fetch_weights(command: messages.FetchWeights, job: Job) -> None:
    backbone = catalogue.backbone(command.backbone)
    with job.phase(Phase.FETCHING) as progress:
        file = weight_files.find(backbone) or weight_files.fetch(
            backbone, progress, lambda: job.control.is_cancelled(job.request)
        )
    job.log("The ImageNet weights of {backbone} are on this computer.", backbone=backbone.name)
    job.emit(messages.WeightsReady(job.request, command.backbone, str(file)))


def _adopt_weights(command: messages.AdoptWeights, job: Job) -> None:
    backbone = catalogue.backbone(command.backbone)
    with job.phase(Phase.CHECKING):
        file = weight_files.adopt(backbone, Path(command.file), job.is_cancelled)
    job.emit(messages.WeightsReady(job.request, command.backbone, str(file)))


def _import_weights(command: messages.ImportWeights, job: Job) -> None:
    with job.phase(Phase.CHECKING) as progress:
        found = import_weights(Path(command.path), progress, job.is_cancelled)
    job.emit(_exchanged(job, found))


def _export_weights(command: messages.ExportWeights, job: Job) -> None:
    with job.phase(Phase.CHECKING) as progress:
        found = export_weights(Path(command.folder), progress, job.is_cancelled)
    job.emit(_exchanged(job, found))


def _exchanged(job: Job, found: list[Exchanged]) -> messages.WeightsExchanged:
    def names(outcome: Outcome) -> tuple[str, ...]:
        rows = (each.backbone for each in found if each.outcome is outcome)
        return tuple(row.name for row in rows if row is not None)

    return messages.WeightsExchanged(
        job.request,
        names(Outcome.TAKEN),
        names(Outcome.THERE_ALREADY),
        tuple(each.problem for each in found if each.problem is not None),
        sum(each.outcome is Outcome.UNKNOWN for each in found),
    )


def _describe(command: messages.Describe, job: Job) -> None:
    from studio.engine.tasks.task import engine_task

    recipe = command.recipe
    with job.phase(Phase.BUILDING):
        try:
            network = engine_task(recipe.task).bare_network(recipe, command.classes)
        except InputError as error:
            reads = _other_input(recipe)
            if reads is None:
                raise
            described = messages.Described(job.request, (), reads=reads, refusal=error.sentence)
        else:
            described = messages.Described(
                job.request,
                network.layers,
                network.left_out,
                network.file_classes,
                network.reads,
            )
    job.emit(described)


def _other_input(recipe: Recipe) -> ModelInput | None:
    """Return what images the recipe's own model reads, where that is no image of the recipe."""
    from studio.engine.networks.foreign import input_of_file, is_model_file

    if recipe.task != "classify" or not is_model_file(recipe.model.backbone):
        return None
    reads = input_of_file(paths.expanded(recipe.model.backbone))
    return reads if with_input(recipe, reads).data != recipe.data else None


def _runs_of_project(runs: str) -> Path:
    """Return the folder of a project's runs.

    Raises:
        WorkError: the project is gone; it would come back with what is trained now alone.
    """
    folder = Path(runs)
    Project(folder.parent).check_there()
    return folder


def _train(command: messages.Train, job: Job) -> None:
    from studio.engine.tasks import lifecycle

    runs = _runs_of_project(command.runs)
    lifecycle.train(job, command.recipe, Path(command.project), runs)


def _resume(command: messages.Resume, job: Job) -> None:
    from studio.engine.tasks import lifecycle
    from studio.engine.tasks.changes import Changes

    changes = Changes(
        command.more_epochs, command.rate_factor, command.batch_size, command.discard_edits
    )
    lifecycle.resume(job, Path(command.run), changes)


def _keep(command: messages.Keep, job: Job) -> None:
    from studio.engine.tasks import lifecycle

    lifecycle.keep(job, Path(command.run), discard_edits=command.discard_edits)


def _begin_search(command: messages.BeginSearch, job: Job) -> None:
    from studio.engine.search import search_job

    base, runs = Path(command.project), _runs_of_project(command.runs)
    search_job.begin(job, command.recipe, base, runs, command.parallel, command.cluster)


def _resume_search(command: messages.ResumeSearch, job: Job) -> None:
    from studio.engine.search import search_job

    search_job.resume(job, Path(command.search), command.parallel, command.cluster)


def _train_series(command: messages.TrainSeries, job: Job) -> None:
    from studio.engine.series import series_job

    _runs_of_project(command.runs)
    series_job.train(job, command)


def _weigh_fields(command: messages.WeighFields, job: Job) -> None:
    from studio.core.search.importance import importance

    standing = standing_of(SearchFolder(Path(command.search)), passes_damage=True)
    shares = importance(standing)
    job.emit(messages.FieldsWeighed(job.request, len(standing.done), shares))


def _export(command: messages.Export, job: Job) -> None:
    from studio.engine.export import export_run

    certificate = export_run(job, Path(command.run), Path(command.file), command.part)
    job.log("Exported and verified: {file}", file=certificate.file)
    job.emit(messages.Exported(job.request, certificate))


def _predict(command: messages.Predict, job: Job) -> None:
    from studio.engine.tasks.classify.predicting import predict_files

    found = predict_files(job, Path(command.run), [Path(file) for file in command.files])
    threshold = None
    with suppress(StudioError):  # the answer is right without
        threshold = suggested_threshold(run_folders.open_run(Path(command.run)))
    job.emit(
        messages.Predicted(
            job.request, found.classes, found.probabilities, found.refused, threshold
        )
    )


def _tabulate(command: messages.Tabulate, job: Job) -> None:
    from studio.engine.tasks.classify.predicting import tabulate

    paths = [Path(path) for path in command.paths]
    job.emit(tabulate(job, Path(command.run), paths, Path(command.file), command.threshold))


def _judge(command: messages.Judge, job: Job) -> None:
    run = Path(command.run)
    if run_folders.open_run(run).recipe().task == AUTOENCODE:
        from studio.engine.tasks.autoencode import judging as autoencode

        file, _ = autoencode.judge_run(job, run, command.checkpoint, command.part)
    else:
        from studio.engine.tasks.classify import judging as classify

        file, _ = classify.judge_run(job, run, command.checkpoint, command.part)
    job.emit(messages.Judged(job.request, command.run, command.checkpoint, str(file)))


def _pool_runs(command: messages.PoolRuns, job: Job) -> None:
    from studio.engine.tasks.classify.pooling import pool_runs

    runs = [Path(run) for run in command.runs]
    pool = pool_runs(job, runs, Path(command.data) if command.data else None)
    file = pool_file.file_of(runs, command.data)
    pool_file.write(pool, file)
    job.emit(messages.Pooled(job.request, str(file)))


def _export_ensemble(command: messages.ExportEnsemble, job: Job) -> None:
    from studio.engine.export import export_ensemble

    runs = [Path(run) for run in command.runs]
    certificate = export_ensemble(
        job, runs, command.weights, Path(command.file), is_vote=command.is_vote
    )
    job.log("Exported and verified: {file}", file=certificate.file)
    job.emit(messages.Exported(job.request, certificate))


def _write_events(command: messages.WriteEvents, job: Job) -> None:
    from studio.engine.export.event_files import write_events

    folder = Path(command.folder).absolute()
    written = write_events(job, [Path(run) for run in command.runs], folder)
    job.emit(messages.EventsWritten(job.request, str(folder), len(written)))


def _generate(command: messages.Generate, job: Job) -> None:
    from studio.engine.tasks.generate import generate

    job.emit(
        generate(
            job,
            Path(command.run),
            Path(command.folder),
            count=command.count,
            seed=command.seed,
            label=command.label,
            checkpoint=command.checkpoint,
            images=Path(command.images) if command.images else None,
        )
    )


def _compress(command: messages.Compress, job: Job) -> None:
    from studio.engine.tasks.autoencode.compressing import compress

    paths = Path(command.run), Path(command.images), Path(command.file)
    job.emit(compress(job, *paths, command.checkpoint))


def _decompress(command: messages.Decompress, job: Job) -> None:
    from studio.engine.tasks.autoencode.compressing import decompress

    run = Path(command.run) if command.run else None
    job.emit(decompress(job, Path(command.file), Path(command.folder), run))


def _try_rates(command: messages.TryRates, job: Job) -> None:
    from studio.engine.tasks.rate_trial import try_rates

    found = try_rates(job, command.recipe, Path(command.project), command.stage)
    job.emit(messages.RatesTried(job.request, found))


def _try_features(command: messages.TryFeatures, job: Job) -> None:
    from studio.engine.tasks.classify.feature_trial import try_features

    found = try_features(job, command.recipe, Path(command.project))
    job.emit(messages.FeaturesTried(job.request, found))


def _try_cluster(command: messages.TryCluster, job: Job) -> None:
    from studio.engine.cluster.trying import try_cluster

    with job.phase(Phase.CHECKING):
        nodes = try_cluster(command.address, job.is_cancelled)
    job.emit(messages.ClusterTried(job.request, nodes))


def _vary(command: messages.Vary, job: Job) -> None:
    from studio.engine.data.variation import varied

    files = [Path(file) for file in command.files]
    pictures = varied(command.recipe, files, command.draw, command.count)
    job.emit(messages.Varied(job.request, pictures))


def _check(command: messages.Check, job: Job) -> None:
    from studio.engine.doctor import examine

    with job.phase(Phase.CHECKING):
        lines, device = examine()
    job.emit(messages.Checked(command.request, lines, device))


Handler = Callable[[Any, Job], None]

LIGHT: dict[type[Ask], Handler] = {
    messages.Scan: _scan,
    messages.FetchWeights: _fetch_weights,
    messages.AdoptWeights: _adopt_weights,
    messages.ImportWeights: _import_weights,
    messages.ExportWeights: _export_weights,
    messages.TryCluster: _try_cluster,
    messages.WeighFields: _weigh_fields,
}

HEAVY: dict[type[Ask], Handler] = {
    messages.Describe: _describe,
    messages.Train: _train,
    messages.Resume: _resume,
    messages.Keep: _keep,
    messages.BeginSearch: _begin_search,
    messages.ResumeSearch: _resume_search,
    messages.TrainSeries: _train_series,
    messages.Export: _export,
    messages.Predict: _predict,
    messages.Tabulate: _tabulate,
    messages.Judge: _judge,
    messages.PoolRuns: _pool_runs,
    messages.ExportEnsemble: _export_ensemble,
    messages.WriteEvents: _write_events,
    messages.Generate: _generate,
    messages.Compress: _compress,
    messages.Decompress: _decompress,
    messages.Vary: _vary,
    messages.TryRates: _try_rates,
    messages.TryFeatures: _try_features,
    messages.Check: _check,
}


def perform(command: Ask, job: Job) -> None:
    """Do what `command` asks.

    Raises:
        StudioError: with the sentence for the person.
    """
    if type(command) in LIGHT:
        LIGHT[type(command)](command, job)
        return
    with cache.in_use():
        HEAVY[type(command)](command, job)
