"""A range of numbers to try: from, to, step, and how they are spread."""

from __future__ import annotations

from typing import Any, Literal

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.core.recipes.fields import Field, Kind
from studio.core.recipes.search_table import Span
from studio.core.recipes.type_range import Range
from studio.ui.editors.angle import AngleEditor
from studio.ui.editors.decimal import DecimalEditor
from studio.ui.editors.for_field import make_number_editor
from studio.ui.editors.form_row import FormRow
from studio.ui.editors.integer import IntegerEditor
from studio.ui.editors.number import NumberEditor
from studio.ui.editors.percent import PercentEditor
from studio.ui.texts.fields import title_text
from studio.ui.theme import Theme
from studio.ui.widgets.segmented_control import SegmentedControl

LINEAR, LOG = "linear", "log"

_MOST_RATIO, _MOST_STEP = 1_000_000, 1_000_000
"""Far beyond the span of any field: a single step passes it."""


class SpanForm(QWidget):
    """Edits a `Span`, each end within the limits of its field.

    Signals:
        edited(): the person changed a part of it.
    """

    edited = Signal()

    def __init__(self, theme: Theme, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        title = title_text(field)
        self.low = _end_editor(theme, field, self.tr("{name}: lowest").format(name=title))
        self.high = _end_editor(theme, field, self.tr("{name}: highest").format(name=title))
        self.step = _step_editor(theme, field, self.tr("Step"), self.tr("none"))
        self.ratio = DecimalEditor(
            theme,
            self.tr("Step"),
            Range(lowest=1, highest=_MOST_RATIO),
            text_for_lowest=self.tr("none"),
        )
        self.ratio.sign = "\N{MULTIPLICATION SIGN}"
        self.scale = SegmentedControl(
            theme, self.tr("Spread"), ((LINEAR, self.tr("Evenly")), (LOG, self.tr("Logarithmic")))
        )
        self.scale.set_tip(LINEAR, self.tr("As many small numbers as large ones."))
        self.scale.set_tip(
            LOG, self.tr("As many between 0.001 and 0.01 as between 0.01 and 0.1: for rates.")
        )
        self._step_row = FormRow(
            theme,
            self.tr("Step"),
            self.step,
            self.tr(
                "The distance of neighbouring values. Without one, any value between is tried."
            ),
        )
        self._ratio_row = FormRow(
            theme,
            self.tr("Step"),
            self.ratio,
            self.tr(
                "Each value is this many times the one before. Without it, any value is tried."
            ),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(FormRow(theme, self.tr("From"), self.low))
        column.addWidget(FormRow(theme, self.tr("To"), self.high))
        column.addWidget(FormRow(theme, self.tr("Spread"), self.scale))
        column.addWidget(self._step_row)
        column.addWidget(self._ratio_row)
        for editor in (self.low, self.high, self.step, self.ratio):
            editor.value_changed.connect(self.edited)
        self.scale.choice_chosen.connect(self._on_scale_chosen)

    def span(self) -> Span:
        """Return the range as it stands."""
        is_log = self.scale.choice() == LOG
        step: float = self.ratio.value() if is_log else self.step.value()
        scale: Literal["linear", "log"] = "log" if is_log else "linear"
        return Span(
            low=self.low.value(),
            high=self.high.value(),
            step=step if step > (1 if is_log else 0) else None,
            scale=None if scale == self._field.scale.value else scale,
        )

    def show_span(self, span: Span) -> None:
        """Show a range without a signal."""
        scale = span.scale or self._field.scale.value
        self.low.set_value(span.low)
        self.high.set_value(span.high)
        self.scale.set_choice(scale)
        self.step.set_value(span.step if span.step is not None and scale == LINEAR else 0)
        self.ratio.set_value(span.step if span.step is not None and scale == LOG else 1)
        self._show_step()

    def problem(self) -> str:
        """Return why one of the numbers is not taken, "" where all are."""
        step = self.ratio if self.scale.choice() == LOG else self.step
        return next((one.problem() for one in (self.low, self.high, step) if one.problem()), "")

    def _show_step(self) -> None:
        is_log = self.scale.choice() == LOG
        self._step_row.setVisible(not is_log)
        self._ratio_row.setVisible(is_log)

    @Slot()
    def _on_scale_chosen(self) -> None:
        """A step of one scale means nothing on the other."""
        self.step.set_value(0)
        self.ratio.set_value(1)
        self._show_step()
        self.edited.emit()


def _end_editor(theme: Theme, field: Field, name: str) -> NumberEditor[Any]:
    editor = make_number_editor(theme, field)
    editor.setAccessibleName(name)
    return editor


def _step_editor(theme: Theme, field: Field, name: str, none: str) -> NumberEditor[Any]:
    """Return an editor of a distance in the field's own unit; 0 is none."""
    limits = Range(lowest=0, highest=_MOST_STEP)
    kind: Any = DecimalEditor
    match field.kind:
        case Kind.COUNT:
            kind = IntegerEditor
        case Kind.SHARE | Kind.DROP | Kind.SPREAD:
            kind = PercentEditor
        case Kind.ANGLE:
            kind = AngleEditor
    editor: NumberEditor[Any] = kind(theme, name, limits, text_for_lowest=none)
    if field.kind is Kind.ANGLE:
        editor.sign = ""
    return editor
