"""A map with its tools, its legend and its menu: the content of a card."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.core.dataset.thumbnails import cached_thumbnail
from studio.ui.theme import Role, Theme
from studio.ui.theme.tokens import GAP, GRID
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.flow_layout import FlowLayout
from studio.ui.widgets.help_tip import tip_html
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.picture_menu import PictureMenu
from studio.ui.widgets.point_map.group_list import GroupList
from studio.ui.widgets.point_map.map_keys import map_keys
from studio.ui.widgets.point_map.map_output import MapOutput
from studio.ui.widgets.point_map.map_view import MapView, Tool
from studio.ui.widgets.point_map.points import MapPoints
from studio.ui.widgets.saving import CSV, NPZ
from studio.ui.widgets.segmented_control import SegmentedControl
from studio.ui.widgets.thumbnails.loader import Load

DOT = " \N{MIDDLE DOT} "


class PointMap(QWidget):
    """Choice of the tool and of the colouring above, the map with its legend, buttons below.

    Attributes:
        view: the map itself; `set_points` and the like are called on it through this widget.
        legend: shows and hides groups.
        menu: saves and copies.

    Signals:
        opened(int): this point is to be shown large: double click or Return.
        chosen_changed(): other points are chosen, see `chosen`.
    """

    opened = Signal(int)
    chosen_changed = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        load: Load = cached_thumbnail,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._note = ""
        self.view = MapView(theme, name, load)
        self.legend = GroupList(theme)
        self.tools = SegmentedControl(
            theme,
            self.tr("Dragging"),
            (
                (Tool.MOVE, self.tr("Move")),
                (Tool.LASSO, self.tr("Lasso")),
                (Tool.RECTANGLE, self.tr("Rectangle")),
            ),
        )
        self.colors: SegmentedControl | None = None
        self._output = MapOutput(theme, self.view)
        self.menu = PictureMenu(
            self,
            self._output.image,
            self._output.file_stem,
            self._output.is_empty,
            {NPZ: self._output.npz_writer, CSV: self._output.csv_writer},
        )
        self._readout = ElidedLabel(theme, "", Role.CAPTION)
        self._smaller = IconButton(theme, "minus", self.tr("Smaller (key -)"), small=True)
        self._fit = IconButton(theme, "search", self.tr("Fit all (key 0)"), small=True)
        self._larger = IconButton(theme, "plus", self.tr("Larger (key +)"), small=True)
        self._more = IconButton(theme, "save", self.tr("Copy or save"), small=True)
        self._switches = QWidget()
        self._flow = FlowLayout(self._switches, GAP, GRID)
        self._lay_out()
        self._connect()
        self._explain()
        self._show_readout()

    def _lay_out(self) -> None:
        self._flow.addWidget(self.tools)
        middle = QHBoxLayout()
        middle.setSpacing(GRID)
        middle.addWidget(self.view, 1)
        middle.addWidget(self.legend)
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(self._readout, 1)
        for button in (self._smaller, self._fit, self._larger, self._more):
            below.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._switches)
        column.addLayout(middle, 1)
        column.addLayout(below)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self.tools.choice_chosen.connect(self._on_tool_chosen)
        self.legend.shown_changed.connect(self.view.set_shown_groups)
        view = self.view
        view.tool_changed.connect(self.tools.set_choice)
        view.pointed.connect(self._show_readout)
        view.chosen_changed.connect(self._show_readout)
        view.chosen_changed.connect(self.chosen_changed)
        view.opened.connect(self.opened)
        view.menu_requested.connect(self.menu.open_at)
        self._smaller.clicked.connect(self._on_smaller_clicked)
        self._larger.clicked.connect(self._on_larger_clicked)
        self._fit.clicked.connect(view.fit)
        self._more.clicked.connect(self._on_more_clicked)

    # --- what is shown ------------------------------------------------------------------------

    def add_switch(self, widget: QWidget) -> None:
        """Put a control of the page beside the choice of the tool."""
        self._flow.addWidget(widget)

    def set_points(self, points: MapPoints) -> None:
        """Show other points; nothing is chosen, everything is in view.

        Raises:
            ValueError: the arrays are of different lengths, or a place is not finite.
        """
        self.view.set_points(points)
        self._offer_colorings(points)
        self.legend.set_coloring(self.view.coloring)
        for button in (self._smaller, self._fit, self._larger, self._more):
            button.setEnabled(len(points) > 0)
        self._show_readout()

    def renew_points(self, points: MapPoints) -> None:
        """Let the same points wander to other places, perhaps in other colours.

        What is chosen, in view, and hidden by the legend stays so.

        Raises:
            ValueError: another number of points, arrays of different lengths, or a place that is
                not finite.
        """
        shown, groups = self.legend.shown(), self.view.coloring.groups
        self.view.renew_points(points)
        self.legend.set_coloring(self.view.coloring)
        if self.view.coloring.groups == groups:
            self.legend.show_groups(shown)
        self._show_readout()

    def move_points(self, places: NDArray[Any]) -> None:
        """Let the same points wander to other places (n, 2), see `renew_points`."""
        before = self.view.points
        self.renew_points(MapPoints(places, before.pictures, before.colorings))

    def set_empty_text(self, text: str) -> None:
        """Say why there are no points."""
        self.view.set_empty_text(text)

    def set_note(self, note: str) -> None:
        """Say something about all points, in front of how many there are."""
        self._note = note
        self._show_readout()

    def set_output(self, arrays: Mapping[str, NDArray[Any]], stem: str) -> None:
        """Say what is saved as .npz, and how a file is called, without an ending."""
        self._output.arrays, self._output.stem = arrays, stem

    def chosen(self) -> list[int]:
        """Return the numbers of the chosen points, in order."""
        return self.view.chosen()

    def readout(self) -> str:
        """Return the line below the map."""
        return self._readout.text()

    def set_coloring(self, key: str) -> None:
        """Colour by something else."""
        self.view.set_coloring(key)
        self.legend.set_coloring(self.view.coloring)
        if self.colors is not None:
            self.colors.set_choice(key)

    def _offer_colorings(self, points: MapPoints) -> None:
        """Offer the choice of what the colours mean, where there is more than one."""
        if self.colors is not None:
            self._flow.removeWidget(self.colors)
            self.colors.hide()
            self.colors.deleteLater()
            self.colors = None
        if len(points.colorings) > 1 and len(points):
            choices = [(one.key, one.title) for one in points.colorings]
            self.colors = SegmentedControl(self._theme, self.tr("Colour"), choices)
            self.colors.set_choice(self.view.coloring.key)
            self.colors.choice_chosen.connect(self.set_coloring)
            self._flow.addWidget(self.colors)
            self.colors.show()
            QWidget.setTabOrder(self.tools, self.colors)

    @Slot()
    def _show_readout(self, _number: int = -1) -> None:
        """Say what is pointed at, else how many points there are and are chosen."""
        at, chosen = self.view.current(), len(self.view.chosen())
        if at >= 0:
            said = self.view.lines_of(at)
        else:
            count = len(self.view.points)
            said = [self._note, self.tr("%Ln image(s)", "", count) if count else ""]
            said.append(self.tr("%Ln selected", "", chosen) if chosen else "")
        self._readout.setText(DOT.join(filter(None, said)))

    def _explain(self) -> None:
        keys = "\n".join(f"{what}: {key}" for what, key in map_keys())
        self.view.setWhatsThis(tip_html(self.view.accessibleName(), keys))

    # --- what is pressed ----------------------------------------------------------------------

    @Slot(str)
    def _on_tool_chosen(self, key: str) -> None:
        self.view.set_tool(Tool(key))

    @Slot()
    def _on_smaller_clicked(self) -> None:
        self.view.zoom(-1)

    @Slot()
    def _on_larger_clicked(self) -> None:
        self.view.zoom(1)

    @Slot()
    def _on_more_clicked(self) -> None:
        self.menu.open_at(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._explain()
