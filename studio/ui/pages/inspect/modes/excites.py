"""The mode that shows which parts of the run's images excite a filter most."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject

from studio.core.look import patches
from studio.core.look.mosaic import Grid, Place, mosaic
from studio.core.look.patches import Patches, PatchesFacts
from studio.core.look.view import Shading
from studio.core.networks.layers import Layer
from studio.ui.pages.inspect.asked import Asked
from studio.ui.pages.inspect.mode import Message, Picture, SeenPart
from studio.ui.pages.inspect.modes.paged import DOT, PagedMode, numbers_text
from studio.ui.pages.inspect.patch_card import PatchCard
from studio.ui.pages.inspect.subject import Subject
from studio.ui.texts.format import count_text, figure_text
from studio.ui.theme import Theme
from studio.ui.widgets.image_view import Box

BEST = 9
SIDE = 3
"""Patches in a row of a tile."""

BYTES_A_PAGE = 12_000_000
FILTERS_A_PAGE = 48


class ExcitesMode(PagedMode):
    """A tile a filter, of its nine patches; opened, they stand beside their projections.

    It searches all images of the run, so it begins when it is told to, and then goes on from layer
    to layer.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._is_begun = False
        self._view = Patches()
        self._image_size = (1, 1)
        self._page = FILTERS_A_PAGE
        self.card: PatchCard = PatchCard(theme)
        self.menus = (self.card.menu,)

    def forget(self) -> None:
        """Drop the answer."""
        super().forget()
        self.card.forget()

    def message(self, subject: Subject) -> Message | None:
        """Ask whether the images are to be searched."""
        if self._is_begun:
            return None
        return Message(
            self.tr("What excites each filter most?"),
            self.tr(
                "Every image of the run's data passes through the network once, for all filters of "
                "the layer. The nine strongest patches of each are kept."
            ),
            self.tr("Search the images"),
        )

    def go_on(self) -> None:
        """Search."""
        self._is_begun = True
        self.wish_changed.emit()

    def give_up(self, view: Asked) -> bool:
        """Ask again whether to search."""
        self._is_begun = False
        self.seen = None
        self.wish_changed.emit()
        return True

    def views(self, subject: Subject) -> tuple[Asked, ...]:
        """Return a page of filters, or one with its projections."""
        if subject.layer is None or not self._is_begun:
            return ()
        self._image_size = subject.image_size
        self._page = _page_of(subject.layer, subject.image_size)
        name = subject.layer.name
        if self.alone is not None:
            return (Patches(name, self.alone, 1, projections=True),)
        return (Patches(name, self.first, self._page),)

    def live(self, views: tuple[Asked, ...]) -> tuple[Asked, ...]:
        """Return none: a training would do little else."""
        return ()

    def show_seen(self, view: Asked, seen: SeenPart) -> None:
        """Keep the patches that were found so far."""
        assert isinstance(view, Patches)
        if view != self._view:
            self.card.forget()
        self.seen, self._view = seen, view

    @property
    def _is_alone(self) -> bool:
        """Whether the answer is about one filter."""
        return self._view.projections

    def picture(self) -> Picture | None:
        """Return a tile a filter, or the patches of one."""
        if self.seen is None:
            return None
        facts, arrays = _facts(self.seen), self.seen.arrays
        alone = self._is_alone
        return Picture(
            self._patches(self.seen) if alone else _by_filter(arrays["patches"]),
            self._captions(self.seen) if alone else self._names(arrays["values"]),
            arrays=arrays,
            columns=self._columns(self.seen) if alone else 0,
            stem=f"{facts.layer}-patches",
            summary=self._summary(facts),
            first=self.first,
            total=facts.total,
            page=self._page,
            is_alone=alone,
        )

    def readout(self, place: Place) -> str:
        """Return filter, file and value of a patch."""
        found = self._patch_at(place)
        if self.seen is None or found is None:
            return ""
        number, at = found
        value = float(self.seen.arrays["values"][number, at])
        file = str(self.seen.arrays["files"][number, at])
        return DOT.join((self._name(number), file, figure_text(value))) if file else ""

    def choose(self, place: Place) -> None:
        """Show the image that a patch was cut out of."""
        found = self._patch_at(place)
        if self.seen is None or found is None:
            return
        arrays, file = self.seen.arrays, str(self.seen.arrays["files"][found])
        if not file:
            return
        height, width = self._image_size
        top, left, bottom, right = arrays["boxes"][found].tolist()
        box = Box(top / height, left / width, bottom / height, right / width)
        row, column = arrays["units"][found].tolist()
        folder = Path(_facts(self.seen).folder)
        self.card.show_patch(folder / file, box, float(arrays["values"][found]), (row, column))

    def _patch_at(self, place: Place) -> tuple[int, int] | None:
        """Return which filter of the answer and which of its patches lies under a pixel."""
        if self.seen is None:
            return None
        if self._is_alone:
            return 0, place.tile // self._parts(self.seen)
        *_, height, width, _ = self.seen.arrays["patches"].shape
        row, column = place.row // (height + 1), place.column // (width + 1)
        at = min(row, SIDE - 1) * SIDE + min(column, SIDE - 1)
        return place.tile, at

    def _parts(self, seen: SeenPart) -> int:
        """Return how many tiles a patch has: itself and, once it is there, its projection."""
        return 2 if "projections" in seen.arrays else 1

    def _columns(self, seen: SeenPart) -> int:
        return SIDE * self._parts(seen)

    def _patches(self, seen: SeenPart) -> NDArray[np.uint8]:
        return patches.tiles(seen.arrays, _facts(seen), Shading())

    def _captions(self, seen: SeenPart) -> tuple[str, ...]:
        """Return the value below each patch, and what its projection is."""
        values = [figure_text(float(value)) for value in seen.arrays["values"][0]]
        if self._parts(seen) == 1:
            return tuple(values)
        projection = self.tr("projection")
        return tuple(text for value in values for text in (value, projection))

    def _names(self, values: NDArray[np.float32]) -> tuple[str, ...]:
        return tuple(self._name(number) for number in range(len(values)))

    def _name(self, number: int) -> str:
        return self.tr("Filter {number}").format(number=self._view.first + number)

    def _summary(self, facts: PatchesFacts) -> str:
        said = self.tr("{count} filters, strongest patches of {images} images").format(
            count=count_text(facts.total), images=count_text(facts.images)
        )
        if not facts.dead:
            return said
        dead = self.tr("never active: {filters}").format(filters=numbers_text(facts.dead))
        return DOT.join((said, dead))


def _by_filter(found: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return nine patches each (filters, 9, height, width, 3) as one picture a filter."""
    *_, height, width, _ = found.shape
    grid = Grid(BEST, height, width, SIDE, (height, width), 1)
    made = [mosaic(nine, grid)[1:-1, 1:-1] for nine in found]
    return np.stack(made) if made else np.zeros((0, 1, 1, 3), np.uint8)


def _page_of(layer: Layer, image_size: tuple[int, int]) -> int:
    """Return how many filters a page holds, so that their patches travel in little time."""
    side = layer.receptive_field or max(image_size)
    area = min(side, image_size[0]) * min(side, image_size[1])
    return max(4, min(FILTERS_A_PAGE, BYTES_A_PAGE // (BEST * 3 * area)))


def _facts(seen: SeenPart) -> PatchesFacts:
    assert isinstance(seen.facts, PatchesFacts)
    return seen.facts
