"""Networks that were opened to be asked: kept for the next question, the memory bounded."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, Protocol, TypeVar

MOST = 4
MOST_BYTES = 512 * 1024**2
"""Of variables; the network that was asked for last is kept whatever it takes."""


class OpenedModel(Protocol):
    """What can be kept."""

    @property
    def bytes(self) -> int:
        """What its variables take in memory."""
        ...


Model = TypeVar("Model", bound=OpenedModel)


class KeptModels(Generic[Model]):
    """Opened networks by what they were opened from; the least recently used go."""

    def __init__(self, most: int = MOST, most_bytes: int = MOST_BYTES) -> None:
        self._most = most
        self._most_bytes = most_bytes
        self._models: OrderedDict[Hashable, Model] = OrderedDict()

    def __len__(self) -> int:
        """Return how many are kept."""
        return len(self._models)

    def get(self, key: Hashable, opened: Callable[[], Model]) -> Model:
        """Return the network of `key`, opened by `opened` where it is not kept."""
        if key not in self._models:
            self._models[key] = opened()
        self._models.move_to_end(key)
        self._make_room()
        return self._models[key]

    def _make_room(self) -> None:
        while len(self._models) > 1 and (
            len(self._models) > self._most
            or sum(model.bytes for model in self._models.values()) > self._most_bytes
        ):
            self._models.popitem(last=False)
