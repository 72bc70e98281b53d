"""`studio demo`: the window does the main job on a sample by itself, visibly."""

from argparse import ArgumentParser, Namespace

from studio.arguments import path_argument
from studio.cli.command import Command


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--pictures",
        type=path_argument,
        metavar="FOLDER",
        help="where pictures of each page are kept",
    )
    parser.add_argument("--keep-open", action="store_true", help="leave the window open at the end")


def _run(arguments: Namespace) -> int:
    from studio.demo import run_demo

    return run_demo(arguments.pictures, keep_open=arguments.keep_open)


COMMAND = Command(
    "demo", "Watch the window train a sample by itself; pictures are kept.", _add_arguments, _run
)
