"""A run's folder on another computer, where images and own models lie in other places."""

from __future__ import annotations

from collections.abc import Mapping

from studio.core.dataset.record import with_folder
from studio.core.metrics import report as reports
from studio.core.recipes import recipe as recipes
from studio.core.recipes.named_places import with_places
from studio.core.runs import guesses, run_about
from studio.core.runs.run_folder import CHECKPOINTS, DATASET, EVENTS, METRICS, TRAINED

KEPT_AT_HOME = frozenset({run_about.FILE_NAME, guesses.FILE_NAME})
"""What a person wrote into the run; no training reads or writes it."""

GROWING = frozenset({METRICS, EVENTS})
"""What is only ever added to while a run trains."""


_RECIPES = (recipes.FILE_NAME, TRAINED)
NAMING_PLACES = frozenset({*_RECIPES, DATASET})
"""What names folders and files outside the run."""


def relocated(name: str, content: bytes, places: Mapping[str, str]) -> bytes:
    """Return a file of a run's folder as it is on a computer with other places.

    Args:
        name: relative to the run's folder, with forward slashes.
        content: of the file.
        places: other absolute paths, by those that it names now.

    Raises:
        InputError: it is damaged.
    """
    if places and name in _RECIPES:
        recipe = recipes.parse(content.decode(errors="replace"), name)
        return recipes.dump(with_places(recipe, places)).encode()
    return with_folder(content, places) if places and name == DATASET else content


def writing_order(name: str) -> int:
    """Return which files of one moment are put in place before which others.

    A run that is cut off between two of them can be resumed: what a checkpoint needs is there
    before it, and the report, which says that the run has ended, comes last.
    """
    if name == reports.FILE_NAME:
        return 3
    if name.startswith(f"{CHECKPOINTS}/at-"):
        return 2
    return 1 if name in GROWING else 0
