"""Images of a part and how well each is restored, as thumbnails."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from studio.core.dataset.exclusion import Exclusion
from studio.core.dataset.images import Part
from studio.core.evaluation.restorations import Restorations
from studio.ui.pages.evaluate.autoencode.restored_reader import RestoredRun
from studio.ui.texts.format import decibel_text, figure_text
from studio.ui.widgets.thumbnails import LazyPictures, Picture


class RestoredImages(LazyPictures):
    """Pictures of some images of a part, each made when it comes into view.

    Args:
        run: what is known of the run.
        part: the images' part.
        rows: places in the part, in the order that they are shown in.
        part_text: what the part is called.
        exclusion: what the project leaves out; `excluded` is how that is said below a picture.
    """

    def __init__(
        self,
        run: RestoredRun,
        part: Part,
        rows: NDArray[np.int64],
        part_text: str,
        exclusion: Exclusion,
        excluded: str,
    ) -> None:
        self._run = run
        self._found: Restorations = run.part(part)
        self._rows = rows
        self._part_text = part_text
        self._exclusion = exclusion
        self._excluded = excluded

    def __len__(self) -> int:
        return len(self._rows)

    def set_exclusion(self, exclusion: Exclusion) -> None:
        """Follow what the project leaves out now."""
        self._exclusion = exclusion

    def image(self, at: int) -> int:
        """Return the place in the data set of one of them."""
        return int(self._found.images[self._rows[at]])

    def picture_at(self, at: int) -> Picture:
        """Return that of one of them, with its error, or that it is left out."""
        row = int(self._rows[at])
        dataset = self._run.dataset
        image = dataset.images[int(self._found.images[row])]
        path = str(dataset.file(image))
        if self._exclusion.has(image.path):
            return Picture(path, "", self._part_text, caption=self._excluded, note=image.path)
        said = figure_text(float(self._found.errors[row]))
        note = f"{image.path}\nPSNR {decibel_text(float(self._found.psnr[row]))}"
        return Picture(path, "", self._part_text, caption=said, note=note)


def worst_first(found: Restorations) -> NDArray[np.int64]:
    """Return the places in a part, that with the largest error first."""
    return np.argsort(-found.errors, kind="stable")


def with_errors(found: Restorations, low: float, high: float) -> NDArray[np.int64]:
    """Return the places whose error lies from `low` to below `high`, the largest first."""
    order = worst_first(found)
    is_within = (found.errors[order] >= low) & (found.errors[order] < high)
    within: NDArray[np.int64] = order[is_within]
    return within
