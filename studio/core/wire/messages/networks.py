"""About networks: their layers, their weights, and a look inside."""

from __future__ import annotations

import numpy as np

from studio.core.base.sentences import Sentence
from studio.core.look.table import AnyFacts, AnyView
from studio.core.look.view import Checkpoint
from studio.core.metrics.feature_test import FeatureTest
from studio.core.metrics.rate_test import RateTest
from studio.core.networks.layers import Layer
from studio.core.networks.model_input import ModelInput
from studio.core.recipes.recipe import Recipe
from studio.core.wire.messages.base import Answer, Ask, Reply


class Describe(Ask, frozen=True):
    """Build the recipe's network and list its layers."""

    recipe: Recipe
    classes: int


class FetchWeights(Ask, frozen=True):
    """Bring a backbone's ImageNet weights into the weights folder."""

    backbone: str


class AdoptWeights(Ask, frozen=True):
    """Verify a weights file that was picked by hand and copy it into the weights folder."""

    backbone: str
    file: str


class ImportWeights(Ask, frozen=True):
    """Verify the published weights in a file or folder and copy them into the weights folder."""

    path: str


class ExportWeights(Ask, frozen=True):
    """Copy every verified file of weights on this computer into a folder."""

    folder: str


class TryRates(Ask, frozen=True):
    """Train a network of the recipe for some batches while its learning rate grows.

    Attributes:
        recipe: what a run would train.
        project: folder that its relative paths start from.
        stage: whose settings, from 0.
    """

    recipe: Recipe
    project: str
    stage: int


class TryFeatures(Ask, frozen=True):
    """Solve classifiers on what the recipe's network computes at several depths.

    Attributes:
        recipe: whose images, backbone and weights.
        project: folder that its relative paths start from.
    """

    recipe: Recipe
    project: str


class Look(Ask, frozen=True):
    """Ask to see a part of a network; answered also while a training is at work.

    Attributes:
        of: a run's folder, a backbone's name (its pretrained weights), a model file, or "" for
            the run at work.
        checkpoint: which weights of a run; the "last" ones of the run at work are those that it
            trains at this moment.
        view: what to see.
    """

    of: str
    checkpoint: Checkpoint
    view: AnyView


class Described(Answer, frozen=True):
    """What a network is made of.

    Attributes:
        layers: in the graph's order.
        left_out: those of the backbone behind the features, which the network leaves out.
        file_classes: the classes that a model of one's own told apart before, where it says so.
        reads: what images a model of one's own reads; None of any other.
        refusal: why it cannot read the recipe's images, which it would read as `reads` says; there
            are no layers then.
    """

    layers: tuple[Layer, ...]
    left_out: tuple[Layer, ...] = ()
    file_classes: tuple[str, ...] = ()
    reads: ModelInput | None = None
    refusal: Sentence | None = None


class WeightsReady(Answer, frozen=True):
    """A verified weights file lies in the weights folder."""

    backbone: str
    file: str


class WeightsExchanged(Answer, frozen=True):
    """What became of the files of weights in another folder.

    Attributes:
        taken: backbones whose weights were copied.
        there: backbones whose weights were there already.
        problems: what is wrong with those that were left.
        unknown: how many files hold nothing that was published.
    """

    taken: tuple[str, ...]
    there: tuple[str, ...]
    problems: tuple[Sentence, ...]
    unknown: int


class RatesTried(Answer, frozen=True):
    """How the loss went with the rate; it ends where it has broken out."""

    test: RateTest


class FeaturesTried(Answer, frozen=True):
    """How well each depth separates the classes."""

    test: FeatureTest


class Seen(Answer, frozen=True):
    """What was asked to be seen.

    Attributes:
        arrays: by the names that `studio inspect` gives them.
        facts: what is known beside them.
        is_live: whether they are of the run at work, between two of its batches; of what takes
            time, those before its first step.
    """

    arrays: dict[str, np.ndarray]
    facts: AnyFacts
    is_live: bool


class SeenSoFar(Reply, frozen=True):
    """What is there of an answer that takes time; `Seen` brings the whole.

    Attributes:
        arrays: as in `Seen`.
        facts: as in `Seen`.
        is_live: as in `Seen`.
    """

    arrays: dict[str, np.ndarray]
    facts: AnyFacts
    is_live: bool
