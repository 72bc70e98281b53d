"""The settings of one stage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from studio.core.recipes.optimizers import OPTIMIZERS
from studio.core.recipes.recipe import Stage
from studio.core.recipes.recipe_ranges import range_of
from studio.core.recipes.schedules import SCHEDULES
from studio.ui.editors import (
    Choice,
    ChoiceEditor,
    FormRow,
    IntegerEditor,
    LearningRateEditor,
    TextEditor,
)
from studio.ui.texts.translation import translated
from studio.ui.theme import Theme

COLUMNS = 3
COLUMN_WIDTH = 200
"""Room that a setting needs; where there is less, there are fewer columns."""


class StageForm(QWidget):
    """Editors of name, epochs, optimizer, learning rate, schedule and early stopping.

    Signals:
        stage_changed(object, str): the changed `Stage`, and the setting that was changed.
    """

    stage_changed = Signal(object, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = Stage()
        self._name = TextEditor(theme, self.tr("Name"), limits=range_of("stage.name"))
        self._epochs = IntegerEditor(theme, self.tr("Epochs"), range_of("stage.epochs"))
        self._optimizer = ChoiceEditor(theme, self.tr("Optimizer"), _optimizers())
        self._rate = LearningRateEditor(
            theme, self.tr("Learning rate"), range_of("stage.learning_rate")
        )
        self._schedule = ChoiceEditor(theme, self.tr("Schedule"), _schedules())
        self._patience = IntegerEditor(
            theme,
            self.tr("Early stopping"),
            range_of("stage.early_stopping"),
            words_for_lowest=self.tr("off"),
        )
        self._lay_out(theme)
        self._name.value_changed.connect(self._on_name_changed)
        self._epochs.value_changed.connect(self._on_epochs_changed)
        self._optimizer.value_changed.connect(self._on_optimizer_changed)
        self._rate.value_changed.connect(self._on_rate_changed)
        self._schedule.value_changed.connect(self._on_schedule_changed)
        self._patience.value_changed.connect(self._on_patience_changed)

    def _lay_out(self, theme: Theme) -> None:
        rows: tuple[tuple[str, QWidget, str], ...] = (
            (self.tr("Name"), self._name, ""),
            (
                self.tr("Epochs"),
                self._epochs,
                self.tr("How many times the stage goes through all training images."),
            ),
            (
                self.tr("Optimizer"),
                self._optimizer,
                self.tr("The rule that turns gradients into steps. Adam works nearly everywhere."),
            ),
            (
                self.tr("Learning rate"),
                self._rate,
                self.tr(
                    "How large the steps are. 1e-3 suits a new head, 1e-5 suits pretrained layers."
                ),
            ),
            (
                self.tr("Schedule"),
                self._schedule,
                self.tr("How the learning rate moves while the stage goes on."),
            ),
            (
                self.tr("Early stopping"),
                self._patience,
                self.tr(
                    "Epochs without a better validation loss after which the stage ends; off lets "
                    "it run to its end."
                ),
            ),
        )
        self._rows = [
            FormRow(theme, label, editor, help_text, wide=editor is self._name)
            for label, editor, help_text in rows
        ]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self._columns = 0
        self._arrange(COLUMNS)

    def _arrange(self, columns: int) -> None:
        """Set the rows in as many columns."""
        if columns == self._columns:
            return
        self._columns = columns
        for at, row in enumerate(self._rows):
            self._grid.addWidget(row, at // columns, at % columns, Qt.AlignmentFlag.AlignTop)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
            self._grid.setColumnMinimumWidth(column, 0)

    def minimumSizeHint(self) -> QSize:
        """Return room for one column: it can always be arranged to fit."""
        return QSize(COLUMN_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew where another number of columns fits."""
        super().resizeEvent(event)
        self._arrange(min(COLUMNS, max(1, self.width() // COLUMN_WIDTH)))

    def show_stage(self, stage: Stage, others: Iterable[Stage] = ()) -> None:
        """Show `stage` without a signal; the names of the `others` are taken."""
        self._stage = stage
        self._name.set_taken(other.name for other in others)
        self._name.set_value(stage.name)
        self._epochs.set_value(stage.epochs)
        self._optimizer.set_value(stage.optimizer)
        self._rate.set_value(stage.learning_rate)
        self._schedule.set_value(stage.schedule)
        self._patience.set_value(stage.early_stopping)

    def _change(self, what: str, **changes: Any) -> None:  # noqa: ANN401  # fields of Stage
        self.stage_changed.emit(replace(self._stage, **changes), what)

    @Slot(object)
    def _on_name_changed(self, value: str) -> None:
        self._change(self.tr("stage name"), name=value)

    @Slot(object)
    def _on_epochs_changed(self, value: int) -> None:
        self._change(self.tr("epochs"), epochs=value)

    @Slot(object)
    def _on_optimizer_changed(self, value: str) -> None:
        self._change(self.tr("optimizer"), optimizer=value)

    @Slot(object)
    def _on_rate_changed(self, value: float) -> None:
        self._change(self.tr("learning rate"), learning_rate=value)

    @Slot(object)
    def _on_schedule_changed(self, value: str) -> None:
        self._change(self.tr("schedule"), schedule=value)

    @Slot(object)
    def _on_patience_changed(self, value: int) -> None:
        self._change(self.tr("early stopping"), early_stopping=value)


def _optimizers() -> tuple[Choice, ...]:
    return tuple(Choice(key, row.title, translated(row.help)) for key, row in OPTIMIZERS.items())


def _schedules() -> tuple[Choice, ...]:
    return tuple(
        Choice(key, translated(row.title), translated(row.help)) for key, row in SCHEDULES.items()
    )
