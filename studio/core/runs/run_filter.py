"""Which runs of many a person wants to see."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from studio.core.recipes.recipe_checks import foreign_tables
from studio.core.runs.run_summary import RunStatus, RunSummary


class RunFilter(msgspec.Struct, frozen=True):
    """What a run must have to be seen; what is left empty asks for nothing.

    Attributes:
        text: words that must be found in its name, note, tags or folder, in any order.
        status: how it must stand.
        task: key of its task.
        tag: one of its tags.
        has_hidden: whether hidden runs are seen too.
        has_trials: whether trials of searches are seen too, which are many; words find them anyway.
    """

    text: str = ""
    status: RunStatus | None = None
    task: str = ""
    tag: str = ""
    has_hidden: bool = False
    has_trials: bool = False

    @property
    def is_active(self) -> bool:
        """Whether it leaves out more than hidden runs and trials."""
        return self != RunFilter(has_hidden=self.has_hidden, has_trials=self.has_trials)

    def of(self, runs: Iterable[RunSummary]) -> tuple[RunSummary, ...]:
        """Return the runs that have what is asked for, in their order."""
        words = self.text.casefold().split()
        return tuple(run for run in runs if self._fits(run, words))

    def _fits(self, run: RunSummary, words: list[str]) -> bool:
        if run.is_hidden and not self.has_hidden:
            return False
        if run.search and not (self.has_trials or words):
            return False
        if self.status is not None and run.status is not self.status:
            return False
        if self.tag and self.tag not in run.tags:
            return False
        if self.task and (run.recipe is None or run.recipe.task != self.task):
            return False
        if not words:
            return True
        text = _text_of(run)
        return all(word in text for word in words)


def _text_of(run: RunSummary) -> str:
    """Return what a person may look for in a run, in small letters."""
    recipe = run.recipe
    has_backbone = recipe is not None and "model" not in foreign_tables(recipe.task)
    network = recipe.model.backbone if recipe is not None and has_backbone else ""
    folder = run.path.rpartition("/")[2]
    return "\n".join((run.name, run.note, *run.tags, network, folder)).casefold()


def tags_of(runs: Iterable[RunSummary]) -> tuple[str, ...]:
    """Return every tag of these runs, in the order of the alphabet."""
    return tuple(sorted({tag for run in runs for tag in run.tags}, key=str.casefold))
