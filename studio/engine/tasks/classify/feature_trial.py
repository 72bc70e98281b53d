"""A test of a network's features: how well each depth separates the classes of a data set.

The network is the recipe's with the weights that a run begins with, and without its head. It runs
once over a sample; nothing of it trains.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import keras
import msgspec
import numpy as np
import sklearn
from numpy.typing import NDArray

from studio.core.base import paths
from studio.core.base.errors import Cancelled, InputError, StudioError, WorkError
from studio.core.base.files import write_whole
from studio.core.base.json_file import decoded
from studio.core.metrics.feature_distance import distance, moments
from studio.core.metrics.feature_test import LINEAR, NEAREST, DepthTest, FeatureTest
from studio.core.networks.depths import UPPER, block_patterns, depths
from studio.core.networks.layers import Layer
from studio.core.plan.transfer_ways import without_head
from studio.core.recipes.recipe import Recipe, Stage
from studio.core.recipes.solvers import ONLY_HEAD, SOLVERS
from studio.core.wire.messages import Phase
from studio.engine.job import Job, ProgressFunction
from studio.engine.tasks.beginning import look_and_build, with_absolute_paths
from studio.engine.tasks.classify.photograph_features import photograph_moments
from studio.engine.tasks.task import engine_task
from studio.engine.training.front_pass import FrontPass
from studio.engine.training.host_copy import host_copy
from studio.engine.training.kept_outputs import BATCH
from studio.engine.training.linear_fit import fit, nearest
from studio.engine.training.prepared_run import PreparedRun, prepare

MOST_LEARNED = 1000
"""Training images that are looked at; more make a linear classifier hardly better."""

MOST_JUDGED = 1000
"""Validation images that are looked at: their 95 % interval is at most 3.1 points either way."""

MOST_SECONDS = 60.0
"""Of looking at images; a sample that is not through by then is left as it is."""

_HELD_OUT = 1 / 3
"""Share of the sample that judges where there is no validation part."""

_ALWAYS = 2
"""Images of each class that come first, so that every class is known."""

_LEAST = 10 * BATCH
"""Images that are looked at however long it takes."""

_MADE_BY = 2
"""Raised when the same images and weights give another result than before."""


def try_features(job: Job, recipe: Recipe, base: Path) -> FeatureTest:
    """Solve classifiers on features of several depths, and judge them.

    A result is kept in the cache; the same images and weights give it again at once.

    Args:
        job: carries it out.
        recipe: whose data, backbone and weights; its head and stages are not looked at.
        base: folder that the recipe's relative paths start from.

    Raises:
        InputError: no classifier, or something in the recipe or the data is wrong.
        WorkError: there is no room for the pixels, weights cannot be fetched, ...
        Cancelled: as asked.
    """
    task = engine_task(recipe.task)
    if recipe.task != "classify":
        raise InputError(
            "{name} is not a classifier; features are tried by how well they separate classes.",
            name=recipe.name,
        )
    recipe = _plain(with_absolute_paths(task.absolute(recipe, base), base))
    dataset, parts, pixels, network = look_and_build(job, task, recipe)
    with pixels:
        prepared = prepare(job, task, recipe, dataset, parts, pixels, network)
        sample = _sample(prepared)
        taps = depths(prepared.network.layers, prepared.network.features)
        network_key = _network_key(prepared, taps)
        file = paths.cache() / "features" / f"{_key(network_key, prepared, sample)}.json"
        known = _read(file)
        if known is not None:
            return known
        pixels.expect(_in_turn(*sample))
        with job.phase(Phase.TRYING_FEATURES) as progress:
            found = _tried(job, prepared, sample, taps, network_key, progress)
    if not found.is_cut_short:
        _write(file, found)
    return found


class _Sample(NamedTuple):
    """Indices of images that are solved on and judged, each in the order of need."""

    learned: NDArray[np.int64]
    judged: NDArray[np.int64]
    is_held_out: bool


def _plain(recipe: Recipe) -> Recipe:
    """Return the recipe of the whole backbone with the plainest head."""
    replace = msgspec.structs.replace
    model, stage = without_head(recipe.model), Stage(train=ONLY_HEAD)
    return replace(recipe, precision="float32", augment=None, model=model, stage=(stage,))


def _sample(prepared: PreparedRun) -> _Sample:
    """Draw the images, stratified, by the recipe's seed."""
    parts, seed = prepared.parts, prepared.recipe.seed
    known = _drawn(parts.train, prepared.labels, seed)
    if len(parts.validation):
        judged = _drawn(parts.validation, prepared.labels, seed)[:MOST_JUDGED]
        return _Sample(known[:MOST_LEARNED], judged, False)
    known = known[:MOST_LEARNED]
    count = len(known) - max(1, round(len(known) * _HELD_OUT))
    return _Sample(known[:count], known[count:], True)


def _drawn(images: NDArray[np.int64], labels: NDArray[np.int32], seed: int) -> NDArray[np.int64]:
    """Return `images` in an order each beginning of which has about the same share of a class."""
    draw = np.random.default_rng(seed)
    mixed = draw.permutation(images)
    own = labels[mixed]
    places = np.empty(len(mixed))
    for label in np.unique(own):
        of_class = np.flatnonzero(own == label)
        ranks = np.arange(len(of_class))
        spread = (ranks + 0.5) / len(of_class)
        places[of_class] = np.where(ranks < _ALWAYS, ranks - _ALWAYS, spread)
    return mixed[np.argsort(places, kind="stable")]


def _in_turn(
    learned: NDArray[np.int64], judged: NDArray[np.int64], _held_out: bool = False
) -> NDArray[np.int64]:
    """Return both in one order, each evenly spread over it."""
    places = np.concatenate([np.arange(len(part)) / len(part) for part in (learned, judged)])
    return np.concatenate([learned, judged])[np.argsort(places, kind="stable")]


def _network_key(prepared: PreparedRun, taps: tuple[Layer, ...]) -> str:
    """Return what tells this network, its weights and the size of its images from others."""
    recipe = prepared.recipe
    data, names = recipe.data, [tap.name for tap in taps]
    about = (_MADE_BY, names, data.image_size, data.color, keras.__version__)
    digest = hashlib.sha256(repr(about).encode() + msgspec.json.encode(recipe.model))
    for row in prepared.network.logits.layers:
        if not row.name.startswith("head_"):
            for variable in row.variables:
                digest.update(host_copy(variable).tobytes())
    return digest.hexdigest()[:40]


def _key(network: str, prepared: PreparedRun, sample: _Sample) -> str:
    digest = hashlib.sha256(f"{network} {prepared.pixels_fingerprint()}".encode())
    for images in (sample.learned, sample.judged):
        digest.update(images.astype(np.int64).tobytes())
    recipe = prepared.recipe
    size = len(prepared.parts.train)
    about = f"{size} {recipe.seed} {recipe.model.class_weights} {sklearn.__version__}"
    digest.update(about.encode())
    return digest.hexdigest()[:40]


def _tried(
    job: Job,
    prepared: PreparedRun,
    sample: _Sample,
    taps: tuple[Layer, ...],
    network_key: str,
    progress: ProgressFunction,
) -> FeatureTest:
    front = FrontPass(_front(prepared.network.logits, taps))
    images = _in_turn(*sample)
    total = 2 * len(images)
    values = _features(job, prepared, front, images, lambda done: progress(done, total))
    is_cut_short = len(values[0]) < len(images)
    images = images[: len(values[0])]
    is_learned = np.isin(images, sample.learned)
    labels = prepared.labels[images]
    if len(np.unique(labels[is_learned])) < 2:
        raise InputError("There are too few training images to solve a classifier on some of them.")
    references = photograph_moments(network_key, prepared.pixels.form, front)
    found: list[_Judged] = []
    for at, rows in enumerate(values):
        progress(len(images) + at * len(images) // len(taps), total)
        found.append(_judged(job, prepared, rows, labels, is_learned))
    last = found[-1].hits[LINEAR]
    tested = []
    for tap, rows, judged, reference in zip(taps, values, found, references, strict=True):
        hits = judged.hits[LINEAR]
        tested.append(
            DepthTest(
                layer=tap.name,
                block=tap.block,
                features=rows.shape[1],
                correct={probe: int(right.sum()) for probe, right in judged.hits.items()},
                strengths=judged.strengths,
                distance=distance(moments(rows), reference),
                only_here=int((hits & ~last).sum()),
                only_last=int((last & ~hits).sum()),
            )
        )
    classes = len(prepared.dataset.classes)
    return FeatureTest(
        depths=tuple(tested),
        classes=classes,
        per_class=len(prepared.parts.train) / classes,
        learned=int(is_learned.sum()),
        judged=int((~is_learned).sum()),
        is_held_out=sample.is_held_out,
        is_cut_short=is_cut_short,
        upper=block_patterns(prepared.network.layers, UPPER),
        whole=block_patterns(prepared.network.layers, 1.0),
    )


def _front(logits: keras.Model, taps: tuple[Layer, ...]) -> keras.Model:
    """Return the network up to the taps, each averaged over its places."""
    outputs = []
    for tap in taps:
        tensor = logits.get_layer(tap.name).output
        if len(tensor.shape) == 4:
            tensor = keras.layers.GlobalAveragePooling2D()(tensor)
        outputs.append(tensor)
    return keras.Model(logits.inputs, outputs)


def _features(
    job: Job,
    prepared: PreparedRun,
    front: FrontPass,
    images: NDArray[np.int64],
    say_done: Callable[[int], None],
) -> list[NDArray[np.float32]]:
    """Return what each tap makes of images, float32 (images, features), of those there is time for.

    Raises:
        WorkError: something in it is not a number.
        Cancelled: as asked.
    """
    rows: list[list[NDArray[np.float32]]] = []
    began = time.monotonic()
    for start in range(0, len(images), BATCH):
        chosen = images[start : start + BATCH]
        prepared.pixels.wait(chosen, job.is_cancelled)
        rows.append(front.run(prepared.pixels[chosen]))
        _may_go_on(job)
        say_done(start + len(chosen))
        if start == 0:
            began = time.monotonic()  # the first batch compiles
        elif time.monotonic() - began > MOST_SECONDS and start >= _LEAST:
            break
    values = [np.concatenate(parts) for parts in zip(*rows, strict=True)]
    if not all(np.isfinite(part).all() for part in values):
        raise WorkError(
            "The network makes features that are not numbers. Choose other weights for it."
        )
    return values


class _Judged(NamedTuple):
    """Which images each probe judged rightly at one depth, and the C that each solver took."""

    hits: dict[str, NDArray[np.bool_]]
    strengths: dict[str, float]


def _judged(
    job: Job,
    prepared: PreparedRun,
    values: NDArray[np.float32],
    labels: NDArray[np.int32],
    is_learned: NDArray[np.bool_],
) -> _Judged:
    recipe, classes = prepared.recipe, len(prepared.dataset.classes)
    known, own = values[is_learned], labels[is_learned]
    asked, truth = values[~is_learned], labels[~is_learned]
    hits, strengths = {}, {}
    for kind in SOLVERS:
        found = fit(
            kind,
            known,
            own,
            classes,
            seed=recipe.seed,
            is_balanced=recipe.model.class_weights == "balanced",
            may_go_on=lambda: _may_go_on(job),
        )
        hits[kind] = found.scores(asked).argmax(axis=1) == truth
        strengths[kind] = found.strength
    hits[NEAREST] = nearest(known, own, asked) == truth
    return _Judged(hits, strengths)


def _may_go_on(job: Job) -> None:
    """Answer a question that waits.

    Raises:
        Cancelled: the test is given up.
    """
    job.questions.answer_next()
    if job.is_cancelled():
        raise Cancelled


def _read(file: Path) -> FeatureTest | None:
    try:
        return decoded(file.read_bytes(), FeatureTest)
    except (OSError, msgspec.DecodeError):  # missing, or damaged
        return None


def _write(file: Path, found: FeatureTest) -> None:
    """Keep a result; without the file it is computed again."""
    with suppress(OSError, StudioError):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, msgspec.json.encode(found))
