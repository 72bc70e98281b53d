"""How gradients become changes of weights: one optimizer, or one for each rate."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import keras
import tensorflow as tf


@dataclass(frozen=True)
class _Group:
    """Variables that share a rate.

    Attributes:
        factor: of the stage's rate.
        places: of its variables among all that train.
        optimizer: theirs.
    """

    factor: float
    places: tuple[int, ...]
    optimizer: keras.Optimizer


class Update:
    """Applies gradients with a rate, multiplied by a factor for the variables of some layers.

    Variables with one factor have an optimizer of their own, whose rate is multiplied: what Adam
    and its kin remember stays what the gradients say, and weight decay follows the rate.

    Args:
        model: its trainable variables are those that change.
        make: makes a fresh optimizer.
        factors: by layer name; 1 for all others.
    """

    def __init__(
        self,
        model: keras.Model,
        make: Callable[[], keras.Optimizer],
        factors: Mapping[str, float] | None = None,
    ) -> None:
        self.variables = model.trainable_variables
        by_variable = {
            id(variable): (factors or {}).get(layer.name, 1.0)
            for layer in model.layers
            for variable in layer.trainable_variables
        }
        places: dict[float, list[int]] = {}
        for place, variable in enumerate(self.variables):
            places.setdefault(by_variable[id(variable)], []).append(place)
        self._groups = tuple(
            _Group(factor, tuple(found), make()) for factor, found in sorted(places.items())
        )
        for group in self._groups:
            group.optimizer.build([self.variables[place] for place in group.places])

    @property
    def optimizers(self) -> tuple[keras.Optimizer, ...]:
        """Whose state is kept in checkpoints, always in the same order."""
        return tuple(group.optimizer for group in self._groups)

    def scaled(self, loss: tf.Tensor) -> tf.Tensor:
        """Return the loss whose gradients `apply` expects: those of float16 must not vanish."""
        return self._groups[0].optimizer.scale_loss(loss)

    def apply(self, gradients: Sequence[tf.Tensor], rate: tf.Tensor) -> None:
        """Change the variables.

        Args:
            gradients: of the scaled loss, in the order of `variables`.
            rate: of the stage, float32 ().
        """
        if len(self._groups) > 1 and self._is_scaled:
            gradients = _all_or_none(gradients)
        for group in self._groups:
            own = rate if group.factor == 1.0 else rate * tf.constant(group.factor, tf.float32)
            group.optimizer.learning_rate.assign(own)
            group.optimizer.apply(
                [gradients[place] for place in group.places],
                [self.variables[place] for place in group.places],
            )

    @property
    def _is_scaled(self) -> bool:
        return isinstance(self._groups[0].optimizer, keras.optimizers.LossScaleOptimizer)


def _all_or_none(gradients: Sequence[tf.Tensor]) -> list[tf.Tensor]:
    """Return the gradients, all of them no numbers where one is: so every scale stays the same.

    Each optimizer halves its scale of the loss where a gradient of its own has overflowed, and
    there is but one loss.
    """
    finite = tf.reduce_all([tf.reduce_all(tf.math.is_finite(one)) for one in gradients])
    return [tf.where(finite, one, tf.cast(float("nan"), one.dtype)) for one in gradients]
