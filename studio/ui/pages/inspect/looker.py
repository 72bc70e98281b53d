"""Asks what the page wants to see: one question at a time, and never one nobody waits for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.core.look.layers import Layers
from studio.core.look.view import Checkpoint, View
from studio.core.wire.messages import Failed, Look, Seen, SeenSoFar
from studio.ui.engine.engine_client import EngineClient
from studio.ui.engine.engine_request import Request
from studio.ui.pages.inspect.asked import Asked, At

LIVE_MS = 1000
"""From an answer to the next look at a network that trains."""

PATIENCE_MS = 250
"""How long an answer may take before the page says what it waits for."""


class Looker(QObject):
    """Keeps what is wanted, asks for what is missing, and for everything again while it is live.

    Signals:
        layers_seen: `messages.Seen` of the view `Layers`, once a network.
        seen: the view that was asked and its `messages.Seen`.
        developed: the view and `messages.SeenSoFar`, what there is of an answer that takes time.
        progressed: `messages.Progress` of such an answer.
        failed: `messages.Failed`; nothing is asked until `look_again`.
        refused: a view that is not needed, and its `messages.Failed`; the others are asked on.
        cancelled: the view that the person gave up; nothing is asked until something is wanted.
        waiting_changed(bool): an answer takes long enough to say so.
        rested(): everything that is wanted was answered.
    """

    layers_seen = Signal(object)
    seen = Signal(object, object)
    developed = Signal(object, object)
    progressed = Signal(object)
    failed = Signal(object)
    refused = Signal(object, object)
    cancelled = Signal(object)
    waiting_changed = Signal(bool)
    rested = Signal()

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._of: str | None = None
        self._checkpoint: Checkpoint = "best"
        self._wanted: tuple[Asked, ...] = ()
        self._missing: list[Asked] = []
        self._request: Request | None = None
        self._asked: Asked | None = None
        self._is_live = False
        self._live: tuple[Asked, ...] = ()
        self._optional: tuple[Asked, ...] = ()
        self._is_on = False
        self._is_given_up = False
        self._knows_layers = False
        self._timer = _single_shot(self, LIVE_MS)
        self._patience = _single_shot(self, PATIENCE_MS)
        self._timer.timeout.connect(self._on_timer_out)
        self._patience.timeout.connect(self._on_patience_over)

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is still to come."""
        return self._request is not None

    @property
    def is_busy(self) -> bool:
        """Whether anything that is wanted is still to come."""
        return self.is_waiting or (bool(self._missing) and self._is_on and not self._is_given_up)

    def set_network(self, of: str | None, checkpoint: Checkpoint, *, is_live: bool) -> None:
        """Look at another network, or at the same one with other weights; None at nothing.

        Of other weights of the same network everything is asked again, but its layers.
        """
        is_same_network, is_same = of == self._of, (of, checkpoint) == (self._of, self._checkpoint)
        self._of, self._checkpoint = of, checkpoint
        was_live, self._is_live = self._is_live, is_live
        if not is_same_network:
            self._wanted = self._live = self._optional = ()
            self._missing = [] if of is None else [Layers()]
            self._knows_layers = False
            self._drop()
        elif not is_same:
            missing = (*self._missing, self._asked)
            others = [view for view in self._wanted if not isinstance(view, At) or view in missing]
            self._missing = [*([] if self._knows_layers else [Layers()]), *others]
            self._drop()
        elif was_live != is_live:
            self._missing = [*self._live]
        self._is_given_up = self._is_given_up and is_same
        self._ask_next()

    def want(
        self,
        *views: Asked,
        live: Sequence[Asked] = (),
        optional: Sequence[Asked] = (),
        is_following: bool = False,
    ) -> None:
        """Show these from now on; what was seen already is not asked for again.

        Args:
            live: those that are asked for again and again while the network trains.
            optional: those without which the others are of use.
            is_following: whether these follow a drawing: the answer that is under way is still
                shown, then the newest questions are asked, the kinds that waited longest first, so
                that something is seen however fast one draws.
        """
        self._live, self._optional = tuple(live), tuple(optional)
        wanted = [view for view in views if view not in self._wanted or view in self._missing]
        if is_following:
            turns = {type(view): turn for turn, view in enumerate(self._missing)}
            wanted.sort(key=lambda view: turns.get(type(view), len(turns)))
        self._missing = [view for view in self._missing if isinstance(view, Layers)] + wanted
        self._wanted = views
        is_stale = self._asked is not None and self._asked not in (*views, Layers())
        if is_stale and not is_following:
            self._drop()
        self._missing = [view for view in self._missing if view != self._asked]
        self._is_given_up = False
        self._ask_next()

    def show_again(self, *kept: type[View]) -> None:
        """Ask for every view that is wanted next, also those that were seen, but for `kept`.

        Another mode wants to see them.
        """
        self._wanted = tuple(view for view in self._wanted if isinstance(view, kept))

    def set_on(self, is_on: bool) -> None:
        """Ask while the page is seen, and not while it is not."""
        self._is_on = is_on
        self._ask_next()

    @Slot()
    def look_again(self) -> None:
        """Ask for everything again."""
        if self._of is not None:
            self._is_given_up = False
            self._drop()
            self._missing = [Layers(), *self._wanted]
            self._ask_next()

    @Slot()
    def cancel(self) -> None:
        """Give up what is asked."""
        asked = self._asked
        if self._request is not None:
            self._drop()
            self._given_up(asked)

    def _ask_next(self) -> None:
        if not self._is_on or self._is_given_up or self._of is None or self.is_waiting:
            return
        if not self._missing:
            self.rested.emit()
            if self._is_live and self._live and not self._timer.isActive():
                self._timer.start()
            return
        self._asked = self._missing.pop(0)
        request = self._client.ask(self._look(self._of, self._asked))
        request.answered.connect(self._on_answered)
        request.developed.connect(self._on_developed)
        request.progressed.connect(self.progressed)
        request.failed.connect(self._on_failed)
        request.cancelled.connect(self._on_cancelled)
        self._request = request
        self._patience.start()

    def _look(self, of: str, asked: Asked) -> Look:
        if isinstance(asked, At):
            return Look(of, asked.checkpoint, asked.view)
        return Look(of, self._checkpoint, asked)

    def _drop(self) -> None:
        """Want no answer to what is asked now."""
        if self._request is not None:
            self._request.cancel()
            self._request.forget()
        self._over()

    def _over(self) -> None:
        self._request = self._asked = None
        self._timer.stop()
        self._patience.stop()
        self.waiting_changed.emit(False)

    @Slot(object)
    def _on_answered(self, answer: Seen) -> None:
        asked = self._asked
        self._over()
        if isinstance(asked, Layers):
            self._knows_layers = True
            self.layers_seen.emit(answer)
        else:
            self.seen.emit(asked, answer)
        self._ask_next()

    @Slot(object)
    def _on_developed(self, part: SeenSoFar) -> None:
        self.developed.emit(self._asked, part)

    @Slot(object)
    def _on_failed(self, event: Failed) -> None:
        asked = self._asked
        self._over()
        if asked in self._optional:
            self.refused.emit(asked, event)
            self._ask_next()
        else:
            self._is_given_up = True
            self.failed.emit(event)

    @Slot()
    def _on_cancelled(self) -> None:
        asked = self._asked
        self._over()
        self._given_up(asked)

    def _given_up(self, asked: Asked | None) -> None:
        self._is_given_up = True
        self._wanted = tuple(view for view in self._wanted if view != asked)
        self.cancelled.emit(asked)

    @Slot()
    def _on_timer_out(self) -> None:
        if self._is_live and not self.is_waiting:
            self._missing = [*self._live]
            self._ask_next()

    @Slot()
    def _on_patience_over(self) -> None:
        self.waiting_changed.emit(True)


def _single_shot(parent: QObject, milliseconds: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
