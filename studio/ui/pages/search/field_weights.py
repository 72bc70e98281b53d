"""How much each field decided about the trials of a search, as bars."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from studio.core.base.sentences import Sentence
from studio.core.search.importance import LEAST_TRIALS
from studio.core.search.standing import Standing
from studio.core.wire.messages import Failed, FieldsWeighed, WeighFields
from studio.ui.engine.engine_client import EngineClient
from studio.ui.engine.request_slot import RequestSlot
from studio.ui.models.project_search import ProjectSearch
from studio.ui.texts.format import percent_text
from studio.ui.texts.translation import translated
from studio.ui.texts.vary_text import mark_title
from studio.ui.theme import Role, Theme
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.label import Label
from studio.ui.widgets.labelled_bar import LabelledBar


class FieldWeights(QWidget):
    """Asks the engine while it is seen, again whenever another trial has come to a result."""

    def __init__(
        self,
        theme: Theme,
        client: EngineClient,
        search: ProjectSearch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._search = search
        self._slot = RequestSlot(client, self)
        self._standing: Standing | None = None
        self._asked: tuple[str, int] = ("", 0)
        self._found: tuple[str, FieldsWeighed] | None = None
        self._problem: Sentence | None = None
        self._bars: list[LabelledBar] = []
        self._few = EmptyState(theme, "chart", "")
        self._about = Label(theme, "", Role.CAPTION, wraps=True)
        rows = QWidget()
        self._rows = QVBoxLayout(rows)
        self._rows.setContentsMargins(0, 0, 8, 0)
        self._rows.setSpacing(12)
        self._rows.addWidget(self._about)
        self._rows.addStretch(1)
        area = QScrollArea()
        area.setWidget(rows)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._few)
        self._stack.addWidget(area)
        self._slot.answered.connect(self._on_answered)
        self._slot.failed.connect(self._on_failed)

    @property
    def bars(self) -> tuple[LabelledBar, ...]:
        """A bar for each field, the weightiest first."""
        return tuple(self._bars)

    def text(self) -> str:
        """Return what is said below the bars, or in place of them."""
        return self._about.text() if self._stack.currentIndex() else self._few.accessibleName()

    def show_trials(self, standing: Standing | None) -> None:
        """Show what the trials say."""
        self._standing = standing
        self._ask()
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask, now that somebody looks."""
        super().showEvent(event)
        self._ask()
        self._show()

    @property
    def _key(self) -> tuple[str, int]:
        done = len(self._standing.done) if self._standing is not None else 0
        return self._search.chosen, done

    def _ask(self) -> None:
        is_enough = self._key[1] >= LEAST_TRIALS
        if self.isVisible() and is_enough and self._asked != self._key and not self._slot.is_active:
            self._asked, self._problem = self._key, None
            self._slot.ask(WeighFields(self._search.chosen))

    @Slot(object)
    def _on_answered(self, event: FieldsWeighed) -> None:
        self._found = (self._asked[0], event)
        self._ask()
        self._show()

    @Slot(object)
    def _on_failed(self, event: Failed) -> None:
        """Say why; what the engine could not answer, the next one is asked when that is seen."""
        self._found, self._problem = None, event.sentence
        self._asked = ("", 0)
        self._show()

    def _show(self) -> None:
        search, done = self._key
        if self._standing is None:
            self._say("")
        elif done < LEAST_TRIALS:
            text = self.tr(
                "What each setting decides can be said from {least} trials with a result on; there "
                "are {count}."
            )
            self._say(text.format(least=LEAST_TRIALS, count=done))
        elif self._problem is not None:
            self._say(translated(self._problem))
        elif self._found is None or self._found[0] != search:
            self._say(self.tr("Computing what each setting decides…"))
        elif not self._found[1].shares:
            self._say(self.tr("The trials came out too much alike to say what decided."))
        else:
            self._show_bars(self._standing, self._found[1])

    def _say(self, text: str) -> None:
        self._few.set_texts(text)
        self._stack.setCurrentIndex(0)

    def _show_bars(self, standing: Standing, found: FieldsWeighed) -> None:
        ranked = sorted(found.shares.items(), key=lambda one: -one[1])
        while len(self._bars) > len(ranked):
            gone = self._bars.pop()
            self._rows.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._bars) < len(ranked):
            bar = LabelledBar(self._theme, "")
            self._rows.insertWidget(len(self._bars), bar)
            self._bars.append(bar)
        for bar, (path, share) in zip(self._bars, ranked, strict=True):
            bar.set_label(mark_title(path, standing.recipe))
            bar.set_value(percent_text(share), share)
        text = self.tr(
            "Share of each setting in what a random forest learned from {count} trials: how much "
            "worse it predicts their results when the values of that setting are shuffled "
            "(permutation importance, Breiman 2001). It holds for the ranges that were tried."
        )
        self._about.setText(text.format(count=found.trials))
        self._stack.setCurrentIndex(1)
