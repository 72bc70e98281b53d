"""What the person leaves out of the project, each with a way back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from studio.core.dataset.exclusion import shown
from studio.ui.editors import explain_field
from studio.ui.texts.format import count_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button
from studio.ui.widgets.card import Card
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.label import Label

FIRST = 5


class LeftOutCard(Card):
    """The newest few with a button each; nothing is shown where nothing is left out.

    Signals:
        return_chosen(tuple): patterns that are to be taken back.
        pictures_wanted(): the person wants to see what is left out.
    """

    return_chosen = Signal(tuple)
    pictures_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._patterns: tuple[str, ...] = ()
        self._rows = [_Row(theme) for _ in range(FIRST)]
        self._more = Label(theme, "", Role.CAPTION)
        self.show_pictures = Button(theme, self.tr("Show"), small=True)
        self.all_back = Button(theme, self.tr("Restore all"), small=True)
        self.add_action(self.show_pictures)
        for row in self._rows:
            self.body.addWidget(row)
            row.back.clicked.connect(self._on_back_clicked)
        last = QHBoxLayout()
        last.addWidget(self._more, 1)
        last.addWidget(self.all_back)
        self.body.addLayout(last)
        self.show_pictures.clicked.connect(self.pictures_wanted)
        self.all_back.clicked.connect(self._on_all_back_clicked)
        explain_field(self, "data.exclude")
        self.set_left_out((), {})

    def patterns(self) -> tuple[str, ...]:
        """Return what is left out, the newest last."""
        return self._patterns

    def back_buttons(self) -> list[IconButton]:
        """Return the buttons of the rows in view."""
        return [row.back for row in self._rows if not row.isHidden()]

    def set_left_out(self, patterns: tuple[str, ...], counts: Mapping[str, int]) -> None:
        """Show these patterns of the recipe with the images that each leaves out."""
        self._patterns = patterns
        images = sum(counts.values())
        self.set_title(self.tr("Excluded by you: {count}").format(count=count_text(images)))
        newest = patterns[::-1]
        for at, row in enumerate(self._rows):
            row.setVisible(at < len(newest))
            if at < len(newest):
                row.show_pattern(newest[at], counts.get(newest[at], 0))
        more = len(patterns) - FIRST
        text = self.tr("and {count} more").format(count=count_text(more))
        self._more.setText(text if more > 0 else "")
        self.show_pictures.setVisible(images > 0)
        self.all_back.setVisible(len(patterns) > 1)
        self.setVisible(bool(patterns))

    @Slot()
    def _on_back_clicked(self) -> None:
        row = next(row for row in self._rows if row.back is self.sender())
        self.return_chosen.emit((row.pattern,))

    @Slot()
    def _on_all_back_clicked(self) -> None:
        self.return_chosen.emit(self._patterns)


class _Row(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.pattern = ""
        self._name = ElidedLabel(theme, "")
        self._count = Label(theme, "", Role.CAPTION)
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.back = IconButton(theme, "undo", self.tr("Restore"), small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._name, 1)
        row.addWidget(self._count)
        row.addWidget(self.back)

    def show_pattern(self, pattern: str, count: int) -> None:
        self.pattern = pattern
        name = shown(pattern)
        self._name.setText(name)
        self._count.setText(count_text(count) if count else self.tr("not found"))
        self.back.setAccessibleName(self.tr("Restore {name}").format(name=name))
