"""`studio ensemble`: several classifiers answering together, against each alone."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

import msgspec

from studio.arguments import path_argument
from studio.cli.certificate_text import certificate_text
from studio.cli.command import Command
from studio.cli.ensemble_text import ensemble_text
from studio.cli.json_text import json_text
from studio.cli.work import job_with_progress
from studio.core.evaluation.ensemble.combination import keys, method
from studio.core.evaluation.ensemble.members import (
    NotJudgedError,
    Pool,
    held_out,
    kept_members,
    pooled,
)
from studio.core.evaluation.ensemble.report import EnsembleReport, ensemble_report
from studio.core.exports.formats import endings
from studio.core.wire.messages import Certificate


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "runs", type=path_argument, nargs="+", metavar="RUN", help="folders of two or more runs"
    )
    parser.add_argument(
        "--data",
        type=path_argument,
        metavar="FOLDER",
        help="a folder of images, one folder per class, that they are judged on (default: the "
        "images that no run was trained on)",
    )
    parser.add_argument(
        "--method",
        choices=keys(),
        default="mean",
        help="mean of the probabilities, a vote, or a mean with weights fitted to the validation "
        "images or by the accuracy there (default: mean)",
    )
    parser.add_argument(
        "--greedy",
        action="store_true",
        help="choose members one after the other, by the loss on the validation images",
    )
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    parser.add_argument(
        "--out",
        type=path_argument,
        metavar="FILE",
        help=f"write all of them as one network, by its ending: {endings()}; else a new folder",
    )


def _run(arguments: Namespace) -> int:
    report = ensemble_report(
        _pool(arguments.runs, arguments.data), arguments.method, is_greedy=arguments.greedy
    )
    if not arguments.json:
        print(ensemble_text(report))
    certificate = None if arguments.out is None else _exported(arguments, report)
    if arguments.json:
        found = {**msgspec.to_builtins(report), "exported": msgspec.to_builtins(certificate)}
        print(json_text(found))
    elif certificate is not None:
        print(certificate_text(certificate))
    return 0 if certificate is None or certificate.agrees else 1


def _pool(runs: list[Path], data: Path | None) -> Pool:
    """Return what the runs have kept; what they have not is predicted now."""
    if data is None:
        try:
            members = kept_members(runs)
            return pooled(members, held_out(members))
        except NotJudgedError:
            pass
    with job_with_progress() as job:
        from studio.engine.tasks.classify.pooling import pool_runs

        return pool_runs(job, runs, data)


def _exported(arguments: Namespace, report: EnsembleReport) -> Certificate:
    with job_with_progress() as job:
        from studio.engine.export import export_ensemble

        return export_ensemble(
            job,
            arguments.runs,
            report.weights,
            arguments.out,
            is_vote=method(report.method).is_vote,
        )


COMMAND = Command(
    "ensemble",
    "Have several classifiers answer together, and judge them against each alone.",
    _add_arguments,
    _run,
)
