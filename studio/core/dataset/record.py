"""dataset.json of a run folder: which files it saw, and in which part."""

from collections.abc import Mapping
from pathlib import PurePosixPath

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.base.json_file import decoded
from studio.core.base.sentences import Sentence
from studio.core.dataset.fingerprint import fingerprint
from studio.core.dataset.images import PARTS, Dataset, Duplicates, Image, Refused
from studio.core.dataset.split import Split

FILE = "dataset.json"
_VERSION = 1


class RefusedFile(msgspec.Struct, frozen=True):
    """A refused file for readers of the JSON; `sentence` keeps the reason translatable."""

    path: str
    reason: str
    sentence: Sentence


class Drawn(msgspec.Struct, frozen=True):
    """How the parts were drawn, as in the recipe."""

    validation: float
    test: float
    seed: int
    limit_per_class: int


class DatasetRecord(msgspec.Struct, frozen=True):
    """The file's structure.

    Attributes:
        version: of this structure.
        folder: absolute path of the images.
        fingerprint: of all images.
        classes: names; an image's label is an index into them.
        drawn: how the parts came about.
        train: paths of the images that train; likewise `validation` and `test`.
        images: every image, used or not.
        refused: every file that is no image we read.
        duplicates: images that show the same.
    """

    version: int
    folder: str
    fingerprint: str
    classes: tuple[str, ...]
    drawn: Drawn
    train: tuple[str, ...]
    validation: tuple[str, ...]
    test: tuple[str, ...]
    images: tuple[Image, ...]
    refused: tuple[RefusedFile, ...]
    duplicates: tuple[Duplicates, ...] = ()


def encode_dataset(dataset: Dataset, split: Split) -> bytes:
    """Return the JSON text of dataset.json, UTF-8, indented."""
    train, validation, test = (
        tuple(dataset.images[index].path for index in split.part(part)) for part in PARTS
    )
    record = DatasetRecord(
        version=_VERSION,
        folder=dataset.folder,
        fingerprint=fingerprint(dataset),
        classes=dataset.classes,
        drawn=Drawn(
            split.validation_fraction, split.test_fraction, split.seed, split.limit_per_class
        ),
        train=train,
        validation=validation,
        test=test,
        images=dataset.images,
        refused=tuple(
            RefusedFile(refused.path, str(refused.reason), refused.reason)
            for refused in dataset.refused
        ),
        duplicates=dataset.duplicates,
    )
    return msgspec.json.format(msgspec.json.encode(record), indent=1)


def decode_dataset(content: bytes, file: str = FILE) -> tuple[Dataset, Split]:
    """Return what `encode_dataset` was given.

    Args:
        content: of the file.
        file: what a person knows it by.

    Raises:
        InputError: damaged, of a newer version, or changed by hand so that it no longer agrees.
    """
    record = _decode(content, file)
    refused = tuple(Refused(it.path, it.sentence) for it in record.refused)
    _check_images(record, file)
    dataset = Dataset(record.folder, record.classes, record.images, refused, record.duplicates)
    return dataset, _split(record, file)


def with_folder(content: bytes, folders: Mapping[str, str]) -> bytes:
    """Return dataset.json as it is where its images lie in another folder.

    Args:
        content: of the file.
        folders: where they lie, by the folder that it names; one that is missing stays.

    Raises:
        InputError: damaged, or of a newer version.
    """
    record = _decode(content)
    moved = msgspec.structs.replace(record, folder=folders.get(record.folder, record.folder))
    return msgspec.json.format(msgspec.json.encode(moved), indent=1)


def check_record(content: bytes, file: str = FILE) -> None:
    """Look whether `decode_dataset` can read `content`, without a look at each image's path.

    Raises:
        InputError: damaged, or of a newer version.
    """
    _decode(content, file)


def _decode(content: bytes, file: str = FILE) -> DatasetRecord:
    try:
        record = decoded(content, DatasetRecord)
    except msgspec.DecodeError as error:
        raise InputError("{file} is damaged: {reason}.", file=file, reason=str(error)) from error
    if record.version != _VERSION:
        raise InputError(
            "{file} has version {found}; this program reads version {allowed}.",
            file=file,
            found=record.version,
            allowed=_VERSION,
        )
    return record


def _split(record: DatasetRecord, file: str) -> Split:
    places = {image.path: index for index, image in enumerate(record.images)}

    def indices(files: tuple[str, ...]) -> NDArray[np.int64]:
        unknown = [path for path in files if path not in places]
        if unknown:
            raise InputError(
                "{file} does not describe the image {image}.", file=file, image=unknown[0]
            )
        return np.array([places[path] for path in files], np.int64)

    drawn = record.drawn
    return Split(
        indices(record.train),
        indices(record.validation),
        indices(record.test),
        drawn.validation,
        drawn.test,
        drawn.seed,
        drawn.limit_per_class,
    )


def _check_images(record: DatasetRecord, file: str) -> None:
    """A run folder may come from somebody else: no path may lead out of the image folder."""
    labels = max(len(record.classes), 1)
    for image in record.images:
        path = PurePosixPath(image.path)
        if path.is_absolute() or ".." in path.parts or not 0 <= image.label < labels:
            raise InputError("{file} is damaged at the image {image}.", file=file, image=image.path)
    for group in record.duplicates:
        if not all(0 <= index < len(record.images) for index in group.images):
            raise InputError("{file} is damaged: it lists duplicates of unknown images.", file=file)
