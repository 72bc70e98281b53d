"""A pass with the weights of a moment: eager at first, traced where it is asked again.

Tracing a graph of 150 layers takes a second, running it layer by layer a tenth, running what was
traced half of that. So the first questions are answered eagerly, and who goes on asking pays for
the trace once; a training, which waits for it, later than anybody else. The weights are arguments
of what is traced: one function serves the network as it trains, as it was at some moment, and with
weights drawn by chance, and holds on to none of them.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.engine.look.forward import Backward, Forward, Score, Values
from studio.engine.look.relu_rules import Rule
from studio.engine.own_gradients import forget_own_gradients, own_gradients

_PASSES = 8
"""Passes that are kept ready; each is a list of layers."""

_TRACES = 6
"""Traced functions that are kept, of one network."""

EAGER = 2
"""Times that a pass is run eagerly before it is traced."""

EAGER_AT_WORK = 8
"""The same of a network that trains."""

_Work = Callable[..., Any]
"""From pixels, values and further tensors to tensors."""


class Passes:
    """The passes of one network, and what was traced of them; the least recently used go.

    Args:
        graph: flat.
    """

    def __init__(self, graph: keras.Model) -> None:
        self._graph = graph
        self._forwards: OrderedDict[Hashable, Forward] = OrderedDict()
        self._functions: OrderedDict[Hashable, Callable[..., Any]] = OrderedDict()
        self._asked: Counter[Hashable] = Counter()

    @property
    def traced(self) -> int:
        """How many traced functions are kept."""
        return len(self._functions)

    def forward(
        self, *layers: keras.Layer, is_before: bool, rule: Rule | None
    ) -> tuple[Hashable, Forward]:
        """Return the pass to `layers`, see `Forward`, and what it is called here."""
        key = (*(layer.name for layer in layers), is_before, rule)
        if key not in self._forwards:
            self._forwards[key] = Forward(self._graph, *layers, is_before=is_before, rule=rule)
        self._forwards.move_to_end(key)
        while len(self._forwards) > _PASSES:
            self._forwards.popitem(last=False)
        return key, self._forwards[key]

    def function(
        self, key: Hashable, eager: int, trace: Callable[[], Callable[..., Any]]
    ) -> Callable[..., Any] | None:
        """Return the traced function of `key`; None where it is to be run eagerly once more.

        Args:
            eager: how often it is run eagerly.
            trace: makes it.
        """
        if key not in self._functions:
            self._asked[key] += 1
            if self._asked[key] <= eager:
                return None
            self._functions[key] = trace()
            self._asked[key] = eager  # it is worth a trace, should it have to go
        self._functions.move_to_end(key)
        while len(self._functions) > _TRACES:
            self._functions.popitem(last=False)
        return self._functions[key]


class WeightedPass:
    """A pass to some layers with certain weights.

    Args:
        passes: where what is traced is kept.
        key: what the pass is called there.
        forward: the pass.
        values: the weights; None for those that the variables have at the time.
        eager: how often it is run eagerly before it is traced.
        ready: all weights, where they stay as they are.
    """

    def __init__(
        self,
        passes: Passes,
        key: Hashable,
        forward: Forward,
        values: Values | None,
        eager: int,
        ready: Values | None = None,
    ) -> None:
        self._passes = passes
        self._key = key
        self._forward = forward
        self._values = values
        self._eager = eager
        self._ready = ready

    @property
    def rules(self) -> int:
        """How many ReLUs follow the rule."""
        return self._forward.rules

    def run(self, pixels: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return what the only layer makes of `pixels` (n, height, width, channels in 0..255)."""
        (values,) = self.tensors(tf.constant(pixels))
        found: NDArray[np.float32] = values.numpy()
        return found

    def tensors(
        self,
        pixels: Any,  # noqa: ANN401  # a tensor
        *,
        is_repeated: bool = False,
    ) -> list[Any]:
        """Return what each layer makes of `pixels` (n, height, width, channels in 0..255), float32.

        Args:
            is_repeated: whether it is about to be asked often, so that it is traced at once.
        """
        found: list[Any] = self._made("there", self._forward.tensors, is_repeated, pixels)
        return found

    def gradient(
        self,
        pixels: Any,  # noqa: ANN401  # a tensor
        score: Score,
        *arguments: Any,  # noqa: ANN401  # tensors
        of: keras.Layer | None = None,
        is_repeated: bool = False,
    ) -> Backward:
        """Return what each layer makes of `pixels`, and a gradient; see `Forward.there_and_back`.

        Args:
            is_repeated: whether it is about to be asked often, so that it is traced at once.
        """
        forward = self._forward

        def work(shown: Any, values: Values | None, *given: Any) -> Backward:  # noqa: ANN401  # tensors
            return forward.there_and_back(shown, values, score, *given, of=of)

        kind = (score, "" if of is None else of.name)
        found = self._made(kind, work, is_repeated, pixels, *arguments)
        return Backward(*found)

    def _made(
        self,
        kind: Hashable,
        work: _Work,
        is_repeated: bool,
        pixels: Any,  # noqa: ANN401  # tensors
        *arguments: Any,  # noqa: ANN401  # tensors
    ) -> Any:  # noqa: ANN401  # tensors
        variables = self._forward.variables
        value_of = self._value if self._ready is None else self._ready_value
        given = [tf.convert_to_tensor(argument) for argument in arguments]
        function = self._passes.function(
            (self._key, kind),
            0 if is_repeated else self._eager,
            lambda: _traced(work, variables, pixels, given),
        )
        if function is None:
            return work(pixels, self._values, *given)
        return function(pixels, *map(value_of, variables), *given)

    def _ready_value(self, variable: keras.Variable) -> Any:  # noqa: ANN401  # a tensor
        assert self._ready is not None
        return self._ready[id(variable)]

    def _value(self, variable: keras.Variable) -> Any:  # noqa: ANN401  # a tensor
        found = None if self._values is None else self._values.get(id(variable))
        value = tf.convert_to_tensor(variable.value if found is None else found)
        return tf.cast(value, variable.value.dtype)


def _traced(
    work: _Work,
    variables: list[keras.Variable],
    pixels: Any,  # noqa: ANN401  # a tensor
    arguments: list[Any],
) -> Callable[..., Any]:
    """Return `work` as a graph, for any number of images: of pixels, weights and arguments."""
    places = [id(variable) for variable in variables]

    def function(shown: Any, *given: Any) -> Any:  # noqa: ANN401  # tensors
        values = dict(zip(places, given, strict=False))
        return work(shown, values, *given[len(places) :])

    before = own_gradients()
    made: Callable[..., Any] = tf.function(function, autograph=False).get_concrete_function(
        tf.TensorSpec((None, *pixels.shape[1:]), tf.float32),
        *(tf.TensorSpec(variable.shape, variable.value.dtype) for variable in variables),
        *(tf.TensorSpec(argument.shape, argument.dtype) for argument in arguments),
    )
    forget_own_gradients(but=before)
    return made
