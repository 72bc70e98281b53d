"""The pinned images, epoch by epoch: what the network takes them for, where it sees that, maps."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from studio.core.look.heat import as_rgb, heat
from studio.core.look.mosaic import Grid, mosaic
from studio.core.look.shades import MIDDLE, as_colors
from studio.ui.models.run_model import RunModel
from studio.ui.models.run_probes import ProbePage, RunProbes
from studio.ui.pages.train.epoch_card import EpochCard
from studio.ui.texts.format import count_text, percent_text
from studio.ui.theme import Theme
from studio.ui.widgets.picture_menu import PictureMenu
from studio.ui.widgets.picture_table import Cell, PictureTable
from studio.ui.widgets.plain_tip import plain_tip
from studio.ui.widgets.segmented_control import SegmentedControl

EVIDENCE, MAPS = "evidence", "maps"

_SIDE = 64
"""Pixels that a map is enlarged to, at most."""

_TOLD = 3
"""Classes that the tooltip of a picture names."""


class ProbesCard(EpochCard):
    """A row an image, a column an epoch; it is seen only of a run that follows images.

    It follows the training; as soon as an earlier epoch is chosen it stays there.
    """

    def __init__(self, theme: Theme, run: RunModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.set_title(self.tr("Pinned images"))
        self._probes = RunProbes(run, self)
        self._chosen: int | None = None
        self._is_wanted = False
        self.table = PictureTable(theme, self.tr("Pinned images after each epoch"))
        self.bar.wait_for(self._is_reading)
        self.choice = SegmentedControl(
            theme,
            self.tr("Shown"),
            ((EVIDENCE, self.tr("Grad-CAM")), (MAPS, self.tr("Maps"))),
        )
        self.menu = PictureMenu(self, self.table.picture, self._file_stem, self.table.is_empty)
        self.lay_out(self.choice, self.menu, self.table)
        self._probes.page_changed.connect(self._on_changed)
        self._probes.failed.connect(self._on_failed)
        self.table.column_chosen.connect(self._on_column_chosen)
        self.bar.moved.connect(self._choose)
        self.choice.choice_chosen.connect(self.show_all)
        self.show_all()

    def setVisible(self, is_visible: bool) -> None:
        """Show it where the run follows any images."""
        self._is_wanted = is_visible
        has_content = self._probes.page is not None or self._reason is not None
        super().setVisible(is_visible and has_content)

    @property
    def epoch(self) -> int:
        """The epoch that is framed, 0 without any."""
        page = self._probes.page
        return page.probes.epochs[self._at(page)] if page and page.probes.epochs else 0

    def _is_reading(self) -> bool:
        return self._probes.is_reading

    def _at(self, page: ProbePage) -> int:
        """Return which of the epochs is framed: the newest until another one is chosen."""
        epochs = page.probes.epochs
        return epochs.index(self._chosen) if self._chosen in epochs else len(epochs) - 1

    @Slot()
    def show_all(self) -> None:
        """Show the answers after each epoch."""
        page = self._probes.page
        epochs = page.probes.epochs if page is not None else ()
        for part in (self.table, self.bar, self._more):
            part.setVisible(bool(epochs))
        self._show_choice(page)
        self._hint.setVisible(not epochs)
        self.setVisible(self._is_wanted)
        if page is None or not epochs:
            if page is None:
                self._chosen = None
            self.table.set_table((), (), _nothing, 0)
            self.show_nothing(self.tr("The first answers appear after the first epoch."))
            return
        text = self.tr("Epoch {epoch}")
        names = [text.format(epoch=count_text(epoch)) for epoch in epochs]
        self.table.set_table(page.probes.names, names, self._cell, self._at(page))
        self._show_epoch(page)

    def _show_choice(self, page: ProbePage | None) -> None:
        """Offer the maps of a layer where the run has kept some."""
        has_maps = page is not None and bool(page.probes.maps) and bool(page.probes.epochs)
        self.choice.setVisible(has_maps)
        if page is None or not has_maps:
            self.choice.set_choice(EVIDENCE)
            return
        text = self.tr(
            "Maps of {layer}: those that answered most strongly after the first epoch, {maps}. "
            "Each has one scale for all epochs. Another layer can be pinned on the Inspect page."
        )
        said = text.format(layer=page.probes.maps_of, maps=_numbers(page))
        self.choice.setToolTip(plain_tip(said))

    def _show_epoch(self, page: ProbePage) -> None:
        at, epochs = self._at(page), page.probes.epochs
        self.table.set_current(at)
        self.show_step(epochs, at)

    def _cell(self, row: int, column: int) -> Cell:
        """Return an image with the evidence over it, or its maps, and what it is taken for."""
        page = self._probes.page
        assert page is not None, "there is a table"
        probabilities = page.answers[column].probabilities[row]
        order = np.argsort(-probabilities, kind="stable")[:_TOLD]
        classes = page.probes.classes
        said = [f"{classes[at]} {percent_text(float(probabilities[at]))}" for at in order]
        head = self.tr("{name}, epoch {epoch}").format(
            name=page.probes.names[row], epoch=count_text(page.probes.epochs[column])
        )
        tiles = page.layer_maps(row, column) if self.choice.choice() == MAPS else None
        if tiles is not None:
            text = self.tr("Maps {maps} of {layer}")
            about = text.format(maps=_numbers(page), layer=page.probes.maps_of)
            return Cell(_side_by_side(tiles), said[0], "\n".join((head, about, *said)))
        image, values = page.images[row], page.evidence(row, column)
        pixels = heat(image, values) if values.any() else as_rgb(image)
        return Cell(pixels, said[0], "\n".join((head, *said)))

    @Slot(int)
    def _on_column_chosen(self, column: int) -> None:
        self.bar.stop()
        self._choose(column)

    @Slot(int)
    def _choose(self, at: int) -> None:
        page = self._probes.page
        if page is not None and 0 <= at < len(page.probes.epochs):
            is_last = at == len(page.probes.epochs) - 1
            self._chosen = None if is_last else page.probes.epochs[at]
            self._show_epoch(page)

    def _file_stem(self) -> str:
        return f"pinned-epoch-{self.epoch}"


def _numbers(page: ProbePage) -> str:
    return ", ".join(str(number) for number in page.probes.maps)


def _side_by_side(tiles: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return maps (maps, rows, columns) two in a row as one picture (height, width, 3)."""
    count, height, width = tiles.shape
    factor = max(1, _SIDE // max(height, width))
    shown = (factor * height, factor * width)
    grid = Grid(count, height, width, 2, shown, gap=2)
    return mosaic(as_colors(tiles), grid, ground=MIDDLE)


def _nothing(_row: int, _column: int) -> Cell:
    return Cell(np.zeros((1, 1, 3), np.uint8))
