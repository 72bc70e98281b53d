"""The images that a project follows through its trainings: up to ten, copied into the project.

    probes/pinned.json   which they are and where they came from, in the order they were pinned
    probes/3.jpg         copies, byte for byte
    probes/layer.json    the layer whose maps of them are kept, if one was chosen

A copy, because a drawing is a file for a moment only, and the folder of images is never written to.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import msgspec

from studio.core.base.errors import InputError
from studio.core.base.files import failure_of_disk, write_whole
from studio.core.base.json_file import read_json
from studio.core.base.regular_file import check_own_folder, read_regular

FOLDER = "probes"

MOST = 10
"""Pinned images of a project."""

_LIST, _LAYER = "pinned.json", "layer.json"
_LARGEST_LIST = 1024**2
_LARGEST_IMAGE = 256 * 1024**2
_NAME = re.compile(r"\d{1,6}(\.[a-z0-9]{1,5})?")


class PinnedImage(msgspec.Struct, frozen=True):
    """One of them.

    Attributes:
        file: name of the copy, in the project's folder of them.
        name: what the image is called.
        source: the file that was copied.
    """

    file: str
    name: str
    source: str


def pinned_images(project: Path) -> tuple[PinnedImage, ...]:
    """Return those of the project in folder `project`, in the order in which they were pinned.

    Raises:
        InputError: the list of them is damaged.
    """
    file = project / FOLDER / _LIST
    if not file.exists():
        return ()
    found = read_json(file, _LARGEST_LIST, tuple[PinnedImage, ...])
    usable = (one for one in found if _NAME.fullmatch(one.file))
    return tuple(one for one in usable if path_of(project, one).is_file())[:MOST]


def path_of(project: Path, image: PinnedImage) -> Path:
    """Return where the copy lies."""
    return project / FOLDER / image.file


def pinned_as(project: Path, image: Path) -> PinnedImage | None:
    """Return the pinned image that is `image`, by its source or by its copy.

    Raises:
        InputError: the list of them is damaged.
    """
    for one in pinned_images(project):
        if str(image) in (one.source, str(path_of(project, one))):
            return one
    return None


def pin(project: Path, image: Path) -> PinnedImage:
    """Copy an image file into the project; one that is pinned already stays as it is.

    Raises:
        InputError: ten are pinned, the file cannot be read, or the folder of them is a link.
        WorkError: the project cannot be written.
    """
    known = pinned_images(project)
    there = pinned_as(project, image)
    if there is not None:
        return there
    if len(known) >= MOST:
        raise InputError(
            "{count} images are pinned, which is the most a project can have. Unpin one first.",
            count=len(known),
        )
    content = read_regular(image, _LARGEST_IMAGE)
    _make_folder(project)
    number = 1 + max((int(Path(one.file).stem) for one in known), default=0)
    suffix = image.suffix.lower()
    is_plain = _NAME.fullmatch(f"{number}{suffix}") is not None
    made = PinnedImage(f"{number}{suffix if is_plain else ''}", image.name, str(image))
    write_whole(path_of(project, made), content)
    _write(project, (*known, made))
    return made


def unpin(project: Path, image: PinnedImage) -> None:
    """Follow an image no longer; its copy goes, runs keep what they have of it.

    Raises:
        InputError: the list of them is damaged, or their folder is a link to another.
        WorkError: the project cannot be written.
    """
    _write(project, tuple(one for one in pinned_images(project) if one.file != image.file))
    with suppress(OSError):  # it is not listed any more
        path_of(project, image).unlink(missing_ok=True)


def pinned_layer(project: Path) -> str:
    """Return the layer whose maps of the pinned images are kept; "" where none was chosen.

    Raises:
        InputError: the file is damaged.
    """
    file = project / FOLDER / _LAYER
    if not file.exists():
        return ""
    return read_json(file, _LARGEST_LIST, str)


def pin_layer(project: Path, layer: str) -> None:
    """Have the next runs keep maps of this layer, "" for the network's first convolution.

    Raises:
        InputError: the folder of pinned images is a link to another.
        WorkError: the project cannot be written.
    """
    _make_folder(project)
    write_whole(project / FOLDER / _LAYER, msgspec.json.encode(layer))


def _write(project: Path, images: tuple[PinnedImage, ...]) -> None:
    _make_folder(project)
    listed = msgspec.json.format(msgspec.json.encode(images), indent=2)
    write_whole(project / FOLDER / _LIST, listed)


def _make_folder(project: Path) -> None:
    folder = project / FOLDER
    check_own_folder(folder)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise failure_of_disk(error, folder) from None
