"""The demo's story: the digits sample from the start page to an exported, proved file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from studio.core.base.sentences import Sentence
from studio.core.runs.run_state import RunState, Status
from studio.demo.caption import Caption
from studio.demo.pointer import Pointer
from studio.demo.until import Until
from studio.ui.pages.data import DataPage
from studio.ui.pages.evaluate import EvaluatePage
from studio.ui.pages.evaluate.classify_evaluation import ClassifyEvaluation
from studio.ui.pages.export import ExportPage
from studio.ui.pages.model import ModelPage
from studio.ui.pages.page import Page, PageContext
from studio.ui.pages.start import StartPage
from studio.ui.pages.train import TrainPage
from studio.ui.shell.main_window import MainWindow
from studio.ui.texts.translation import translated
from studio.ui.widgets.chip_group import Chip

AnyPage = TypeVar("AnyPage", bound=Page)

TICK_MS = 40
SAMPLE = "digits"
EPOCHS_SEEN = 3
"""Epochs after which the picture of a running training is taken."""


class Story(QObject):
    """Presses the window's real buttons, one after the other, and keeps a picture of each page.

    Signals:
        ended(str): "" where all went well, else a sentence that says what did not.
    """

    ended = Signal(str)

    def __init__(
        self, context: PageContext, window: MainWindow, pictures: Path, pause: float
    ) -> None:
        """Prepare the story.

        Args:
            context: what the window works with.
            window: shown already.
            pictures: folder that pictures are written to.
            pause: seconds to read a caption.
        """
        super().__init__(window)
        self._context = context
        self._window = window
        self._pictures = pictures
        self._pause = pause
        self._failure = ""
        self._waits_for: Until | None = None
        self._since = 0.0
        self._pointer = Pointer(context.theme, window, round(pause * 700))
        self._caption = Caption(context.theme, window)
        self._steps = self._tell()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_timer_ticked)
        context.project.failed.connect(self._on_failed)
        context.run.failed.connect(self._on_failed)
        context.run.state_changed.connect(self._on_run_changed)
        context.client.lost.connect(self._on_failed)

    def begin(self) -> None:
        """Start to tell."""
        self._timer.start()

    # --- what happens -----------------------------------------------------------------------

    def _tell(self) -> Iterator[Until]:
        yield from self._read(self.tr("Afina Studio trains the handwritten digits by itself."))
        self._picture("1-start")
        start = self._page(StartPage)
        yield from self._press(start.try_card.tiles[SAMPLE], self.tr("First, the images"))
        yield from self._look_at_data()
        yield from self._look_at_model()
        yield from self._train()
        yield from self._evaluate()
        yield from self._export()
        yield from self._read(self.tr("Done: trained, exported and verified."))

    def _look_at_data(self) -> Iterator[Until]:
        images = self._context.images
        yield Until(
            lambda: images.split is not None,
            120,
            self.tr("scanning the images"),
        )
        yield Until(lambda: isinstance(self._shown(), DataPage), 10, self.tr("showing the images"))
        yield from self._read(self.tr("Classes, split and every image at a glance."))
        self._picture("2-data")

    def _look_at_model(self) -> Iterator[Until]:
        network = self._context.network
        yield from self._press(self._window.rail.item("model"), self.tr("Then, the network"))
        yield Until(lambda: bool(network.layers), 180, self.tr("building the network"))
        page = self._page(ModelPage)
        chips = {chip.key: chip for chip in page.layers.findChildren(Chip)}
        yield from self._press(chips["block"], self.tr("Which layers train is a choice:"))
        yield from self._press(chips["all"], self.tr("from scratch it is all of them."))
        yield from self._read(self.tr("Backbone, head, layers and stages."))
        self._picture("3-model")
        yield from self._press(page.next_button, self.tr("Next, training"))

    def _train(self) -> Iterator[Until]:
        run = self._context.run
        page = self._page(TrainPage)
        yield from self._press(page.start_button, self.tr("Start"))
        yield Until(lambda: run.state.epoch > EPOCHS_SEEN, 300, self.tr("training"))
        yield from self._read(self.tr("The curves are live; pause, stop and resume work any time."))
        self._picture("4-training")
        yield Until(lambda: run.state.report is not None, 900, self.tr("training"))
        yield from self._read(self.tr("Tested on images the network has never seen."))
        self._picture("5-trained")

    def _evaluate(self) -> Iterator[Until]:
        yield from self._press(self._window.rail.item("evaluate"), self.tr("Where is it wrong?"))
        view = self._page(EvaluatePage).view("classify")
        assert isinstance(view, ClassifyEvaluation)
        yield Until(
            lambda: len(view.images.grid.pictures()) > 0, 60, self.tr("reading the predictions")
        )
        yield from self._read(self.tr("Behind each number are its images."))
        self._picture("6-evaluate")

    def _export(self) -> Iterator[Until]:
        yield from self._press(self._window.rail.item("export"), self.tr("Last, the export"))
        yield Until(
            lambda: isinstance(self._shown(), ExportPage), 10, self.tr("showing the export")
        )
        page = self._page(ExportPage)
        yield Until(lambda: page.export_button.isVisible(), 30, self.tr("reading the runs"))
        yield from self._press(page.export_button, self.tr("A single .h5 file"))
        yield Until(
            lambda: page.certificate is not None or bool(page.failure),
            300,
            self.tr("exporting"),
        )
        if page.failure:
            self._failure = page.failure
            return
        yield from self._read(self.tr("Reloaded in a fresh process: the same predictions."))
        self._picture("7-export")

    # --- how it happens ---------------------------------------------------------------------

    def _read(self, text: str) -> Iterator[Until]:
        """Show a caption for as long as it takes to read it."""
        self._caption.say(text)
        yield self._for(self._pause)

    def _press(self, target: QWidget, text: str) -> Iterator[Until]:
        """Go to a widget and click into its middle."""
        self._caption.say(text)
        middle = target.rect().center()
        self._pointer.go_to(target.mapTo(self._window, middle))
        yield Until(lambda: self._pointer.is_at_rest, 10, text)
        yield self._for(self._pause / 4)
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=middle)
        yield self._for(self._pause / 2)

    def _for(self, seconds: float) -> Until:
        end = monotonic() + seconds
        return Until(lambda: monotonic() >= end, seconds + 10, "")

    def _picture(self, name: str) -> None:
        """Keep the window as it is, without the demo's own hand and words."""
        shown = [part for part in (self._pointer, self._caption) if part.isVisible()]
        for part in shown:
            part.hide()
        file = self._pictures / f"{name}.png"
        with suppress(OSError):  # the picture is not saved then, which is said below
            self._pictures.mkdir(parents=True, exist_ok=True)
        if not self._window.grab().save(str(file)):
            text = self.tr("The picture {file} could not be written.")
            self._failure = text.format(file=file)
        for part in shown:
            part.show()

    def _shown(self) -> Page | None:
        return self._window.pages.page(self._window.pages.current_key)

    def _page(self, kind: type[AnyPage]) -> AnyPage:
        page = self._shown()
        assert isinstance(page, kind), f"{kind.__name__} is not in view"
        return page

    @Slot()
    def _on_timer_ticked(self) -> None:
        if self._failure:
            self._end(self._failure)
            return
        waits_for = self._waits_for
        if waits_for is not None and not waits_for.condition():
            if monotonic() - self._since > waits_for.seconds:
                text = self.tr("The demo timed out after {seconds} s: {doing}.")
                self._end(text.format(seconds=round(waits_for.seconds), doing=waits_for.doing))
            return
        self._since = monotonic()
        self._waits_for = next(self._steps, None)
        if self._waits_for is None:
            self._end(self._failure)

    def _end(self, failure: str) -> None:
        self._timer.stop()
        self._pointer.hide()
        self._caption.hide()
        self.ended.emit(failure)

    @Slot(object)
    def _on_failed(self, reason: Sentence) -> None:
        self._failure = translated(reason)

    @Slot(object)
    def _on_run_changed(self, state: RunState) -> None:
        if state.status is Status.FAILED and state.failure is not None:
            self._failure = translated(state.failure)
