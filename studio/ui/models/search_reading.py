"""Reading the searches of a project, beside the window."""

from __future__ import annotations

from pathlib import Path

import msgspec

from studio.core.base.errors import StudioError
from studio.core.base.sentences import Sentence
from studio.core.search.curve import Curve, curve_of
from studio.core.search.search_folder import SearchFolder
from studio.core.search.search_list import SearchSummary, list_searches
from studio.core.search.standing import Standing, standing_of


class SearchReading(msgspec.Struct, frozen=True):
    """What was read.

    Attributes:
        kept: the searches of the project, the newest first.
        chosen: folder of the one that is looked at, "" for none.
        standing: how that stands; None where it cannot be read.
        curves: of its trials, by their numbers.
        damage: why it cannot be read.
        active: how the search at work stands.
        without_run: numbers of trials whose run was deleted.
    """

    kept: tuple[SearchSummary, ...] = ()
    chosen: str = ""
    standing: Standing | None = None
    curves: dict[int, Curve] = {}
    damage: Sentence | None = None
    active: Standing | None = None
    without_run: frozenset[int] = frozenset()

    def released(self, search: str) -> SearchReading:
        """Return the reading after the program has ended the search in a folder."""
        kept = (
            msgspec.structs.replace(one, is_held=False) if one.path == search else one
            for one in self.kept
        )
        return msgspec.structs.replace(self, kept=tuple(kept))


def read_search(runs: Path, chosen: str, known: dict[int, Curve], active: str) -> SearchReading:
    """Return the searches of a project, how one of them stands, and how the one at work does.

    Raises:
        InputError: the folder of the runs may not be read.
    """
    kept = list_searches(runs)
    at_work = _standing_in(active)
    if not chosen:
        return SearchReading(kept, chosen, active=at_work)
    folder = SearchFolder(Path(chosen))
    try:
        standing = standing_of(folder, passes_damage=True)
    except StudioError as error:
        return SearchReading(kept, chosen, damage=error.sentence, active=at_work)
    curves, gone = dict(known), set()
    for trial in standing.trials:
        run = folder.run_of(trial)
        if run is None and trial.run:
            gone.add(trial.number)
        if run is not None and trial.number not in curves:
            curves[trial.number] = curve_of(standing.recipe, run).until(trial.epochs)
    return SearchReading(kept, chosen, standing, curves, None, at_work, frozenset(gone))


def _standing_in(search: str) -> Standing | None:
    if not search:
        return None
    try:
        return standing_of(SearchFolder(Path(search)), passes_damage=True)
    except StudioError:
        return None
