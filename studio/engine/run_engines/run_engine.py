"""What an engine that trains one run is asked, and where such engines come from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import msgspec

from studio.core.base.sentences import Sentence
from studio.core.wire import messages
from studio.core.wire.messages import AnyEvent, FinalReply

REQUEST = 1
"""Number of the one request that such an engine gets."""


class Lost(msgspec.Struct, frozen=True):
    """The computer that trained is gone, through no fault of the run, which can go on elsewhere.

    Attributes:
        reason: what is known of it.
    """

    reason: Sentence


class RunEngine(Protocol):
    """Trains one run and is gone with its memory."""

    def perform(
        self, command: messages.Train | messages.Resume, hear: Callable[[AnyEvent], None]
    ) -> FinalReply | Lost | None:
        """Have a run trained; return how that ended, None where the engine died.

        Args:
            command: its folders are those of this computer; its request is given here.
            hear: is told every event meanwhile, in this thread; runs in them lie on this computer.

        Raises:
            StudioError: nothing can be trained there.
        """
        ...

    def pause(self) -> None:
        """Ask the training to end so that it can be resumed; may be called from any thread."""
        ...

    def close(self) -> None:
        """End it; it is gone when this returns."""
        ...


class Engines(Protocol):
    """Where engines come from."""

    @property
    def starts_ahead(self) -> bool:
        """Whether the next engine may be started while one trains.

        Its import of TensorFlow then costs no time, and its memory is taken twice.
        """
        ...

    @property
    def freed_seconds(self) -> float:
        """How long a run may stay locked by an engine whose program was killed: it saves first."""
        ...

    def new(self, slot: int) -> RunEngine:
        """Return an engine, begun.

        Args:
            slot: which of those at work at once, from 0.
        """
        ...

    def close(self) -> None:
        """Let go of what is held for them."""
        ...
