"""What is written lies apart from the images, where each folder is a class."""

from __future__ import annotations

from pathlib import Path

from studio.core.base import paths
from studio.core.base.errors import InputError


def check_apart(folder: Path, images: Path) -> None:
    """Refuse to write into the image folder.

    Args:
        folder: that is written into; it need not be there yet.
        images: the image folder.

    Raises:
        InputError: the one lies in the other.
    """
    if paths.resolved(folder).is_relative_to(paths.resolved(images)):
        raise InputError(
            "{folder} lies in the image folder, where each folder is a class. Choose another one.",
            folder=str(folder),
        )
