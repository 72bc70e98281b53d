"""`studio inspect`: a view of a network, as a picture or as numbers."""

from __future__ import annotations

import difflib
import io
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import msgspec
import numpy as np
from PIL import Image

from studio.arguments import path_argument
from studio.cli.command import Command
from studio.cli.work import REQUEST, job_with_progress
from studio.core.base.errors import InputError
from studio.core.base.files import failure_of_disk
from studio.core.base.named_output import regular_place, write_named
from studio.core.look.mosaic import mosaic, saved_grid
from studio.core.look.table import VIEWS, AnyView, view_called
from studio.core.look.view import Arrays, Checkpoint, Scale, Shading, ViewSpec
from studio.core.networks import catalogue
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
        help="a run's folder, a model file, or a backbone's name for its pretrained weights",
    )
    parser.add_argument("view", metavar="VIEW", help="one of those below")
    parser.add_argument("--layer", metavar="L", help="its name; else the first that has filters")
    parser.add_argument(
        "--filter", type=_number, metavar="N", help="only this filter or map, from 0"
    )
    parser.add_argument("--image", type=path_argument, metavar="FILE", help="shown to the network")
    parser.add_argument(
        "--before",
        action="store_true",
        default=None,
        help="values that go into the layer's activation function, not those that come out",
    )
    parser.add_argument(
        "--checkpoint",
        choices=get_args(Checkpoint),
        default="best",
        help="of a run: the best epoch, the last, or the start (default: best)",
    )
    parser.add_argument(
        "--scale",
        choices=get_args(Scale),
        default="shared",
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
    with job_with_progress() as job:
        from studio.engine.look.looking import Looking

        _fetch(job, arguments.target)
        seen = Looking().see(Look(arguments.target, arguments.checkpoint, view, request=REQUEST))
    if out.suffix.lower() == ".npz":
        content = _numbers(seen.arrays)
    else:
        content = _picture(row, seen, Shading(arguments.scale, arguments.channel))
    write_named(out, content)
    print(out)
    return 0


def _view(row: ViewSpec, arguments: Namespace) -> AnyView:
    """Return the question; an option that the view does not take is refused.

    Raises:
        InputError: it is, or one that the view needs is missing.
    """
    given: dict[str, Any] = {
        "layer": arguments.layer,
        "image": None if arguments.image is None else str(arguments.image),
        "before": arguments.before,
        "first": arguments.filter,
        "count": None if arguments.filter is None else 1,
    }
    fields = {name: value for name, value in given.items() if value is not None}
    for name in fields:
        if name not in row.options:
            raise InputError(
                "The view {view} takes no --{option}; it takes: {options}.",
                view=row.key,
                option="filter" if name in ("first", "count") else name,
                options=", ".join(_taken(row)),
            )
    if "image" in row.options and "image" not in fields:
        raise InputError("The view {view} needs --image FILE.", view=row.key)
    view: AnyView = msgspec.convert(fields | {"view": row.key}, AnyView)
    return view


def _taken(row: ViewSpec) -> list[str]:
    """Return the options of a view as they are typed."""
    names = ["filter" if name == "first" else name for name in row.options]
    return [f"--{name}" for name in names if name in ("layer", "filter", "image", "before")]


def _number(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


_number.__name__ = "whole number from 0"


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
