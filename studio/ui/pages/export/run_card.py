"""Which run to take away."""

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale, Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.ui.editors import Choice, ChoiceEditor
from studio.ui.pages.export.exportable import ExportableRun
from studio.ui.texts.network_text import network_name
from studio.ui.texts.part_text import part_images_text
from studio.ui.texts.run_text import result_text, result_title, status_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.card import Card
from studio.ui.widgets.key_value_row import KeyValueRow
from studio.ui.widgets.label import Label


class RunCard(Card):
    """A list of the project's runs that can be exported, and the facts of the chosen one.

    Signals:
        run_chosen(object): the `ExportableRun` the person chose.
    """

    run_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("Run"))
        self._runs: tuple[ExportableRun, ...] = ()
        self._choice = ChoiceEditor(theme, self.tr("Run"))
        self._status = KeyValueRow(theme, self.tr("State"))
        self._accuracy = KeyValueRow(theme, self.tr("Accuracy"))
        self._measured = KeyValueRow(theme, self.tr("Measured on"))
        self._backbone = KeyValueRow(theme, self.tr("Network"))
        self._classes = KeyValueRow(theme, self.tr("Classes"))
        self.body.addWidget(self._choice)
        self._so_far = Label(
            theme,
            self.tr("Its best epoch so far is exported. The run can still be resumed."),
            Role.CAPTION,
            wraps=True,
        )
        rows = (self._status, self._accuracy, self._measured, self._backbone, self._classes)
        for row in (*rows, self._so_far):
            self.body.addWidget(row)
        self._choice.value_changed.connect(self._on_choice_changed)

    def run(self) -> ExportableRun | None:
        """Return the chosen run."""
        path = self._choice.value()
        return next((run for run in self._runs if run.summary.path == path), None)

    def set_runs(self, runs: Sequence[ExportableRun], wanted: str = "", best: str = "") -> None:
        """Offer these; `wanted` is chosen, and `best` is said to be the best, both by their path.

        Where `wanted` is not among them, what was chosen stays, else the first is chosen.
        """
        self._runs = tuple(runs)
        choices = [Choice(run.summary.path, self._text(run, best)) for run in runs]
        self._choice.set_choices(choices)
        if any(choice.value == wanted for choice in choices):
            self._choice.set_value(wanted)
        self._show()

    def _show(self) -> None:
        run = self.run()
        if run is None:
            return
        shown = result_text(run.summary)
        self._status.set_value(status_text(run.summary.status))
        self._accuracy.set_key(result_title(run.summary.figure))
        self._accuracy.set_value(shown)
        if shown:
            self._measured.set_value(part_images_text(run.summary.part))
        for row in (self._accuracy, self._measured):
            row.setVisible(bool(shown))
        self._so_far.setVisible(run.summary.can_resume)
        self._backbone.set_value(network_name(run.recipe))
        self._classes.setVisible(bool(run.classes))
        self._classes.set_value(", ".join(run.classes))

    @Slot(object)
    def _on_choice_changed(self, _path: str) -> None:
        self._show()
        self.run_chosen.emit(self.run())

    def _text(self, run: ExportableRun, best: str) -> str:
        when = QDateTime.fromSecsSinceEpoch(int(run.summary.when))
        parts = [QLocale().toString(when, QLocale.FormatType.ShortFormat), run.summary.name]
        if result_text(run.summary):
            parts.append(result_text(run.summary))
        if run.summary.path == best and len(self._runs) > 1:
            parts.append(self.tr("best"))
        return " · ".join(parts)
