"""What is compared: variants of a training, each trained once for each seed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

import msgspec
from msgspec import Meta

from studio.core.base.errors import InputError
from studio.core.base.file_lock import try_lock
from studio.core.base.files import failure_of_disk, write_whole
from studio.core.base.json_file import read_json
from studio.core.base.regular_file import check_own_file, damaged
from studio.core.base.sentences import Sentence
from studio.core.recipes.recipe import Recipe
from studio.core.recipes.recipe_checks import check_tables, check_together
from studio.core.recipes.search_checks import check_search
from studio.core.runs.run_folder import slug

ENDING = ".comparison.json"
MOST_VARIANTS, MOST_REPEATS = 24, 50
USUAL_REPEATS = 3

_LARGEST = 16 * 1024**2
_NAME_LENGTH = 120
_SEEDS = 2**31


class Variant(msgspec.Struct, frozen=True):
    """One of the things that are compared.

    Attributes:
        name: what it is called; no other variant of the comparison has it.
        recipe: what is trained, but for the seed.
    """

    name: Annotated[str, Meta(min_length=1, max_length=_NAME_LENGTH)]
    recipe: Recipe


class Trial(msgspec.Struct, frozen=True):
    """One training of a comparison.

    Attributes:
        variant: its place among the variants, from 0.
        seed: draws split, order, weights and augmentation, the same for every variant.
        recipe: what is trained.
    """

    variant: int
    seed: int
    recipe: Recipe


class Failure(msgspec.Struct, frozen=True):
    """Why a trial came to nothing."""

    variant: int
    seed: int
    reason: Sentence


class Comparison(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Variants and seeds, and what failed so far.

    Attributes:
        name: what it is called; its file is named by it.
        seeds: one for each repeat.
        failures: at most one of each trial.
    """

    version: Literal[1] = 1
    name: Annotated[str, Meta(min_length=1, max_length=_NAME_LENGTH)]
    variants: Annotated[tuple[Variant, ...], Meta(min_length=1, max_length=MOST_VARIANTS)]
    seeds: Annotated[
        tuple[Annotated[int, Meta(ge=0, lt=_SEEDS)], ...],
        Meta(min_length=1, max_length=MOST_REPEATS),
    ]
    failures: tuple[Failure, ...] = ()

    @property
    def has_one_split(self) -> bool:
        """Whether the recipe fixes which images are held out, so that every seed holds out those.

        Else each seed draws a split, the same for every variant.
        """
        return self.variants[0].recipe.data.split_seed >= 0

    @property
    def trials(self) -> tuple[Trial, ...]:
        """All trainings: every variant with the first seed, then with the next.

        So a comparison that is cut off has as many runs of each variant, up to one.
        """
        return tuple(
            Trial(place, seed, _repeated(variant, seed))
            for seed in self.seeds
            for place, variant in enumerate(self.variants)
        )

    def failure_of(self, trial: Trial) -> Sentence | None:
        """Return why a trial failed, None where it did not."""
        for one in self.failures:
            if (one.variant, one.seed) == (trial.variant, trial.seed):
                return one.reason
        return None

    def with_failure(self, trial: Trial, reason: Sentence | None) -> Comparison:
        """Return the comparison in which a trial failed for a reason, or did not (None)."""
        others = tuple(
            one for one in self.failures if (one.variant, one.seed) != (trial.variant, trial.seed)
        )
        own = () if reason is None else (Failure(trial.variant, trial.seed, reason),)
        return msgspec.structs.replace(self, failures=(*others, *own))


def compared(name: str, variants: tuple[Variant, ...], repeats: int) -> Comparison:
    """Return the comparison of some variants, with the seed of the first and those after it.

    Raises:
        InputError: too few or too many variants or repeats, two variants of one name or one
            recipe, or variants of different tasks.
    """
    check_count(len(variants))
    if not 1 <= repeats <= MOST_REPEATS:
        raise InputError(
            "repeats is {found}; it must be {least} to {most}.",
            found=repeats,
            least=1,
            most=MOST_REPEATS,
        )
    _check_apart(variants)
    first = variants[0].recipe.seed
    seeds = tuple((first + repeat) % _SEEDS for repeat in range(repeats))
    return Comparison(name=name[:_NAME_LENGTH], variants=variants, seeds=seeds)


def check_count(variants: int) -> None:
    """Refuse what is no comparison, or more of one than anybody trains.

    Raises:
        InputError: so it is.
    """
    if not 2 <= variants <= MOST_VARIANTS:
        raise InputError(
            "A comparison: found {count} variants, allowed: 2 to {most}.",
            count=variants,
            most=MOST_VARIANTS,
        )


def file_of(runs: Path, name: str) -> Path:
    """Return the file that the comparison of that name is kept in, beside the runs."""
    return runs / f"{slug(name)}{ENDING}"


def log_file_of(runs: Path, name: str) -> Path:
    """Return the file of what the engines that train it print, to find out why one died."""
    return runs / f"{slug(name)}.comparison.log"


@contextmanager
def held(runs: Path, name: str) -> Iterator[None]:
    """Let no other program train the comparison of that name during the block; a crash frees it.

    Two programs would train a run twice that neither has begun yet, and lose what the other one
    notes of failures.

    Raises:
        InputError: another program trains it.
        WorkError: the folder cannot be written.
    """
    file = runs / f".{slug(name)}.comparison.lock"
    check_own_file(file)
    with ExitStack() as stack:
        try:
            is_ours = stack.enter_context(try_lock(file))
        except OSError as error:
            raise failure_of_disk(error, runs) from None
        if not is_ours:
            raise InputError(
                "Another program trains the runs of “{name}”. Wait until it ends, or stop it "
                "there.",
                name=name,
            )
        yield


def write(comparison: Comparison, runs: Path) -> Path:
    """Keep a comparison beside its runs, whole or not at all; one of its name is replaced.

    Raises:
        WorkError: the folder cannot be written.
    """
    file = file_of(runs, comparison.name)
    try:
        runs.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise failure_of_disk(error, runs) from None
    write_whole(file, msgspec.json.format(msgspec.json.encode(comparison), indent=1))
    return file


def read(file: Path) -> Comparison:
    """Read a comparison.

    Raises:
        InputError: missing, damaged, or not as `write` would keep it there.
    """
    found = read_json(file, _LARGEST, Comparison)
    if file.name != file_of(file.parent, found.name).name:
        raise damaged(file, "another name is in it")
    if len(set(found.seeds)) != len(found.seeds):
        raise damaged(file, "a seed is in it twice")
    for variant in found.variants:
        check_tables(variant.recipe, {}, str(file))
        check_together(variant.recipe, str(file))
        check_search(variant.recipe, str(file))
    _check_apart(found.variants)
    return found


class Listed(NamedTuple):
    """The comparisons beside some runs, the one changed last first.

    Attributes:
        problems: why others, whose files are there, cannot be read.
    """

    comparisons: tuple[Comparison, ...]
    problems: tuple[Sentence, ...]


def comparisons_in(runs: Path) -> Listed:
    """Return the comparisons beside some runs."""
    found: list[Comparison] = []
    problems: list[Sentence] = []
    for file in sorted(runs.glob(f"*{ENDING}"), key=_changed, reverse=True):
        try:
            found.append(read(file))
        except InputError as error:
            problems.append(error.sentence)
    return Listed(tuple(found), tuple(problems))


def _changed(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0


def _check_apart(variants: tuple[Variant, ...]) -> None:
    for place, variant in enumerate(variants):
        for other in variants[:place]:
            if variant.name == other.name:
                raise InputError("Two variants are called {name}.", name=variant.name)
            if msgspec.structs.replace(variant.recipe, name="") == msgspec.structs.replace(
                other.recipe, name="", seed=variant.recipe.seed
            ):
                raise InputError(
                    "{first} and {second} are the same training.",
                    first=other.name,
                    second=variant.name,
                )
        if variant.recipe.task != variants[0].recipe.task:
            raise InputError(
                'task: found "{found}", allowed: "{task}", as in the recipe before it. Only '
                "trainings of one task can be compared.",
                found=variant.recipe.task,
                task=variants[0].recipe.task,
            )


def _repeated(variant: Variant, seed: int) -> Recipe:
    name = f"{variant.name} · {seed}"[-_NAME_LENGTH:]
    return msgspec.structs.replace(variant.recipe, name=name, seed=seed)
