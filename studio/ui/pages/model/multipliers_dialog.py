"""Which layers of a stage learn faster or slower than the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studio.core.base.errors import InputError
from studio.core.networks.layer_presets import backbone_blocks
from studio.core.networks.layers import Layer
from studio.core.networks.selection import HEAD, patterns, trainable_names
from studio.core.plan.rate_groups import smaller_below
from studio.core.recipes.recipe import Stage
from studio.core.recipes.recipe_checks import MULTIPLIERS
from studio.ui.editors import DecimalEditor, TextEditor
from studio.ui.texts.format import rate_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.label import Label

MOST_ROWS = 100


class MultipliersDialog(QDialog):
    """Rows of a layer pattern and a factor of the stage's learning rate.

    Args:
        theme: colours and fonts.
        layers: rows of the network.
        stage: whose rates.

    Signals:
        chosen(object): the person takes these factors, a dict by pattern.
    """

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, layers: Sequence[Layer], stage: Stage, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Rates by layer"))
        self.setModal(True)
        self.resize(560, 460)
        self._theme = theme
        self._layers = layers
        self._stage = stage
        self._rows: list[FactorRow] = []
        self.add = Button(theme, self.tr("Add layers"), icon="plus", small=True)
        self.below = Button(theme, self.tr("Smaller below"), small=True)
        self.clear = Button(theme, self.tr("One rate for all"), small=True)
        self.cancel = Button(theme, self.tr("Cancel"))
        self.take = Button(theme, self.tr("Use these rates"), Variant.PRIMARY)
        self._empty = Label(theme, self.tr("All layers learn at the same rate."), Role.DIM)
        self._list = QVBoxLayout()
        self._lay_out()
        self.show_factors(stage.multipliers)
        self.add.clicked.connect(self._on_add_clicked)
        self.below.clicked.connect(self._on_below_clicked)
        self.clear.clicked.connect(self._on_clear_clicked)
        self.cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self._on_take_clicked)
        self.finished.connect(self.deleteLater)

    def _lay_out(self) -> None:
        theme = self._theme
        about = self.tr(
            "The learning rate {rate} of “{stage}” is multiplied for the layers that a name or "
            "pattern such as block1_* selects. Of several that select a layer, the last one "
            "counts. “Smaller below” divides the rate by 2.6 from group to group, so that early "
            "layers change least."
        ).format(rate=rate_text(self._stage.learning_rate), stage=self._stage.name)
        self.below.setToolTip(self.tr("Howard and Ruder 2018"))
        tools = QHBoxLayout()
        tools.setSpacing(8)
        for button in (self.add, self.below, self.clear):
            tools.addWidget(button)
        tools.addStretch(1)
        inside = QWidget()
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.setSpacing(6)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty)
        column.addLayout(self._list)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.take)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(12)
        whole.addWidget(Label(theme, self.windowTitle(), Role.TITLE))
        whole.addWidget(Label(theme, about, Role.DIM, wraps=True))
        whole.addLayout(tools)
        whole.addWidget(area, 1)
        whole.addLayout(buttons)

    def factors(self) -> dict[str, float]:
        """Return what the rows say; a pattern that stands twice has its last factor."""
        found: dict[str, float] = {}
        for row in self._rows:
            found.pop(row.pattern(), None)
            found[row.pattern()] = row.factor()
        return found

    def show_factors(self, factors: Mapping[str, float]) -> None:
        """Show a row for each."""
        for row in list(self._rows):
            self._drop(row)
        for pattern, factor in factors.items():
            self._append(pattern, factor)
        self._refresh()

    def _append(self, pattern: str, factor: float) -> FactorRow:
        row = FactorRow(self._theme, self._layers, pattern, factor)
        row.changed.connect(self._refresh)
        row.removed.connect(self._on_row_removed)
        self._rows.append(row)
        self._list.addWidget(row)
        return row

    def _drop(self, row: FactorRow) -> None:
        self._rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    @Slot()
    def _refresh(self) -> None:
        self._empty.setVisible(not self._rows)
        self.clear.setEnabled(bool(self._rows))
        self.add.setEnabled(bool(self._layers) and len(self._rows) < MOST_ROWS)
        self.below.setEnabled(bool(smaller_below(self._layers, self._stage)))
        lost = any(not row.count() for row in self._rows)
        self.take.set_obstacle(self.tr("A row selects no layers that can train.") if lost else "")

    @Slot()
    def _on_add_clicked(self) -> None:
        """Add the deepest block that no row names yet."""
        taken = self.factors()
        for block in backbone_blocks(self._layers):
            names = [one.name for one in self._layers if one.block == block and one.can_train]
            pattern = patterns(self._layers, names)[0]
            if pattern not in taken:
                break
        else:
            pattern = HEAD
        row = self._append(pattern, 0.1)
        self._refresh()
        row.focus()

    @Slot()
    def _on_below_clicked(self) -> None:
        self.show_factors(smaller_below(self._layers, self._stage))

    @Slot()
    def _on_clear_clicked(self) -> None:
        self.show_factors({})

    @Slot(object)
    def _on_row_removed(self, row: FactorRow) -> None:
        self._drop(row)
        self._refresh()

    @Slot()
    def _on_take_clicked(self) -> None:
        self.chosen.emit(self.factors())
        self.accept()


class FactorRow(QWidget):
    """One pattern and its factor.

    Signals:
        changed: the person changed it.
        removed(object): the person takes this row away.
    """

    changed = Signal()
    removed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        layers: Sequence[Layer],
        pattern: str,
        factor: float,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._layers = layers
        self._pattern = TextEditor(theme, self.tr("Layer name or pattern"), "block1_*")
        self._pattern.set_value(pattern)
        self._factor = DecimalEditor(theme, self.tr("Factor of the learning rate"), MULTIPLIERS)
        self._factor.set_value(factor)
        self._factor.setFixedWidth(80)
        self._count = Label(theme, "", Role.CAPTION)
        self._count.setMinimumWidth(96)
        self._away = IconButton(theme, "trash", self.tr("Remove this row"), small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._pattern, 1)
        row.addWidget(Label(theme, "\N{MULTIPLICATION SIGN}", Role.DIM))
        row.addWidget(self._factor)
        row.addWidget(self._count)
        row.addWidget(self._away)
        self._pattern.value_changed.connect(self._on_changed)
        self._factor.value_changed.connect(self._on_changed)
        self._away.clicked.connect(self._on_away_clicked)
        self._show_count()

    def pattern(self) -> str:
        """Return the pattern."""
        return self._pattern.value().strip()

    def factor(self) -> float:
        """Return the factor."""
        return self._factor.value()

    def count(self) -> int:
        """Return how many layers that can train it selects."""
        try:
            return len(trainable_names(self._layers, [self.pattern()], ""))
        except InputError:
            return 0

    def focus(self) -> None:
        """Put the keyboard into the pattern."""
        self._pattern.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_count(self) -> None:
        count = self.count()
        self._count.setText(self.tr("%Ln layer(s)", "", count) if count else self.tr("no layer"))
        self._count.set_tone("" if count else "error")

    @Slot()
    def _on_changed(self) -> None:
        self._show_count()
        self.changed.emit()

    @Slot()
    def _on_away_clicked(self) -> None:
        self.removed.emit(self)
