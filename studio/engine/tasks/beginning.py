"""The beginning of a training: images are decoded while the network is built and tried out.

Decoding leaves the interpreter's lock, building a network is Python alone: side by side both are
done in little more than the longer of the two. TensorFlow stays with the calling thread.
"""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from studio.core.dataset import scan as scans
from studio.core.dataset.exclusion import Exclusion
from studio.core.dataset.images import Dataset
from studio.core.dataset.listing import list_folder
from studio.core.dataset.pixel_form import PixelForm
from studio.core.recipes.recipe import Recipe
from studio.core.wire.messages import Phase, Progress
from studio.engine.job import Job
from studio.engine.networks.from_recipe import network_of, weights_at_hand
from studio.engine.networks.network import Network
from studio.engine.scan_log import log_scan
from studio.engine.tasks.saving_proof import is_known, prove_saving
from studio.engine.training.precision import use_precision


def look_and_build(job: Job, recipe: Recipe) -> tuple[Dataset, Network | None]:
    """Look through the recipe's folder, keep its pixels, and build the network meanwhile.

    Returns:
        The data set, and the network unless its weights are still to be fetched or the folder
        does not say how many classes there are.

    Raises:
        InputError: something is wrong with the folder or the model.
        WorkError: there is no room for the pixels, or a saved network does not come back.
        Cancelled: given up.
    """
    given_up = threading.Event()
    listed, classes = _classes(recipe)

    def look() -> Dataset:
        data = recipe.data
        # Pixels are kept for the data set that trains; without a class it is another one.
        form = PixelForm(data.image_size, data.color) if classes == listed else None
        with job.phase(Phase.SCANNING) as progress:
            dataset = scans.scan(
                Path(data.folder),
                progress=progress,
                cancelled=lambda: job.is_cancelled() or given_up.is_set(),
                pixels=form,
            )
        log_scan(job, dataset)
        job.emit(Progress(job.request, Phase.BUILDING, 0, 0))
        return dataset

    with ThreadPoolExecutor(1, "looking") as thread:
        looking = thread.submit(look)
        try:
            network = _network(job, recipe, classes)
        except BaseException:
            given_up.set()
            raise
        return looking.result(), network


def _network(job: Job, recipe: Recipe, classes: tuple[str, ...]) -> Network | None:
    """Build without a word: the other thread tells how far the images are."""
    weights = weights_at_hand(recipe.model)
    if len(classes) < 2 or weights is None:
        return None
    began = time.monotonic()
    use_precision(recipe.precision)
    network = network_of(recipe, classes, weights.path)
    built = time.monotonic()
    prove_saving(network.model, known=is_known(recipe.model))
    job.add_seconds(Phase.BUILDING, built - began)
    job.add_seconds(Phase.REHEARSING, time.monotonic() - built)
    return network


def _classes(recipe: Recipe) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the classes of the folder, and those that the recipe does not leave out."""
    try:
        listing = list_folder(recipe.data.folder)
    except OSError:
        return (), ()  # the scan has a sentence for it
    exclusion = Exclusion(recipe.data.exclude)
    if not exclusion:
        return listing.classes, listing.classes
    kept = {name for file, name, _ in listing.candidates if not exclusion.has(file.path)}
    return listing.classes, tuple(name for name in listing.classes if name in kept)
