"""Base of the modes that show the tiles of a layer page by page, or one of them alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from studio.core.look.mosaic import Place
from studio.core.look.view import Scale
from studio.ui.pages.inspect.mode import Mode, SeenPart
from studio.ui.pages.inspect.subject import Subject
from studio.ui.texts.format import count_text
from studio.ui.theme import Theme
from studio.ui.theme.tokens import GAP
from studio.ui.widgets.flow_layout import FlowLayout
from studio.ui.widgets.segmented_control import SegmentedControl

translate = QCoreApplication.translate
DOT = " \N{MIDDLE DOT} "

_NUMBERS = 8
"""Of several, how many are written out."""


class PagedMode(Mode):
    """Knows the page and the single tile that are wanted, and what was answered of them.

    Attributes:
        first: number of the first tile of the page.
        alone: number of the tile that is shown alone, else None.
        seen: the answer that is shown, None before there is one.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self.first = 0
        self.alone: int | None = None
        self.seen: SeenPart | None = None
        self._layer = ""

    def make_scale(self) -> SegmentedControl:
        """Return a choice between one scale for all tiles and one for each, see `scale_of`."""
        control = SegmentedControl(
            self.theme,
            translate("InspectSwitches", "Scale"),
            (
                ("shared", translate("InspectSwitches", "Shared scale")),
                ("own", translate("InspectSwitches", "Own scale")),
            ),
        )
        control.setToolTip(
            translate(
                "InspectSwitches",
                "Shared: the same grey means the same value in every tile. Own: each tile spans "
                "its whole range, so that weak ones are seen too. Where both signs occur, mid grey "
                "is 0.",
            )
        )
        control.choice_chosen.connect(self.picture_changed)
        return control

    def lay_out_switches(self, *controls: QWidget) -> None:
        """Show these above the tiles."""
        self.switches = QWidget()
        flow = FlowLayout(self.switches, GAP)
        for control in controls:
            flow.addWidget(control)

    def forget(self) -> None:
        """Drop the answer."""
        self.seen = None

    def turn_to_subject(self, subject: Subject) -> None:
        """Begin again with the first page of another layer."""
        layer = subject.layer.name if subject.layer is not None else ""
        if layer != self._layer:
            self._layer = layer
            self.first, self.alone = 0, None
            self.forget()

    def begin_again(self) -> None:
        """Want the first page."""
        self.first, self.alone = 0, None
        self.wish_changed.emit()

    def open_tile(self, tile: int) -> None:
        """Show one tile alone."""
        if self.alone is None:
            self.alone = self.first + tile
            self.wish_changed.emit()

    def show_all(self) -> None:
        """Go back to the page that a single tile was opened from."""
        if self.alone is not None:
            self.alone = None
            self.wish_changed.emit()

    def turn_page(self, first: int) -> None:
        """Show the page that begins with tile `first`."""
        if first != self.first:
            self.first = first
            self.wish_changed.emit()


def numbers_text(numbers: Sequence[int]) -> str:
    """Return the first of some numbers, "…" for the rest."""
    shown = ", ".join(map(count_text, numbers[:_NUMBERS]))
    return f"{shown}, …" if len(numbers) > _NUMBERS else shown


def position_text(place: Place) -> str:
    """Return the position of a pixel of a tile."""
    text = translate("InspectSwitches", "row {row}, column {column}")
    return text.format(row=place.row, column=place.column)


def scale_of(control: SegmentedControl) -> Scale:
    """Return what is chosen."""
    return "own" if control.choice() == "own" else "shared"
