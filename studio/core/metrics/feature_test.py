"""What a test of a network's features shows: how well each depth separates the classes.

Linear probes (Alain and Bengio 2016, https://arxiv.org/abs/1610.01644): the network stays as it is,
and simple classifiers are solved on what it computes at several depths.
"""

from __future__ import annotations

import math

import msgspec

from studio.core.metrics.proportion import Interval, wilson

LINEAR, NEAREST = "logistic", "nearest"
"""The classifier that depths are compared by, and the only one that becomes no head."""

PROBES = (LINEAR, "svm", NEAREST)
"""Classifiers that are tried at each depth: both solvers of a recipe, and nearest neighbours."""


class DepthTest(msgspec.Struct, frozen=True):
    """What was found at one depth.

    Attributes:
        layer: whose output was averaged over all places.
        block: that the layer ends.
        features: numbers of an image there.
        correct: images that each of `PROBES` judged rightly, of `FeatureTest.judged`.
        strengths: C that was best, of each solver.
        distance: of the features from those of photographs, as `feature_distance.distance` says.
        only_here: images that logistic regression judges rightly here and wrongly at the last
            depth.
        only_last: the other way round.
    """

    layer: str
    block: str
    features: int
    correct: dict[str, int]
    strengths: dict[str, float]
    distance: float
    only_here: int
    only_last: int

    @property
    def sureness(self) -> float:
        """By how many standard errors the last depth is better than this one; below 0 worse.

        Of the images that only one of the two judges rightly, each would have half if both were
        equally good (McNemar 1947).
        """
        differing = self.only_here + self.only_last
        return (self.only_last - self.only_here) / math.sqrt(differing) if differing else 0.0


class FeatureTest(msgspec.Struct, frozen=True):
    """The whole test.

    Attributes:
        depths: from the input to the output; the last feeds a head that names no layer.
        classes: how many there are.
        per_class: training images of the data set, for each class, on average.
        learned: images that classifiers were solved on.
        judged: images that they were judged by.
        is_held_out: whether those are training images that were held out, for want of a
            validation part.
        is_cut_short: whether there was time for a part of the sample alone.
        upper: patterns that select the last third of the network's blocks, without their batch
            normalisation.
        whole: patterns that select all of its blocks, likewise.
    """

    depths: tuple[DepthTest, ...]
    classes: int
    per_class: float
    learned: int
    judged: int
    is_held_out: bool = False
    is_cut_short: bool = False
    upper: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()

    @property
    def last(self) -> DepthTest:
        """The deepest one."""
        return self.depths[-1]

    def accuracy(self, depth: DepthTest, probe: str) -> float:
        """Return the share of images, 0..1, that a probe judged rightly at a depth."""
        return depth.correct[probe] / self.judged

    def interval(self, depth: DepthTest, probe: str) -> Interval:
        """Return where that share lies with 95 % confidence."""
        return wilson(self.accuracy(depth, probe), self.judged)

    def best(self, probe: str = LINEAR) -> DepthTest:
        """Return the depth at which a probe is right most often; of equal ones the deepest."""
        return max(reversed(self.depths), key=lambda depth: depth.correct[probe])
