"""The way out: events become frames on a private descriptor, in order, from any thread."""

import os
import queue
import threading

from studio.core.base.sentences import say
from studio.core.wire.codec import Encoder, ProtocolError
from studio.core.wire.messages import AnyEvent, Failed, FailureKind, Reply


class Outbox:
    """A writer thread, so that a slow reader never holds up a training step."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._queue: queue.SimpleQueue[AnyEvent | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._write, name="outbox", daemon=True)
        self._thread.start()

    def emit(self, event: AnyEvent) -> None:
        """Send an event; never blocks."""
        self._queue.put(event)

    def close(self, seconds: float) -> None:
        """Send what waits, for at most `seconds`."""
        self._queue.put(None)
        self._thread.join(seconds)

    def _write(self) -> None:
        encoder = Encoder()
        while (event := self._queue.get()) is not None:
            frame = memoryview(_frame(encoder, event))
            try:
                while frame:
                    frame = frame[os.write(self._descriptor, frame) :]
            except OSError:
                return  # the window is gone; the end of its stdin ends the engine


def _frame(encoder: Encoder, event: AnyEvent) -> bytes:
    """Return the frame of `event`; what cannot be sent must not silence all that follows."""
    try:
        return encoder.frame(event)
    except (ProtocolError, UnicodeEncodeError) as error:
        reason = say("A result could not be sent: {reason}", reason=ascii(str(error))[1:-1])
        request = event.request if isinstance(event, Reply) else 0
        return encoder.frame(Failed(request, FailureKind.DEFECT, reason))
