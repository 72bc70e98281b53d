"""The images that all classes would like best, a page of them at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from studio.core.look.representative import Representative, RepresentativeFacts
from studio.ui.pages.inspect.mode import Picture, SeenPart
from studio.ui.texts.format import count_text, figure_text, percent_text

PAGE = 24
"""Classes of a page: the images of one page develop, however many classes there are."""

_BLANK = 128
DOT = " \N{MIDDLE DOT} "

Images = Mapping[Representative, SeenPart]


class ClassWall:
    """Knows the page, and which of its images are still to be made.

    Attributes:
        names: of all classes.
        first: number of the page's first class.
        is_begun: whether the images of the page are to develop.
        opened: number of the class that is shown alone, None for the wall.
    """

    def __init__(self) -> None:
        self.names: Sequence[str] = ()
        self.first = 0
        self.is_begun = False
        self.opened: int | None = None

    def set_names(self, names: Sequence[str]) -> None:
        """Begin again with other classes."""
        self.names, self.first, self.opened = names, 0, None

    def page(self, seed: int) -> tuple[Representative, ...]:
        """Return the questions of the page, in the order of its classes."""
        last = min(self.first + PAGE, len(self.names))
        return tuple(Representative(class_=at, seed=seed) for at in range(self.first, last))

    def missing(self, finished: Images, seed: int) -> tuple[Representative, ...]:
        """Return those of the page whose images are not finished."""
        return tuple(view for view in self.page(seed) if view not in finished)

    def picture(self, images: Images, seed: int, size: tuple[int, int]) -> Picture | None:
        """Return the page as far as it has come, None where nothing of it is here or to come.

        Args:
            images: those that are here.
            seed: of the noise that they begin with.
            size: height and width of each.
        """
        page = self.page(seed)
        here = [images[view] for view in page if view in images]
        if not here and not self.is_begun:
            return None
        tiles = np.full((len(page), *size, 3), _BLANK, np.uint8)
        for at, view in enumerate(page):
            if view in images:
                tiles[at] = images[view].arrays["image"]
        summary = QCoreApplication.translate("RepresentsMode", "{done} of {count} images are here")
        return Picture(
            tiles,
            tuple(self.names[view.class_] for view in page),
            arrays=self._arrays(images, page),
            stem="representatives-of-classes",
            summary=summary.format(done=count_text(len(here)), count=count_text(len(page))),
            first=self.first,
            total=len(self.names),
            page=PAGE,
        )

    def readout(self, images: Images, tile: int, seed: int) -> str:
        """Return what is known of the image under the pointer."""
        page = self.page(seed)
        if not 0 <= tile < len(page):
            return ""
        name = self.names[page[tile].class_]
        seen = images.get(page[tile])
        if seen is None:
            return name
        facts = seen.facts
        assert isinstance(facts, RepresentativeFacts)
        probability = percent_text(facts.probability or 0.0, 1)
        return DOT.join((name, figure_text(facts.value), probability))

    def _arrays(
        self, images: Images, page: Sequence[Representative]
    ) -> dict[str, NDArray[np.generic]]:
        """Return what can be saved: the images that are here, their values and their classes."""
        here = [view for view in page if view in images]
        if not here:
            return {}
        return {
            "images": np.stack([images[view].arrays["image"] for view in here]),
            "values": np.stack([images[view].arrays["value"] for view in here]),
            "classes": np.array([self.names[view.class_] for view in here]),
        }
