"""What an autoencoder has to show when it is trained."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from studio.core.metrics.report import headline
from studio.core.runs.run_state import RunState
from studio.core.tasks.autoencode import Autoencoded
from studio.ui.pages.train.task_result_card import TaskResultCard
from studio.ui.texts.format import (
    count_text,
    decibel_text,
    decimal_text,
    figure_text,
    percent_text,
)
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button
from studio.ui.widgets.key_value_row import KeyValueRow
from studio.ui.widgets.label import Label

CODE_SIZES = "studio.ui.pages.train.code_sizes_dialog:CodeSizesDialog"

NEARLY = 0.01
"""Difference from principal components, as a share, below which the two are called equal."""


class RestoredCard(TaskResultCard):
    """The error on images that training never saw, beside that of the best linear code."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._verdict = Label(theme, "", Role.CAPTION, wraps=True)
        self._pca = KeyValueRow(theme, "")
        self._psnr = KeyValueRow(theme, self.tr("PSNR"))
        self._noisy = KeyValueRow(theme, self.tr("PSNR of the noisy images"))
        self._ssim = KeyValueRow(theme, self.tr("SSIM"))
        self._validation = KeyValueRow(theme, self.tr("Validation error"))
        self._training = KeyValueRow(theme, self.tr("Training error"))
        self.lay_out(
            (self.figure, self.meaning, self._verdict),
            (
                self._pca,
                self._psnr,
                self._noisy,
                self._ssim,
                self._validation,
                self._training,
            ),
        )
        self.sizes = Button(theme, self.tr("Code size and error…"), icon="chart", small=True)
        self.sizes.setToolTip(
            self.tr("Trains the same network with codes of several sizes and compares them.")
        )
        self.body.addSpacing(4)
        self.body.addWidget(self.sizes, 0, Qt.AlignmentFlag.AlignLeft)
        self.sizes.clicked.connect(partial(self.dialog_wanted.emit, CODE_SIZES))

    def show_state(self, state: RunState) -> None:
        """Show the report; hidden without one of an autoencoder."""
        report = state.report
        result = report.result if report is not None else None
        self.setVisible(isinstance(result, Autoencoded))
        if report is None or not isinstance(result, Autoencoded):
            return
        first = headline(report)
        part = first.part if first is not None else "train"
        self._show_headline(result, part, first.images if first is not None else 0)
        self._show_components(result, part)
        self._show_quality(result, part)
        self._show_part(self._validation, result.error.validation, is_shown=part == "validation")
        self._show_part(self._training, result.error.train, is_shown=part == "train")
        self.show_work(state, report)

    def _show_headline(self, result: Autoencoded, part: str, images: int) -> None:
        error = getattr(result.error, part)
        self.figure.setText("" if error is None else figure_text(error))
        text = {
            "test": self.tr(
                "mean squared error per value on {count} test images not used in training"
            ),
            "validation": self.tr(
                "mean squared error per value on {count} validation images; there is no test part"
            ),
        }.get(
            part,
            self.tr(
                "mean squared error per value on the {count} training images; none were held out"
            ),
        )
        self.meaning.setText(" ".join(text.format(count=count_text(images)).split()))

    def _show_components(self, result: Autoencoded, part: str) -> None:
        error, linear = getattr(result.error, part), getattr(result.pca_error, part)
        self._pca.setVisible(linear is not None)
        self._verdict.setVisible(linear is not None and error is not None and linear > 0)
        if linear is None:
            return
        components = count_text(result.components)
        self._pca.set_key(self.tr("PCA with {count} components").format(count=components))
        self._pca.set_value(figure_text(linear))
        if error is None or not linear > 0:
            return
        difference = error / linear - 1
        same, less, more = self._verdicts(is_denoising=result.is_denoising)
        text = same if abs(difference) < NEARLY else less if difference < 0 else more
        self._verdict.setText(text.format(share=percent_text(abs(difference), 0)))

    def _verdicts(self, *, is_denoising: bool) -> tuple[str, str, str]:
        """Return what is said of an error like that of components, of a smaller, of a larger."""
        if is_denoising:
            return (
                self.tr("As good as cleaning by principal components (PCA), the simplest way."),
                self.tr("{share} less than cleaning by principal components (PCA) leaves."),
                self.tr(
                    "{share} more than cleaning by principal components (PCA) leaves: more epochs "
                    "or larger layers may help."
                ),
            )
        return (
            self.tr("As good as principal components (PCA), the best linear code."),
            self.tr(
                "{share} less than principal components (PCA), the best linear code of that size."
            ),
            self.tr(
                "{share} more than principal components (PCA), the best linear code of that size: "
                "more epochs or larger layers may help."
            ),
        )

    def _show_quality(self, result: Autoencoded, part: str) -> None:
        """Show how alike people find the images; reports of before it was measured say nothing."""
        for row, figures, text in (
            (self._psnr, result.psnr, decibel_text),
            (self._noisy, result.noisy_psnr, decibel_text),
            (self._ssim, result.ssim, decimal_text),
        ):
            value = figures.part(part)
            row.setVisible(value is not None)
            if value is not None:
                row.set_value(text(value))

    def _show_part(self, row: KeyValueRow, error: float | None, *, is_shown: bool) -> None:
        """Show the error on a part, unless it is the one that is shown large."""
        row.setVisible(error is not None and not is_shown)
        if error is not None:
            row.set_value(figure_text(error))
