"""Images as frequencies and colours that are weighted as in photographs, or as in a data set.

Olah, Mordvintsev, Schubert: Feature visualization, Distill 2017: gradient ascent on pixels makes
noise that excites a network and looks like nothing; on frequencies weighted by their amplitude in
images, and on colours without correlation, it makes something to look at.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

Array = NDArray[np.float32]

_PEAK = 2.0
"""What the latent image reaches where all coefficients are 1 and in phase, as a share of its side;
twice that of Lucid, for half as many steps."""

_FLOOR = 0.01
"""Of the largest amplitude, so that no frequency is lost."""

_COLORS = np.array([[0.26, 0.09, 0.02], [0.27, 0.0, -0.05], [0.27, -0.09, 0.03]])
"""Root of the covariance of red, green and blue in ImageNet (Lucid)."""


class Spectrum(NamedTuple):
    """How an image is made of coefficients.

    Attributes:
        amplitudes: float32 (height, width // 2 + 1), of each frequency.
        colors: float32 (channels, channels), from colours without correlation to those of pixels.
        width: of the image; the frequencies do not tell it.
    """

    amplitudes: Array
    colors: Array
    width: int

    def noise(self, seed: int) -> Array:
        """Return coefficients to begin with: (2, height, width // 2 + 1, channels), real first."""
        shape = (2, *self.amplitudes.shape, len(self.colors))
        return np.random.default_rng(seed).normal(0.0, 0.01, shape).astype(np.float32)

    def image(self, coefficients: Any) -> Any:  # noqa: ANN401  # tensors
        """Return the image of coefficients: a tensor (1, height, width, channels) in 0..255."""
        scaled = tf.cast(coefficients, tf.float32) * self.amplitudes[..., np.newaxis]
        frequencies = tf.transpose(tf.complex(scaled[0], scaled[1]), (2, 0, 1))
        height = self.amplitudes.shape[0]
        latent = tf.signal.irfft2d(frequencies, (height, self.width))
        latent = tf.transpose(latent, (1, 2, 0)) @ self.colors.T
        return 255.0 * tf.sigmoid(latent)[tf.newaxis]


def of_photographs(size: tuple[int, int], channels: int) -> Spectrum:
    """Return what photographs have at large: amplitudes that fall with the frequency."""
    height, width = size
    rows, columns = np.fft.fftfreq(height)[:, np.newaxis], np.fft.rfftfreq(width)
    amplitudes = 1.0 / np.maximum(np.hypot(rows, columns), 1.0 / max(size))
    colors = _COLORS if channels == 3 else np.eye(channels)
    return _weighted(amplitudes, colors, width)


def of_images(images: NDArray[np.uint8]) -> Spectrum:
    """Return what images (n, height, width, channels) have on average."""
    pixels = images.astype(np.float64) / 255.0
    gray = pixels.mean(axis=-1)
    gray -= gray.mean(axis=(1, 2), keepdims=True)
    amplitudes = np.abs(np.fft.rfft2(gray)).mean(axis=0)
    flat = pixels.reshape(-1, pixels.shape[-1])
    variances, axes = np.linalg.eigh(np.atleast_2d(np.cov(flat, rowvar=False)))
    colors = axes * np.sqrt(np.maximum(variances, 1e-6))
    return _weighted(amplitudes, colors, images.shape[2])


def _weighted(amplitudes: NDArray[np.float64], colors: NDArray[np.float64], width: int) -> Spectrum:
    largest = amplitudes.max() or 1.0
    amplitudes = np.maximum(amplitudes, _FLOOR * largest)
    amplitudes[0, 0] = largest  # of the mean colour, which no image has about itself
    side = np.sqrt(amplitudes.shape[0] * width)
    peak = np.abs(np.fft.irfft2(amplitudes, (amplitudes.shape[0], width))).max()
    lengths = np.linalg.norm(colors, axis=1).max()
    return Spectrum(
        (amplitudes * _PEAK * side / peak).astype(np.float32),
        (colors / lengths).astype(np.float32),
        width,
    )
