"""What runs that differ in the size of the code alone have reached."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from studio.core.base.errors import InputError
from studio.core.metrics.report import headline
from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_folder import RunFolder
from studio.core.runs.run_list import list_runs
from studio.core.runs.run_summary import RunSummary
from studio.core.tasks.autoencode import Autoencoded


class CodeSizePoint(msgspec.Struct, frozen=True):
    """One run of such a series.

    Attributes:
        code: numbers in its code.
        error: mean squared error per value of pixels in 0..1, on the part that says most.
        pca_error: the same of principal components, as many as the code has numbers.
        seconds: that it took.
        run: its folder.
    """

    code: int
    error: float
    pca_error: float | None
    seconds: float
    run: str


def code_size_curve(runs: Path, recipe: Recipe) -> tuple[CodeSizePoint, ...]:
    """Return a point for each size of code that has been trained otherwise like `recipe`.

    Args:
        runs: the folder of runs.
        recipe: of the task "autoencode".

    Returns:
        Points of ascending size; of several runs of one size the newest.
    """
    wanted = _without_code(recipe)
    found: dict[int, CodeSizePoint] = {}
    for row in list_runs(runs):
        if row.recipe is None or not row.has_ended or _without_code(row.recipe) != wanted:
            continue
        point = _point(row)
        if point is not None:
            found.setdefault(point.code, point)
    return tuple(found[code] for code in sorted(found))


def missing(recipes: Iterable[Recipe], points: Iterable[CodeSizePoint]) -> tuple[Recipe, ...]:
    """Return those recipes of a series whose size of code has no point yet."""
    known = {point.code for point in points}
    return tuple(recipe for recipe in recipes if recipe.autoencoder.code not in known)


def _point(row: RunSummary) -> CodeSizePoint | None:
    try:
        report = RunFolder(Path(row.path)).report()
    except InputError:
        return None  # deleted or damaged meanwhile
    result, figures = report.result, headline(report)
    if not isinstance(result, Autoencoded) or figures is None:
        return None
    error = result.error.part(figures.part)
    if error is None:
        return None
    return CodeSizePoint(
        result.code, error, result.pca_error.part(figures.part), row.seconds, row.path
    )


def _without_code(recipe: Recipe) -> Recipe:
    """Return a recipe in which only what the sizes of codes can be compared by is left."""
    table = msgspec.structs.replace(recipe.autoencoder, code=1)
    return msgspec.structs.replace(recipe, name="", autoencoder=table)
