"""`studio samples`: lists the built-in data sets, or writes one as an image folder."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from studio.cli.command import Command
from studio.core.errors import InputError
from studio.core.samples.table import SAMPLES
from studio.core.samples.write import write_sample


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", help="name of a data set")
    parser.add_argument("folder", nargs="?", type=Path, help="a new folder for its images")
    parser.add_argument("--seed", type=int, default=0, help="of what is drawn (default 0)")
    parser.add_argument("--count", type=int, help="images of each class, where it is drawn")
    parser.add_argument("--size", type=int, help="side of the images in pixels")


def _run(arguments: Namespace) -> int:
    if arguments.name is None:
        for sample in SAMPLES:
            print(f"{sample.name:<10} {sample.description}")
        return 0
    if arguments.folder is None:
        raise InputError("Give the new folder that {name} is written to.", name=arguments.name)
    write_sample(
        arguments.name,
        arguments.folder,
        seed=arguments.seed,
        count=arguments.count,
        size=arguments.size,
    )
    print(arguments.folder)
    return 0


COMMAND = Command(
    "samples", "List the built-in data sets, or write one as an image folder.", _add_arguments, _run
)
