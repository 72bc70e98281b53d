"""What a GAN has to show when it is trained."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from studio.core.runs.run_state import RunState
from studio.core.tasks.gan import Invented
from studio.ui.pages.train.task_result_card import TaskResultCard
from studio.ui.texts.format import (
    count_text,
    decimal_text,
    figure_text,
    percent_text,
)
from studio.ui.theme import Role, Theme
from studio.ui.widgets.key_value_row import KeyValueRow
from studio.ui.widgets.label import Label

MEMORISED = 0.75
"""Samples that are nearer to the training images than this share of what held-out images are."""

NEARLY = 1.15
"""Up to so many times the distance of other real images, samples are called as close."""


class InventedCard(TaskResultCard):
    """How far the invented images are from the real ones, how diverse, and whether memorised.

    No single figure says how good they are: the card says what each one means.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._verdict = Label(theme, "", Role.CAPTION, wraps=True)
        self._diversity = KeyValueRow(theme, self.tr("Diversity"))
        self._diversity.setToolTip(
            self.tr(
                "Mean distance of the samples from each other, as a share of that of your images. "
                "Far below 100 % the generator makes only a few kinds of image."
            )
        )
        self._real = KeyValueRow(theme, self.tr("D(real)"))
        self._fake = KeyValueRow(theme, self.tr("D(fake)"))
        for row in (self._real, self._fake):
            row.setToolTip(
                self.tr(
                    "Mean score that the discriminator gives. At 50 % for both it cannot tell "
                    "invented images from real ones."
                )
            )
        self._nearest = KeyValueRow(theme, self.tr("Nearest real image"))
        self._memory = Label(theme, "", Role.CAPTION, wraps=True)
        self._epochs = KeyValueRow(theme, self.tr("Epochs"))
        self.lay_out(
            (self.figure, self.meaning, self._verdict),
            (
                self._diversity,
                self._real,
                self._fake,
                self._nearest,
                self._memory,
                self._epochs,
            ),
        )

    def show_state(self, state: RunState) -> None:
        """Show the report; hidden without one of a GAN."""
        report = state.report
        result = report.result if report is not None else None
        self.setVisible(isinstance(result, Invented))
        if report is None or not isinstance(result, Invented):
            return
        self._show_distance(result)
        self._show_scores(result)
        self._show_memory(result)
        self._epochs.set_value(count_text(report.epochs))
        self.show_work(state, report)

    def _show_distance(self, result: Invented) -> None:
        distance, real = result.distance.train, result.real_distance
        for label in (self.figure, self.meaning):
            label.setVisible(distance is not None)
        is_held = distance is not None and real is not None and real > 0
        self._verdict.setVisible(is_held)
        if distance is None:
            return
        self.figure.setText(figure_text(distance))
        self.meaning.setText(
            self.tr(
                "distance of {count} samples from your images (sliced Wasserstein); less is better"
            ).format(count=count_text(result.samples))
        )
        if real is None or not real > 0:
            return
        times = distance / real
        text = (
            self.tr("About as close as other real images ({real}).")
            if times <= NEARLY
            else self.tr("{times} times as far as other real images ({real}).")
        )
        self._verdict.setText(text.format(times=decimal_text(times, 1), real=figure_text(real)))

    def _show_scores(self, result: Invented) -> None:
        diversity = result.diversity.train
        self._diversity.setVisible(diversity is not None)
        if diversity is not None:
            self._diversity.set_value(percent_text(diversity))
        for row, figures in ((self._real, result.real_score), (self._fake, result.fake_score)):
            value = figures.validation if figures.validation is not None else figures.train
            row.setVisible(value is not None)
            if value is not None:
                row.set_value(percent_text(value))

    def _show_memory(self, result: Invented) -> None:
        nearest, real = result.nearest, result.real_nearest
        self._nearest.setVisible(nearest is not None)
        self._memory.setVisible(nearest is not None and real is not None)
        if nearest is None:
            return
        self._nearest.set_value(figure_text(nearest))
        if real is None:
            return
        text = (
            self.tr(
                "Images that were not trained on lie {real} from theirs: the samples are much "
                "nearer, so some of them may be memorised."
            )
            if nearest < MEMORISED * real
            else self.tr(
                "Images that were not trained on lie {real} from theirs: nothing suggests that "
                "training images were memorised."
            )
        )
        self._memory.setText(text.format(real=figure_text(real)))
