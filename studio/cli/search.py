"""`studio search`: trains a recipe with many values of the fields that it varies."""

from __future__ import annotations

import shlex
from argparse import ArgumentParser, Namespace
from pathlib import Path

import msgspec

from studio.arguments import path_argument
from studio.cli.command import Command
from studio.cli.json_text import json_text
from studio.cli.search_text import SearchTeller, search_json, search_text
from studio.cli.spread import add_spread, parallel_of, shows_events
from studio.cli.work import job_with_progress
from studio.core.base.errors import InputError, WorkError
from studio.core.base.sentences import say
from studio.core.base.termination import INTERRUPTED
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Recipe
from studio.core.recipes.search_methods import SEARCH_METHODS
from studio.core.recipes.search_table import Search
from studio.core.runs.apart import check_apart
from studio.core.search import search_folder as search_folders
from studio.core.search.objective import check_comparable
from studio.core.search.search_folder import SearchFolder
from studio.core.search.standing import standing_of
from studio.core.wire.messages import Log

_OF_A_NEW_SEARCH = ("trials", "method", "seed", "objective", "runs")


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "recipe",
        type=path_argument,
        nargs="?",
        help="a recipe.toml whose [search] says what varies",
    )
    parser.add_argument("--trials", type=int, metavar="N", help="train at most N trials")
    parser.add_argument("--method", choices=tuple(SEARCH_METHODS), help="how values are chosen")
    parser.add_argument("--seed", type=int, metavar="N", help="seed of what the method draws")
    parser.add_argument(
        "--objective", metavar="FIGURE", help="what trials are compared by, such as loss"
    )
    parser.add_argument(
        "--runs",
        type=path_argument,
        metavar="FOLDER",
        help="folder for the runs and the search (default: runs beside the recipe)",
    )
    parser.add_argument(
        "--resume",
        type=path_argument,
        metavar="SEARCH",
        help="go on with the search in that folder",
    )
    parser.add_argument(
        "--skip",
        type=int,
        metavar="N",
        help="with --resume: skip trial N, in whatever program the search runs",
    )
    add_spread(parser, "trials")
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    parser.epilog = (
        "The last line on stdout is the folder of the best run; of a search that was paused by "
        "Ctrl+C, its own, which --resume takes. Options take the place of what [search] says."
    )


def _run(arguments: Namespace) -> int:
    if (arguments.recipe is None) == (arguments.resume is None):
        raise InputError("Give either a recipe, or --resume with the folder of a search.")
    parallel = parallel_of(arguments)
    if arguments.resume is not None:
        _refuse_what_would_be_ignored(arguments)
    if arguments.skip is not None:
        return _skip(arguments)
    if arguments.resume is not None:
        folder: SearchFolder | None = search_folders.open_search(arguments.resume)
    else:
        folder = None
    recipe = folder.recipe() if folder is not None else _planned(arguments)
    check_comparable(recipe)
    if folder is None:
        runs: Path = arguments.runs or arguments.recipe.absolute().parent / "runs"
        check_apart(runs, recipes.data_folder(recipe, arguments.recipe))
    with job_with_progress() as job:
        from studio.engine.search.carrying_out import carry_out
        from studio.engine.tasks.beginning import with_absolute_paths

        if folder is None:
            base = arguments.recipe.absolute().parent
            absolute = with_absolute_paths(recipe, base)
            folder = search_folders.create(runs, absolute)
        teller = SearchTeller(folder, recipe, job.emit, shows_events=shows_events(arguments))
        teller.tell_plan()
        is_over = carry_out(
            folder,
            teller,
            lambda: job.control.pause_asked,
            parallel,
            cluster=arguments.cluster,
            tell=lambda sentence: job.emit(Log(sentence)),
        )
        if not is_over:
            where = f" --cluster {shlex.quote(arguments.cluster)}" if arguments.cluster else ""
            command = f"studio search --resume {shlex.quote(str(folder.path))}{where}"
            job.emit(Log(say("Paused. Go on with: {command}", command=command)))
    return _tell(folder, arguments, is_over=is_over)


def _skip(arguments: Namespace) -> int:
    """Ask for a trial to be given up; its run stays paused."""
    if arguments.resume is None:
        raise InputError("--skip needs --resume with the folder of the search.")
    for option, given in (
        ("--parallel", arguments.parallel),
        ("--cluster", arguments.cluster),
        ("--json", arguments.json),
    ):
        if given:
            raise InputError(
                "{option} is for carrying a search out; --skip only asks to skip a trial.",
                option=option,
            )
    folder = search_folders.open_search(arguments.resume)
    waiting = {trial.number for trial in folder.trials() if not trial.is_over}
    if arguments.skip not in waiting:
        raise InputError(
            "--skip: found {found}, allowed: {waiting}.",
            found=arguments.skip,
            waiting=", ".join(map(str, sorted(waiting))) or "nothing, no trial is at work",
        )
    folder.ask_to_skip(arguments.skip)
    return 0


def _tell(folder: SearchFolder, arguments: Namespace, *, is_over: bool) -> int:
    standing = standing_of(folder)
    if arguments.json:
        print(json_text(search_json(folder, standing)))
    else:
        print(search_text(standing))
    if not is_over:
        if not arguments.json:
            print(folder.path)
        return INTERRUPTED
    best = standing.best
    if best is None:
        raise WorkError(
            "No trial came to a result; the last one: {reason}",
            reason=next((one.reason for one in standing.failed[::-1] if one.reason), say("none.")),
        )
    if not arguments.json:
        print(folder.runs / best.run)
    return 0


def _planned(arguments: Namespace) -> Recipe:
    """Return the recipe with what the options say, its image folder absolute."""
    file: Path = arguments.recipe
    recipe = recipes.read(file)
    given = {name: getattr(arguments, name) for name in _OF_A_NEW_SEARCH if name != "runs"}
    options = {name: value for name, value in given.items() if value is not None}
    search = msgspec.structs.replace(recipe.search or Search(), **options)
    folder = str(recipes.data_folder(recipe, file))
    data = msgspec.structs.replace(recipe.data, folder=folder)
    planned = msgspec.structs.replace(recipe, search=search, data=data)
    return recipes.parse(recipes.dump(planned), str(file))


def _refuse_what_would_be_ignored(arguments: Namespace) -> None:
    for name in _OF_A_NEW_SEARCH:
        if getattr(arguments, name) is not None:
            raise InputError(
                "--{option} goes with a recipe; a search that is resumed stays as it was planned.",
                option=name,
            )


COMMAND = Command(
    "search",
    "Train a recipe with many values of some fields, and find the best.",
    _add_arguments,
    _run,
)
