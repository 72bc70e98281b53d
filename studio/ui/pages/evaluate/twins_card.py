"""Near-duplicates across the parts, and what they do to the accuracy."""

from __future__ import annotations

from itertools import chain

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from studio.core.evaluation.evaluation import Evaluation
from studio.core.evaluation.remarks import twins_remark
from studio.core.evaluation.run_evaluation import RunEvaluation
from studio.ui.pages.evaluate.evaluator import Evaluated
from studio.ui.pages.evaluate.question import Answer, Question, Shown, row_of
from studio.ui.texts.format import count_text, interval_text, percent_text
from studio.ui.texts.part_text import part_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button
from studio.ui.widgets.card import Card
from studio.ui.widgets.key_value_row import KeyValueRow
from studio.ui.widgets.label import Label


class TwinsCard(Card):
    """How many images of the part have a duplicate in another one; the pairs are shown beside.

    Signals:
        data_wanted(): the person wants to see how duplicates are treated.
        fix_chosen(): what `offer` offers is to be done.
    """

    data_wanted = Signal()
    fix_chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._has_pairs = False
        self.set_title(self.tr("Duplicates in other parts"))
        self._text = Label(theme, "", Role.CAPTION, wraps=True)
        self._accuracy = KeyValueRow(theme, self.tr("Accuracy"))
        self._without = KeyValueRow(theme, self.tr("Without these images"))
        self._way_on = Label(theme, "", Role.CAPTION, wraps=True)
        self.fix = Button(theme, "", small=True)
        self.go = Button(theme, self.tr("Go to Data"), small=True)
        for row in (self._text, self._accuracy, self._without, self._way_on, self.fix, self.go):
            self.body.addWidget(row)
        self.body.addStretch(1)
        self.go.clicked.connect(self.data_wanted)
        self.fix.clicked.connect(self.fix_chosen)
        self.offer("", 0, "")

    def show_part(self, evaluated: Evaluated) -> None:
        """Show what the duplicates of a part do to its accuracy."""
        part = evaluated.part
        found = part.twins
        is_found = bool(found.pairs)
        self._has_pairs = is_found
        for widget in (self._accuracy, self._without, self._way_on, self.go):
            widget.setVisible(is_found)
        self.fix.setVisible(is_found and bool(self.fix.text()))
        if not is_found:
            self._text.setText(
                self.tr(
                    "No image of this part has an identical or near-identical one in another "
                    "part, so the accuracy is not flattered by what was learned by heart."
                )
            )
            return
        remark = twins_remark(part)
        self._text.setText("" if remark is None else translated(remark))
        for row, measured in ((self._accuracy, found.accuracy), (self._without, found.without)):
            if measured is None:
                row.set_value(self.tr("no image is left"))
            else:
                interval = measured.interval
                within = interval_text(interval.low, interval.high)
                row.set_value(f"{percent_text(measured.share, 1)} ({within})")

    def offer(self, fix: str, images: int, obstacle: str) -> None:
        """Say what becomes of the duplicates in the next training, and offer what mends it.

        Args:
            fix: text of the button; "" where nothing is to be mended.
            images: how many training images the next training would find in another part too.
            obstacle: why it cannot be mended here, "" where it can.
        """
        self.fix.setText(fix)
        self.fix.setVisible(self._has_pairs and bool(fix))
        self.fix.set_obstacle(obstacle)
        if fix:
            text = self.tr(
                "%Ln image(s) of the next training would be in another part as well.", "", images
            )
        elif obstacle:
            text = obstacle
        else:
            text = self.tr("The next training keeps duplicates in one part.")
        self._way_on.setText(text)

    def texts(self) -> list[str]:
        """Return what is said."""
        rows = (self._accuracy, self._without)
        return [self._text.text(), *(row.value() for row in rows if not row.isHidden())]

    def question(self) -> Question:
        """Ask for the pairs."""
        return Question(
            self.tr("Pairs"),
            "",
            _pairs,
            self.tr("No duplicates in other parts"),
        )


def _pairs(run: RunEvaluation, part: Evaluation) -> Answer:
    pairs = (
        (
            Shown(part.part, row_of(part, twin.image), prefix=_prefix(number, part.part)),
            Shown(
                twin.part,
                row_of(run.part(twin.part), twin.other),
                prefix=_prefix(number, twin.part),
            ),
        )
        for number, twin in enumerate(part.twins.pairs, 1)
    )
    return Answer(part.part, single=tuple(chain.from_iterable(pairs)))


def _prefix(number: int, part: str) -> str:
    dot = "\N{MIDDLE DOT}"
    return f"{count_text(number)} {dot} {part_text(part)} {dot} "
