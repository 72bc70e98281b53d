"""The beginning of a training: images are decoded while the network is built and tried out.

The folder is looked through first; its images are decoded in the order of the first epoch.

Decoding leaves the interpreter's lock, building a network is Python alone: side by side both are
done in little more than the longer of the two. TensorFlow stays with the calling thread.
"""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import NamedTuple

import msgspec

from studio.core.dataset import scan as scans
from studio.core.dataset.choosing import choose
from studio.core.dataset.exclusion import Exclusion
from studio.core.dataset.images import Dataset
from studio.core.dataset.listing import Listing
from studio.core.dataset.pixel_form import PixelForm
from studio.core.dataset.pixels import Pixels
from studio.core.dataset.split import Split
from studio.core.dataset.trainable import check_trainable
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Recipe, needs_classes
from studio.core.wire.messages import Phase, Progress
from studio.engine.job import Job
from studio.engine.networks.network import Network
from studio.engine.scan_log import log_scan
from studio.engine.tasks.saving_proof import prove_saving
from studio.engine.tasks.task import EngineTask, engine_task
from studio.engine.training.precision import use_precision
from studio.engine.training.prepared_run import expected_pixels

ANSWER_SECONDS = 0.05
"""Between two looks whether a question waits, while the folder is still looked through."""


class Beginning(NamedTuple):
    """What is there before a run's prepared is put together.

    Attributes:
        dataset: what the recipe uses of the folder.
        parts: which of it train, validate, test.
        pixels: of the images, being decoded; to be closed.
        network: None where its weights are still to be fetched.
    """

    dataset: Dataset
    parts: Split
    pixels: Pixels
    network: Network | None


def look_and_build(job: Job, task: EngineTask, recipe: Recipe) -> Beginning:
    """Look through the recipe's folder, begin to decode, and build the network meanwhile.

    Raises:
        InputError: something is wrong with the folder or the model.
        WorkError: there is no room for the pixels, or a saved network does not come back.
        Cancelled: given up.
    """
    given_up = threading.Event()
    has_classes = needs_classes(recipe)
    listing = scans.listing_of(Path(recipe.data.folder), needs_classes=has_classes)
    classes = _classes(listing, recipe)

    def look() -> tuple[Dataset, Split, Pixels]:
        data = recipe.data
        # Pixels are kept for the data set that trains; without a class it is another one.
        form = PixelForm(data.image_size, data.color) if classes == listing.classes else None
        with job.phase(Phase.SCANNING) as progress:
            scanned = scans.scan(
                Path(data.folder),
                listing=listing,
                progress=progress,
                cancelled=lambda: job.is_cancelled() or given_up.is_set(),
                pixels=form,
            )
        log_scan(job, scanned)
        dataset, parts = choose(scanned, recipe)
        check_trainable(dataset, parts, is_labelled=has_classes, task=recipe.task)
        pixels = expected_pixels(recipe, dataset, parts)
        job.emit(Progress(job.request, Phase.BUILDING, 0, 0))
        return dataset, parts, pixels

    with ThreadPoolExecutor(1, "looking") as thread:
        looking = thread.submit(look)
        try:
            network = _network(job, task, recipe, classes)
        except BaseException:
            given_up.set()
            if looking.exception() is None:
                looking.result()[-1].close()
            raise
        while not looking.done():
            job.questions.answer_next()
            wait([looking], ANSWER_SECONDS)
        return Beginning(*looking.result(), network)


def _network(
    job: Job, task: EngineTask, recipe: Recipe, classes: tuple[str, ...]
) -> Network | None:
    """Build without a word: the other thread tells how far the images are."""
    began = time.monotonic()
    use_precision(recipe.precision)
    network = task.network_at_hand(recipe, classes)
    if network is None:
        return None
    built = time.monotonic()
    prove_saving(network.model, known=task.is_known(recipe))
    job.add_seconds(Phase.BUILDING, built - began)
    job.add_seconds(Phase.TEST_STEP, time.monotonic() - built)
    return network


def _classes(listing: Listing, recipe: Recipe) -> tuple[str, ...]:
    """Return the classes of the folder that the recipe does not leave out."""
    exclusion = Exclusion(recipe.data.exclude)
    if not exclusion:
        return listing.classes
    kept = {name for file, name, _ in listing.candidates if not exclusion.has(file.path)}
    return tuple(name for name in listing.classes if name in kept)


def with_absolute_paths(recipe: Recipe, base: Path) -> Recipe:
    """Return the recipe as a run keeps it: it means the same wherever the run's folder lies.

    Args:
        recipe: whatever its task.
        base: folder that its relative paths start from.
    """
    recipe = engine_task(recipe.task).absolute(recipe, base)
    folder = recipes.data_folder(recipe, base / recipes.FILE_NAME)
    data = msgspec.structs.replace(recipe.data, folder=str(folder))
    return msgspec.structs.replace(recipe, data=data)
