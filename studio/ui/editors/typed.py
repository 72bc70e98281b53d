"""What is typed: taken when it can be, else left as it stands, marked, with the reason."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.widgets.label import set_property
from studio.ui.widgets.plain_tip import plain_tip

T = TypeVar("T")

WIDTH = 104
"""Pixels of an editor of a few signs."""


@dataclass(frozen=True)
class Unfit:
    """Why what stands in a field is not taken.

    Attributes:
        reason: what to enter instead, a whole sentence.
        is_begun: whether typing on may still make it fit, so that it is too early to say so.
    """

    reason: str
    is_begun: bool = False


class TypedEditor(QLineEdit, Generic[T]):
    """A line that stands for a value; nothing that was typed is changed or dropped unseen.

    What can be taken is taken when it is finished: Return, the focus leaves, or something else is
    clicked, of which most leaves the focus where it is. What cannot stays as it was typed, with a
    red border and the reason; the value stays the last one that could, and Escape brings that
    back. A subclass says how a value is read and written.

    Signals:
        value_changed(object): the person finished another value.
        problem_changed(str): why what stands here is not taken, "" where it is.
    """

    value_changed = Signal(object)
    problem_changed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        first: T,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._value = first
        self._problem = ""
        self._explanation = ""
        self.setFont(theme.font_of(Role.BODY))
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self._on_text_edited)
        self.editingFinished.connect(self._on_editing_finished)

    def read(self, text: str) -> T | Unfit:
        """Return the value that `text` stands for, or why it is none that can be taken."""
        raise NotImplementedError

    def written(self, value: T) -> str:
        """Return the text that stands for `value`."""
        raise NotImplementedError

    def value(self) -> T:
        """Return the value that was finished or set last."""
        return self._value

    def set_value(self, value: T) -> None:
        """Show `value` without a signal; what is being typed is left alone where it is the same."""
        is_same = value == self._value
        if is_same and (self._problem or self._is_being_edited()):
            return
        self._show(value)

    def problem(self) -> str:
        """Return why what stands here is not taken, "" where it is."""
        return self._problem

    def is_valid(self) -> bool:
        """Return whether what stands here is taken."""
        return not self._problem

    def finish(self) -> bool:
        """Take what stands here, as Return does; return whether it could be taken.

        For whoever needs it before a click or the focus says so.
        """
        self._on_editing_finished()
        return self.is_valid()

    def restore(self) -> None:
        """Show the value again in place of what was typed."""
        self._show(self._value)

    def _show(self, value: T) -> None:
        self._hear_clicks(False)
        self._value = value
        self.setText(self.written(value))
        if not self.hasFocus():
            self.setCursorPosition(0)  # a long text shows how it begins
        self._mark("")

    def _is_being_edited(self) -> bool:
        return self.isModified() and self.hasFocus()

    def _take(self, value: T) -> None:
        is_other = value != self._value
        self._show(value)
        if is_other:
            self.value_changed.emit(value)

    def _mark(self, problem: str) -> None:
        if problem == self._problem:
            return
        if not self._problem:
            self._explanation = self.accessibleDescription()
        self._problem = problem
        set_property(self, "invalid", bool(problem))
        self.setAccessibleDescription(problem or self._explanation)
        self.problem_changed.emit(problem)

    def _check_again(self) -> None:
        """What is allowed has changed; check again what stands here."""
        if self._problem:
            self._on_editing_finished()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Bring the value back on Escape; where it stands already, Escape is the page's."""
        is_other = bool(self._problem) or self.text() != self.written(self._value)
        if event.key() == Qt.Key.Key_Escape and is_other:
            self.restore()
            self.selectAll()
            event.accept()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say the reason in the tooltip; finish before what Ctrl+Return starts."""
        if event.type() == QEvent.Type.ToolTip and self._problem and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip(self._problem), self)
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._on_editing_finished()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Let nothing stand that was not taken in a field that cannot be changed any more."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and not self.isEnabled() and self._problem:
            self.restore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Finish what was typed before a click elsewhere in the window does its work."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            is_mine = watched is self or self.isAncestorOf(watched)
            if not is_mine and watched.window() is self.window():
                self._on_editing_finished()
        return False

    def _hear_clicks(self, hears: bool) -> None:
        app = QApplication.instance()
        if app is None:
            return
        app.removeEventFilter(self)
        if hears:
            app.installEventFilter(self)

    @Slot()
    def _on_text_edited(self) -> None:
        self._hear_clicks(True)
        found = self.read(self.text())
        is_early = isinstance(found, Unfit) and found.is_begun and not self._problem
        self._mark(found.reason if isinstance(found, Unfit) and not is_early else "")

    @Slot()
    def _on_editing_finished(self) -> None:
        self._hear_clicks(False)
        found = self.read(self.text())
        if isinstance(found, Unfit):
            self._mark(found.reason)
        else:
            self._take(found)
        if self.hasFocus():
            self.selectAll()


class ShortEditor(TypedEditor[T]):
    """A line for a few signs, at the right of its row."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        first: T,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name, first, placeholder, parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(WIDTH)
        self.setProperty("numeric", True)

    def sizeHint(self) -> QSize:
        """Return the width that such editors share."""
        return QSize(WIDTH, super().sizeHint().height())


def restore_all(within: QWidget) -> None:
    """Show every value again in place of what was typed and not taken: it was for another thing."""
    for editor in within.findChildren(TypedEditor):
        if editor.problem():
            editor.restore()
