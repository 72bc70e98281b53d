"""`studio generate`: images that a run's network makes, and folders of images cleaned by it."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from studio.arguments import path_argument
from studio.cli.checkpoint import add_checkpoint
from studio.cli.command import Command
from studio.cli.work import job_with_progress
from studio.core.base.errors import InputError
from studio.core.recipes.latent_space import latent_space
from studio.core.runs import run_folder as run_folders
from studio.core.wire.messages import ImagesGenerated

_COUNT = 16


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("run", type=path_argument, help="a run's folder")
    parser.add_argument(
        "--out", type=path_argument, required=True, metavar="FOLDER", help="missing or empty"
    )
    parser.add_argument(
        "--images",
        type=path_argument,
        metavar="FOLDER",
        help="restore these images, and so clean them with a denoising autoencoder",
    )
    parser.add_argument("--count", type=int, metavar="N", help=f"images (default: {_COUNT})")
    parser.add_argument(
        "--class",
        dest="class_name",
        metavar="NAME",
        help="of samples of a conditional GAN (default: all in turn)",
    )
    parser.add_argument("--seed", type=int, metavar="N", help="of samples (default: 0)")
    add_checkpoint(parser)


def _run(arguments: Namespace) -> int:
    _refuse_what_would_be_ignored(arguments)
    label = _label(arguments)
    with job_with_progress() as job:
        from studio.engine.tasks.generate import generate

        found = generate(
            job,
            arguments.run,
            arguments.out,
            count=_COUNT if arguments.count is None else arguments.count,
            seed=arguments.seed or 0,
            label=label,
            checkpoint=arguments.checkpoint,
            images=arguments.images,
        )
    say_refused(found)
    print(found.folder)
    return 0


def _refuse_what_would_be_ignored(arguments: Namespace) -> None:
    if arguments.images is None:
        return
    for option, given in (
        ("--count", arguments.count),
        ("--seed", arguments.seed),
        ("--class", arguments.class_name),
    ):
        if given is not None:
            raise InputError(
                "{option} goes with samples; with --images every image is restored once.",
                option=option,
            )


def _label(arguments: Namespace) -> int:
    """Return the number of the class that is asked for, -1 for all in turn.

    Raises:
        InputError: the run has no choice of classes, or none of that name.
    """
    name: str | None = arguments.class_name
    if name is None:
        return -1
    run = run_folders.open_run(arguments.run)
    classes = run.dataset()[0].classes
    space = latent_space(run.recipe(), len(classes))
    if space is None or not space.labels:
        raise InputError(
            "{run} draws no images by class; a conditional GAN does.", run=str(arguments.run)
        )
    if name not in classes:
        raise InputError(
            "{run} knows no class {name}. Classes: {classes}.",
            run=str(arguments.run),
            name=name,
            classes=", ".join(classes),
        )
    return classes.index(name)


def say_refused(found: ImagesGenerated) -> None:
    """Say on stderr which files were no images."""
    for file, reason in found.refused.items():
        print(f"studio: {file}: {reason}", file=sys.stderr)
    if found.refused_count > len(found.refused):
        print(f"studio: refused in all: {found.refused_count}", file=sys.stderr)


COMMAND = Command(
    "generate",
    "Draw samples from a run's network, or have it restore and clean images.",
    _add_arguments,
    _run,
)
