"""Which networks can be looked at: the run on screen, pretrained backbones, opened files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.core.networks import catalogue, weight_files
from studio.core.recipes.recipe import Recipe, task_of
from studio.core.runs.run_state import RunState

INSTALLED = "EfficientNetLite0"
"""Its weights come with the program, so there is always something to see."""


@dataclass(frozen=True)
class Source:
    """One network.

    Attributes:
        of: as in `messages.Look`.
        is_run: whether it is a run, which has several sets of weights.
        is_live: whether it trains at this moment.
        is_file: whether it is a model file, or a folder, that was opened here.
    """

    of: str
    is_run: bool = False
    is_live: bool = False
    is_file: bool = False

    @property
    def name(self) -> str:
        """What it is called on the screen."""
        return Path(self.of).name if self.is_run or self.is_file else self.of


def sources(run: RunState, recipe: Recipe, opened: Sequence[str] = ()) -> tuple[Source, ...]:
    """Return what can be looked at, the run first.

    Args:
        run: the one on the Train page.
        recipe: of the project; its backbone is offered where the task has one whose weights are
            here.
        opened: model files and folders that the person opened.
    """
    found = []
    if run.run and (run.status.is_alive or run.is_saved or run.report is not None):
        found.append(Source(run.run, is_run=True, is_live=run.status.is_alive))
    has_backbone = "model" in task_of(recipe).settings and recipe.model.weights == "imagenet"
    names = [recipe.model.backbone] if has_backbone else []
    found += [Source(name) for name in dict.fromkeys([*names, INSTALLED]) if _is_here(name)]
    found += [Source(file, is_file=True) for file in opened]
    return tuple(found)


def _is_here(name: str) -> bool:
    return catalogue.is_known(name) and weight_files.is_here(catalogue.backbone(name))
