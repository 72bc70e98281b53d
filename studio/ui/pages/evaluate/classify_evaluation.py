"""What the Evaluate page shows of a classifier: where it is wrong."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QWidget

from studio.core.base.sentences import Sentence
from studio.core.dataset.images import PARTS, Part
from studio.core.runs.run_state import RunState
from studio.ui.models.validated_epochs import ValidatedEpochs
from studio.ui.pages.evaluate.answer_dialog import AnswerDialog
from studio.ui.pages.evaluate.classes_card import ClassesCard
from studio.ui.pages.evaluate.classify_standing import ClassifyStanding
from studio.ui.pages.evaluate.confusion_card import ConfusionCard
from studio.ui.pages.evaluate.curves import Kind
from studio.ui.pages.evaluate.curves_card import CurvesCard
from studio.ui.pages.evaluate.epoch_steps import EpochSteps
from studio.ui.pages.evaluate.evaluator import Evaluated, Evaluator
from studio.ui.pages.evaluate.facts_card import FactsCard
from studio.ui.pages.evaluate.images_card import ImagesCard
from studio.ui.pages.evaluate.leaving import LeavingImages
from studio.ui.pages.evaluate.map_card import MapCard
from studio.ui.pages.evaluate.mistakes_card import SUSPECTS, MistakesCard
from studio.ui.pages.evaluate.predict_card import PredictCard
from studio.ui.pages.evaluate.predicted import PredictedPictures
from studio.ui.pages.evaluate.question import Answer, AnsweringPictures, Question
from studio.ui.pages.evaluate.run_reader import Standing
from studio.ui.pages.evaluate.sections import SectionCard, Sections
from studio.ui.pages.evaluate.task_evaluation import TaskEvaluation
from studio.ui.pages.evaluate.twins_card import TwinsCard
from studio.ui.pages.evaluate.twins_fix import TwinsFix
from studio.ui.pages.page import PageContext
from studio.ui.texts.format import count_text
from studio.ui.texts.part_text import part_text
from studio.ui.texts.translation import translated
from studio.ui.threads.background import Background
from studio.ui.widgets.banner import Banner
from studio.ui.widgets.segmented_control import SegmentedControl

CONFUSION, MISTAKES, CLASSES, CURVES, TWINS = "confusion", "mistakes", "classes", "curves", "twins"
MAP, PREDICT = "map", "predict"


class ClassifyEvaluation(TaskEvaluation):
    """Figures of a part on top, a section below, the images behind what was clicked beside it."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._evaluated: Evaluated | None = None
        self._up_to_date: set[str] = set()
        self._pictures: AnsweringPictures | None = None
        self._listed = ("", "")
        self._evaluator = Evaluator(context.client, self)
        self.steps = EpochSteps(theme, ValidatedEpochs(context.run, self), self._evaluator)
        self._finder = Background(self)
        self.standing = ClassifyStanding(theme)
        self.gone = Banner(theme, "warning", "")
        self.left_out = Banner(theme, "info", "", action=self.tr("Undo"))
        self.grouped = Banner(theme, "info", "", action=self.tr("Undo"))
        self.not_kept = Banner(theme, "warning", "", closable=True)
        self.facts_card = FactsCard(theme)
        self.images = ImagesCard(theme)
        self._leaving = LeavingImages(context, self.images, self.left_out, self)
        self.confusion = ConfusionCard(theme)
        self.mistakes = MistakesCard(theme)
        self.classes = ClassesCard(theme)
        self.curves = CurvesCard(theme)
        self.map = MapCard(theme, context.client)
        self.twins = TwinsCard(theme)
        self._twins_fix = TwinsFix(context, self.twins, self.grouped, self)
        self.predict = PredictCard(theme, context.client)
        self.parts = SegmentedControl(
            theme, self.tr("Part"), [(part, part_text(part)) for part in PARTS[::-1]]
        )
        self.choice = SegmentedControl(theme, self.tr("Section"), self._section_text())
        self.sections = Sections(self.images)
        self._lay_out()
        self._stack = self.lay_out_parts(
            self.standing, self.facts_card, (self.choice, self.steps, self.parts), self.sections
        )
        self._connect()
        self._show_standing()

    def _section_text(self) -> list[tuple[str, str]]:
        return [
            (CONFUSION, self.tr("Confusion")),
            (MISTAKES, self.tr("Mistakes")),
            (CLASSES, self.tr("Classes")),
            (CURVES, self.tr("Curves")),
            (MAP, self.tr("Map")),
            (TWINS, self.tr("Duplicates")),
            (PREDICT, self.tr("Predict")),
        ]

    @property
    def cards(self) -> dict[str, SectionCard]:
        """The sections by their keys."""
        return {
            CONFUSION: self.confusion,
            MISTAKES: self.mistakes,
            CLASSES: self.classes,
            CURVES: self.curves,
            MAP: self.map,
            TWINS: self.twins,
        }

    def _lay_out(self) -> None:
        for banner in (self.gone, self.left_out, self.grouped, self.not_kept):
            self.banners.addWidget(banner)
            banner.hide()
        self.sections.add(CONFUSION, self.confusion, is_narrow=False)
        self.sections.add(MISTAKES, self.mistakes, is_narrow=True)
        self.sections.add(CLASSES, self.classes, is_narrow=False)
        self.sections.add(CURVES, self.curves, is_narrow=False)
        self.sections.add(MAP, self.map, is_narrow=False)
        self.sections.add(TWINS, self.twins, is_narrow=True)
        self.sections.add(PREDICT, self.predict, is_narrow=True)

    def _connect(self) -> None:
        evaluator = self._evaluator
        self._leaving.exclusion_changed.connect(self._refresh_images)
        evaluator.standing_changed.connect(self._show_standing)
        evaluator.progressed.connect(self.standing.show_progress)
        evaluator.evaluated.connect(self._on_evaluated)
        evaluator.step_failed.connect(self._on_step_failed)
        self.standing.training_wanted.connect(partial(self.page_wanted.emit, "train"))
        self.standing.judging_wanted.connect(evaluator.judge)
        self.standing.cancel_chosen.connect(evaluator.cancel)
        self._finder.succeeded.connect(self._on_images_found)
        self.parts.choice_chosen.connect(self._on_part_chosen)
        self.choice.choice_chosen.connect(self._show_section)
        for card in (self.confusion, self.mistakes, self.classes, self.curves, self.map):
            card.asked.connect(self._ask)
        self.map.nothing_chosen.connect(self._show_nothing_chosen)
        self.map.opened.connect(self._on_opened)
        self.predict.predicted.connect(self._show_predicted)
        self.images.grid.selection_changed.connect(self._on_selection_changed)
        self.twins.data_wanted.connect(partial(self.page_wanted.emit, "data"))

    def follow(self, state: RunState) -> None:
        """Show the run of `state`; what is here already is kept.

        The next epoch waits until a menu is closed that a person has opened meanwhile.
        """
        if state.status.is_alive and QApplication.activePopupWidget() is not None:
            return
        self._offer_questions(not state.status.is_alive)
        self._evaluator.follow(state)
        if self._evaluated is not None and self.context.runs.wanted_section:
            self._turn_to_wanted()
            self._show_section(self.choice.choice())

    def _offer_questions(self, can_ask: bool) -> None:
        """Offer what the network itself is asked for: not while a training needs it."""
        was_chosen = self.choice.choice()
        for key in (MAP, PREDICT):
            self.choice.set_shown(key, can_ask)
        if self.choice.choice() != was_chosen:
            self._show_section(self.choice.choice())

    def hideEvent(self, event: QHideEvent) -> None:
        """Step no further while nobody looks."""
        super().hideEvent(event)
        self.steps.leave()

    # --- what there is to show --------------------------------------------------------------

    @Slot()
    def _show_standing(self) -> None:
        standing = self._evaluator.standing
        self.standing.show_standing(standing, self._evaluator.problem)
        self._stack.setCurrentIndex(1 if standing is Standing.READY else 0)
        if standing is not Standing.READY:
            self._evaluated = None
            self._leaving.set_folder("")
            self._twins_fix.set_folder("")
            self.gone.hide()
            self.not_kept.hide()

    @Slot(object)
    def _on_step_failed(self, problem: Sentence) -> None:
        self.not_kept.show_text("warning", translated(problem))
        self.not_kept.show()

    @Slot(object)
    def _on_evaluated(self, evaluated: Evaluated) -> None:
        is_new_run = self._evaluated is None or self._evaluated.run is not evaluated.run
        self._evaluated = evaluated
        self._leaving.set_folder(evaluated.run.dataset.folder)
        self._twins_fix.set_folder(evaluated.run.dataset.folder)
        self.map.set_run(self._evaluator.run, self._evaluator.checkpoint)
        if is_new_run:
            for part in PARTS:
                self.parts.set_shown(part, part in evaluated.run.parts)
        self.parts.set_choice(evaluated.part.part)
        self.facts_card.show_part(evaluated)
        self._up_to_date.clear()
        self.gone.setVisible(not evaluated.has_folder)
        text = self.tr(
            "The image folder {folder} was not found. The figures stay; the images cannot be shown."
        )
        self.gone.show_text("warning", text.format(folder=evaluated.run.dataset.folder))
        self._turn_to_wanted()
        self._show_section(self.choice.choice())

    def _turn_to_wanted(self) -> None:
        """Choose what a person asked for on another page, once."""
        wanted, self.context.runs.wanted_section = self.context.runs.wanted_section, ""
        if wanted == SUSPECTS:
            self.choice.set_choice(MISTAKES)
            self.mistakes.lists.set_choice(SUSPECTS)
        elif wanted == Kind.LOSSES:
            self.choice.set_choice(CURVES)
            self.curves.kinds.set_choice(Kind.LOSSES)

    @Slot(str)
    def _on_part_chosen(self, name: str) -> None:
        part: Part = next(part for part in PARTS if part == name)
        self._evaluator.show_part(part)

    @Slot(str)
    def _show_section(self, key: str) -> None:
        self.sections.show_section(key)
        self.images.offer_leaving(key != PREDICT)
        self.parts.setVisible(key != PREDICT)
        self.steps.setVisible(key != PREDICT)
        if self._evaluated is None:
            return
        if key not in self._up_to_date:  # one at a time: all at once would hold the window up
            self._up_to_date.add(key)
            if key == PREDICT:
                self.predict.show_part(self._evaluated, self._evaluator.run)
            else:
                self.cards[key].show_part(self._evaluated)
        question = None if key == PREDICT else self.cards[key].question()
        if question is not None:
            self._ask(question)
            return
        self._finder.forget()
        self._pictures = None
        if key == PREDICT:
            self._show_predicted(self.predict.pictures())
        else:
            self._show_nothing_chosen()

    @Slot()
    def _show_nothing_chosen(self) -> None:
        """Say how images come here."""
        self._finder.forget()
        self._pictures = None
        text = self.tr("Click the chart.")
        if self.choice.choice() == MAP:
            text = self.tr("Click points, or draw a lasso around some (key L, or Shift).")
        self.images.show_nothing(self.tr("Which images?"), text)

    # --- images from elsewhere --------------------------------------------------------------

    @Slot(object)
    def _show_predicted(self, pictures: PredictedPictures) -> None:
        if self.choice.choice() != PREDICT:
            return
        chosen = self.images.grid.selected()
        count = count_text(len(pictures))
        title = self.tr("Predicted: {count}").format(count=count)
        self.images.show_images(title, "", pictures, pictures.strongest)
        if not len(pictures):
            self.images.show_nothing(
                self.tr("Nothing predicted yet"),
                self.tr("Drop, paste or open images that the network has never seen."),
            )
        else:
            self.images.grid.select(chosen[0] if chosen else 0)

    @Slot()
    def _on_selection_changed(self) -> None:
        if self.choice.choice() == PREDICT:
            chosen = self.images.grid.selected()
            self.predict.show_shares_of(chosen[0] if chosen else None)

    # --- the images behind it ---------------------------------------------------------------

    @Slot(object)
    def _ask(self, question: Question) -> None:
        evaluated = self._evaluated
        if evaluated is not None:
            self._finder.run(partial(_found, question, evaluated))

    @Slot(object)
    def _on_images_found(self, found: tuple[Question, Evaluated, Answer]) -> None:
        question, evaluated, answer = found
        if evaluated is not self._evaluated:
            return
        chosen = self._still_chosen(question, answer)
        pictures = self._pictures = self._answering(evaluated, answer)
        self._listed = (self._evaluator.run, question.title)
        title = f"{question.title} \N{MIDDLE DOT} {count_text(len(answer))}"
        self.images.show_images(title, question.label, pictures, pictures.strongest, chosen)
        if not len(answer) and question.empty:
            self.images.show_nothing(question.empty, "")

    def _still_chosen(self, question: Question, answer: Answer) -> list[int] | None:
        """Return which images of the answer were selected before, None of another question."""
        before = self._pictures
        if before is None or self._listed != (self._evaluator.run, question.title):
            return None
        if before.answer.part != answer.part:
            return None
        return answer.places_of(
            [before.answer.shown(number) for number in self.images.grid.iterate_selected()]
        )

    def _answering(self, evaluated: Evaluated, answer: Answer) -> AnsweringPictures:
        return AnsweringPictures(
            evaluated.run,
            answer,
            {part: part_text(part) for part in PARTS},
            self._leaving.exclusion(),
            self.tr("excluded"),
        )

    @Slot(object, int)
    def _on_opened(self, question: Question, number: int) -> None:
        """Show one image of the map large; the arrow keys go through all of them."""
        evaluated = self._evaluated
        if evaluated is not None:
            answer = question.find(evaluated.run, evaluated.part)
            pictures = self._answering(evaluated, answer)
            theme = self.context.theme
            AnswerDialog(theme, pictures, number, pictures.strongest, self.window()).open()

    @Slot()
    def _refresh_images(self) -> None:
        """Say again of each image whether it is left out."""
        if self._evaluated is not None and self._pictures is not None:
            self._pictures.set_exclusion(self._leaving.exclusion())
            self.images.refresh()


def _found(question: Question, evaluated: Evaluated) -> tuple[Question, Evaluated, Answer]:
    return question, evaluated, question.find(evaluated.run, evaluated.part)
