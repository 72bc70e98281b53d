"""What a ReLU hands back instead of its own gradient, where a picture asks for another rule.

deconvnet   relu(g): Zeiler, Fergus: Visualizing and understanding convolutional networks, 2013
guided      relu(g) where the input was positive: Springenberg et al.: Striving for simplicity, 2014
redirected  g also where the unit is off and g would switch it on, as long as nothing comes through
            otherwise: Olah, Mordvintsev, Schubert: Feature visualization, Distill 2017 (Lucid)
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

import keras
import tensorflow as tf

Rule = Literal["deconvnet", "guided", "redirected"]

_ACTIVATIONS = {keras.activations.relu: None, keras.activations.relu6: 6.0}


class Rectifier(NamedTuple):
    """A ReLU and what it is cut off at; None where it is not."""

    ceiling: float | None


def rectifier_of(layer: keras.Operation) -> Rectifier | None:
    """Return the ReLU that `layer` is or ends with; None for every other activation function."""
    if isinstance(layer, keras.layers.ReLU):
        is_plain = not layer.negative_slope and not layer.threshold
        return Rectifier(layer.max_value) if is_plain else None
    function = getattr(layer, "activation", None)
    return Rectifier(_ACTIVATIONS[function]) if function in _ACTIVATIONS else None


def ruled(rectifier: Rectifier, rule: Rule) -> Callable[..., Any]:
    """Return the ReLU as a function of a tensor whose gradient follows `rule`."""
    back = _RULES[rule]
    ceiling = float("inf") if rectifier.ceiling is None else float(rectifier.ceiling)

    @tf.custom_gradient  # type: ignore[untyped-decorator]  # TensorFlow has none
    def function(x: Any) -> tuple[Any, Callable[[Any], Any]]:  # noqa: ANN401  # a tensor
        def gradient(upstream: Any) -> Any:  # noqa: ANN401  # a tensor
            return back(x, upstream, ceiling)

        return tf.clip_by_value(x, 0.0, ceiling), gradient

    return lambda x, **_options: function(x)


def _deconvnet(_x: Any, upstream: Any, _ceiling: float) -> Any:  # noqa: ANN401  # tensors
    return tf.nn.relu(upstream)


def _guided(x: Any, upstream: Any, ceiling: float) -> Any:  # noqa: ANN401  # tensors
    return tf.where((x > 0.0) & (x < ceiling), tf.nn.relu(upstream), 0.0)


def _redirected(x: Any, upstream: Any, ceiling: float) -> Any:  # noqa: ANN401  # tensors
    """`upstream` is of a loss, so that less of it is better."""
    own = tf.where((x > 0.0) & (x < ceiling), upstream, 0.0)
    is_pushed_away = ((x <= 0.0) & (upstream > 0.0)) | ((x >= ceiling) & (upstream < 0.0))
    redirected = tf.where(is_pushed_away, 0.0, upstream)
    axes = list(range(1, len(x.shape)))
    comes_through = tf.reduce_any(tf.not_equal(own, 0.0), axis=axes, keepdims=True)
    return tf.where(comes_through, own, redirected)


_RULES: dict[Rule, Callable[[Any, Any, float], Any]] = {
    "deconvnet": _deconvnet,
    "guided": _guided,
    "redirected": _redirected,
}
