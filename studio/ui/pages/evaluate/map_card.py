"""The images of a part as points: near each other where the network makes alike of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from studio.core.evaluation.evaluation import Evaluation
from studio.core.evaluation.run_evaluation import RunEvaluation
from studio.core.look.layers import Layers, LayersFacts
from studio.core.look.view import Checkpoint
from studio.core.wire.messages import Failed, Progress, Seen, SeenSoFar
from studio.ui.editors import Choice, ChoiceEditor
from studio.ui.engine.engine_client import EngineClient
from studio.ui.pages.embedding import EmbeddingMap
from studio.ui.pages.evaluate.evaluator import Evaluated
from studio.ui.pages.evaluate.question import Answer, Question, Shown, row_of
from studio.ui.pages.inspect.asked import Asked
from studio.ui.pages.inspect.looker import Looker
from studio.ui.pages.progress_on_bar import show_share
from studio.ui.texts.format import shape_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Theme
from studio.ui.widgets.button import Button
from studio.ui.widgets.card import Card
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.labelled_bar import LabelledBar

LAST = ""
"""The layer that `Embedding` takes by itself: what the decision is made from."""


class MapCard(Card):
    """The map of a part, of any layer; what is chosen in it is shown beside.

    Signals:
        asked(object): the `Question` of the chosen points.
        nothing_chosen(): no point is chosen any more.
        opened(object, int): the `Question` of all points, and which of its images to show large.
    """

    asked = Signal(object)
    nothing_chosen = Signal()
    opened = Signal(object, int)

    def __init__(self, theme: Theme, client: EngineClient, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.set_title(self.tr("Map of the images"))
        self._evaluated: Evaluated | None = None
        self._looker = Looker(client, self)
        self.layers = ChoiceEditor(theme, self.tr("Layer"))
        self.layers.setMaximumWidth(260)
        self.map = EmbeddingMap(theme)
        self._message = EmptyState(theme, "data", "")
        self._progress = LabelledBar(theme, "")
        self.cancel = Button(theme, self.tr("Cancel"), small=True)
        self._work = QWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._offer_layers(None)

    def _lay_out(self) -> None:
        self.add_action(self.layers)
        work = QHBoxLayout(self._work)
        work.setContentsMargins(0, 0, 0, 0)
        work.addWidget(self._progress, 1)
        work.addWidget(self.cancel)
        self._work.hide()
        self._stack.addWidget(self._message)
        self._stack.addWidget(self.map)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self._work)

    def _connect(self) -> None:
        looker = self._looker
        looker.layers_seen.connect(self._on_layers_seen)
        looker.seen.connect(self._on_seen)
        looker.developed.connect(self._on_seen)
        looker.progressed.connect(self._on_progressed)
        looker.failed.connect(self._on_failed)
        looker.cancelled.connect(self._on_cancelled)
        looker.waiting_changed.connect(self._on_waiting_changed)
        self.layers.value_changed.connect(self._ask)
        self.map.view_chosen.connect(self._ask)
        self.map.chosen_changed.connect(self._on_chosen_changed)
        self.map.opened.connect(self._on_opened)
        self.cancel.clicked.connect(looker.cancel)
        self._message.action_chosen.connect(self._on_way_on_chosen)

    def set_run(self, run: str, checkpoint: Checkpoint = "best") -> None:
        """Ask the network of the run in folder `run`; "" of none."""
        self._looker.set_network(run or None, checkpoint, is_live=False)

    def show_part(self, evaluated: Evaluated) -> None:
        """Show the images of a part of the run that was set."""
        is_other = self._evaluated is None or self._evaluated.run is not evaluated.run
        self._evaluated = evaluated
        if is_other:
            self.map.forget()
        self._ask()

    def question(self) -> Question | None:
        """Return what is chosen in the map, None where nothing is."""
        chosen = self.map.map.chosen()
        return self._question(self.tr("Selected"), chosen) if chosen else None

    def showEvent(self, event: QShowEvent) -> None:
        """Ask while the map is seen."""
        super().showEvent(event)
        self._looker.set_on(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask for nothing that nobody sees."""
        super().hideEvent(event)
        self._looker.set_on(False)

    def _question(self, title: str, numbers: list[int]) -> Question:
        files = tuple(self.map.arrays["files"][numbers].tolist())
        return Question(title, "", partial(_shown, files))

    @Slot()
    def _ask(self) -> None:
        """Ask for the map of what is chosen."""
        if self._evaluated is not None:
            view = self.map.view(self.layers.value(), self._evaluated.part.part)
            if self.map.is_empty:
                self._say(self.tr("Drawing the map…"))
                self._looker.want()  # what was answered before is not here any more
            self._looker.want(view)

    def _offer_layers(self, facts: LayersFacts | None) -> None:
        help_text = self.tr("What the last layer reads: all that the decision is made from.")
        choices = [Choice(LAST, self.tr("Last features"), help_text)]
        if facts is not None:
            choices += [
                Choice(layer.name, layer.name, f"{layer.kind} {shape_text(layer.output_shape)}")
                for layer in facts.layers
            ]
        self.layers.set_choices(choices)

    # --- answers ------------------------------------------------------------------------------

    @Slot(object)
    def _on_layers_seen(self, seen: Seen) -> None:
        facts = seen.facts
        assert isinstance(facts, LayersFacts)
        self._offer_layers(facts)

    @Slot(object, object)
    def _on_seen(self, _view: Asked, seen: Seen | SeenSoFar) -> None:
        self.map.show_seen(seen)
        self._stack.setCurrentWidget(self.map)

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        show_share(self._progress, progress)
        self._work.show()

    @Slot(bool)
    def _on_waiting_changed(self, is_waiting: bool) -> None:
        if not is_waiting:
            self._work.hide()

    @Slot(object)
    def _on_failed(self, event: Failed) -> None:
        self.map.forget()
        self._say(
            self.tr("The map cannot be drawn"), translated(event.sentence), self.tr("Try again")
        )

    @Slot(object)
    def _on_cancelled(self, view: Asked | None) -> None:
        """Stay with the principal components where they are here, else offer to begin again."""
        if self.map.is_empty or isinstance(view, Layers):
            self._say(self.tr("Cancelled"), "", self.tr("Draw the map"))
        else:
            self.map.settle()

    @Slot()
    def _on_way_on_chosen(self) -> None:
        self._looker.look_again()
        self._ask()

    def _say(self, text: str, explanation: str = "", action: str = "") -> None:
        self._message.set_texts(text, explanation, action)
        self._stack.setCurrentWidget(self._message)

    # --- what is chosen -----------------------------------------------------------------------

    @Slot()
    def _on_chosen_changed(self) -> None:
        question = self.question()
        if question is None:
            self.nothing_chosen.emit()
        else:
            self.asked.emit(question)

    @Slot(int)
    def _on_opened(self, number: int) -> None:
        everything = list(range(len(self.map.arrays["files"])))
        self.opened.emit(self._question(self.tr("Map of the images"), everything), number)


def _shown(files: tuple[str, ...], run: RunEvaluation, part: Evaluation) -> Answer:
    """Return the images of these paths, in the order of the map."""
    number_of = {image.path: number for number, image in enumerate(run.dataset.images)}
    rows = [row_of(part, number_of[file]) for file in files if file in number_of]
    return Answer(part.part, single=tuple(Shown(part.part, row) for row in rows))
