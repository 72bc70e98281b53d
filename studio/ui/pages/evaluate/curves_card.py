"""Curves of a part: how well classes can be told apart, how honest the confidence is, the loss."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from studio.core.evaluation.evaluation import Evaluation
from studio.core.evaluation.remarks import LOSS_AND_ACCURACY, calibration_remark, loss_remark
from studio.core.evaluation.run_evaluation import RunEvaluation
from studio.ui.editors import Choice, ChoiceEditor
from studio.ui.pages.evaluate.curves import MEAN, Drawn, Kind, Wanted, drawn, taken_for
from studio.ui.pages.evaluate.evaluator import Evaluated
from studio.ui.pages.evaluate.question import Answer, Question
from studio.ui.texts.format import count_text, decimal_text, figure_text, percent_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.threads.background import Background
from studio.ui.widgets.button import Button
from studio.ui.widgets.card import Card
from studio.ui.widgets.chart.axis_style import AxisStyle, share_axis
from studio.ui.widgets.chart.reading import Reading
from studio.ui.widgets.histogram import HistogramChart, HistogramSeries
from studio.ui.widgets.label import Label
from studio.ui.widgets.line_chart import LineChart, Series
from studio.ui.widgets.segmented_control import SegmentedControl

PATIENCE_MS = 300
"""How long a curve may take before it can be cancelled."""


class CurvesCard(Card):
    """One chart at a time; a click on a bin of calibration or losses asks for its images.

    Signals:
        asked(object): the `Question` of a click.
    """

    asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._part: Evaluation | None = None
        self._asking: Callable[[Evaluation], Question] | None = None
        self._drawn: Drawn | None = None
        self._maker = Background(self)
        self._wanted = Wanted()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self.kinds = SegmentedControl(
            theme,
            self.tr("Curve"),
            (
                (Kind.CALIBRATION, self.tr("Calibration")),
                (Kind.LOSSES, self.tr("Losses")),
                (Kind.ROC, self.tr("ROC")),
                (Kind.PRECISION, self.tr("Precision and recall")),
            ),
        )
        self.classes = ChoiceEditor(theme, self.tr("Class"))
        x_style, y_style, title = self._titles_of(Kind.CALIBRATION)
        self.lines = LineChart(theme, x_style, y_style, title)
        self.losses = HistogramChart(theme, self.tr("Losses of single images"), self.tr("Loss"))
        self._text = Label(theme, "", Role.CAPTION, wraps=True)
        self.cancel = Button(theme, self.tr("Cancel"), small=True)
        self.cancel.hide()
        charts = QWidget()
        self._charts = QStackedLayout(charts)
        self._charts.addWidget(self.lines)
        self._charts.addWidget(self.losses)
        head = QHBoxLayout()
        head.addWidget(self.kinds)
        head.addStretch(1)
        head.addWidget(self.classes)
        self.body.addLayout(head)
        self.body.addWidget(charts, 1)
        below = QHBoxLayout()
        below.addWidget(self._text, 1)
        below.addWidget(self.cancel)
        self.body.addLayout(below)
        self.kinds.choice_chosen.connect(self._on_kind_chosen)
        self.classes.value_changed.connect(self._on_class_chosen)
        self.lines.chart.picked.connect(self._on_point_picked)
        self.losses.chart.picked.connect(self._on_bin_picked)
        self.cancel.clicked.connect(self._on_cancel_clicked)
        self._patience.timeout.connect(self.cancel.show)
        self._maker.succeeded.connect(self._on_drawn)

    def show_part(self, evaluated: Evaluated) -> None:
        """Show the curves of a part; after another epoch, what was clicked is asked again."""
        before, part = self._part, evaluated.part
        self._part = part
        if before is None or not before.is_of_same_images(part):
            self._asking = None
        mean = Choice(str(MEAN), self.tr("Mean of all classes"))
        names = enumerate(part.classes)
        self.classes.set_choices([mean, *(Choice(str(at), name) for at, name in names)])
        self.losses.set_series([HistogramSeries(self.tr("Loss"), part.answers.loss)])
        self._show_kind()

    def question(self) -> Question | None:
        """Return what was clicked last, None before anything was."""
        part, asking = self._part, self._asking
        return None if part is None or asking is None else asking(part)

    def label(self) -> str:
        """Return the sentence below the chart."""
        return self._text.text()

    @property
    def kind(self) -> Kind:
        """Which chart is shown."""
        return Kind(self.kinds.choice())

    @Slot(str)
    def _on_kind_chosen(self, _kind: str) -> None:
        self._show_kind()

    @Slot(object)
    def _on_class_chosen(self, _label: object) -> None:
        self._show_kind()

    def _show_kind(self) -> None:
        part, kind = self._part, self.kind
        if part is None:
            return
        self.classes.setVisible(kind in (Kind.ROC, Kind.PRECISION))
        self._charts.setCurrentWidget(self.losses if kind is Kind.LOSSES else self.lines)
        self._give_up()
        if kind is Kind.LOSSES:
            self._text.setText(self._said_of_losses(part))
        else:
            self._text.setText(self.tr("Computing the curve…"))
            self._wanted = Wanted()
            label = int(self.classes.value())
            self._maker.run(partial(drawn, part, kind, label, self._wanted))
            self._patience.start()

    def _give_up(self) -> None:
        """Want no curve that is still being made."""
        self._wanted.give_up()
        self._maker.forget()
        self._patience.stop()
        self.cancel.hide()

    @Slot()
    def _on_cancel_clicked(self) -> None:
        """Show the curve of one class instead, which takes no time."""
        self.classes.set_value("0")
        self._show_kind()

    @Slot(object)
    def _on_drawn(self, found: Drawn) -> None:
        self._patience.stop()
        self.cancel.hide()
        self._drawn = found
        x_style, y_style, title = self._titles_of(found.kind)
        self.lines.set_title(title, x_style, y_style)
        ends = np.array([0.0, 1.0])
        chance = Series("", ends, np.array(found.chance), "dashed", "dim")
        labels = [self.tr("%Ln image(s)", "", int(count)) for count in found.counts]
        value = "" if found.area is None else decimal_text(found.area, 3)
        own = Series(self._name_of(found), found.x, found.y, labels=labels, value=value)
        dots = Series("", found.x, found.y, "dots", "dim") if len(found.counts) else None
        self.lines.set_series([chance, *([] if dots is None else [dots]), own])
        self._text.setText(self._said_of(found))

    def _name_of(self, found: Drawn) -> str:
        if found.kind is Kind.CALIBRATION:
            return self.tr("Accuracy")
        area = self.tr("area below the curve")
        name = self.tr("Mean") if found.label == MEAN else found.part.classes[found.label]
        return f"{name}, {area}"

    def _titles_of(self, kind: Kind) -> tuple[AxisStyle, AxisStyle, str]:
        """Return both axes and the title of a chart."""
        match kind:
            case Kind.ROC:
                names = (self.tr("False positive rate"), self.tr("True positive rate"))
                title = self.tr("ROC curve")
            case Kind.PRECISION:
                names = (self.tr("Recall"), self.tr("Precision"))
                title = self.tr("Precision and recall")
            case _:
                names = (self.tr("Confidence"), self.tr("Accuracy"))
                title = self.tr("Calibration")
        return share_axis(names[0]), share_axis(names[1]), title

    def _said_of(self, found: Drawn) -> str:
        match found.kind:
            case Kind.ROC:
                return self.tr(
                    "How many images of the class are found (up) at the price of how many others "
                    "taken for it (right), for every threshold. The dashed line is guessing. Click "
                    "the curve of a class for the images taken for it there."
                )
            case Kind.PRECISION:
                return self.tr(
                    "Of what is taken for the class, how much is (up), against how much of the "
                    "class is found (right). The dashed line is guessing. Click the curve of a "
                    "class for the images taken for it there."
                )
        side = (
            self.tr("Points below the dashed line: too sure; above it: not sure enough.")
            + " "
            + self.tr("Click a point for its images.")
        )
        return f"{translated(calibration_remark(found.part))} {side}"

    def _said_of_losses(self, part: Evaluation) -> str:
        """Explain loss against accuracy on the person's own predictions."""
        remark = loss_remark(part)
        said = [translated(LOSS_AND_ACCURACY), translated(remark) if remark is not None else ""]
        return " ".join(filter(None, (*said, self.tr("Click a bar for its images."))))

    @Slot(object)
    def _on_point_picked(self, reading: Reading) -> None:
        found = self._drawn
        if found is None or not len(found.x):
            return
        at = int(np.abs(found.x - reading.x).argmin())
        if found.kind is Kind.CALIBRATION:
            self._ask(partial(self._of_bin, int(found.bins[at])))
        elif len(found.thresholds) and np.isfinite(found.thresholds[at]):
            name, threshold = found.part.classes[found.label], float(found.thresholds[at])
            title = self.tr("Probability of “{name}” from {threshold}").format(
                name=name, threshold=percent_text(threshold, 1)
            )
            text = self.tr("Taken for the class at this threshold; those of other classes first.")
            question = Question(title, text, partial(_taken_for, found.label, threshold))
            self._ask(lambda _part: question)

    def _of_bin(self, place: int, part: Evaluation) -> Question:
        found = part.calibration
        low, high = (percent_text(float(edge)) for edge in found.edges[place : place + 2])
        title = self.tr("Confidence {low} to {high}").format(low=low, high=high)
        count, text = int(found.counts[place]), ""
        if count:
            text = self.tr("Right: {share} of {images}.").format(
                share=percent_text(float(found.accuracy[place]), 1), images=count_text(count)
            )
        return Question(title, text, partial(_in_bin, place))

    @Slot(object)
    def _on_bin_picked(self, reading: Reading) -> None:
        if reading.band is None:
            return
        low, high = reading.band
        title = self.tr("Loss {low} to {high}")
        title = title.format(low=figure_text(max(low, 0.0)), high=figure_text(high))
        text = self.tr("The largest loss first.")
        question = Question(title, text, partial(_with_loss, low, high))
        self._ask(lambda _part: question)

    def _ask(self, asking: Callable[[Evaluation], Question]) -> None:
        self._asking = asking
        self.asked.emit(self.question())


def _taken_for(label: int, threshold: float, _run: RunEvaluation, part: Evaluation) -> Answer:
    return Answer(part.part, taken_for(part, label, threshold))


def _in_bin(place: int, _run: RunEvaluation, part: Evaluation) -> Answer:
    return Answer(part.part, part.in_bin(place))


def _with_loss(low: float, high: float, _run: RunEvaluation, part: Evaluation) -> Answer:
    return Answer(part.part, part.with_loss(low, high))
