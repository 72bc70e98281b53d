"""How a GAN trains: the loop as a drawing that follows the run, each step in a sentence."""

from __future__ import annotations

import math
from time import monotonic

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.core.runs.run_state import RunProgress, RunState
from studio.core.wire.messages import Phase
from studio.ui.models.run_gallery import RunGallery
from studio.ui.models.run_model import RunModel
from studio.ui.texts.format import count_text, decimal_text, whole_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.adversarial_loop import AdversarialLoop, LoopStep
from studio.ui.widgets.foldable_card import FoldableCard
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.label import Label
from studio.ui.widgets.pixel_image import image_of
from studio.ui.widgets.segmented_control import SegmentedControl

FRAME_MS = 50
"""20 pictures a second: calm, and the dots still glide."""

STEP_SECONDS = 3.0
"""Long enough to read what the step does."""

LIVELY_SECONDS = 2.0
"""Without news of a batch for so long the drawing stands still."""

_IN_LOOP = frozenset({Phase.FIRST_STEP, Phase.FILLING, Phase.TRAINING})


class LoopCard(FoldableCard):
    """Invent, draw, train the one, freeze it, train the other through it; once per batch.

    It moves while batches are reported, stands still otherwise, and at a step that was chosen.
    """

    def __init__(self, theme: Theme, run: RunModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("The training loop"))
        self._run = run
        self._theme = theme
        self._gallery = RunGallery(run, self)
        self._news = -math.inf
        self._at = 0.0
        self._is_running = not theme.reduces_motion
        self.drawing = AdversarialLoop(theme, self.tr("Generator"), self.tr("Discriminator"))
        self.steps = SegmentedControl(
            theme, self.tr("Step"), [(str(int(step)), str(step + 1)) for step in LoopStep]
        )
        for step in LoopStep:
            self.steps.set_tip(str(int(step)), self._step_name(step))
        self.play = IconButton(theme, "pause", "", small=True)
        self._sentence = Label(theme, "", Role.CAPTION, tone="text", wraps=True)
        self._sentence.setMinimumHeight(3 * 18)  # what is below does not jump
        self._pace = Label(theme, "", Role.CAPTION, wraps=True)
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        bar = QHBoxLayout()
        bar.setSpacing(4)
        bar.addWidget(self.steps)
        bar.addStretch(1)
        bar.addWidget(self.play)
        self.body.addWidget(self.drawing)
        self.body.addLayout(bar)
        self.body.addWidget(self._sentence)
        self.body.addWidget(self._pace)
        self._connect()
        self._show_step()
        self._show_pictures()
        self._show_running()

    def _connect(self) -> None:
        self.steps.choice_chosen.connect(self._on_step_chosen)
        self.play.clicked.connect(self._on_play_clicked)
        self._timer.timeout.connect(self._on_frame_due)
        self._gallery.page_changed.connect(self._show_pictures)
        self._run.progressed.connect(self._on_progressed)
        self._run.state_changed.connect(self._on_state_changed)
        self._theme.motion_changed.connect(self._on_motion_changed)

    @property
    def is_moving(self) -> bool:
        """Whether the drawing moves now."""
        return self._timer.isActive()

    def showEvent(self, event: QShowEvent) -> None:
        """Move while it is seen."""
        super().showEvent(event)
        self._show_running()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stand still while nobody sees it."""
        super().hideEvent(event)
        self._timer.stop()

    def _step(self) -> LoopStep:
        return LoopStep(int(self._at) % len(LoopStep))

    def _is_lively(self) -> bool:
        """Whether the loop runs in the engine at this moment."""
        state = self._run.state
        is_at_work = state.status.is_alive and state.phase in _IN_LOOP and state.blocked is None
        return is_at_work and monotonic() - self._news < LIVELY_SECONDS

    @Slot()
    def _on_frame_due(self) -> None:
        if not self._is_lively():
            self._timer.stop()
            self._show_step()
            return
        self._at = (self._at + FRAME_MS / 1000 / STEP_SECONDS) % len(LoopStep)
        self._show_step()

    def _show_step(self) -> None:
        step = self._step()
        progress = self._at - int(self._at) if self.is_moving else 1.0
        self.drawing.set_step(step, min(1.0, progress * 1.5))
        if self.steps.choice() != str(int(step)):
            self.steps.set_choice(str(int(step)))
        sentence = self._step_text(step)
        if self._sentence.text() != sentence:
            self._sentence.setText(sentence)
            self.drawing.setAccessibleDescription(sentence)
            self.set_summary(self._step_name(step))

    @Slot(str)
    def _on_step_chosen(self, key: str) -> None:
        self._is_running = False
        self._at = float(key)
        self._show_running()

    @Slot()
    def _on_play_clicked(self) -> None:
        self._is_running = not self._is_running
        self._at = float(int(self._at))
        self._show_running()

    def _show_running(self) -> None:
        if self._is_running and self._is_lively() and self.isVisible():
            if not self._timer.isActive():
                self._timer.start()
        else:
            self._timer.stop()
        self.play.set_icon("pause" if self._is_running else "play")
        self.play.set_label(
            self.tr("Hold this step") if self._is_running else self.tr("Follow the training")
        )
        self.play.setVisible(self._run.state.status.is_alive)
        self._show_step()
        self._show_pace(self._run.state)

    @Slot(object)
    def _on_progressed(self, _progress: RunProgress) -> None:
        self._news = monotonic()
        if self.isVisible():
            if self._is_running and not self._timer.isActive():
                self._show_running()
            self._show_pace(self._run.state)

    @Slot(object)
    def _on_state_changed(self, _state: RunState) -> None:
        self._show_running()

    @Slot()
    def _on_motion_changed(self) -> None:
        if self._theme.reduces_motion and self._is_running:
            self._is_running = False
            self._show_running()

    def _show_pace(self, state: RunState) -> None:
        """Say how fast the loop runs in truth, and how far it is."""
        speed = state.progress.images_per_second / self._batch_size()
        if state.status.is_alive and math.isfinite(speed) and speed > 0:
            times = whole_text(speed) if speed >= 10 else decimal_text(speed, 1)
            text = self.tr("Slowed down: the real loop runs {times} times per second.").format(
                times=times
            )
        elif state.batches:
            text = self.tr("The loop runs once per batch: {count} times per epoch.").format(
                count=count_text(state.batches)
            )
        else:
            text = self.tr("The loop runs once per batch.")
        if self._pace.text() != text:
            self._pace.setText(text)

    def _batch_size(self) -> int:
        recipe = self._run.recipe
        return recipe.data.batch_size if recipe is not None else 1

    def _step_name(self, step: LoopStep) -> str:
        return {
            LoopStep.INVENT: self.tr("Invent images"),
            LoopStep.DRAW: self.tr("Draw real images"),
            LoopStep.TRAIN_DISCRIMINATOR: self.tr("Train the discriminator"),
            LoopStep.FREEZE: self.tr("Freeze the discriminator"),
            LoopStep.TRAIN_GENERATOR: self.tr("Train the generator through it"),
        }[step]

    def _step_text(self, step: LoopStep) -> str:
        text = {
            LoopStep.INVENT: self.tr(
                "Invent: the generator turns {count} random vectors into {count} images."
            ),
            LoopStep.DRAW: self.tr("Draw: {count} of your training images are taken at random."),
            LoopStep.TRAIN_DISCRIMINATOR: self.tr(
                "Train the discriminator: real images should score high, invented ones low."
            ),
            LoopStep.FREEZE: self.tr(
                "Freeze: from here on the discriminator's weights stay as they are."
            ),
            LoopStep.TRAIN_GENERATOR: self.tr(
                "Train the generator through it: its images should score as if they were real."
            ),
        }[step]
        return text.format(count=count_text(self._batch_size()))

    @Slot()
    def _show_pictures(self) -> None:
        page = self._gallery.page
        if page is None:
            self.drawing.set_pictures(QImage(), QImage())
            return
        self.drawing.set_pictures(image_of(page.pictures[0]), image_of(page.originals[0]))
