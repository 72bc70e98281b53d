"""The samples of a run as moving pictures, epoch by epoch."""

from __future__ import annotations

from pathlib import Path

from studio.core.look.heat import as_rgb
from studio.core.look.mosaic import mosaic, resized, saved_grid
from studio.core.tasks.gallery import Gallery, read_pictures, thinned
from studio.core.tasks.picture_strip import Pictures
from studio.ui.widgets.animation import write_gif
from studio.ui.widgets.pixel_image import image_of

MOST_FRAMES = 100
FRAME_MS = 150
SIDE = 256
"""One sample is enlarged in whole steps up to about this many pixels."""


def write_sheet_film(run: Path, gallery: Gallery, path: Path) -> None:
    """Write a GIF of all samples, an epoch after the other; of many epochs some.

    Raises:
        StudioError: the gallery is damaged, or the file cannot be written.
    """
    grid = saved_grid(*gallery.shape[:3], wanted=512)
    frames = [image_of(mosaic(as_rgb(pictures), grid)) for pictures in _epochs(run, gallery)]
    write_gif(frames, FRAME_MS, path)


def write_sample_film(run: Path, gallery: Gallery, sample: int, path: Path) -> None:
    """Write a GIF of one sample, an epoch after the other; of many epochs some.

    Raises:
        StudioError: the gallery is damaged, or the file cannot be written.
    """
    times = max(1, SIDE // max(gallery.height, gallery.width))
    size = gallery.height * times, gallery.width * times
    frames = [
        image_of(resized(as_rgb(pictures[sample])[None], *size)[0])
        for pictures in _epochs(run, gallery)
    ]
    write_gif(frames, FRAME_MS, path)


def _epochs(run: Path, gallery: Gallery) -> list[Pictures]:
    return [read_pictures(run, gallery, epoch) for epoch in thinned(gallery.epochs, MOST_FRAMES)]
