"""What the rules of advice look at."""

import math
from collections.abc import Mapping, Sequence

import msgspec

from studio.core.base.errors import InputError
from studio.core.base.sentences import Sentence
from studio.core.dataset.duplicates import Copies
from studio.core.evaluation.run_evaluation import RunEvaluation
from studio.core.metrics import MetricSeries
from studio.core.metrics.report import Report
from studio.core.networks.backbone_row import Backbone
from studio.core.networks.layers import Layer
from studio.core.networks.model_input import ModelInput
from studio.core.networks.selection import HEAD, trainable_names
from studio.core.plan.backbone_change import is_pretrained
from studio.core.plan.shares import devices_used
from studio.core.recipes.recipe import Recipe, Stage
from studio.core.wire.messages import FailureKind


class Situation(msgspec.Struct, frozen=True, kw_only=True):
    """A recipe and what is known about its surroundings; what is unknown makes no rule speak.

    Attributes:
        classes: images of each class, all parts together; empty before the folder is scanned.
        class_folders: patterns that leave out each class.
        copies: duplicates among the images in use.
        images: number of images for training, validation and test, or None before the scan.
        problem: why the images cannot be trained on as they are, None where they can.
        layers: rows of the network; empty before it is described.
        backbone: row of the catalogue; None where the recipe names an own model.
        reads: what images that own model reads, where it is known.
        weights_here: whether the weights that the recipe asks for lie on this computer.
        devices: how many devices of this computer can train together; 0 where that is not known.
    """

    recipe: Recipe
    classes: Mapping[str, int] = {}
    class_folders: Mapping[str, tuple[str, ...]] = {}
    copies: Copies = Copies()
    images: tuple[int, int, int] | None = None
    problem: Sentence | None = None
    layers: Sequence[Layer] = ()
    backbone: Backbone | None = None
    reads: ModelInput | None = None
    weights_here: bool = True
    devices: int = 0

    @property
    def devices_used(self) -> int:
        """How many devices a training of the recipe is computed on."""
        return devices_used(self.recipe, self.devices)

    @property
    def is_pretrained(self) -> bool:
        """Whether the backbone starts from learned weights; an own model brings its own."""
        return is_pretrained(self.recipe.model)

    def trained(self, stage: Stage) -> tuple[Layer, ...]:
        """Return the rows that `stage` trains; none where its patterns fit no layer."""
        if not self.layers:
            return ()
        try:
            names = trainable_names(self.layers, stage.train, "stage.train")
        except InputError:  # the recipe and the rows are of different networks for a moment
            return ()
        return tuple(layer for layer in self.layers if layer.name in names)

    def trained_backbone(self, stage: Stage) -> tuple[Layer, ...]:
        """Return the rows outside the head that `stage` trains."""
        return tuple(layer for layer in self.trained(stage) if not layer.is_head)


class RunSituation(msgspec.Struct, frozen=True, kw_only=True):
    """A run at work, or one that has ended, and what is known of it.

    Attributes:
        classes: number of classes.
        series: its figures.
        stage: the one at work, counted from 0.
        report: what came of it; None while it trains.
        first: rows of `series.batches` before this one are from before the run was resumed.
        known: what it says of each image, where that is at hand.
    """

    recipe: Recipe
    classes: int
    series: MetricSeries
    stage: int = 0
    report: Report | None = None
    first: int = 0
    known: RunEvaluation | None = None

    @property
    def is_from_scratch(self) -> bool:
        """Whether nothing of the backbone was learned before, or the head alone trains now."""
        return not is_pretrained(self.recipe.model) or tuple(self.at_work.train) == (HEAD,)

    @property
    def guessing(self) -> float:
        """Loss of a network that gives every class the same probability."""
        return math.log(max(self.classes, 1))

    @property
    def at_work(self) -> Stage:
        """The stage at work."""
        return self.recipe.stage[min(self.stage, len(self.recipe.stage) - 1)]


class FailureSituation(msgspec.Struct, frozen=True, kw_only=True):
    """A run that failed or whose engine is gone.

    Attributes:
        sentence: what is said of it.
        kind: None where the engine said nothing.
        is_over: whether it failed or was lost; else it stands where it stood, and only what was
            asked of it was refused.
        is_lost: whether the engine ended without a word.
        can_resume: whether it can go on.
        has_folder: whether it began at all.
        is_to_keep: whether it was to be tested and kept as it is, not trained.
        recipe: of the run; None where it is not known.
    """

    sentence: Sentence
    kind: FailureKind | None
    is_over: bool
    is_lost: bool
    can_resume: bool
    has_folder: bool
    is_to_keep: bool = False
    recipe: Recipe | None
