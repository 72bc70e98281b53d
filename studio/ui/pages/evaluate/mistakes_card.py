"""Lists of images that are worth a look: wrong ones, doubtful ones, wrongly labelled ones."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.core.evaluation.evaluation import Evaluation
from studio.core.evaluation.remarks import NEVER_SUSPECTED
from studio.core.evaluation.run_evaluation import RunEvaluation
from studio.ui.pages.evaluate.choice_list import ChoiceList, ListEntry
from studio.ui.pages.evaluate.evaluator import Evaluated
from studio.ui.pages.evaluate.question import Answer, Question, Shown, row_of
from studio.ui.texts.format import count_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Theme
from studio.ui.widgets.card import Card

WRONG, UNSURE, SUSPECTS = "wrong", "unsure", "suspects"
MOST_UNSURE = 200


class MistakesCard(Card):
    """Three lists; the chosen one's images are shown beside.

    Signals:
        asked(object): the `Question` of the chosen list.
    """

    asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.set_title(self.tr("Images worth a look"))
        self.lists = ChoiceList(theme, (WRONG, UNSURE, SUSPECTS))
        self._choices: dict[str, ListEntry] = {}
        self._is_training = False
        self.body.addWidget(self.lists)
        self.body.addStretch(1)
        self.lists.choice_chosen.connect(self._on_list_chosen)

    def show_part(self, evaluated: Evaluated) -> None:
        """Show how many images each list of a part has."""
        part = evaluated.part
        self._is_training = part.part == "train"
        wrong = int((~part.is_right).sum())
        suspects = len(evaluated.run.suspects_of(part.part))
        choices = (
            ListEntry(
                WRONG,
                self.tr("Most wrong"),
                count_text(wrong),
                self.tr("Predicted wrong, those first of which the network was surest."),
            ),
            ListEntry(
                UNSURE,
                self.tr("Least sure"),
                count_text(min(len(part), MOST_UNSURE)),
                self.tr("The two likeliest classes are nearly equally likely, right or wrong."),
            ),
            ListEntry(
                SUSPECTS,
                self.tr("Suspected label errors"),
                count_text(suspects),
                self.tr(
                    "The network is as sure of another class as it usually is of images of that "
                    "class (confident learning, Northcutt et al. 2021). Look at each: it may "
                    "also be a hard image."
                ),
            ),
        )
        self._choices = {choice.key: choice for choice in choices}
        self.lists.set_choices(choices)

    def question(self) -> Question:
        """Return the chosen list."""
        key = self.lists.choice()
        choice = self._choices[key]
        find = {WRONG: _most_wrong, UNSURE: _least_sure, SUSPECTS: _suspects}[key]
        empty = {
            WRONG: self.tr("No image is predicted wrong"),
            UNSURE: "",
            SUSPECTS: self.tr("No label is suspected"),
        }[key]
        if key == SUSPECTS and self._is_training:
            empty = translated(NEVER_SUSPECTED)
        return Question(choice.title, "", find, empty)

    @Slot(str)
    def _on_list_chosen(self, _key: str) -> None:
        self.asked.emit(self.question())


def _most_wrong(_run: RunEvaluation, part: Evaluation) -> Answer:
    return Answer(part.part, part.most_wrong())


def _least_sure(_run: RunEvaluation, part: Evaluation) -> Answer:
    return Answer(part.part, part.least_sure(MOST_UNSURE))


def _suspects(run: RunEvaluation, part: Evaluation) -> Answer:
    return Answer(
        part.part,
        single=tuple(
            Shown(part.part, row_of(part, one.image), (one.suggested, one.other))
            for one in run.suspects_of(part.part)
        ),
    )
