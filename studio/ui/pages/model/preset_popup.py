"""The ways to train that a course teaches, to be taken with one click."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from studio.core.networks.layer_presets import backbone_blocks
from studio.core.networks.layers import Layer
from studio.core.plan.stage_presets import STAGE_PRESETS, StagePreset
from studio.core.recipes.recipe import Recipe
from studio.ui.editors import Choice, ChoiceEditor
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.theme.tokens import GRID, SMALL_RADIUS
from studio.ui.widgets.label import Label

WIDTH = 430
EDGE = 1
"""Pixels of the popup's frame, in the style sheet."""


class PresetPopup(QFrame):
    """Opens over the page; a press on a row takes that preset, Escape none.

    Signals:
        preset_chosen(str, str): key of the preset, and the block that was chosen with it.
    """

    preset_chosen = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("variant", "popup")
        self.setAccessibleName(self.tr("Presets of stages"))
        self._rows = {preset.key: _PresetRow(theme, preset) for preset in STAGE_PRESETS}
        self._block = ChoiceEditor(theme, self.tr("First block that trains"))
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(2)
        for preset in STAGE_PRESETS:
            row = self._rows[preset.key]
            column.addWidget(row)
            row.clicked.connect(partial(self._take, preset.key))
            if preset.takes_block:
                row.add(self._block)
        self.setFixedWidth(WIDTH)

    def show_recipe(self, recipe: Recipe, layers: Sequence[Layer]) -> None:
        """Say what each preset would make of a recipe and the layers of its network."""
        blocks = backbone_blocks(layers)[::-1]
        self._block.set_choices([Choice(block, block) for block in blocks])
        self._block.setEnabled(bool(blocks))
        for preset in STAGE_PRESETS:
            row = self._rows[preset.key]
            obstacle = preset.obstacle(recipe, layers)
            if obstacle is not None:
                row.show_facts(translated(obstacle), is_usable=False)
                continue
            stages = preset.on(recipe, layers, self._block.value()).stage
            row.show_facts(self._facts(len(stages), sum(one.epochs for one in stages)))

    def row(self, key: str) -> QAbstractButton:
        """Return the row of a preset."""
        return self._rows[key]

    def open_at(self, point: QPoint) -> None:
        """Open with the upper right corner at a point of the screen, moved in where it must be."""
        column = self.layout()
        assert column is not None
        self.setFixedHeight(column.totalHeightForWidth(WIDTH))
        screen = self.screen().availableGeometry()
        x = min(max(point.x() - self.width(), screen.left()), screen.right() - self.width())
        y = min(point.y(), screen.bottom() - self.height())
        self.move(x, max(screen.top(), y))
        self.show()
        usable = (row for row in self._rows.values() if row.isEnabled())
        first = next(usable, None)
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _facts(self, stages: int, epochs: int) -> str:
        parts = (self.tr("%Ln stage(s)", "", stages), self.tr("%Ln epoch(s)", "", epochs))
        return " · ".join(parts)

    @Slot()
    def _take(self, key: str) -> None:
        self.close()
        self.preset_chosen.emit(key, self._block.value())


class _PresetRow(QAbstractButton):
    """Title, what it does, and what it comes to; the whole row is the button."""

    def __init__(self, theme: Theme, preset: StagePreset, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        title, text = translated(preset.title), translated(preset.help)
        self.setText(title)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._help = text
        self._facts = Label(theme, "", Role.CAPTION, wraps=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 7, 10, 7)
        self._column.setSpacing(1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        heading = Label(theme, title, Role.STRONG)
        for label in (heading, Label(theme, text, Role.DIM, wraps=True), self._facts):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._column.addWidget(label)

    def add(self, editor: QWidget) -> None:
        """Put an editor below what is said."""
        self._column.addSpacing(4)
        self._column.addWidget(editor, 0, Qt.AlignmentFlag.AlignLeft)

    def show_facts(self, text: str, *, is_usable: bool = True) -> None:
        """Say what it comes to, or why it cannot be used."""
        self._facts.setText(text)
        self.setEnabled(is_usable)
        self.setAccessibleDescription(f"{self._help} {text}")

    def sizeHint(self) -> QSize:
        """Return room for all that is said, at the width that the popup's frame leaves."""
        width = WIDTH - 2 * (GRID + EDGE)
        return QSize(width, self._column.totalHeightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        """Return True: narrower words take more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at `width`."""
        return self._column.totalHeightForWidth(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground where the pointer is, and a ring where the keyboard is."""
        if not self.isEnabled():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = self.rect().adjusted(1, 1, -1, -1)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent_ground"))
            painter.drawRoundedRect(rect, SMALL_RADIUS, SMALL_RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(rect, SMALL_RADIUS, SMALL_RADIUS)
