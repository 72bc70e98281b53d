"""Carries out what is wanted of the ticked runs: opens dialogs, asks the engine."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from studio.core.runs.run_summary import RunSummary
from studio.core.wire.messages import EventsWritten, Failed, WriteEvents
from studio.ui.dialogs.free_dialog import FreeDialog
from studio.ui.engine.request_slot import RequestSlot
from studio.ui.pages.page import Page
from studio.ui.pages.runs.compare_dialog import CompareRunsDialog
from studio.ui.pages.runs.ensemble_dialog import EnsembleDialog
from studio.ui.pages.runs.ticked_card import TickedAction
from studio.ui.widgets.banner import Banner
from studio.ui.widgets.toast import announce

EVENTS = "events"
"""What `OpenProject.fail` may be about: files for TensorBoard could not be written."""


class TickedWork(QObject):
    """One for a page.

    Args:
        page: whose runs they are.

    Attributes:
        events: says where files are that TensorBoard opens, once they are written.
    """

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._context = page.context
        self.events = Banner(page.theme, "good", "", closable=True)
        self.events.hide()
        self._events = RequestSlot(page.context.client, self)
        self._events.answered.connect(self._on_events_written)
        self._events.failed.connect(self._on_events_failed)
        page.context.project.closed.connect(self.events.hide)

    def carry_out(self, action: TickedAction, runs: Sequence[RunSummary]) -> None:
        """Do something with these runs."""
        match action:
            case TickedAction.COMPARE:
                self._open(CompareRunsDialog(self._context.theme, runs))
            case TickedAction.ENSEMBLE:
                self._open(EnsembleDialog(self._context, runs))
            case TickedAction.TENSORBOARD:
                self._ask_for_events(runs)
            case TickedAction.HIDE:
                for run in runs:
                    self._context.runs.describe(run.path, replace(run.about, hidden=True))

    def _open(self, dialog: FreeDialog) -> None:
        """Show a dialog beside the window, as long as the project of its runs is open."""
        self._context.project.closed.connect(dialog.close)
        self._page.dialog_made.emit(dialog)

    def _ask_for_events(self, runs: Sequence[RunSummary]) -> None:
        project = self._context.project.project
        folder = QFileDialog.getExistingDirectory(
            self._page,
            self.tr("Folder for TensorBoard's files"),
            str(project.folder) if project is not None else "",
        )
        if folder:
            self._context.project.recover(EVENTS)  # what was said about the attempt before
            self._events.ask(WriteEvents(tuple(run.path for run in runs), folder))

    @Slot(object)
    def _on_events_written(self, event: EventsWritten) -> None:
        text = self.tr(
            "Figures of %Ln run(s) written. Start TensorBoard with {command}", "", event.runs
        )
        command = f'tensorboard --logdir "{event.folder}"'
        self.events.show_text("good", text.format(command=command))
        self.events.show()
        announce(self._page, self.tr("Written for TensorBoard"))

    @Slot(object)
    def _on_events_failed(self, event: Failed) -> None:
        self._context.project.fail(EVENTS, event.sentence)
