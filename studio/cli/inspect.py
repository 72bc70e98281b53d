"""`studio inspect`: a view of a network, as a picture or as numbers."""

from __future__ import annotations

import difflib
import io
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import msgspec
import numpy as np
from PIL import Image

from studio.arguments import path_argument
from studio.cli.checkpoint import add_checkpoint
from studio.cli.command import Command
from studio.cli.work import REQUEST, job_with_progress
from studio.core.base.errors import InputError
from studio.core.base.files import failure_of_disk
from studio.core.base.named_output import regular_place, write_named
from studio.core.look.mosaic import mosaic, saved_grid
from studio.core.look.options import Option, fields_of, options_of
from studio.core.look.table import VIEWS, AnyView, view_called
from studio.core.look.view import Arrays, Scale, Shading, ViewSpec
from studio.core.networks import catalogue
from studio.core.networks.model_folder import is_saved_model
from studio.core.recipes.recipe import Model
from studio.core.wire.messages import Look, Seen

if TYPE_CHECKING:
    from studio.engine.job import Job

_ENDINGS = (".npz", ".png")


def _add_arguments(parser: ArgumentParser) -> None:
    rows = [row for row in VIEWS if row.is_listed]
    width = max(len(row.key) for row in rows) + 2
    parser.formatter_class = RawDescriptionHelpFormatter
    parser.epilog = "views:\n" + "\n".join(
        f"  {row.key:<{width}}{row.help} ({', '.join(_taken(row))})" for row in rows
    )
    parser.add_argument(
        "target",
        type=_target,
        help="a run's folder, a model file, a SavedModel folder, or a backbone's name for its "
        "pretrained weights",
    )
    parser.add_argument("view", metavar="VIEW", help="one of those below")
    for option in _options():
        _add_option(parser, option)
    add_checkpoint(
        parser,
        "of a run: the best epoch, the last, the start, or epoch N where that was kept "
        "(default: best)",
        default=None,
    )
    parser.add_argument(
        "--scale",
        choices=get_args(Scale),
        help="of a picture: one for the whole layer, or each tile its own (default: shared)",
    )
    parser.add_argument(
        "--channel", type=_number, metavar="C", help="of a picture: show this input channel"
    )
    parser.add_argument(
        "--out", type=path_argument, metavar="FILE", required=True, help=".npz or .png"
    )


def _target(text: str) -> str:
    """Return the name of a backbone as it is, else what names a path.

    Raises:
        ArgumentTypeError: no system could have something of that name.
    """
    return text if catalogue.is_known(text) else str(path_argument(text))


def _run(arguments: Namespace) -> int:
    row = view_called(arguments.view)
    view = _view(row, arguments)
    out: Path = arguments.out
    _check_out(out, row)
    _refuse_what_would_be_ignored(arguments)
    with job_with_progress() as job:
        from studio.engine.look.looking import Looking

        _fetch(job, arguments.target)
        look = Look(arguments.target, arguments.checkpoint or "best", view, request=REQUEST)
        seen = Looking().see(look, job)
    if out.suffix.lower() == ".npz":
        content = _numbers(seen.arrays)
    else:
        content = _picture(row, seen, Shading(arguments.scale or "shared", arguments.channel))
    write_named(out, content)
    print(out)
    return 0


def _refuse_what_would_be_ignored(arguments: Namespace) -> None:
    is_numbers = arguments.out.suffix.lower() == ".npz"
    for option, given in (("--scale", arguments.scale), ("--channel", arguments.channel)):
        if given is not None and is_numbers:
            raise InputError("{option} is for a picture; numbers are written whole.", option=option)
    if arguments.checkpoint is not None and _has_one_set(arguments.target):
        raise InputError(
            "--checkpoint goes with a run; {target} has one set of weights.",
            target=arguments.target,
        )


def _has_one_set(target: str) -> bool:
    """Whether a target is a network with one set of weights, not a run with one of each epoch."""
    path = Path(target)
    return catalogue.is_known(target) or path.is_file() or is_saved_model(path)


def _options() -> list[Option]:
    """Return the options of all views, each once."""
    found = [option for row in VIEWS if row.is_listed for option in options_of(row.kind)]
    return list({option.name: option for option in found}.values())


def _add_option(parser: ArgumentParser, option: Option) -> None:
    name = f"--{option.name}"
    if option.kind == "flag":
        parser.add_argument(name, action="store_true", default=None, help=option.help)
    elif option.choices:
        parser.add_argument(name, choices=option.choices, help=option.help)
    else:
        kind, word = _KINDS[option.kind]
        parser.add_argument(name, type=kind, metavar=word, help=option.help)


def _view(row: ViewSpec, arguments: Namespace) -> AnyView:
    """Return the question; an option that the view does not take is refused.

    Raises:
        InputError: it is, or one that the view needs is missing.
    """
    taken = {option.name: option for option in options_of(row.kind)}
    given = {
        option.name: str(value) if option.kind == "path" else value
        for option in _options()
        if (value := getattr(arguments, option.name)) is not None
    }
    for name in given:
        if name not in taken:
            raise InputError(
                "The view {view} takes no --{option}; it takes: {options}.",
                view=row.key,
                option=name,
                options=", ".join(_taken(row)),
            )
    for name, option in taken.items():
        if option.kind == "path" and name not in given:
            raise InputError("The view {view} needs --{option} FILE.", view=row.key, option=name)
    view: AnyView = msgspec.convert(fields_of(row.kind, given), AnyView)
    return view


def _taken(row: ViewSpec) -> list[str]:
    """Return the options of a view as they are typed."""
    return [f"--{option.name}" for option in options_of(row.kind)]


def _number(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


_number.__name__ = "whole number from 0"

_KINDS: dict[str, tuple[Callable[[str], object], str]] = {
    "text": (str, "NAME"),
    "path": (path_argument, "FILE"),
    "number": (_number, "N"),
}
"""How the value of an option is read, and what stands for it in the help."""


def _check_out(out: Path, row: ViewSpec) -> None:
    """Refuse at once what is known before the network is opened."""
    if out.suffix.lower() not in _ENDINGS:
        raise InputError(
            "--out: found {file}, allowed: a name that ends in .npz (numbers) or .png (picture).",
            file=str(out),
        )
    if row.tiles is None and out.suffix.lower() != ".npz":
        raise InputError(
            "--out: found {file}; the view {view} has numbers only, allowed: a name that ends in "
            ".npz.",
            file=str(out),
            view=row.key,
        )
    try:
        regular_place(out)
    except OSError as error:
        raise failure_of_disk(error, out) from None


def _fetch(job: Job, target: str) -> None:
    """Bring the pretrained weights of a backbone to this computer, as a training would."""
    from studio.engine.networks.from_recipe import weights_of

    if catalogue.is_known(target):
        weights_of(job, Model(backbone=target, weights="imagenet"))
    elif not Path(target).exists():
        names = {row.name.lower(): row.name for row in catalogue.BACKBONES}
        near = difflib.get_close_matches(target.lower(), list(names), 1)
        if near:
            raise InputError(
                "{target} is neither a run's folder nor a model file nor a backbone. Nearest "
                "known backbone: {near}.",
                target=target,
                near=names[near[0]],
            )


def _numbers(arrays: Arrays) -> bytes:
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **arrays)
    return file.getvalue()


def _picture(row: ViewSpec, seen: Seen, shading: Shading) -> bytes:
    assert row.tiles is not None, "_check_out asks for numbers then"
    inputs = getattr(seen.facts, "inputs", 1)
    if shading.channel is not None and shading.channel >= inputs:
        raise InputError(
            "--channel: found {channel}, allowed: 0 to {last}.",
            channel=shading.channel,
            last=inputs - 1,
        )
    tiles = row.tiles(seen.arrays, seen.facts, shading)
    count, height, width, _ = tiles.shape
    file = io.BytesIO()
    Image.fromarray(mosaic(tiles, saved_grid(count, height, width))).save(file, "PNG")
    return file.getvalue()


COMMAND = Command(
    "inspect", "Look inside a network: filters, activations, ...", _add_arguments, _run
)
