"""Advice about a GAN: whether its two networks still learn from each other, and what it draws."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from studio.core.advice.advice import Advice, Evidence, Severity
from studio.core.advice.situation import RunSituation, Situation
from studio.core.base.sentences import say
from studio.core.tasks.gan import Invented

COLLAPSED = 0.5
"""Diversity, as a share of that of real images, below which drawings are taken to repeat."""

BEGINNING = 10
"""Epochs in which drawings may be alike because nothing is learned yet."""

RECENT = 3
"""Newest epochs whose median says where a figure is now."""

BEATEN = 0.03
"""D(fake) below which the generator is told nothing but that it is wrong."""

SURE = 0.85
"""D(real) above which the discriminator is sure, the smoothing of its label put aside."""

APART = 0.3
"""D(real) of training images above that of validation images from which it knows them by heart."""

FEW = 200
"""Training images below which the discriminator learns them by heart."""

REPEATED = 0.5
"""Distance of drawings from training images, as a share of that of unseen real ones."""

Floats = NDArray[np.float64]


def mode_collapse(run: RunSituation) -> Advice | None:
    """Drawings hardly differ from each other."""
    epochs, values = _epochs(run, "diversity")
    if len(values) < RECENT or _recent(values) >= COLLAPSED:
        return None
    various = np.flatnonzero(values >= COLLAPSED)
    if not len(various) and len(values) < BEGINNING:
        return None
    if len(various) and various[-1] == len(values) - 1:
        return None  # they differ again
    since = int(epochs[various[-1] + 1 if len(various) else 0])
    return Advice(
        Severity.WARNING,
        say(
            "Mode collapse: since epoch {epoch} generated images differ from each other only "
            "{share} % as much as yours. The generator repeats a few images that pass. A lower "
            "learning rate, larger batches or more label smoothing help; an earlier epoch may be "
            "better than the last.",
            epoch=since,
            share=round(100 * _recent(values)),
        ),
        evidence=Evidence(since, say("Mode collapse from epoch {epoch} on", epoch=since)),
    )


def discriminator_wins(run: RunSituation) -> Advice | None:
    """The discriminator recognises every drawing, so that the generator learns nothing from it."""
    epochs, fake = _epochs(run, "fake_score")
    _, real = _epochs(run, "real_score")
    if len(fake) < 2 * RECENT:
        return None
    sure = SURE * (1.0 - run.recipe.gan.label_smoothing)
    is_beaten = (fake < BEATEN) & (real > sure)
    if not is_beaten[-2 * RECENT :].all():
        return None
    free = np.flatnonzero(~is_beaten)
    since = int(epochs[free[-1] + 1 if len(free) else 0])
    return Advice(
        Severity.WARNING,
        say(
            "Since epoch {epoch} the discriminator recognises almost every generated image: "
            "D(fake) is {fake} %. The generator learns little from it. More label smoothing, a "
            "lower learning rate or more images help.",
            epoch=since,
            fake=_percent(_recent(fake)),
        ),
        evidence=Evidence(since, say("The discriminator wins from epoch {epoch} on", epoch=since)),
    )


def discriminator_memorises(run: RunSituation) -> Advice | None:
    """The discriminator knows training images by heart: it calls unseen real images false."""
    _, trained = _epochs(run, "real_score")
    values = run.series.validation.values("real_score")
    unseen = values[np.isfinite(values)]
    if min(len(trained), len(unseen)) < RECENT:
        return None
    if _recent(trained) - _recent(unseen) < APART:
        return None
    return Advice(
        Severity.WARNING,
        say(
            "The discriminator has memorised its images: D(real) is {trained} % on training "
            "images and {unseen} % on validation images, which it never saw. More images, "
            "augmentation or fewer filters help.",
            trained=_percent(_recent(trained)),
            unseen=_percent(_recent(unseen)),
        ),
    )


def repeats_images(run: RunSituation) -> Advice | None:
    """Drawings are nearer to training images than other real images are."""
    result = run.report.result if run.report is not None else None
    if not isinstance(result, Invented) or not result.nearest or not result.real_nearest:
        return None
    if result.nearest >= REPEATED * result.real_nearest:
        return None
    return Advice(
        Severity.WARNING,
        say(
            "Generated images lie only {share} % as far from the nearest training image as unseen "
            "real images do: the generator repeats what it was shown. More images or fewer "
            "filters help.",
            share=round(100 * result.nearest / result.real_nearest),
        ),
    )


def few_images(situation: Situation) -> Advice | None:
    """There are so few images that the discriminator learns them by heart."""
    train = situation.images[0] if situation.images is not None else FEW
    if not 0 < train < FEW:
        return None
    return Advice(
        Severity.HINT,
        say(
            "A GAN needs several hundred images. With {count} for training the discriminator "
            "memorises them, and generated images stay poor.",
            count=train,
        ),
    )


def _epochs(run: RunSituation, key: str) -> tuple[NDArray[np.int64], Floats]:
    """Return number, counted through all stages, and figure of each epoch that has it."""
    track = run.series.train_epochs
    _, epochs = run.series.epochs_of(track)
    values = track.values(key)
    is_known = np.isfinite(values)
    return epochs[is_known], values[is_known]


def _recent(values: Floats) -> float:
    return float(np.median(values[-RECENT:])) if len(values) else math.nan


def _percent(share: float) -> float:
    return round(100 * share, 1)
