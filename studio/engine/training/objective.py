"""What a task minimises and measures, computed inside the graph of a step."""

from __future__ import annotations

from typing import Protocol

import tensorflow as tf

from studio.engine.training.chance import Chance


class Objective(Protocol):
    """Judges the outputs of one batch of n images, image by image."""

    @property
    def figures(self) -> tuple[str, ...]:
        """Keys of what is measured beside the loss, in the order of `measures`."""
        ...

    @property
    def chance(self) -> Chance | None:
        """What is drawn by chance for each image; None where nothing is."""
        ...

    def losses(self, outputs: tf.Tensor, labels: tf.Tensor, pixels: tf.Tensor | None) -> tf.Tensor:
        """Return the loss of each image, float32 (n,); training minimises their mean.

        Args:
            outputs: of the graph that is trained, before its last activation, (n, ...).
            labels: int32 (n,).
            pixels: float32 (n, height, width, channels), 0..255, with the recipe's random changes
                and without what `chance` adds; None where the outputs of a frozen part are read in
                their place.
        """
        ...

    def measures(
        self, outputs: tf.Tensor, labels: tf.Tensor, pixels: tf.Tensor | None
    ) -> tuple[tf.Tensor, ...]:
        """Return the other figures of each image, each float32 (n,)."""
        ...
