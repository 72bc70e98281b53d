"""A folder of images as a file of codes, and images of such a file again."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import keras
import numpy as np
from PIL import Image

import studio
from studio.core.base.errors import Cancelled, InputError
from studio.core.base.files import failure_of_disk
from studio.core.base.named_output import write_named
from studio.core.base.new_folder import new_folder
from studio.core.base.sentences import Sentence
from studio.core.dataset.given_files import given_files
from studio.core.exports import codes_file
from studio.core.exports.codes_file import About, CodesReport
from studio.core.look.view import Checkpoint
from studio.core.wire.messages import REFUSED_LISTED, Compressed, ImagesGenerated, Phase
from studio.engine.job import Job
from studio.engine.look.latent import Latent
from studio.engine.networks.graph import rows_of
from studio.engine.networks.predictor import Predictor
from studio.engine.tasks.autoencode.restoring import Pictures, Values, squared_errors
from studio.engine.tasks.generate import (
    base_of,
    decoded,
    latent_part,
    picture_names,
    write_pictures,
)
from studio.engine.tasks.prediction import TrainedModel, open_trained
from studio.engine.training.host_copy import host_copy

JPEG_QUALITY = 75
"""What Pillow, and most programs, take unless told otherwise."""

_CHUNK = 64


def compress(
    job: Job, run: Path, given: Path, file: Path, checkpoint: Checkpoint = "best"
) -> Compressed:
    """Write the codes of a folder of images to a file, and say what that saves and costs.

    Args:
        run: the run's folder.
        given: the folder, or a single image.
        file: what is written, whole or not at all.
        checkpoint: which of the run's weights.

    Raises:
        InputError: the run makes no codes, or none of the files is an image.
        WorkError: the disk is full, or the place cannot be written.
        Cancelled: the request was given up; nothing is written.
    """
    files = given_files([given])
    with job.phase(Phase.BUILDING):
        trained = open_trained(job, run, checkpoint)
        latent = latent_part(trained)
    if not latent.code:
        raise InputError("The network makes no codes of images; the runs of autoencoders do.")
    encoder = _encoder(trained, latent)
    sizes = _Sizes()
    codes: list[Values] = []
    names: list[str] = []
    taken: set[str] = set()
    refused: dict[str, Sentence] = {}
    with job.phase(Phase.EXPORTING) as progress, TemporaryFile() as spool:
        for chunk in decoded(job, files, trained.recipe.data):
            refused |= chunk.refused
            if chunk.files:
                codes.append(encoder.predict(chunk.pixels, np.arange(len(chunk.files))))
                names += picture_names(chunk.files, base_of(given), taken)
                spool.write(chunk.pixels.tobytes())
                sizes.add(chunk.pixels)
            progress(len(names) + len(refused), len(files))
        known = _checked(np.concatenate(codes))
        content = codes_file.packed(known, _about(trained, latent, names))
        errors, exact = _errors(latent, spool, known)
    write_named(file, content)
    report = CodesReport(
        file=str(file),
        images=len(names),
        refused=len(refused),
        image_size=trained.recipe.data.image_size,
        code=known.shape[1],
        size=len(content),
        png_size=sizes.png,
        jpeg_size=sizes.jpeg,
        network_size=_bytes(latent.decoder),
        error=errors,
        exact_error=exact,
        jpeg_error=sizes.jpeg_error / len(names),
        jpeg_quality=JPEG_QUALITY,
    )
    return Compressed(job.request, report, dict(list(refused.items())[:REFUSED_LISTED]))


def decompress(job: Job, file: Path, folder: Path, run: Path | None = None) -> ImagesGenerated:
    """Restore the images of a file of codes into a folder, as PNG.

    Args:
        file: as `compress` wrote it.
        folder: missing or empty.
        run: whose network restores them; None for the one that the file names.

    Raises:
        InputError: no such file or run, another network, or `folder` is in use.
        WorkError: the disk is full, or the place cannot be written.
        Cancelled: the request was given up; nothing is written.
    """
    found = codes_file.read(file)
    about = found.about
    with job.phase(Phase.BUILDING):
        latent = _decoder_of(job, run or Path(about.run), file, about)
    try:
        with new_folder(folder) as place, job.phase(Phase.EXPORTING) as progress:
            for start in range(0, len(found.codes), _CHUNK):
                if job.is_cancelled():
                    raise Cancelled
                pictures = latent.images(found.codes[start : start + _CHUNK])
                write_pictures(pictures, about.files[start : start + _CHUNK], place)
                progress(start + len(pictures), len(found.codes))
    except OSError as error:
        raise failure_of_disk(error, folder) from error
    return ImagesGenerated(job.request, str(folder), len(found.codes), {}, 0)


class _Sizes:
    """What images take in other formats.

    Attributes:
        png: bytes as PNG, as small as Pillow makes them.
        jpeg: bytes as JPEG.
        jpeg_error: sum of the mean squared errors of the JPEG files, of pixels in 0..1.
    """

    def __init__(self) -> None:
        self.png = self.jpeg = 0
        self.jpeg_error = 0.0

    def add(self, pictures: Pictures) -> None:
        """Count some images, uint8 (n, height, width, 1 or 3)."""
        for picture in pictures:
            image = Image.fromarray(picture[..., 0] if picture.shape[-1] == 1 else picture)
            packed = io.BytesIO()
            image.save(packed, "PNG", optimize=True)
            self.png += len(packed.getvalue())
            packed = io.BytesIO()
            image.save(packed, "JPEG", quality=JPEG_QUALITY)
            self.jpeg += len(packed.getvalue())
            again = np.asarray(Image.open(packed)).reshape(picture.shape).astype(np.float32)
            self.jpeg_error += float(squared_errors(again[None], picture[None])[0])


def _encoder(trained: TrainedModel, latent: Latent) -> Predictor:
    layer = trained.model.get_layer(latent.code)
    return Predictor(keras.Model(trained.model.inputs, layer.output))


def _decoder_of(job: Job, run: Path, file: Path, about: About) -> Latent:
    """Return what restores the codes of a file: of any checkpoint of the run that it fits."""
    for checkpoint in ("best", "last"):
        trained = open_trained(job, run, checkpoint)
        latent = latent_part(trained)
        if latent.code and _digest(latent) == about.network:
            return latent
    raise InputError(
        "{file} was made by another network than that of {run}; only that one restores it.",
        file=str(file),
        run=str(run),
    )


def _about(trained: TrainedModel, latent: Latent, names: list[str]) -> About:
    data = trained.recipe.data
    return About(
        run=str(trained.folder.path),
        network=_digest(latent),
        files=tuple(names),
        image_size=data.image_size,
        color=data.color,
        program=f"Afina Studio {studio.__version__}",
    )


def _digest(latent: Latent) -> str:
    """Return what tells a decoder's layers and weights from those of any other."""
    sha = hashlib.blake2b(digest_size=16)
    for layer in rows_of(latent.decoder):
        for variable in layer.weights:
            sha.update(repr((layer.name, tuple(variable.shape))).encode())
            sha.update(host_copy(variable).tobytes())
    return sha.hexdigest()


def _bytes(model: keras.Model) -> int:
    return 4 * int(model.count_params())


def _checked(codes: Values) -> Values:
    if not np.isfinite(codes).all():
        raise InputError("The network makes codes of these images that are no numbers.")
    return codes


def _errors(latent: Latent, spool: IO[bytes], codes: Values) -> tuple[float, float]:
    """Return the mean squared error with codes as they are in the file, and as they were.

    Args:
        latent: restores them.
        spool: the images, uint8, one behind the other: of a large folder they fill no memory.
        codes: as they were.
    """
    rounded = codes_file.unrounded(*codes_file.rounded(codes))
    spool.seek(0)
    totals = [0.0, 0.0]
    for start in range(0, len(codes), _CHUNK):
        rows = slice(start, start + _CHUNK)
        for place, given in enumerate((rounded[rows], codes[rows])):
            pictures = latent.images(given)
            if place == 0:
                content = spool.read(pictures.nbytes)
                original = np.frombuffer(content, np.uint8).reshape(pictures.shape)
            errors = squared_errors(pictures.astype(np.float32), original)
            totals[place] += float(errors.astype(np.float64).sum())
    return totals[0] / len(codes), totals[1] / len(codes)
