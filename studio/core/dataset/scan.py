"""Find out what is in a folder of images."""

import os
from collections.abc import Callable
from pathlib import Path

from studio.core.dataset.decode import examine
from studio.core.dataset.folders import File
from studio.core.dataset.images import Dataset, Image, Refused
from studio.core.dataset.in_parallel import in_parallel
from studio.core.dataset.listing import Listing, list_folder
from studio.core.dataset.unreadable import UnreadableImage
from studio.core.dataset.verdicts import Verdict, index_file, read_verdicts, write_verdicts
from studio.core.errors import InputError

_CHUNK = 32


def scan(
    folder: Path,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    index: Path | None = None,
) -> Dataset:
    """Return every image below `folder`, each decoded to its end once, and every file refused.

    What `list_folder` says about layouts and links holds. What there is is returned even if
    nothing can be trained on it; `check_trainable` judges that. Nothing in `folder` is written.

    Args:
        folder: one folder a class, or train/ validation/ test/ each holding those.
        progress: called in this thread with files done and files in all.
        cancelled: asked at least every 50 ms.
        index: file that remembers the verdicts on files by relative path, size and time of
            change; None takes one below `paths.cache()`.

    Raises:
        InputError: `folder` is missing, no folder, or may not be read.
        Cancelled: `cancelled` answered True; what was found so far is remembered.
    """
    root = os.path.abspath(folder)  # noqa: PTH100  # Path.absolute keeps ".."
    listing = _listing(root)
    index = index or index_file(root)
    known = read_verdicts(index, root)
    verdicts = {
        file.path: verdict
        for file, _, _ in listing.candidates
        if (verdict := known.get(file.path)) and verdict.is_about(file)
    }
    unread = [file for file, _, _ in listing.candidates if file.path not in verdicts]
    passing: dict[str, Verdict] = {}
    try:
        _judge(root, unread, verdicts, passing, progress, cancelled)
    finally:
        if verdicts != known:
            write_verdicts(index, root, verdicts)
    return _dataset(root, listing, verdicts | passing)


def _listing(root: str) -> Listing:
    try:
        root.encode("utf-8")
        return list_folder(root)
    except FileNotFoundError as error:
        raise InputError("There is no folder {folder}.", folder=root) from error
    except NotADirectoryError as error:
        raise InputError("{folder} is not a folder.", folder=root) from error
    except PermissionError as error:
        raise InputError(
            "The folder {folder} may not be read: permission denied.", folder=root
        ) from error
    except UnicodeEncodeError as error:
        shown = root.encode("utf-8", "replace").decode("utf-8")
        raise InputError("The name {folder} is not valid text.", folder=shown) from error
    except OSError as error:
        detail = error.strerror or str(error)
        raise InputError(
            "The folder {folder} cannot be read: {detail}.", folder=root, detail=detail
        ) from error


def _judge(
    root: str,
    files: list[File],
    lasting: dict[str, Verdict],
    passing: dict[str, Verdict],
    progress: Callable[[int, int], None] | None,
    cancelled: Callable[[], bool] | None,
) -> None:
    """Add a verdict on each of `files`: to `passing` if it may change while the file does not."""

    def judged(file: File) -> tuple[File, Verdict, bool]:
        try:
            found = examine(f"{root}{os.sep}{file.path}")
        except UnreadableImage as error:
            verdict = Verdict(file.size, file.mtime_ns, reason=error.sentence)
            return file, verdict, error.is_lasting
        return file, Verdict(file.size, file.mtime_ns, *found), True

    done = len(lasting)
    total = done + len(files)
    if progress is not None:
        progress(done, total)
    for results in in_parallel(judged, files, chunk=_CHUNK, cancelled=cancelled):
        for file, verdict, is_lasting in results:
            (lasting if is_lasting else passing)[file.path] = verdict
        done += len(results)
        if progress is not None:
            progress(done, total)


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
                label=labels[name],
                part=part,
                width=verdict.width,
                height=verdict.height,
                size=file.size,
                digest=verdict.digest,
            )
        )
    refused.sort(key=lambda it: it.path)
    return Dataset(root, listing.classes, tuple(images), tuple(refused))
