"""The searches beside some runs, as a list shows them."""

from __future__ import annotations

from pathlib import Path

import msgspec

from studio.core.base.errors import StudioError
from studio.core.base.sentences import Sentence
from studio.core.search.search_folder import searches_in


class SearchSummary(msgspec.Struct, frozen=True):
    """One line of a list of searches.

    Attributes:
        path: its folder.
        name: of its recipe.
        when: it was begun, seconds since 1970.
        trials: that were begun.
        is_held: whether a program carries it out now.
        damage: why it cannot be read; None where it can.
    """

    path: str
    name: str
    when: float
    trials: int = 0
    is_held: bool = False
    damage: Sentence | None = None


def list_searches(runs: Path) -> tuple[SearchSummary, ...]:
    """Return the searches in a folder of runs, the newest first.

    Raises:
        InputError: the folder may not be read.
    """
    found = []
    for folder in searches_in(runs):
        path = str(folder.path)
        try:
            when = folder.plan_file.stat().st_mtime
            name, damage = folder.recipe().name, None
        except OSError:
            continue  # deleted meanwhile
        except StudioError as error:
            name, damage = folder.path.name, error.sentence
        found.append(SearchSummary(path, name, when, folder.count, folder.is_held, damage))
    return tuple(found)
