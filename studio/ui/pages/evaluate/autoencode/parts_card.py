"""Every part of a run beside principal components."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from studio.core.dataset.images import Part
from studio.ui.pages.evaluate.autoencode.restored_reader import RestoredRun
from studio.ui.texts.format import (
    count_text,
    decibel_text,
    decimal_text,
    figure_text,
    percent_text,
)
from studio.ui.texts.part_text import part_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.card import Card
from studio.ui.widgets.label import Label


class PartsCard(Card):
    """A row per part: error, that of principal components, PSNR and SSIM."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.set_title(self.tr("Every part"))
        self._theme = theme
        self._table = QWidget()
        self._note = Label(theme, "", Role.CAPTION, wraps=True)
        self.body.addWidget(self._table)
        self.body.addWidget(self._note)
        self.body.addStretch(1)

    def show_run(self, run: RestoredRun) -> None:
        """Show all parts that have images."""
        before, self._table = self._table, QWidget()
        grid = QGridLayout(self._table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        rows = [self._head(run), *(self._row(run, part) for part in run.parts)]
        for line, texts in enumerate(rows):
            for column, text in enumerate(texts):
                role = Role.DIM if line == 0 or column == 0 else Role.BODY
                label = Label(self._theme, text, role)
                side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
                grid.addWidget(label, line, column, side)
        grid.setColumnStretch(len(rows[0]), 1)
        self.body.removeWidget(before)
        before.hide()
        before.deleteLater()
        self.body.insertWidget(0, self._table)
        self._note.setText(self._text(run))

    def texts(self) -> list[list[str]]:
        """Return what the table says, row by row."""
        grid = self._table.layout()
        assert isinstance(grid, QGridLayout)
        found: list[list[str]] = []
        for row in range(grid.rowCount()):
            cells = [grid.itemAtPosition(row, column) for column in range(grid.columnCount())]
            widgets = [cell.widget() for cell in cells if cell is not None]
            found.append([one.text() for one in widgets if isinstance(one, Label)])
        return found

    def _head(self, run: RestoredRun) -> list[str]:
        texts = ["", self.tr("Images"), self.tr("Error"), self.tr("PCA"), self.tr("Difference")]
        texts += [self.tr("PSNR"), self.tr("SSIM")]
        return texts + ([self.tr("Noisy PSNR")] if run.restorations.is_denoising else [])

    def _row(self, run: RestoredRun, part: Part) -> list[str]:
        found, result = run.part(part), run.result
        error = float(found.errors.mean(dtype=float))
        linear = result.pca_error.part(part) if result is not None else None
        ssim = found.ssim[np.isfinite(found.ssim)]
        texts = [part_text(part), count_text(len(found)), figure_text(error)]
        if linear is None or not linear > 0:
            texts += ["\N{EN DASH}", "\N{EN DASH}"]
        else:
            sign = "+" if error > linear else "\N{MINUS SIGN}"
            share = percent_text(abs(error / linear - 1), 0)
            texts += [figure_text(linear), f"{sign}{share}"]
        texts.append(decibel_text(float(found.psnr.mean())))
        texts.append(decimal_text(float(ssim.mean()), 3) if len(ssim) else "\N{EN DASH}")
        if run.restorations.is_denoising:
            texts.append(decibel_text(float(found.noisy_psnr.mean())))
        return texts

    def _text(self, run: RestoredRun) -> str:
        if run.result is None:
            return self.tr(
                "The run was not tested yet, so there are no principal components to compare with."
            )
        if run.restorations.is_denoising:
            text = self.tr(
                "PCA: noisy images cleaned by {count} principal components, the simplest way."
            )
        else:
            text = self.tr(
                "PCA: {count} principal components of the training images, the best linear code "
                "of that size."
            )
        return text.format(count=count_text(run.result.components))
