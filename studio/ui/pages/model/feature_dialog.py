"""Try the features: how well each depth separates the classes, and what follows from that."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.core.metrics.feature_test import FeatureTest
from studio.core.plan.transfer import propose
from studio.core.recipes.solvers import SOLVERS
from studio.core.wire import messages
from studio.ui.editors import Choice, ChoiceEditor
from studio.ui.engine.engine_client import EngineClient
from studio.ui.engine.request_slot import RequestSlot
from studio.ui.pages.model.feature_evidence import FeatureEvidence
from studio.ui.texts.format import percent_text
from studio.ui.texts.phase_text import phase_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.label import Label
from studio.ui.widgets.labelled_bar import LabelledBar

_WAITING, _EVIDENCE, _PROBLEM = range(3)


class FeatureDialog(QDialog):
    """Runs the test unless its result is known, draws it, and offers to use it.

    Args:
        theme: colours and fonts.
        client: asked for the test.
        command: the test.
        may_edit: whether what is found can be put into the recipe.

    Signals:
        tried(FeatureTest): the engine has answered.
        proposal_chosen(): the person takes what is proposed.
        features_chosen(str, str): the person takes this layer, "" for the last, and this solver.
    """

    tried = Signal(object)
    proposal_chosen = Signal()
    features_chosen = Signal(str, str)

    def __init__(
        self,
        theme: Theme,
        client: EngineClient,
        command: messages.TryFeatures,
        *,
        may_edit: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Try the features"))
        self.setModal(True)
        self.resize(920, 680)
        self._command = command
        self._may_edit = may_edit
        self._request = RequestSlot(client, self)
        self._bar = LabelledBar(theme, "")
        self._problem = EmptyState(theme, "warning", self.tr("The features could not be tried"))
        self.evidence = FeatureEvidence(theme)
        self.layers = ChoiceEditor(theme, self.tr("Features"))
        self.solvers = ChoiceEditor(
            theme,
            self.tr("Classifier"),
            [
                Choice(key, translated(row.title), translated(row.help))
                for key, row in SOLVERS.items()
            ],
        )
        self.use_layer = Button(theme, self.tr("Use this layer"))
        self.cancel = Button(theme, "")
        self.again = Button(theme, self.tr("Try again"), icon="refresh")
        self.take = Button(theme, self.tr("Use the proposal"), Variant.PRIMARY)
        self._stack = QStackedWidget()
        self._lay_out(theme)
        self._connect()

    def _lay_out(self, theme: Theme) -> None:
        about = self.tr(
            "The network stays as it is, with the weights that a run begins with. Simple "
            "classifiers are solved on what it computes at several depths, and judged by "
            "validation images."
        )
        waiting = QWidget()
        centre = QVBoxLayout(waiting)
        centre.addStretch(1)
        centre.addWidget(self._bar)
        centre.addStretch(1)
        for page in (waiting, self.evidence, self._problem):
            self._stack.addWidget(page)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for own in (self.layers, self.solvers, self.use_layer):
            buttons.addWidget(own)
        buttons.addStretch(1)
        for button in (self.again, self.cancel, self.take):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Label(theme, self.windowTitle(), Role.TITLE))
        column.addWidget(Label(theme, about, Role.DIM, wraps=True))
        column.addWidget(self._stack, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.reject)
        self.again.clicked.connect(self.start)
        self.take.clicked.connect(self._on_take_clicked)
        self.use_layer.clicked.connect(self._on_use_layer_clicked)
        self._request.progressed.connect(self._on_request_progressed)
        self._request.answered.connect(self._on_request_answered)
        self._request.failed.connect(self._on_request_failed)
        self.finished.connect(self._request.cancel)
        self.finished.connect(self.deleteLater)

    @Slot()
    def start(self) -> None:
        """Begin the test; the dialog shows how far it is."""
        self._bar.set_label(phase_text(messages.Phase.BUILDING))
        self._bar.set_value("", 0.0)
        self._show(_WAITING)
        self._request.ask(self._command)

    def show_test(self, test: FeatureTest) -> None:
        """Show a result, with the layer chosen that separates the classes best."""
        self.evidence.show_test(test, propose(test))
        last = test.last.layer
        self.layers.set_choices(
            [
                Choice("" if depth.layer == last else depth.layer, depth.layer)
                for depth in reversed(test.depths)
            ]
        )
        best = test.best().layer
        self.layers.set_value("" if best == last else best)
        self._show(_EVIDENCE)

    def _show(self, page: int) -> None:
        self._stack.setCurrentIndex(page)
        is_known = page == _EVIDENCE
        for own in (self.layers, self.solvers, self.use_layer, self.take):
            own.setVisible(is_known and self._may_edit)
        self.again.setVisible(page == _PROBLEM)
        self.cancel.setText(self.tr("Cancel") if page == _WAITING else self.tr("Close"))
        if self.take.isVisibleTo(self):
            self.take.setDefault(True)
            self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_request_progressed(self, progress: messages.Progress) -> None:
        self._bar.set_label(phase_text(progress.phase))
        share = progress.done / progress.total if progress.total else 0.0
        self._bar.set_value(percent_text(share) if progress.total else "", share)

    @Slot(object)
    def _on_request_answered(self, event: messages.FeaturesTried) -> None:
        self.show_test(event.test)
        self.tried.emit(event.test)

    @Slot(object)
    def _on_request_failed(self, event: messages.Failed) -> None:
        self._problem.set_texts(
            self.tr("The features could not be tried"), translated(event.sentence)
        )
        self._show(_PROBLEM)

    @Slot()
    def _on_take_clicked(self) -> None:
        self.proposal_chosen.emit()
        self.accept()

    @Slot()
    def _on_use_layer_clicked(self) -> None:
        self.features_chosen.emit(self.layers.value(), self.solvers.value())
        self.accept()
