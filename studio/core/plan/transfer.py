"""How to use a pretrained network, by the size of the data set and its likeness to photographs.

The rule of Stanford's course CS231n ("Transfer learning", https://cs231n.github.io): a small set of
images like those that the network has seen wants a linear classifier on its last features; a large
one can fine-tune with confidence; a small set of other images wants a linear classifier on earlier
features; a large one trains everything, from the pretrained weights on. Both are measured here:
size is images per class, likeness comes from a `FeatureTest`. What each way fills in stands in
`transfer_ways`.
"""

from __future__ import annotations

import math

import msgspec

from studio.core.base.sentences import Sentence, say
from studio.core.metrics.feature_test import DepthTest, FeatureTest
from studio.core.plan.stage_rows import SOLVER
from studio.core.plan.transfer_ways import Way, with_way
from studio.core.recipes.recipe import Recipe

FEW_IMAGES_PER_CLASS = 100
"""Training images of a class below which a whole pretrained network mostly learns by heart."""

SURE = 2.33
"""Standard errors by which one depth must be better than another to be called better: by chance
alone one in a hundred pairs differs so much, and several depths are compared."""

FAR = 1.0
"""Distance from photographs, in deviations of a feature, from which images count as other ones.

Measured in the middle of EfficientNet-Lite0 at 64 pixels (`bench_advisor.py`): crops of photographs
0.4, textures 0.8, drawn shapes 1.0, handwritten digits 1.6."""

_MOST_BY_DEPTH = 2.0
"""Most that the probes add to likeness or take from it, 1 being as sure as `SURE`. They are about
the person's own classes, so they outweigh the distance once they are sure."""


class Proposal(msgspec.Struct, frozen=True):
    """What the rule proposes, and what it hangs on.

    Attributes:
        way: the proposed one.
        per_class: training images of a class.
        likeness: above 0 the images are like those that the network has seen; -2 to 3.
        layer: that feeds the head; None for the network's last.
        reasons: what was measured, in sentences.
    """

    way: Way
    per_class: float
    likeness: float
    layer: str | None
    reasons: tuple[Sentence, ...]

    @property
    def is_large(self) -> bool:
        """Whether there are many images of a class."""
        return self.per_class >= FEW_IMAGES_PER_CLASS


def propose(test: FeatureTest) -> Proposal:
    """Return the way that suits what a test of features has shown."""
    best = test.best()
    rival = _best_earlier(test)
    likeness = _by_depth(rival) + _benefit_of_doubt(test)
    is_large = test.per_class >= FEW_IMAGES_PER_CLASS
    if is_large and test.upper:  # else nothing of it can train, as in a SavedModel
        way = Way.FINE_TUNE if likeness > 0 else Way.EVERYTHING
    else:
        # Where the distance alone says "other images" and the last features are best all the same,
        # nothing is gained by earlier ones.
        is_last = likeness > 0 or best is test.last
        way = Way.LINEAR if is_last else Way.EARLIER
    layer = best.layer if way is Way.EARLIER else None
    return Proposal(way, test.per_class, likeness, layer, _reasons(test, rival, is_large=is_large))


def with_proposal(recipe: Recipe, proposal: Proposal, test: FeatureTest) -> Recipe:
    """Return the recipe with the head and the stages that are proposed."""
    return with_way(recipe, proposal.way, test, proposal.layer)


def _best_earlier(test: FeatureTest) -> DepthTest | None:
    """Return the best depth before the last, of equal ones the deepest; None if there is none."""
    earlier = test.depths[:-1]
    return max(reversed(earlier), key=lambda depth: depth.correct[SOLVER]) if earlier else None


def _by_depth(rival: DepthTest | None) -> float:
    """Return how much the depths speak for likeness: 1 where the last is surely best."""
    if rival is None:
        return 0.0
    return min(max(rival.sureness / SURE, -_MOST_BY_DEPTH), _MOST_BY_DEPTH)


def _benefit_of_doubt(test: FeatureTest) -> float:
    """Return how surely earlier features must be better before images count as other ones.

    1 up to half of `FAR`: as surely as `SURE`. 0 from twice `FAR` on: at all. To take earlier
    features for better than they are costs most where few images judge them.
    """
    found = distance_of(test)
    if found <= 0:
        return 1.0
    return min(max((1.0 + math.log2(FAR / found)) / 2, 0.0), 1.0)


def distance_of(test: FeatureTest) -> float:
    """Return the distance from photographs in the middle of the network."""
    return test.depths[(len(test.depths) - 1) // 2].distance


def _reasons(test: FeatureTest, rival: DepthTest | None, *, is_large: bool) -> tuple[Sentence, ...]:
    count, limit = round(test.per_class), FEW_IMAGES_PER_CLASS
    size = (
        say(
            "{count} training images per class: {limit} or more, a large set.",
            count=count,
            limit=limit,
        )
        if is_large
        else say(
            "{count} training images per class: fewer than {limit}, a small set.",
            count=count,
            limit=limit,
        )
    )
    found = [size]
    if rival is not None:
        found.append(_about_depth(test, rival))
    found.append(_about_distance(test))
    return tuple(found)


def _about_depth(test: FeatureTest, rival: DepthTest) -> Sentence:
    probe = SOLVER
    values: dict[str, str | float] = {
        "layer": rival.layer,
        "here": round(100 * test.accuracy(rival, probe), 1),
        "last": round(100 * test.accuracy(test.last, probe), 1),
    }
    if rival.sureness >= SURE:
        return say(
            "The last features separate the classes best ({last} %; {layer}: {here} %), as they "
            "do for images like those that the network has seen.",
            **values,
        )
    if rival.sureness / SURE + _benefit_of_doubt(test) <= 0 and rival.sureness < 0:
        return say(
            "Earlier features separate the classes better than the last ({layer}: {here} %; last: "
            "{last} %): these are other images than those that the network has seen.",
            **values,
        )
    return say(
        "No earlier features separate the classes surely better than the last ({layer}: {here} %; "
        "last: {last} %).",
        **values,
    )


def _about_distance(test: FeatureTest) -> Sentence:
    found = distance_of(test)
    values = {"distance": round(found, 2), "limit": FAR}
    if found < FAR:
        return say(
            "In the middle of the network the features lie {distance} deviations from those of "
            "photographs (below {limit}): near.",
            **values,
        )
    return say(
        "In the middle of the network the features lie {distance} deviations from those of "
        "photographs ({limit} or more): far.",
        **values,
    )
