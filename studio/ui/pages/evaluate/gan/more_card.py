"""More invented images: as many as are wanted, of any checkpoint, as PNG files in a folder."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from studio.core.look.view import Checkpoint
from studio.core.recipes.recipe_ranges import Range
from studio.core.wire.messages import Failed, Generate, ImagesGenerated, Progress
from studio.ui.editors import Choice, ChoiceEditor, FormRow, IntegerEditor
from studio.ui.engine.engine_client import EngineClient
from studio.ui.engine.request_slot import RequestSlot
from studio.ui.models.run_epochs import Stop
from studio.ui.pages.cancel_button import CancelButton
from studio.ui.pages.progress_on_bar import show_count
from studio.ui.texts.format import count_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.card import Card
from studio.ui.widgets.label import Label
from studio.ui.widgets.labelled_bar import LabelledBar

USUAL, MOST = 100, 100_000
MOST_SEED = 2**31 - 1
ALL_CLASSES = -1


class MoreCard(Card):
    """Number, seed, weights, class; a folder is asked for, then the engine writes into it."""

    def __init__(self, theme: Theme, client: EngineClient, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("More images"))
        self.body.setSpacing(4)
        self._run = ""
        self._classes: tuple[str, ...] = ()
        self.slot = RequestSlot(client, self, "more images")
        self.count = IntegerEditor(
            theme, self.tr("Number of images"), Range(lowest=1, highest=MOST)
        )
        self.count.set_value(USUAL)
        self.seed = IntegerEditor(theme, self.tr("Seed"), Range(lowest=0, highest=MOST_SEED))
        self.seed.set_value(0)
        self._stops: dict[str, Checkpoint] = {}
        self.weights = ChoiceEditor(theme, self.tr("Weights"))
        self.label = ChoiceEditor(theme, self.tr("Class"))
        self._label_row = FormRow(theme, self.tr("Class"), self.label)
        self.save = Button(theme, self.tr("Save to a folder…"), icon="save", small=True)
        self.cancel = CancelButton(theme, self.slot, Variant.QUIET)
        self._bar = LabelledBar(theme, "")
        self._said = Label(theme, "", Role.CAPTION, wraps=True)
        self._lay_out(theme)
        self._connect()
        self.set_stops(())
        self._show_work()

    def _lay_out(self, theme: Theme) -> None:
        seed_help = self.tr("The same seed and the same weights give the same images.")
        for row in (
            FormRow(theme, self.tr("Number of images"), self.count),
            FormRow(theme, self.tr("Seed"), self.seed, seed_help),
            FormRow(theme, self.tr("Weights"), self.weights),
            self._label_row,
        ):
            self.body.addWidget(row)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        self.body.addSpacing(4)
        self.body.addLayout(buttons)
        self.body.addWidget(self._bar)
        self.body.addWidget(self._said)

    def _connect(self) -> None:
        self.save.clicked.connect(self._on_save_clicked)
        self.slot.started.connect(self._show_work)
        self.slot.progressed.connect(self._show_progress)
        self.slot.answered.connect(self._on_answered)
        self.slot.failed.connect(self._on_failed)
        self.slot.cancelled.connect(self._on_cancelled)

    def set_run(self, run: str, classes: Sequence[str], obstacle: str = "") -> None:
        """Invent with the networks of the run in folder `run`.

        Args:
            run: its folder.
            classes: that can be asked for; none where there is no choice.
            obstacle: why nothing can be invented now, "" where it can.
        """
        if run != self._run:
            self._run = run
            self.slot.cancel_for_another(run)
            self._say("")
        self.save.set_obstacle(obstacle)
        if tuple(classes) != self._classes:
            self._classes = tuple(classes)
            choices = [Choice(str(at), name) for at, name in enumerate(classes)]
            self.label.set_choices([Choice(str(ALL_CLASSES), self.tr("All classes")), *choices])
        self._label_row.setVisible(bool(classes))

    def set_stops(self, stops: Sequence[Stop]) -> None:
        """Offer the weights of the run that are kept, the newest first."""
        found: dict[str, Checkpoint] = {"last": "last"}
        names = {"last": self.tr("After the last epoch")}
        for stop in reversed(stops):
            if isinstance(stop.checkpoint, int):
                found[str(stop.epoch)] = stop.checkpoint
                names[str(stop.epoch)] = self.tr("After epoch {epoch}").format(
                    epoch=count_text(stop.epoch)
                )
        found["start"] = "start"
        names["start"] = self.tr("Before training")
        if list(found) != list(self._stops):
            self._stops = found
            self.weights.set_choices([Choice(key, names[key]) for key in found])

    def text(self) -> str:
        """Return what became of the last images."""
        return self._said.text()

    @Slot()
    def _on_save_clicked(self) -> None:
        title = self.tr("Empty folder for the images")
        folder = QFileDialog.getExistingDirectory(self, title)
        if folder:
            self.write_into(folder)

    def write_into(self, folder: str) -> None:
        """Have the images written into an empty folder, or one that is not there yet."""
        self._say("")
        label = int(self.label.value()) if self._classes else ALL_CLASSES
        self.slot.ask(
            Generate(
                self._run,
                folder,
                count=self.count.value(),
                seed=self.seed.value(),
                label=label,
                checkpoint=self._stops[self.weights.value()],
            )
        )

    @Slot()
    def _show_work(self) -> None:
        is_active = self.slot.is_active
        self.cancel.setVisible(is_active)
        self._bar.setVisible(is_active)
        self.save.setVisible(not is_active)
        self._show_progress(self.slot.progress)

    def _say(self, text: str, *, is_bad: bool = False) -> None:
        self._said.setText(text)
        self._said.set_tone("error" if is_bad else "")
        self._said.setVisible(bool(text))

    @Slot(object)
    def _show_progress(self, progress: Progress | None) -> None:
        if progress is None:
            self._bar.set_label(self.tr("Inventing images"))
            self._bar.set_value("", 0.0)
        else:
            show_count(self._bar, progress)

    @Slot(object)
    def _on_answered(self, answer: ImagesGenerated) -> None:
        self._show_work()
        text = self.tr("{count} images saved in {folder}")
        self._say(text.format(count=count_text(answer.images), folder=answer.folder))

    @Slot(object)
    def _on_failed(self, event: Failed) -> None:
        self._show_work()
        self._say(translated(event.sentence), is_bad=True)

    @Slot()
    def _on_cancelled(self) -> None:
        self._show_work()
        self._say(self.tr("Cancelled; nothing was kept."))
