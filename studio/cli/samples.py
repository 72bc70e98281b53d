"""`studio samples`: lists the built-in data sets, or writes one as an image folder."""

from argparse import ArgumentParser, Namespace

from studio.arguments import path_argument
from studio.cli.command import Command
from studio.core.base.errors import InputError
from studio.core.samples.table import SAMPLES
from studio.core.samples.write import find_sample, write_sample


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", help="name of a data set")
    parser.add_argument("folder", nargs="?", type=path_argument, help="a new folder for its images")
    parser.add_argument("--seed", type=int, metavar="N", help="seed of what is drawn (default: 0)")
    parser.add_argument("--count", type=int, metavar="N", help="images per class")
    parser.add_argument("--size", type=int, metavar="N", help="side of the images in pixels")


def _run(arguments: Namespace) -> int:
    options = {"--seed": arguments.seed, "--count": arguments.count, "--size": arguments.size}
    if arguments.name is None:
        for option, given in options.items():
            if given is not None:
                raise InputError("{option} goes with the name of a data set.", option=option)
        for sample in SAMPLES:
            print(f"{sample.name:<10} {sample.description}")
        return 0
    find_sample(arguments.name)
    if arguments.folder is None:
        raise InputError("Give the new folder that {name} is written to.", name=arguments.name)
    if arguments.seed is not None and find_sample(arguments.name).most is not None:
        raise InputError(
            "--seed is for data sets that are drawn; the images of {name} are always the same.",
            name=arguments.name,
        )
    write_sample(
        arguments.name,
        arguments.folder,
        seed=arguments.seed or 0,
        count=arguments.count,
        size=arguments.size,
    )
    print(arguments.folder)
    return 0


COMMAND = Command(
    "samples", "List the built-in data sets, or write one as an image folder.", _add_arguments, _run
)
