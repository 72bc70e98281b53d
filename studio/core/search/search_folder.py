"""The folder of a search, beside the runs of its trials: the whole state of the search.

    search.toml     the recipe with its [search], paths made absolute
    trials/0001.json  a trial, from the moment its values were asked for
    trials/0001.skip  empty: a person wants that trial to be given up, whoever trains it
    engine.log      what the engines printed
    .lock           held by the program that carries the search out

Each file is written whole or not at all, a trial's again with each step that it takes, so that a
search that is cut off at any instant is resumed from here.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from studio.core.base.errors import InputError, StudioError
from studio.core.base.file_lock import is_locked, lock_for_work
from studio.core.base.files import failure_of_disk, remove_abandoned, temp_sibling, write_whole
from studio.core.base.json_file import read_json
from studio.core.base.regular_file import check_own_file, check_own_folder, damaged
from studio.core.base.sentences import Sentence
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_folder import RunFolder, claim, slug
from studio.core.search.trial import Trial, TrialState

_PLAN, _TRIALS = "search.toml", "trials"
_LARGEST = 16 * 1024**2


class SearchFolder:
    """Files of one search.

    Attributes:
        path: the folder, absolute.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()

    @property
    def runs(self) -> Path:
        """The folder that the runs of its trials lie in."""
        return self.path.parent

    @property
    def plan_file(self) -> Path:
        """The recipe and what varies."""
        return self.path / _PLAN

    @property
    def log_file(self) -> Path:
        """What the engines of its trials printed, for whoever has to find out why one died."""
        return self.path / "engine.log"

    def recipe(self) -> Recipe:
        """Read the recipe and what varies.

        Raises:
            InputError: missing or damaged.
        """
        return recipes.read(self.plan_file)

    def trials(self) -> tuple[Trial, ...]:
        """Read all trials, in the order of their numbers.

        Raises:
            InputError: one is damaged, or lies under the number of another.
        """
        return tuple(_read(file) for file in self._trial_files())

    def intact_trials(self) -> tuple[tuple[Trial, ...], tuple[Sentence, ...]]:
        """Read the trials that can be read, and why others cannot."""
        trials, problems = [], []
        for file in self._trial_files():
            try:
                trials.append(_read(file))
            except StudioError as error:
                problems.append(error.sentence)
        return tuple(trials), tuple(problems)

    @property
    def count(self) -> int:
        """How many trials were begun."""
        return len(self._trial_files())

    def write(self, trial: Trial) -> None:
        """Keep a trial as it is now.

        Raises:
            WorkError: the disk is full or the folder read-only.
        """
        file = self.path / _TRIALS / _name_of(trial.number)
        write_whole(file, msgspec.json.format(msgspec.json.encode(trial), indent=1))

    def ask_to_skip(self, number: int) -> None:
        """Ask whoever carries the search out, now or later, to give a trial up.

        Raises:
            WorkError: the disk is full or the folder read-only.
        """
        write_whole(self._skip_file(number), b"")

    def is_skip_asked(self, number: int) -> bool:
        """Whether a trial is to be given up."""
        return self._skip_file(number).exists()

    def forget_skip(self, number: int) -> None:
        """Ask no more: the trial is over."""
        with suppress(OSError):  # it would only ask again what is done
            self._skip_file(number).unlink()

    @property
    def is_held(self) -> bool:
        """Whether a program carries the search out now."""
        return is_locked(self._lock_file)

    def run_of(self, trial: Trial) -> RunFolder | None:
        """Return the run of a trial, None where it has none or it was deleted."""
        if not trial.run:
            return None
        run = RunFolder(self.runs / trial.run)
        return run if run.recipe_file.is_file() else None

    def _trial_files(self) -> list[Path]:
        return sorted((self.path / _TRIALS).glob("*.json"))

    @property
    def _lock_file(self) -> Path:
        return self.path / ".lock"

    def _skip_file(self, number: int) -> Path:
        return self.path / _TRIALS / f"{number:04d}.skip"

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let no other program carry this search out during the block; a crash frees it.

        Raises:
            InputError: another program carries it out, or what it writes into is a link.
            WorkError: the folder cannot be written.
        """
        check_own_file(self._lock_file)
        check_own_folder(self.path / _TRIALS)
        try:
            with self._lock_file.open("ab") as file:
                if not lock_for_work(file):
                    raise InputError(
                        "{search} is being carried out by another program. Wait until it ends, or "
                        "stop it there.",
                        search=str(self.path),
                    )
                remove_abandoned(self.path / _TRIALS)
                yield
        except OSError as error:
            raise failure_of_disk(error, self.path) from None


def create(runs: Path, recipe: Recipe) -> SearchFolder:
    """Make the folder of a new search.

    Args:
        runs: folder of the runs; made where it is missing.
        recipe: with [search], its paths absolute.

    Raises:
        WorkError: the runs folder cannot be written, or the disk is full.
    """
    base = f"{time.strftime('%Y-%m-%d-%H%M%S')}-{slug(recipe.name)}-search"
    try:
        runs.mkdir(parents=True, exist_ok=True)
        with temp_sibling(runs / base) as temporary:
            (temporary / _TRIALS).mkdir(parents=True)
            recipes.write(recipe, temporary / _PLAN)
            return SearchFolder(claim(temporary, runs, base))
    except OSError as error:
        raise failure_of_disk(error, runs) from None


def open_search(path: Path) -> SearchFolder:
    """Return the search in `path`.

    Raises:
        InputError: there is no search in that folder.
    """
    folder = SearchFolder(path)
    if not folder.path.is_dir():
        raise InputError("{search} was not found.", search=str(path))
    if not folder.plan_file.is_file():
        raise InputError(
            "{search} is not a search: it has no {plan}.", search=str(path), plan=_PLAN
        )
    return folder


def searches_in(runs: Path) -> tuple[SearchFolder, ...]:
    """Return the searches beside some runs, the newest first."""
    found = (file.parent for file in sorted(runs.glob(f"*/{_PLAN}"), reverse=True))
    return tuple(SearchFolder(folder) for folder in found if folder.name[0] != ".")  # half-made


def _read(file: Path) -> Trial:
    trial = read_json(file, _LARGEST, Trial)
    if file.name != _name_of(trial.number):
        raise damaged(file, f"it is that of trial {trial.number}")
    if trial.is_over and trial.ended <= trial.asked:
        raise damaged(file, "it is over, and was never answered")
    if (trial.state is TrialState.DONE) != (trial.figure is not None):
        raise damaged(file, f"it is {trial.state}, and its figure {trial.figure}")
    return trial


def _name_of(number: int) -> str:
    return f"{number:04d}.json"
