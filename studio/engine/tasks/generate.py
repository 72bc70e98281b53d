"""Images that a run's network makes, as files: samples, restored images, cleaned folders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.core.base.errors import Cancelled, InputError
from studio.core.base.files import failure_of_disk
from studio.core.base.new_folder import new_folder
from studio.core.base.sentences import Sentence
from studio.core.dataset.decode import load_pixels
from studio.core.dataset.given_files import given_files
from studio.core.dataset.in_parallel import in_parallel
from studio.core.dataset.unreadable import UnreadableImage
from studio.core.look.view import Checkpoint
from studio.core.recipes.recipe import Data
from studio.core.runs.apart import check_apart
from studio.core.tasks.latent import prior
from studio.core.wire.messages import REFUSED_LISTED, ImagesGenerated, Phase
from studio.engine.job import Job
from studio.engine.look.latent import Latent, labelled, latent_of
from studio.engine.tasks.autoencode.restoring import as_pictures, restorer_of
from studio.engine.tasks.classify.predicting import none_is_an_image
from studio.engine.tasks.prediction import TrainedModel, load_probe_images, open_trained

_CHUNK = 64
MOST = 100_000
"""Samples of one call."""

MOST_SEED = 2**31 - 1

Pictures = NDArray[np.uint8]


class Chunk(NamedTuple):
    """Some files, decoded.

    Attributes:
        files: that are images.
        pixels: uint8 (files, height, width, channels).
        refused: the others, and why.
    """

    files: list[Path]
    pixels: Pictures
    refused: dict[str, Sentence]


def generate(
    job: Job,
    run: Path,
    folder: Path,
    *,
    count: int = 16,
    seed: int = 0,
    label: int = -1,
    checkpoint: Checkpoint = "best",
    images: Path | None = None,
) -> ImagesGenerated:
    """Write images that a run's network makes into a folder, as PNG.

    Samples of its latent space; of a network that none can be drawn from, test images beside what
    it restores of them.

    Args:
        run: the run's folder.
        folder: missing or empty.
        count: of samples.
        seed: of samples.
        label: number of the class that samples are of, where there is a choice; -1 for all.
        checkpoint: which of the run's weights.
        images: a folder of images, or a file, that are restored instead.

    Raises:
        InputError: the network makes no images, `folder` is in use or lies among the run's, or a
            number is out of range.
        WorkError: the disk is full, or the place cannot be written.
        Cancelled: the request was given up; nothing is written.
    """
    if not 1 <= count <= MOST:
        raise InputError("count is {found}; it must be 1 to {most}.", found=count, most=MOST)
    if not 0 <= seed <= MOST_SEED:
        raise InputError("seed is {found}; it must be 0 to {most}.", found=seed, most=MOST_SEED)
    with job.phase(Phase.BUILDING):
        trained = open_trained(job, run, checkpoint)
    check_apart(folder, Path(trained.recipe.data.folder))
    latent = latent_part(trained)
    no_refusals: dict[str, Sentence] = {}
    try:
        with new_folder(folder) as place:
            if images is not None:
                found = _restore(job, trained, images, place)
            elif latent.space.has_prior:
                found = _sample(job, latent, place, (count, seed, label)), no_refusals, 0
            else:
                found = _compare(trained, place, count), no_refusals, 0
    except OSError as error:
        raise failure_of_disk(error, folder) from error
    return ImagesGenerated(job.request, str(folder), *found)


def write_pictures(pictures: Pictures, names: Sequence[str], place: Path) -> None:
    """Write images, uint8 (n, height, width, 1 or 3), as PNG below a folder.

    Raises:
        OSError: the place cannot be written.
    """
    for picture, name in zip(pictures, names, strict=True):
        file = place / name
        file.parent.mkdir(parents=True, exist_ok=True)
        plain = picture[..., 0] if picture.shape[-1] == 1 else picture
        Image.fromarray(plain).save(file, "PNG")


def decoded(job: Job, files: Sequence[Path], data: Data) -> Iterator[Chunk]:
    """Yield files in chunks, as a network reads them.

    Raises:
        InputError: none of them is an image.
        Cancelled: the request was given up.
    """
    done, kept = 0, 0
    decode = partial(_decoded, data=data)
    shape = (*data.image_size, 1 if data.color == "gray" else 3)
    for found in in_parallel(decode, files, chunk=_CHUNK, cancelled=job.is_cancelled):
        some = files[done : done + len(found)]
        done += len(found)
        whole: list[Path] = []
        pixels: list[Pictures] = []
        refused: dict[str, Sentence] = {}
        for file, it in zip(some, found, strict=True):
            if isinstance(it, Sentence):
                refused[str(file)] = it
            else:
                whole.append(file)
                pixels.append(it)
        kept += len(whole)
        if done == len(files) and not kept:
            raise none_is_an_image(some[-1], refused[str(some[-1])])
        stacked = np.stack(pixels) if pixels else np.zeros((0, *shape), np.uint8)
        yield Chunk(whole, stacked, refused)


def picture_names(files: Sequence[Path], folder: Path, taken: set[str]) -> list[str]:
    """Return a name as PNG for each file below `folder`, with forward slashes, none of them twice.

    Args:
        taken: names that are given away already; the new ones are added.
    """
    names = []
    for file in files:
        inside = PurePosixPath(file.relative_to(folder).as_posix())
        name = str(inside.with_suffix(".png"))
        number = 1
        while name.lower() in taken:  # one.jpg beside one.png
            number += 1
            name = str(inside.with_name(f"{inside.stem}-{number}.png"))
        taken.add(name.lower())
        names.append(name)
    return names


def base_of(given: Path) -> Path:
    """Return the folder that the files of a given folder, or a given file, lie in."""
    return given if given.is_dir() else given.parent


def latent_part(trained: TrainedModel) -> Latent:
    """Return the part of a run's network that makes images of vectors.

    Raises:
        InputError: there is none.
    """
    recipe, classes = trained.recipe, len(trained.classes)
    found = latent_of(recipe, classes, trained.model, trained.part)
    if found is None:
        raise InputError(
            '{run} makes no images; its task is "{task}".',
            run=str(trained.folder.path),
            task=recipe.task,
        )
    return found


def _sample(job: Job, latent: Latent, place: Path, how: tuple[int, int, int]) -> int:
    count, seed, label = how
    vectors = labelled(prior(count, latent.space.size, seed), label, latent.space)
    digits = max(4, len(str(count)))
    with job.phase(Phase.EXPORTING) as progress:
        for start in range(0, count, _CHUNK):
            if job.is_cancelled():
                raise Cancelled
            pictures = latent.images(vectors[start : start + _CHUNK])
            numbers = range(start + 1, start + 1 + len(pictures))
            write_pictures(pictures, [f"{number:0{digits}d}.png" for number in numbers], place)
            progress(start + len(pictures), count)
    return count


def _compare(trained: TrainedModel, place: Path, count: int) -> int:
    """Write test images, what the network sees of them, and what it restores."""
    original = load_probe_images(trained, count)
    restorer = restorer_of(trained.model, trained.recipe)
    found = restorer.restore(original, range(len(original)))
    kinds = {"original": original, "restored": as_pictures(found.restored)}
    if found.is_noisy:
        kinds["noisy"] = as_pictures(found.shown)
    for kind, pictures in kinds.items():
        names = [f"{number:04d}-{kind}.png" for number in range(1, len(pictures) + 1)]
        write_pictures(pictures, names, place)
    return len(original)


def _restore(
    job: Job, trained: TrainedModel, given: Path, place: Path
) -> tuple[int, dict[str, Sentence], int]:
    """Write what the network restores of given images, under their own names."""
    if not latent_part(trained).space.has_codes:
        raise InputError("{run} restores no images.", run=str(trained.folder.path))
    files = given_files([given])
    restorer = restorer_of(trained.model, trained.recipe)
    listed: dict[str, Sentence] = {}
    images = refused = 0
    taken: set[str] = set()
    with job.phase(Phase.EXPORTING) as progress:
        for chunk in decoded(job, files, trained.recipe.data):
            if chunk.files:
                numbers = range(len(chunk.files))
                found = restorer.restore(chunk.pixels, numbers, adds_noise=False)
                names = picture_names(chunk.files, base_of(given), taken)
                write_pictures(as_pictures(found.restored), names, place)
            images += len(chunk.files)
            refused += len(chunk.refused)
            listed |= dict(list(chunk.refused.items())[: REFUSED_LISTED - len(listed)])
            progress(images + refused, len(files))
    return images, listed, refused


def _decoded(file: Path, data: Data) -> Pictures | Sentence:
    """Return the pixels of a file, or why it has none."""
    try:
        return load_pixels(file, data.image_size, data.color)
    except UnreadableImage as error:
        return error.sentence
