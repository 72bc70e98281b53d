"""What a person does with a window, for tests that run the real program."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator
from pathlib import Path

import psutil
from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from studio.app import main
from studio.ui.editors import IntegerEditor
from studio.ui.pages.model.model_page import ModelPage
from studio.ui.pages.start import StartPage
from studio.ui.shell.main_window import MainWindow

PICTURES = os.environ.get("STUDIO_PICTURES", "")
"""A folder that keeps a picture of each page, for eyes."""

Wait = Callable[[], bool]
Story = Generator[Wait, None, None]
"""A test as a person's story: it does something, then yields what it waits for."""


def press(button: QAbstractButton) -> None:
    """Click a button that can be seen, in its middle."""
    assert button.isVisible(), f"{button.text()} cannot be seen"
    assert button.isEnabled(), f"{button.text()} cannot be pressed"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def button(within: QWidget, words: str) -> QAbstractButton:
    """Return the one button with these words that can be seen."""
    found = [
        one
        for one in within.findChildren(QAbstractButton)
        if one.isVisible() and one.text() == words
    ]
    assert len(found) == 1, f"{len(found)} buttons say {words}"
    return found[0]


def has_button(within: QWidget, words: str) -> bool:
    """Whether a button with these words can be seen; Qt shows a new one in its next turn."""
    return any(
        one.isVisible() and one.text() == words for one in within.findChildren(QAbstractButton)
    )


def press_words(within: QWidget, words: str) -> Story:
    """Press the button with these words as soon as it can be seen."""
    yield lambda: has_button(within, words)
    press(button(within, words))


class Teller(QObject):
    """Tells a story beside the running event loop; closes all windows when it is over."""

    def __init__(self, story: Callable[[], Story], limit: float, tick_ms: int) -> None:
        super().__init__()
        self._make = story
        self._story: Story | None = None
        self._wait: Wait = bool
        self._limit = limit
        self._deadline = 0.0
        self.error: BaseException | None = None
        self.is_over = False
        self._timer = QTimer(self)
        self._timer.setInterval(tick_ms)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start()

    def _on_timeout(self) -> None:
        try:
            self._go_on()
        except StopIteration:
            self._end(None)
        except BaseException as error:
            self._end(error)

    def _go_on(self) -> None:
        if self._story is None:
            if not QApplication.topLevelWidgets():
                return
            self._story = self._make()
        elif not self._wait():
            if time.monotonic() > self._deadline:
                raise TimeoutError(f"waited {self._limit} s in {self._where()}")
            return
        self._wait = next(self._story)
        self._deadline = time.monotonic() + self._limit

    def _where(self) -> str:
        """Return the lines that wait, from the story down to what it is waiting in."""
        lines, told = [], self._story
        while isinstance(told, Generator) and (frame := getattr(told, "gi_frame", None)):
            lines.append(f"{frame.f_code.co_name}:{frame.f_lineno}")
            told = getattr(told, "gi_yieldfrom", None)
        return " → ".join(lines) or "the story"

    def _end(self, error: BaseException | None) -> None:
        self._timer.stop()
        self.error = error
        self.is_over = True
        for window in QApplication.topLevelWidgets():
            window.close()
        QApplication.exit(1 if error else 0)


def window() -> MainWindow:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]
    assert len(found) == 1
    return found[0]


def tell(story: Callable[[], Story], *, limit: float = 300.0, tick_ms: int = 50) -> None:
    """Run the real program with `story` beside it, looked at every `tick_ms`.

    Args:
        story: what the person does.
        limit: seconds that it may wait for one thing.
        tick_ms: between two looks.
    """
    teller = Teller(story, limit=limit, tick_ms=tick_ms)
    status = main(["--theme", "light"])
    if teller.error is not None:
        raise teller.error
    assert teller.is_over, "the window was closed before the story was over"
    assert status == 0
    assert not psutil.Process(os.getpid()).children(recursive=True), "a process is left behind"
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]


def open_sample(task: str = "", sample: str = "digits") -> Story:
    """Make a project of a sample on the start page, for a task by its words there."""
    shown = window()
    yield lambda: shown.isVisible()
    start = shown.pages.page("start")
    assert isinstance(start, StartPage)
    yield from look(f"start {task}".strip())
    if task:
        yield from press_words(start.try_card.task, task)
    press(start.try_card.tiles[sample])
    yield lambda: shown._context.images.split is not None
    assert shown.pages.current_key == "data"


def choose_epochs(epochs: int) -> Story:
    """Go from the Data page over the Model page, where the epochs are typed, to the Train page."""
    shown = window()
    context = shown._context
    data = shown.pages.page("data")
    assert data is not None
    press(data.next_button)  # type: ignore[attr-defined]
    model = shown.pages.page("model")
    assert isinstance(model, ModelPage)
    yield lambda: bool(context.network.layers)
    yield from look("model")
    editor = next(
        one
        for one in model.findChildren(IntegerEditor)
        if one.isVisible() and one.value() == context.project.recipe.epochs
    )
    editor.setText(str(epochs))
    editor.editingFinished.emit()
    assert context.project.recipe.epochs == epochs
    press(model.next_button)


def look(name: str) -> Story:
    """Keep pictures of the window in both sizes and schemes where somebody wants to see them."""
    if not PICTURES:
        return
    shown = window()
    theme = shown._context.theme
    for width, height in ((1280, 720), (1920, 1080)):
        for scheme in ("light", "dark"):
            theme.set_scheme(type(theme.scheme)(scheme))
            shown.resize(QSize(width, height))
            until = time.monotonic() + 0.4
            yield lambda: time.monotonic() > until  # noqa: B023
            shown.grab().save(str(Path(PICTURES) / f"{name}-{width}-{scheme}.png"))
    theme.set_scheme(type(theme.scheme)("light"))
    shown.resize(QSize(1280, 720))
