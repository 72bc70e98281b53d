"""A trial that the engine makes: how far it is, what it found, or why it found nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.core.wire import messages
from studio.ui.engine.engine_client import EngineClient
from studio.ui.engine.request_slot import RequestSlot
from studio.ui.pages.progress_on_bar import show_share
from studio.ui.texts.phase_text import phase_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.label import Label
from studio.ui.widgets.labelled_bar import LabelledBar


class TrialDialog(QDialog):
    """Asks the engine once it is started; closing gives the trial up.

    A subclass makes the widget of the result, lays the dialog out and overrides `_show_answer`.

    Args:
        theme: colours and fonts.
        client: asked for the trial.
        command: the trial.

    Attributes:
        cancel: gives up, or closes.
        again: shown where the trial failed.
        take: puts what was found into the recipe; a subclass connects it.
    """

    def __init__(
        self,
        theme: Theme,
        client: EngineClient,
        command: messages.TryRates | messages.TryFeatures,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setModal(True)
        self._theme = theme
        self._command = command
        self._request = RequestSlot(client, self)
        self._bar = LabelledBar(theme, "")
        self._waiting = QWidget()
        self._problem = EmptyState(theme, "warning", "")
        self._failure = ""
        self._stack = QStackedWidget()
        self.cancel = Button(theme, "")
        self.again = Button(theme, self.tr("Try again"), icon="refresh")
        self.take = Button(theme, "", Variant.PRIMARY)
        self.cancel.clicked.connect(self.reject)
        self.again.clicked.connect(self.start)
        self._request.progressed.connect(self._on_request_progressed)
        self._request.answered.connect(self._show_answer)
        self._request.failed.connect(self._on_request_failed)
        self.finished.connect(self._request.cancel)
        self.finished.connect(self.deleteLater)

    def _lay_out(
        self,
        title: str,
        failure: str,
        about: str,
        result: QWidget,
        below: Iterable[QWidget] = (),
        options: Iterable[QWidget] = (),
    ) -> None:
        """Arrange the dialog.

        Args:
            title: of the window.
            failure: heads the reason why there is no result.
            about: what the trial does.
            result: shows what was found.
            below: what stands under it.
            options: controls at the left of the buttons.
        """
        self.setWindowTitle(title)
        self._failure = failure
        centre = QVBoxLayout(self._waiting)
        centre.addStretch(1)
        centre.addWidget(self._bar)
        centre.addStretch(1)
        for page in (self._waiting, result, self._problem):
            self._stack.addWidget(page)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for own in options:
            buttons.addWidget(own)
        buttons.addStretch(1)
        for button in (self.again, self.cancel, self.take):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Label(self._theme, title, Role.TITLE))
        column.addWidget(Label(self._theme, about, Role.DIM, wraps=True))
        column.addWidget(self._stack, 1)
        for own in below:
            column.addWidget(own)
        column.addLayout(buttons)

    @Slot()
    def start(self) -> None:
        """Begin the trial; the dialog shows how far it is."""
        self._bar.set_label(phase_text(messages.Phase.BUILDING))
        self._bar.set_value("", 0.0)
        self._show(self._waiting)
        self._request.ask(self._command)

    def _show(self, page: QWidget, *, may_take: bool = False) -> None:
        """Show the bar, the result or the problem, and the buttons that belong to it."""
        self._stack.setCurrentWidget(page)
        self.again.setVisible(page is self._problem)
        self.cancel.setText(self.tr("Cancel") if page is self._waiting else self.tr("Close"))
        self.take.setVisible(may_take)
        if may_take:
            self.take.setDefault(True)
            self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _show_answer(self, event: Any) -> None:  # noqa: ANN401  # the answer to the command
        """Show what the engine has found."""
        raise NotImplementedError

    @Slot(object)
    def _on_request_progressed(self, progress: messages.Progress) -> None:
        show_share(self._bar, progress)

    @Slot(object)
    def _on_request_failed(self, event: messages.Failed) -> None:
        self._problem.set_texts(self._failure, translated(event.sentence))
        self._show(self._problem)
