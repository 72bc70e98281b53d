"""`studio export`: takes a run's model along, and proves the file."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from studio.arguments import path_argument
from studio.cli.certificate_text import certificate_text, compared
from studio.cli.command import Command
from studio.cli.work import job_with_progress
from studio.core.base.errors import WorkError
from studio.core.base.named_output import write_named
from studio.core.exports.formats import endings
from studio.core.tasks.table import TASKS
from studio.core.wire.messages import Certificate


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("run", type=path_argument, help="a run's folder")
    parser.add_argument(
        "file",
        type=path_argument,
        help=f"by its ending: {endings()}; else a new folder (SavedModel)",
    )
    parser.add_argument(
        "--snippet",
        type=path_argument,
        metavar="FILE",
        help="write Python that uses the exported file",
    )
    parser.add_argument(
        "--part",
        default="",
        choices=sorted({part for row in TASKS for part in row.parts}),
        help="a part of an autoencoder instead of the whole, or of a GAN (default: generator)",
    )


def _run(arguments: Namespace) -> int:
    with job_with_progress() as job:
        from studio.engine.export import export_run

        certificate = export_run(job, arguments.run, arguments.file, arguments.part)
    print(certificate_text(certificate))
    if arguments.snippet:
        _write_snippet(arguments.snippet, certificate)
    return 0 if certificate.agrees else 1


def _write_snippet(path: Path, certificate: Certificate) -> None:
    if not certificate.program:
        raise WorkError(
            "The Python lines for {file} give other answers than the run (largest difference: "
            "{difference}), so {path} is not written.",
            file=certificate.file,
            difference=f"{certificate.program_difference:.2g}",
            path=str(path),
        )
    write_named(path, certificate.program.encode())
    print(
        f"{path}: run in a fresh process on {certificate.program_files} image files, "
        f"largest difference of {compared(certificate)}: {certificate.program_difference:.2g}"
    )


COMMAND = Command("export", "Write a run's model for other programs.", _add_arguments, _run)
