"""`studio export`: takes a run's model along, and proves the file."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from studio.cli.command import Command
from studio.cli.work import job_with_progress


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("run", type=Path, help="a run's folder")
    parser.add_argument(
        "file", type=Path, help="by its ending: .h5, .weights.h5, .keras; else a new folder"
    )


def _run(arguments: Namespace) -> int:
    with job_with_progress() as job:
        from studio.engine.export import export_run

        certificate = export_run(job, arguments.run, arguments.file)
    print(
        f"{certificate.file}: {certificate.size:,} bytes, opened again with "
        f"{certificate.opened_with}, probe images: {certificate.images}, "
        f"largest difference of a probability: {certificate.largest_difference:.2g}"
    )
    for companion in certificate.companions:
        print(companion)
    if certificate.rebuild:
        print(certificate.rebuild)
    return 0 if certificate.agrees else 1


COMMAND = Command("export", "Write a run's model for other programs.", _add_arguments, _run)
