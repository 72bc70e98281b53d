"""Asking several runs about the same images: what they have kept, and what they are asked now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.dataset.images import PARTS
from studio.core.evaluation.ensemble.members import (
    HeldOut,
    Member,
    Pool,
    check_classes,
    check_runs,
    held_out,
    names_of,
    order_of,
    pooled,
    seen_in_training,
)
from studio.engine.job import Job
from studio.engine.tasks.classify import judging
from studio.engine.tasks.prediction import open_trained


def pool_runs(job: Job, runs: Sequence[Path], data: Path | None = None) -> Pool:
    """Return what all runs say of the images that none of them was trained on.

    Args:
        job: carries it out.
        runs: their folders.
        data: a folder of other images with one folder per class: what they are judged on, as test
            images; None for the runs' own.

    Raises:
        InputError: the runs cannot be combined, the model of one is missing or damaged, or there
            is no image left.
        Cancelled: the request was given up.
    """
    check_runs(runs)
    members = tuple(
        Member(run, name, judging.judge_run(job, run)[1])
        for run, name in zip(runs, names_of(runs), strict=True)
    )
    held = held_out(members)
    if data is None:
        return _own(job, members, held)
    there = held.judged_by_all()
    elsewhere = _elsewhere(job, members, data)
    return _behind(pooled(members, there), elsewhere) if len(there) else elsewhere


def _own(job: Job, members: Sequence[Member], held: HeldOut) -> Pool:
    """Return the pool of the runs' own images; where some cannot be asked about, of the others."""
    try:
        made = {
            at: _judged(job, members, at, held)
            for at in range(len(members))
            if len(held.lacking(at))
        }
    except InputError:
        known = held.judged_by_all()
        if not len(known):
            raise
        pool = pooled(members, known)
        return replace(pool, left_out=pool.left_out + len(held) - len(known))
    return pooled(members, held, made)


def _judged(job: Job, members: Sequence[Member], at: int, held: HeldOut) -> NDArray[np.float32]:
    """Ask a member about the images that it has not judged."""
    trained = open_trained(job, members[at].run)
    lacking = held.lacking(at)
    found = np.empty((len(lacking), len(trained.classes)), np.float32)
    for owner, member in enumerate(members):
        own = np.flatnonzero(held.owners[lacking] == owner)
        if len(own):
            images = held.images[lacking[own]].astype(np.int64)
            dataset = member.known.dataset
            found[own] = judging.judged_probabilities(job, trained, dataset, images)
    return found


def _elsewhere(job: Job, members: Sequence[Member], data: Path) -> Pool:
    """Ask all members about the images of a folder."""
    check_classes(members)
    classes = members[0].known.classes
    probabilities: list[NDArray[np.float32]] = []
    first = None
    for member in members:
        found = judging.judge_folder(job, open_trained(job, member.run), data)
        first = first or found
        if [image.path for image in found.dataset.images] != [
            image.path for image in first.dataset.images
        ]:
            raise InputError("{folder} changed while it was read. Try again.", folder=str(data))
        order = order_of(member.known.classes, classes)
        probabilities.append(np.asarray(found.predictions.probabilities)[:, order])
    assert first is not None, "there are members"
    return Pool(
        tuple(member.name for member in members),
        tuple(str(member.run) for member in members),
        classes,
        np.stack(probabilities),
        first.predictions.labels,
        first.predictions.parts,
        seen=seen_in_training(members, first.dataset.images),
    )


def _behind(own: Pool, elsewhere: Pool) -> Pool:
    """Return the images of a folder as test images, and the runs' own for choosing weights."""
    test = PARTS.index("test")
    chosen = own.parts != test
    return replace(
        elsewhere,
        probabilities=np.concatenate([own.probabilities[:, chosen], elsewhere.probabilities], 1),
        labels=np.concatenate([own.labels[chosen], elsewhere.labels]),
        parts=np.concatenate([own.parts[chosen], elsewhere.parts]),
    )
