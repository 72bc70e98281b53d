"""`studio recipes`: lists recipes for the built-in data sets, or writes one as a file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from studio.arguments import path_argument
from studio.cli.command import Command
from studio.core.base.errors import InputError
from studio.core.base.named_output import write_named
from studio.core.plan.presets import PRESETS, find_preset


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", help="name of a recipe")
    parser.add_argument(
        "file", nargs="?", type=path_argument, help="a new file for it, such as recipe.toml"
    )


def _run(arguments: Namespace) -> int:
    if arguments.name is None:
        for preset in PRESETS:
            print(f"{preset.key:<32} {preset.sample:<9} {preset.help}")
        return 0
    preset = find_preset(arguments.name)
    if arguments.file is None:
        raise InputError("Give the file that {name} is written to.", name=arguments.name)
    if arguments.file.is_file():
        raise InputError("{file} exists already. Choose a new name.", file=str(arguments.file))
    write_named(arguments.file, preset.text.encode())
    print(arguments.file)
    return 0


COMMAND = Command(
    "recipes",
    "List recipes for the built-in data sets, or write one as a file.",
    _add_arguments,
    _run,
)
