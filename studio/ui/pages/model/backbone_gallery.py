"""All backbones, as cards or as a chart, to choose one; or a model of one's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studio.core.networks.backbone_row import Backbone
from studio.core.networks.catalogue import BACKBONES, backbone
from studio.ui.pages.model.backbone_button import BackboneButton
from studio.ui.pages.model.backbone_map import BackboneMap
from studio.ui.pages.model.own_model_menu import OwnModelMenu
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.flow_layout import FlowLayout
from studio.ui.widgets.label import Label
from studio.ui.widgets.search_field import SearchField
from studio.ui.widgets.segmented_control import SegmentedControl

_ORDER: dict[str, Callable[[Backbone], Any]] = {
    "size": lambda row: (row.parameters, row.name),
    "year": lambda row: (row.year, row.name),
    "accuracy": lambda row: (-(row.accuracy or 0.0), row.name),
}


CARDS, CHART = "cards", "chart"


class BackboneGallery(QDialog):
    """A card or a point for each backbone, searched by name or family.

    Args:
        current: name of the backbone that the recipe has.
        runs: folder of the project's runs, whose networks can be taken; None for no project.

    Signals:
        backbone_chosen(object): the `Backbone` the person chose; the dialog has closed.
        file_chosen(str): a model of one's own, a file or a folder; the dialog has closed.
    """

    backbone_chosen = Signal(object)
    file_chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        current: str,
        runs: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Choose a backbone"))
        self.resize(1232, 664)
        self._view = SegmentedControl(
            theme, self.tr("View"), ((CARDS, self.tr("Cards")), (CHART, self.tr("Chart")))
        )
        self._search = SearchField(theme, self.tr("Search name or family"))
        self._sort = SegmentedControl(
            theme,
            self.tr("Sort by"),
            (
                ("size", self.tr("Smallest first")),
                ("year", self.tr("By year")),
                ("accuracy", self.tr("Most accurate")),
            ),
        )
        self._buttons = {row.name: BackboneButton(theme, row) for row in BACKBONES}
        self._field = QWidget()
        self._flow = FlowLayout(self._field, 12)
        self._area = QScrollArea()
        self._own = Button(theme, self.tr("Own model…"), icon="folder")
        self._own.setToolTip(
            self.tr("A .keras or .h5 file that holds a whole model, a SavedModel, or a run")
        )
        self._menu = OwnModelMenu(runs, self)
        self.map = BackboneMap(theme, current)
        self._nothing = EmptyState(theme, "search", self.tr("No matching backbone"))
        self._lay_out(theme)
        for button in self._buttons.values():
            button.clicked.connect(self._on_button_clicked)
        if current in self._buttons:
            self._buttons[current].setChecked(True)
        self._own.clicked.connect(self._on_own_clicked)
        self._own.setAutoDefault(False)  # Return is the search's
        self._search.search_changed.connect(self._show)
        self._search.taken.connect(self._on_search_taken)
        self._sort.choice_chosen.connect(self._show)
        self._view.choice_chosen.connect(self._show)
        self.map.backbone_chosen.connect(self._on_map_chosen)
        self._menu.path_chosen.connect(self._on_path_chosen)
        self._show()
        self._search.setFocus()

    def _lay_out(self, theme: Theme) -> None:
        self._area.setWidgetResizable(True)
        self._area.setWidget(self._field)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(Label(theme, self.windowTitle(), Role.TITLE))
        top.addWidget(self._view)
        top.addStretch(1)
        top.addWidget(self._sort)
        top.addWidget(self._search)
        top.addWidget(self._own)
        self._search.setFixedWidth(196)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 12, 16)
        column.setSpacing(16)
        column.addLayout(top)
        column.addWidget(self._area, 1)
        column.addWidget(self.map, 1)
        column.addWidget(self._nothing, 1)

    def shown(self) -> list[str]:
        """Return the names of the backbones shown, in their order."""
        wanted = self._search.text().strip().lower()
        rows = [row for row in BACKBONES if wanted in f"{row.name} {row.family}".lower()]
        return [row.name for row in sorted(rows, key=_ORDER[self._sort.choice()])]

    @Slot()
    def _show(self) -> None:
        while self._flow.takeAt(0) is not None:
            pass
        shown = self.shown()
        for name in shown:
            self._flow.addWidget(self._buttons[name])
        for name, button in self._buttons.items():
            button.setVisible(name in shown)
        is_chart = self._view.choice() == CHART
        if is_chart:
            self.map.show_rows([backbone(name) for name in shown])
        self.map.setVisible(bool(shown) and is_chart)
        self._area.setVisible(bool(shown) and not is_chart)
        self._sort.setVisible(not is_chart)
        self._nothing.setVisible(not shown)

    @Slot()
    def _on_search_taken(self) -> None:
        """Choose the one that was found; of several, go to the first."""
        found = [self._buttons[name] for name in self.shown()]
        if len(found) == 1:
            found[0].click()
        elif found:
            found[0].setFocus()

    @Slot()
    def _on_button_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, BackboneButton):
            self.accept()
            self.backbone_chosen.emit(button.backbone)

    @Slot()
    def _on_own_clicked(self) -> None:
        self._menu.popup(self._own.mapToGlobal(self._own.rect().bottomLeft()))

    @Slot(str)
    def _on_path_chosen(self, path: str) -> None:
        self.accept()
        self.file_chosen.emit(path)

    @Slot(object)
    def _on_map_chosen(self, chosen: Backbone) -> None:
        self.accept()
        self.backbone_chosen.emit(chosen)
