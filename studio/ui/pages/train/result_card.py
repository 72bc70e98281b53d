"""What a run has to show when it is over."""

from PySide6.QtWidgets import QWidget

from studio.core.advice.result_rules import remark
from studio.core.report import Figures
from studio.core.run_state import RunState
from studio.ui.format import duration_text, figure_text, percent_text
from studio.ui.theme import Role, Theme
from studio.ui.translation import translated
from studio.ui.widgets.card import Card
from studio.ui.widgets.key_value_row import KeyValueRow
from studio.ui.widgets.label import Label


class ResultCard(Card):
    """Accuracy on images that training never saw, large; the rest below."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("Result"))
        self._figure = Label(theme, "", Role.DISPLAY)
        self._meaning = Label(theme, "", Role.CAPTION, wraps=True)
        self._remark = Label(theme, "", Role.CAPTION, tone="warning", wraps=True)
        self._validation = KeyValueRow(theme, self.tr("Validation accuracy"))
        self._training = KeyValueRow(theme, self.tr("Training accuracy"))
        self._loss = KeyValueRow(theme, self.tr("Loss"))
        self._best = KeyValueRow(theme, self.tr("Best epoch"))
        self._time = KeyValueRow(theme, self.tr("Time"))
        self._device = KeyValueRow(theme, self.tr("Device"))
        rows = (self._validation, self._training, self._loss, self._best, self._time, self._device)
        self.body.addWidget(self._figure)
        self.body.addWidget(self._meaning)
        self.body.addWidget(self._remark)
        self.body.addSpacing(4)
        for row in rows:
            self.body.addWidget(row)

    def show_state(self, state: RunState) -> None:
        """Show the report; hidden without one."""
        report = state.report
        self.setVisible(report is not None)
        if report is None:
            return
        accuracy, loss = report.accuracy, _best_of(report.loss)
        self._show_figure(accuracy)
        found = remark(report)
        self._remark.setVisible(found is not None)
        self._remark.setText(translated(found) if found else "")
        _show(self._validation, accuracy.validation if accuracy.test is not None else None)
        _show(self._training, accuracy.train if _best_of(accuracy) != accuracy.train else None)
        self._loss.setVisible(loss is not None)
        self._loss.set_value(figure_text(loss) if loss is not None else "")
        self._best.setVisible(state.best > 0 or report.best is not None)
        if state.best or report.best:
            epoch = state.best or (report.best.epoch if report.best else 0)
            self._best.set_value(
                self.tr("{epoch} of {epochs}").format(epoch=epoch, epochs=report.epochs)
            )
        self._time.set_value(duration_text(sum(report.seconds.values())))
        self._device.set_value(report.device)

    def _show_figure(self, accuracy: Figures) -> None:
        figure = _best_of(accuracy)
        self._figure.setText("" if figure is None else percent_text(figure, 1))
        if accuracy.test is not None:
            meaning = self.tr("right on the test images, which training never saw")
        elif accuracy.validation is not None:
            meaning = self.tr("right on the validation images; there is no test part")
        else:
            meaning = self.tr("right on the training images; nothing was kept apart")
        self._meaning.setText(meaning)


def _show(row: KeyValueRow, value: float | None) -> None:
    row.setVisible(value is not None)
    row.set_value("" if value is None else percent_text(value, 1))


def _best_of(parts: Figures) -> float | None:
    """Return the figure of the part that says most: test, else validation, else training."""
    found = (parts.test, parts.validation, parts.train)
    return next((figure for figure in found if figure is not None), None)
