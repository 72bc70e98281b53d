"""The figures of a part in one line."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QWidget

from studio.core.dataset.images import Part
from studio.ui.pages.evaluate.autoencode.restored_reader import RestoredRun
from studio.ui.pages.evaluate.figure_label import FigureLabel
from studio.ui.pages.evaluate.figures_card import FiguresCard
from studio.ui.texts.format import count_text, decibel_text, decimal_text, figure_text
from studio.ui.theme import Theme


class RestoredFacts(FiguresCard):
    """Error beside that of principal components, PSNR and SSIM, of denoising beside the input's."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._error = FigureLabel(theme, self.tr("Mean squared error"))
        self._linear = FigureLabel(theme, self.tr("PCA error"))
        self._psnr = FigureLabel(theme, self.tr("PSNR"))
        self._ssim = FigureLabel(theme, self.tr("SSIM"))
        self._noisy = FigureLabel(theme, self.tr("PSNR of the noisy images"))
        self._images = FigureLabel(theme, self.tr("Images"))
        self._error.setToolTip(self.tr("Per value of pixels in 0 to 1: the smaller the better."))
        self._linear.setToolTip(
            self.tr("Of principal components, the best linear code of the same size.")
        )
        self._psnr.setToolTip(
            self.tr(
                "Peak signal-to-noise ratio in decibels: 10 dB more is a tenth of the error. Mean "
                "over the images."
            )
        )
        self._ssim.setToolTip(
            self.tr(
                "Structural similarity (Wang et al. 2004), 1 for equal images: closer to what "
                "people see than the error is."
            )
        )
        self.lay_out((self._error, self._linear, self._psnr, self._noisy, self._ssim, self._images))

    def show_part(self, run: RestoredRun, part: Part) -> None:
        """Show the figures of a part."""
        found = run.part(part)
        linear = run.result.pca_error.part(part) if run.result is not None else None
        self._error.set_value(figure_text(float(found.errors.mean(dtype=np.float64))))
        self._linear.setVisible(linear is not None)
        self._linear.set_value(figure_text(linear or 0.0))
        self._psnr.set_value(_decibel_text(found.psnr))
        self._noisy.setVisible(found.is_denoising)
        self._noisy.set_value(_decibel_text(found.noisy_psnr))
        ssim = _mean(found.ssim)
        self._ssim.setVisible(bool(np.isfinite(ssim)))
        self._ssim.set_value(decimal_text(ssim, 3))
        self._images.set_value(count_text(len(found)))


def _mean(values: NDArray[np.float32]) -> float:
    """Return the mean of what was measured; not-a-number where nothing was."""
    known = values[np.isfinite(values)]
    return float(known.mean(dtype=np.float64)) if len(known) else float("nan")


def _decibel_text(values: NDArray[np.float32]) -> str:
    return decibel_text(_mean(values))
