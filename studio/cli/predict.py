"""`studio predict`: class probabilities of images."""

from __future__ import annotations

import csv
import io
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from studio.arguments import path_argument
from studio.cli.command import Command
from studio.cli.work import job_with_progress
from studio.core.base.errors import InputError
from studio.core.base.files import failure_of_disk
from studio.core.base.named_output import regular_place, write_named

if TYPE_CHECKING:
    from studio.engine.tasks.prediction import Predictions


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("run", type=path_argument, help="a run's folder")
    parser.add_argument(
        "images", type=path_argument, nargs="+", help="image files, or folders of them"
    )
    parser.add_argument(
        "--csv", type=path_argument, metavar="FILE", help="write the table to a file"
    )


def _run(arguments: Namespace) -> int:
    if arguments.csv is not None:
        _check_named(arguments.csv)
    files = list(_files(arguments.images))
    if not files:
        raise InputError(
            "There is no file in: {given}.", given=", ".join(map(str, arguments.images))
        )
    with job_with_progress() as job:
        from studio.engine.tasks.prediction import predict_files

        found = predict_files(job, arguments.run, files)
    if len(found.refused) == len(files):
        raise InputError(
            "None of the files given is an image that this program reads; {file}: {reason}",
            file=str(files[0]),
            reason=str(found.refused[0]),
        )
    for place, reason in found.refused.items():
        print(f"studio: {files[place]}: {reason}", file=sys.stderr)
    if arguments.csv is not None:
        write_named(arguments.csv, _table(files, found).encode(errors="surrogateescape"))
        print(arguments.csv)
    else:
        for line in _lines(files, found):
            print(line)
    return 0


def _check_named(file: Path) -> None:
    """Refuse at once what is known before the images are looked at."""
    try:
        regular_place(file)
    except OSError as error:
        raise failure_of_disk(error, file) from None


def _files(given: Iterable[Path]) -> Iterator[Path]:
    """Yield the files given and every visible file below the folders given, in order."""
    for path in given:
        if path.is_dir():
            for folder, folders, names in os.walk(path):
                folders[:] = sorted(name for name in folders if not name.startswith("."))
                yield from (
                    Path(folder, name) for name in sorted(names) if not name.startswith(".")
                )
        elif path.exists():
            yield path
        else:
            raise InputError("{file} was not found.", file=str(path))


def _table(files: list[Path], found: Predictions) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["file", "predicted", *found.classes])
    for place, row in enumerate(found.probabilities):
        if place not in found.refused:
            predicted = found.classes[int(row.argmax())]
            writer.writerow([files[place], predicted, *(repr(float(value)) for value in row)])
    return text.getvalue()


def _lines(files: list[Path], found: Predictions) -> Iterator[str]:
    for place, row in enumerate(found.probabilities):
        if place not in found.refused:
            best = int(row.argmax())
            yield f"{files[place]}  {found.classes[best]}  {100 * float(row[best]):.1f} %"


COMMAND = Command("predict", "Class probabilities of images.", _add_arguments, _run)
