"""What can be compared: the questions of the course, and the comparisons that there are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from studio.core.comparison.comparison import Comparison
from studio.core.comparison.questions import QUESTIONS, Question
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme

_ROLE = Qt.ItemDataRole.UserRole


class ComparisonChoices(QListWidget):
    """A list: a row for each question, then one for each comparison that is kept.

    Signals:
        question_chosen(object): a `Question`.
        kept_chosen(object): a `Comparison`.
    """

    question_chosen = Signal(object)
    kept_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: dict[str, Comparison] = {}
        self.setAccessibleName(self.tr("What to compare"))
        self.setFont(theme.font_of(Role.BODY))
        self.setWordWrap(True)
        self.setSpacing(2)
        for question in QUESTIONS:
            self._add(question.key, translated(question.title), translated(question.help))
        self.currentRowChanged.connect(self._on_row_changed)

    def set_kept(self, kept: Sequence[Comparison]) -> None:
        """List these below the questions, leaving out those that a question's row stands for."""
        titles = {translated(question.title) for question in QUESTIONS}
        wanted = {one.name: one for one in kept if one.name not in titles}
        if wanted.keys() == self._kept.keys():
            self._kept = wanted
            return
        chosen = self.chosen()
        self.blockSignals(True)
        while self.count() > len(QUESTIONS):
            self.takeItem(self.count() - 1)
        for name in wanted:
            self._add(name, name, self.tr("A comparison of this project"))
        self._kept = wanted
        self.choose(chosen)
        self.blockSignals(False)

    def chosen(self) -> str:
        """Return the key of a question or the name of a comparison, "" for nothing."""
        item = self.currentItem()
        return "" if item is None else str(item.data(_ROLE))

    def choose(self, key: str) -> None:
        """Choose the row of that key, the first one where there is none."""
        keys = [str(self.item(at).data(_ROLE)) for at in range(self.count())]
        self.setCurrentRow(keys.index(key) if key in keys else 0)

    def question(self) -> Question | None:
        """Return the chosen question, None where a kept comparison is chosen."""
        return next((one for one in QUESTIONS if one.key == self.chosen()), None)

    def _add(self, key: str, text: str, help_text: str) -> None:
        item = QListWidgetItem(text)
        item.setData(_ROLE, key)
        item.setToolTip(help_text)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self.addItem(item)

    @Slot()
    def _on_row_changed(self) -> None:
        question = self.question()
        if question is not None:
            self.question_chosen.emit(question)
        elif self.chosen() in self._kept:
            self.kept_chosen.emit(self._kept[self.chosen()])
