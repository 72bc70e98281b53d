"""A whole gallery as one file: a sheet of all epochs, or a moving picture of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from studio.core.tasks.gallery import Gallery, read_originals, read_pictures, thinned
from studio.ui.widgets.animation import write_gif
from studio.ui.widgets.picture_rows import PictureRow, sheet
from studio.ui.widgets.saving import write_png

MOST_COLUMNS = 16
"""Epochs on a sheet; of more, every second, third, ... is taken, the first and last always."""

MOST_FRAMES = 100
FRAME_MS = 200


def write_epochs(run: Path, gallery: Gallery, path: Path) -> None:
    """Write every image as a row: as it is, then after each epoch from left to right.

    Raises:
        StudioError: the gallery is damaged, or the file cannot be written.
    """
    epochs = thinned(gallery.epochs, MOST_COLUMNS)
    columns = [
        read_originals(run, gallery),
        *(read_pictures(run, gallery, epoch) for epoch in epochs),
    ]
    rows = [PictureRow("", pictures) for pictures in np.stack(columns, axis=1)]
    write_png(sheet(rows), path)


def write_animation(run: Path, gallery: Gallery, path: Path) -> None:
    """Write a GIF: the images as they are above, what was made of them below, epoch by epoch.

    Raises:
        StudioError: the gallery is damaged, or the file cannot be written.
    """
    above = PictureRow("", read_originals(run, gallery))
    frames = [
        sheet([above, PictureRow("", read_pictures(run, gallery, epoch))])
        for epoch in thinned(gallery.epochs, MOST_FRAMES)
    ]
    write_gif(frames, FRAME_MS, path)
