"""Find out what is in a folder of images."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.dataset.decode import examine, examine_for
from studio.core.dataset.duplicates import contents_key, find_duplicates, near_groups
from studio.core.dataset.folders import File
from studio.core.dataset.images import Dataset, Image, Refused
from studio.core.dataset.in_parallel import in_parallel
from studio.core.dataset.listing import Listing, list_folder
from studio.core.dataset.pixel_file import BUDGET, NewPixelFile, new_pixel_file, pixel_file
from studio.core.dataset.pixel_form import PixelForm
from studio.core.dataset.unreadable import UnreadableImage
from studio.core.dataset.verdicts import Known, Verdict, index_file, read_known, write_known

_CHUNK = 32


def scan(
    folder: Path,
    *,
    listing: Listing | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    index: Path | None = None,
    pixels: PixelForm | None = None,
    budget_bytes: int = BUDGET,
    needs_classes: bool = True,
) -> Dataset:
    """Return every image below `folder`, each decoded to its end once, and every file refused.

    A JPEG is decoded at an eighth of its size: all of its bytes are read, few are computed.

    Images that show the same are found by their bytes and by their looks, over the whole folder.

    What `list_folder` says about layouts and links holds. What there is is returned even if
    nothing can be trained on it; `check_trainable` judges that. Nothing in `folder` is written.

    Told what `pixels` will be wanted, a scan that has most of the files to decode keeps those that
    it decodes as large as they are wanted, and `open_pixels` then finds them. Where the cache
    cannot be written, they are not kept.

    Args:
        folder: one folder a class, or train/ validation/ test/ each holding those.
        listing: what `listing_of` said of `folder`, where it was asked already.
        progress: called in this thread with files done and files in all.
        cancelled: asked at least every 50 ms.
        index: file that remembers the verdicts on files by relative path, size and time of
            change; None takes one below `paths.cache()`.
        pixels: what `open_pixels` will be asked for next.
        budget_bytes: as `open_pixels` takes it.
        needs_classes: False takes images that lie in no class folder as well.

    Raises:
        InputError: `folder` is missing, no folder, may not be read, or went away meanwhile.
        WorkError: no space for the pixels.
        Cancelled: `cancelled` answered True; what was found so far is remembered.
    """
    root = os.path.abspath(folder)  # noqa: PTH100  # Path.absolute keeps ".."
    listing = listing or listing_of(folder, needs_classes=needs_classes)
    index = index or index_file(root)
    known = read_known(index, root)
    verdicts = {
        file.path: verdict
        for file, _, _ in listing.candidates
        if (verdict := known.verdicts.get(file.path)) and verdict.is_about(file)
    }
    is_worth_it = pixels is not None and 2 * len(verdicts) < len(listing.candidates)
    with _row_file(pixels if is_worth_it else None, listing, budget_bytes) as rows:
        passing: dict[str, Verdict] = {}
        found = msgspec.structs.replace(known, verdicts=verdicts)
        try:
            _judge(root, listing, verdicts, passing, rows, _Watched(progress, cancelled))
            _check_still_there(root, passing)
            dataset = _dataset(root, listing, verdicts | passing)
            found = _with_near(found, dataset)
        finally:
            if found != known:
                write_known(index, root, found)
        duplicates = find_duplicates(dataset.images, found.near)
        dataset = msgspec.structs.replace(dataset, duplicates=duplicates)
        # A file that is there already may be at work, and holds as much as this one.
        if rows is not None and not rows.is_empty:
            file = pixel_file(dataset, rows.form)
            if not file.exists():
                rows.finish(file)
    return dataset


def _with_near(known: Known, dataset: Dataset) -> Known:
    """Return `known` with the near-identical contents of `dataset`, compared only if they differ.

    The verdict of every image is a lasting one, so its look is there.
    """
    key = contents_key(dataset.images)
    if key == known.contents:
        return known
    looks = {verdict.digest: verdict.look for verdict in known.verdicts.values()}
    return Known(known.verdicts, key, near_groups(dataset.images, looks))


class _Watched(NamedTuple):
    """The two functions of the caller."""

    progress: Callable[[int, int], None] | None
    cancelled: Callable[[], bool] | None


class _Judged(NamedTuple):
    """A verdict, whether it holds as long as the file is unchanged, and pixels if asked for."""

    file: File
    verdict: Verdict
    is_lasting: bool
    row: NDArray[np.uint8] | None


def listing_of(folder: Path, *, needs_classes: bool = True) -> Listing:
    """Return what `list_folder` says of `folder`.

    Args:
        needs_classes: False takes images that lie in no class folder as well.

    Raises:
        InputError: `folder` is missing, no folder, or may not be read.
    """
    root = os.path.abspath(folder)  # noqa: PTH100  # Path.absolute keeps ".."
    try:
        root.encode("utf-8")
        return list_folder(root, needs_classes=needs_classes)
    except FileNotFoundError as error:
        raise InputError("The folder {folder} was not found.", folder=root) from error
    except NotADirectoryError as error:
        raise InputError("{folder} is not a folder.", folder=root) from error
    except PermissionError as error:
        raise InputError(
            "The folder {folder} cannot be read: permission denied.", folder=root
        ) from error
    except UnicodeEncodeError as error:
        shown = root.encode("utf-8", "replace").decode("utf-8")
        raise InputError("The name {folder} is not valid text.", folder=shown) from error
    except OSError as error:
        detail = error.strerror or str(error)
        raise InputError(
            "The folder {folder} cannot be read: {detail}.", folder=root, detail=detail
        ) from error


def _row_file(
    form: PixelForm | None, listing: Listing, budget: int
) -> AbstractContextManager[NewPixelFile | None]:
    if form is None:
        return nullcontext()
    return new_pixel_file(form, len(listing.candidates), budget)


def _judge(
    root: str,
    listing: Listing,
    lasting: dict[str, Verdict],
    passing: dict[str, Verdict],
    rows: NewPixelFile | None,
    watched: _Watched,
) -> None:
    """Add a verdict on each file that has none: to `passing` if it may change while the file stays.

    Every image gets its place in `rows`, filled where it came with its pixels.
    """
    form = None if rows is None else rows.form
    work = partial(_judged, root, form)
    candidates = [file for file, _, _ in listing.candidates]
    known = {path for path, verdict in lasting.items() if verdict.reason is None}
    files = [file for file in candidates if file.path not in lasting]
    places = iter(candidates)
    total = len(candidates)
    done = total - len(files)
    report = watched.progress or (lambda done, total: None)
    report(done, total)
    chunk = form.chunk if form else _CHUNK
    for results in in_parallel(work, files, chunk=chunk, cancelled=watched.cancelled):
        for file, verdict, is_lasting, row in results:
            (lasting if is_lasting else passing)[file.path] = verdict
            if rows is not None:
                _pass_known(rows, places, known, file)
                if verdict.reason is None:
                    rows.add(row)
        done += len(results)
        report(done, total)
    if rows is not None:
        _pass_known(rows, places, known, None)


def _pass_known(
    rows: NewPixelFile, files: Iterator[File], known: set[str], end: File | None
) -> None:
    """Leave free the rows of images before `end` that are not decoded again."""
    for file in files:
        if file is end:
            return
        if file.path in known:
            rows.add(None)


def _judged(root: str, form: PixelForm | None, file: File) -> _Judged:
    path = f"{root}{os.sep}{file.path}"
    try:
        found, row = (examine(path), None) if form is None else examine_for(path, form)
    except UnreadableImage as error:
        refused = Verdict(file.size, file.mtime_ns, reason=error.sentence)
        return _Judged(file, refused, error.is_lasting, None)
    width, height, digest, look = found
    verdict = Verdict(file.size, file.mtime_ns, width, height, digest, look=look)
    return _Judged(file, verdict, True, row)


def _check_still_there(root: str, passing: dict[str, Verdict]) -> None:
    """Tell a disk that was unplugged from files that cannot be read."""
    if passing and not os.path.isdir(root):  # noqa: PTH112  # as the rest
        raise InputError("The folder {folder} disappeared while it was being read.", folder=root)


def _dataset(root: str, listing: Listing, verdicts: dict[str, Verdict]) -> Dataset:
    labels = {name: label for label, name in enumerate(listing.classes)}
    images: list[Image] = []
    refused = list(listing.refused)
    for file, name, part in listing.candidates:
        verdict = verdicts[file.path]
        if verdict.reason is not None:
            refused.append(Refused(file.path, verdict.reason))
            continue
        images.append(
            Image(
                path=file.path,
                label=labels.get(name, 0),
                part=part,
                width=verdict.width,
                height=verdict.height,
                size=file.size,
                digest=verdict.digest,
            )
        )
    refused.sort(key=lambda it: it.path)
    return Dataset(root, listing.classes, tuple(images), tuple(refused))
