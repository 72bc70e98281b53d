"""Which run to take away."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.ui.editors import Choice, ChoiceEditor
from studio.ui.format import percent_text
from studio.ui.pages.export.exportable import ExportableRun
from studio.ui.theme import Theme
from studio.ui.widgets.card import Card
from studio.ui.widgets.key_value_row import KeyValueRow


class RunCard(Card):
    """A list of the project's ended runs and the facts of the chosen one.

    Signals:
        run_chosen(object): the `ExportableRun` the person chose.
    """

    run_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("Run"))
        self._runs: tuple[ExportableRun, ...] = ()
        self._choice = ChoiceEditor(theme, self.tr("Run"))
        self._accuracy = KeyValueRow(theme, self.tr("Accuracy"))
        self._backbone = KeyValueRow(theme, self.tr("Backbone"))
        self._classes = KeyValueRow(theme, self.tr("Classes"))
        self._choice.setMinimumContentsLength(12)
        self.body.addWidget(self._choice)
        for row in (self._accuracy, self._backbone, self._classes):
            self.body.addWidget(row)
        self._choice.value_changed.connect(self._on_choice_changed)

    def run(self) -> ExportableRun | None:
        """Return the chosen run."""
        path = self._choice.value()
        return next((run for run in self._runs if run.summary.path == path), None)

    def set_runs(self, runs: Sequence[ExportableRun], wanted: str = "") -> None:
        """Offer these; `wanted` (a path) is chosen, else what was chosen, else the first."""
        self._runs = tuple(runs)
        self._choice.set_choices([Choice(run.summary.path, _words(run)) for run in runs])
        if any(Path(run.summary.path) == Path(wanted) for run in runs if wanted):
            self._choice.set_value(str(Path(wanted)))
        self._show()

    def _show(self) -> None:
        run = self.run()
        if run is None:
            return
        accuracy = run.summary.accuracy
        self._accuracy.set_value("" if accuracy is None else percent_text(accuracy, 1))
        self._accuracy.setVisible(accuracy is not None)
        self._backbone.set_value(run.recipe.model.backbone)
        self._classes.set_value(", ".join(run.classes))

    @Slot(object)
    def _on_choice_changed(self, _path: str) -> None:
        self._show()
        self.run_chosen.emit(self.run())


def _words(run: ExportableRun) -> str:
    when = QDateTime.fromSecsSinceEpoch(int(run.summary.when))
    stamp = QLocale().toString(when, QLocale.FormatType.ShortFormat)
    return f"{stamp} · {run.summary.name}"
