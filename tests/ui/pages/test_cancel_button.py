"""Giving up what is asked of an engine that hears of it later."""

from fake_engine import FakeEngine
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.core.wire.messages import Cancel, CancelDone, Command, FetchWeights
from studio.ui.engine.request_slot import RequestSlot
from studio.ui.pages.cancel_button import CancelButton
from studio.ui.theme import Theme


class HaltedEngine(FakeEngine):
    """Hears of a cancellation when a test says so."""

    def _answer(self, command: Command) -> None:
        if not isinstance(command, Cancel):
            super()._answer(command)


def test_it_says_that_it_cancels_until_that_is_done(theme: Theme, qtbot: QtBot) -> None:
    engine, page = HaltedEngine(), QWidget()
    qtbot.addWidget(page)
    slot = RequestSlot(engine, page)
    button = CancelButton(theme, slot, parent=page)
    slot.ask(FetchWeights("VGG16"))
    asked = engine.last(FetchWeights).request
    button.click()
    assert engine.sent[-1] == Cancel(asked)
    assert (button.text(), button.isEnabled()) == ("Cancelling…", False)
    engine.tell(CancelDone(asked))
    assert (button.text(), button.isEnabled()) == ("Cancel", True)
    engine.close()
