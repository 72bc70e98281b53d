"""What a classifier makes of the pinned images after each epoch: answers, and where they come from.

    probes/probes.json           which images they are, and the layer whose maps are weighted
    probes/images.png            as the network sees them, one below the other
    probes/epoch-<number>.npy    after that epoch of the run, counted from 1 through all stages: for
                                 each image its probabilities, float32 (classes,), and Grad-CAM of
                                 the most probable class, float32 (rows, columns) of the layer's
                                 units, with its negative values; of runs that follow maps also
                                 those, float16 (channels, rows, columns), coarse

Some kilobytes an epoch: a map is kept as coarse as it is, and laid over the image when it is seen.
A long run keeps every second, fourth, ... epoch, as a gallery does.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.base.epoch_files import EpochFiles
from studio.core.base.files import write_whole
from studio.core.base.json_file import read_json
from studio.core.base.lone_array import read_array, write_array
from studio.core.base.regular_file import check_own_folder, damaged
from studio.core.look.alignment import laid_over
from studio.core.tasks.picture_strip import MODES, Pictures, read_strip, write_strip

FOLDER = "probes"

MOST_EPOCHS = 200
"""Above that, every second one goes."""

MOST_IMAGES = 10

FOLLOWED, FOLLOWED_SIDE = 4, 28
"""Maps of a layer that are followed, and values that the longer side of one keeps at most."""

_PROBES, _IMAGES = "probes.json", "images.png"
_LARGEST_LIST = 16 * 1024**2
_MOST_CLASSES, _MOST_UNITS, _MOST_SIDE = 1_000_000, 4096, 4096


class Probes(msgspec.Struct, frozen=True, kw_only=True):
    """What a run has kept.

    Attributes:
        names: of the images.
        height: of an image in pixels, as the network sees it; likewise `width`.
        channels: 1 (grey) or 3.
        classes: in the order of the probabilities.
        layer: whose maps are weighted, "" where the network has none.
        rows: middle of what each row of its units sees, in pixels; likewise `columns`.
        maps_of: the layer of which maps are kept, "" where none are.
        maps: which of them, ascending; none before the first epoch.
        maps_size: rows and columns of what is kept of one.
        epochs: those whose answers are kept, ascending, from 1.
    """

    names: tuple[str, ...]
    height: int
    width: int
    channels: int
    classes: tuple[str, ...]
    layer: str = ""
    rows: tuple[float, ...] = ()
    columns: tuple[float, ...] = ()
    maps_of: str = ""
    maps: tuple[int, ...] = ()
    maps_size: tuple[int, int] = (0, 0)
    epochs: tuple[int, ...] = ()

    @property
    def shape(self) -> tuple[int, int, int, int]:
        """Of all images."""
        return len(self.names), self.height, self.width, self.channels

    @property
    def dtype(self) -> np.dtype[np.void]:
        """Of what is kept of one image after an epoch."""
        units = (len(self.rows), len(self.columns))
        kept = [("probabilities", "<f4", (len(self.classes),)), ("map", "<f4", units)]
        if self.maps:
            kept.append(("layer_maps", "<f2", self.maps_shape))
        return np.dtype(kept)

    @property
    def maps_shape(self) -> tuple[int, int, int]:
        """Of what is kept of an image's maps."""
        return (len(self.maps), *self.maps_size)


class ProbeAnswers(NamedTuple):
    """What the network says of the images.

    Attributes:
        probabilities: float32 (images, classes).
        maps: Grad-CAM of the most probable class, float32 (images, rows, columns) of units.
        layer_maps: those that are followed, (images, channels, rows, columns); None without.
    """

    probabilities: NDArray[np.float32]
    maps: NDArray[np.float32]
    layer_maps: NDArray[np.floating] | None = None


def evidence(probes: Probes, maps: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return where the evidence for the class lies, nowhere below 0, (..., height, width).

    Args:
        probes: of the run.
        maps: (..., rows, columns) of units.
    """
    size = (probes.height, probes.width)
    if not probes.layer:
        return np.zeros((*maps.shape[:-2], *size), np.float32)
    rows, columns = np.array(probes.rows), np.array(probes.columns)
    return laid_over(np.maximum(maps, 0), rows, columns, size)


def begin_probes(run: Path, probes: Probes, images: Pictures) -> None:
    """Keep the images that are followed.

    Args:
        run: the run's folder.
        probes: what is known of them.
        images: uint8, of `probes.shape`.

    Raises:
        WorkError: the disk is full, or the folder cannot be written.
        InputError: what lies there is no folder of the run itself.
    """
    folder = run / FOLDER
    check_own_folder(folder)
    write_strip(folder / _IMAGES, images)
    describe_probes(run, probes)


def describe_probes(run: Path, probes: Probes) -> None:
    """Keep what is known of them: with the first answers also which maps are followed.

    Raises:
        WorkError: the disk is full, or the folder cannot be written.
    """
    write_whole(run / FOLDER / _PROBES, msgspec.json.encode(probes))


def keep_answers(run: Path, probes: Probes, epoch: int, answers: ProbeAnswers) -> None:
    """Keep what the network says after an epoch of the run, from 1.

    Raises:
        WorkError: the disk is full, or the folder cannot be written.
        InputError: what lies there is no folder of the run itself.
    """
    check_own_folder(run / FOLDER)
    table = np.zeros(len(probes.names), probes.dtype)
    table["probabilities"], table["map"] = answers.probabilities, answers.maps
    if answers.layer_maps is not None and probes.maps:
        largest = np.finfo(np.float16).max
        table["layer_maps"] = np.clip(answers.layer_maps, -largest, largest)
    files = _files(run)
    write_array(files.file(epoch), table)
    files.thin(epoch, MOST_EPOCHS)


def forget_answers(run: Path, epoch: int) -> None:
    """Forget the epochs behind `epoch`: a resumed run trains them again."""
    _files(run).forget(epoch)


def read_probes(run: Path) -> Probes | None:
    """Return what the run in folder `run` has kept, None where it follows no images.

    Raises:
        InputError: its list of images is damaged.
    """
    file = run / FOLDER / _PROBES
    if not file.exists():
        return None
    found = read_json(file, _LARGEST_LIST, Probes)
    sides = (found.height, found.width)
    is_sane = (
        0 < len(found.names) <= MOST_IMAGES
        and 0 < min(sides) <= max(sides) <= _MOST_SIDE
        and found.channels in MODES
        and 0 < len(found.classes) <= _MOST_CLASSES
        and bool(found.layer) == bool(found.rows) == bool(found.columns)
        and max(len(found.rows), len(found.columns)) <= _MOST_UNITS
        and _ascends(found.rows)
        and _ascends(found.columns)
        and _ascends(found.maps)
        and len(found.maps) <= FOLLOWED
        and (not found.maps or (found.maps_of and _are_sides(found.maps_size)))
    )
    if not is_sane:
        raise damaged(file, f"{len(found.names)} x {found.height} x {found.width}")
    return msgspec.structs.replace(found, epochs=_files(run).epochs())


def read_images(run: Path, probes: Probes) -> Pictures:
    """Return the images as the network sees them, uint8 of `probes.shape`.

    Raises:
        InputError: the file is missing or damaged.
    """
    return read_strip(run / FOLDER / _IMAGES, probes.shape)


def read_answers(run: Path, probes: Probes, epoch: int) -> ProbeAnswers:
    """Return what the network said after an epoch of `probes.epochs`.

    Raises:
        InputError: the file is missing or damaged.
    """
    table = read_array(_files(run).file(epoch), (len(probes.names),), probes.dtype)
    layer_maps = table["layer_maps"].astype(np.float32) if probes.maps else None
    return ProbeAnswers(table["probabilities"], table["map"], layer_maps)


def _files(run: Path) -> EpochFiles:
    return EpochFiles(run / FOLDER, ".npy")


def _ascends(values: tuple[float, ...] | tuple[int, ...]) -> bool:
    return bool(np.isfinite(values).all() and (np.diff(values) > 0).all())


def _are_sides(size: tuple[int, int]) -> bool:
    return 0 < min(size) <= max(size) <= FOLLOWED_SIDE
