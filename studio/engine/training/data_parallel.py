"""The batch of a step on one device, or shared out over several: data-parallel training.

Under `tf.distribute.MirroredStrategy` each device computes the loss and the gradients of its share
of a batch; their sums are those of the whole batch. So a share must not behave like a batch of its
own, and four things here see to that:

- its losses count by the size of the whole batch, so shares may differ in size;
- batch normalisation takes the statistics of the whole batch (Keras' `synchronized`);
- what layers draw by chance, such as dropout, is drawn for the whole batch, and each share takes
  its rows of that;
- what layers write while they compute (statistics, seeds) is written once.

Weights and optimizers lie on the first device alone, and the others read them there in each step.
With two devices that moves as many bytes as a ring that sums the gradients and keeps a copy on
each; and whoever looks at the network, saves it or resumes it need not know how many devices train.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, Generic, TypeVar

import keras
import tensorflow as tf

from studio.engine.data.augment import Rows
from studio.engine.device import prove_device, proven_devices, title_of
from studio.engine.networks.graph import through

Batch = TypeVar("Batch")
"""Tensors in lists and named tuples, images along the first axis of each."""

Found = TypeVar("Found")
"""Likewise; None where a gradient is missing."""


class Share(Generic[Batch]):
    """What one device computes of a batch; this one is the whole batch.

    Attributes:
        batch: its rows.
        rows: which rows of the whole batch those are; None for all of them.
    """

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self.rows: Rows | None = None

    @property
    def is_whole(self) -> bool:
        """Whether no other device has rows of the batch."""
        return self.rows is None

    def forward(self, network: keras.Model, inputs: Any) -> Any:  # noqa: ANN401  # tensors, as a Keras model takes and gives
        """Return what a flat network says in training mode, and let it keep its statistics."""
        return network(inputs, training=True)

    def forward_unchanged(self, network: keras.Model, inputs: Any) -> Any:  # noqa: ANN401  # one tensor or several
        """Return the same, and leave the network's statistics as they are."""
        with keras.StatelessScope():  # what layers write to variables is dropped with it
            return self.forward(network, inputs)

    def mean(self, values: tf.Tensor) -> tf.Tensor:
        """Return what the rows add to the mean over the whole batch.

        Args:
            values: one of each row, float32 (n,).
        """
        return tf.reduce_mean(values)


class Devices:
    """Where the steps of a training are computed; this is a single device."""

    @property
    def count(self) -> int:
        """How many there are."""
        return 1

    @property
    def title(self) -> str:
        """What a person calls them."""
        return prove_device().name

    def shares(self, batch: Batch) -> Sequence[Share[Batch]]:
        """Return the share of each device."""
        return (Share(batch),)

    def total(
        self, shares: Sequence[Share[Batch]], learn: Callable[[Share[Batch]], Found]
    ) -> Found:
        """Return the sums of what `learn` finds of each share.

        Over several devices, no gradient goes back through what an earlier call computed.
        """
        return learn(shares[0])


ONE_DEVICE = Devices()
"""The one that TensorFlow takes by itself."""


class Replicas(Devices):
    """Several devices that compute their shares at the same time.

    Args:
        names: TensorFlow's names of them, at least two; variables lie on the first.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._names = tuple(names)
        # What is exchanged this way is small: the sums behind batch normalisation. So the order
        # in which it is added is fixed, and no library for collectives has to be there.
        self._strategy = tf.distribute.MirroredStrategy(
            list(names), cross_device_ops=tf.distribute.ReductionToOneDevice()
        )

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._names)

    @property
    def title(self) -> str:
        """What a person calls them, such as "2 × NVIDIA H200"."""
        return title_of(self._names)

    def shares(self, batch: Batch) -> Sequence[_Part[Batch]]:
        """Return the share of each device; their sizes differ by one image at most."""
        flat = tf.nest.flatten(batch)
        count = tf.shape(flat[0])[0]
        edges = [count * place // self.count for place in range(self.count + 1)]
        sizes = tf.stack([end - first for first, end in pairwise(edges)])
        parts = [tf.split(rows, sizes, num=self.count) for rows in flat]
        synchronised = _Synchronised()
        return [
            _Part(
                tf.nest.pack_sequence_as(batch, [part[place] for part in parts]),
                Rows(edges[place], count),
                synchronised,
            )
            for place in range(self.count)
        ]

    def total(
        self, shares: Sequence[Share[Batch]], learn: Callable[[Share[Batch]], Found]
    ) -> Found:
        """Return the sums of what `learn` finds of each share, each on a device of its own."""
        found: dict[int, Found] = {}

        def on_a_device() -> None:
            context = tf.distribute.get_replica_context()
            place = int(tf.get_static_value(context.replica_id_in_sync_group))
            found[place] = learn(shares[place])

        self._strategy.run(on_a_device)
        parts = [share for share in shares if isinstance(share, _Part)]
        parts[0].write()
        for part in parts:
            part.forget()
        flat = zip(*(tf.nest.flatten(found[place]) for place in range(self.count)), strict=True)
        sums = [_sum(values) for values in flat]
        total: Found = tf.nest.pack_sequence_as(found[0], sums)
        return total


class _Synchronised:
    """Layers that take statistics over all shares, and what they did before."""

    def __init__(self) -> None:
        self._layers: dict[int, tuple[keras.layers.BatchNormalization, bool]] = {}

    def add(self, layer: keras.layers.BatchNormalization) -> None:
        self._layers.setdefault(id(layer), (layer, layer.synchronized))
        layer.synchronized = True

    def restore(self) -> None:
        for layer, before in self._layers.values():
            layer.synchronized = before
        self._layers.clear()


class _Part(Share[Batch]):
    """Some rows of a batch, computed on a device of its own.

    Args:
        rows: which they are.
        synchronised: shared with the other parts.
    """

    def __init__(self, batch: Batch, rows: Rows, synchronised: _Synchronised) -> None:
        super().__init__(batch)
        self.rows: Rows = rows
        self._synchronised = synchronised
        self._written: dict[int, tuple[keras.Variable, tf.Tensor]] = {}

    def forward(self, network: keras.Model, inputs: Any) -> Any:  # noqa: ANN401  # one tensor or several
        """Run the network as a part of the whole batch; what it writes waits for `write`."""
        outputs, written = self._run(network, inputs)
        self._written |= written
        return outputs

    def forward_unchanged(self, network: keras.Model, inputs: Any) -> Any:  # noqa: ANN401  # one tensor or several
        """Run it likewise, and drop what it writes."""
        return self._run(network, inputs)[0]

    def mean(self, values: tf.Tensor) -> tf.Tensor:
        """Return what the rows add to the mean over the whole batch."""
        return tf.reduce_sum(values) / tf.cast(self.rows.count, values.dtype)

    def write(self) -> None:
        """Give variables what layers wrote while they computed."""
        for variable, value in self._written.values():
            variable.assign(value)

    def forget(self) -> None:
        """Be ready for what comes next."""
        self._written.clear()
        self._synchronised.restore()

    def _run(
        self,
        network: keras.Model,
        inputs: Any,  # noqa: ANN401  # one tensor or several
    ) -> tuple[Any, dict[int, tuple[keras.Variable, tf.Tensor]]]:
        known = list(self._written.values())
        with keras.StatelessScope(known, initialize_variables=False) as scope:
            outputs = through(network, inputs, self._call)
        values = ((variable, scope.get_current_value(variable)) for variable in network.variables)
        return outputs, {id(one): (one, value) for one, value in values if value is not None}

    def _call(self, operation: keras.Operation, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401  # one tensor or several
        if "training" in getattr(operation, "_call_context_args", ()):
            options["training"] = True
        if isinstance(operation, keras.layers.BatchNormalization):
            self._synchronised.add(operation)
        elif _draws(operation):
            whole = operation(*tf.nest.map_structure(self._among_all, arguments), **options)
            return tf.nest.map_structure(self._own_rows, whole)
        return operation(*arguments, **options)

    def _among_all(self, values: tf.Tensor) -> tf.Tensor:
        """Return the rows at their places in a batch that is 0 elsewhere."""
        behind = self.rows.count - self.rows.first - tf.shape(values)[0]
        along = [[self.rows.first, behind], *[[0, 0]] * (len(values.shape) - 1)]
        return tf.pad(values, along)

    def _own_rows(self, whole: tf.Tensor) -> tf.Tensor:
        own = tf.shape(tf.nest.flatten(self.batch)[0])[0]
        return whole[self.rows.first : self.rows.first + own]


def _draws(operation: keras.Operation) -> bool:
    """Whether a layer draws numbers by chance: its seeds are variables and no weights."""
    is_layer = isinstance(operation, keras.layers.Layer)
    return is_layer and len(operation.variables) > len(operation.weights)


def _sum(values: Sequence[tf.Tensor | None]) -> tf.Tensor | None:
    """Return the sum over the devices, always in the same order."""
    return None if values[0] is None else tf.add_n(values)


@cache
def devices_for(wanted: int) -> Devices:
    """Return where a training with `devices = wanted` is computed, on this computer.

    Args:
        wanted: how many devices; 0 for all. Where there are fewer, those.
    """
    names = proven_devices(wanted)
    return Replicas(names) if len(names) > 1 else ONE_DEVICE
