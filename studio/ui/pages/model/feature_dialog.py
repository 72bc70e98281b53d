"""Try the features: how well each depth separates the classes, and what follows from that."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.core.metrics.feature_test import FeatureTest
from studio.core.plan.transfer import propose
from studio.core.recipes.solvers import SOLVERS
from studio.core.wire import messages
from studio.ui.editors import Choice, ChoiceEditor
from studio.ui.engine.engine_client import EngineClient
from studio.ui.pages.model.feature_evidence import FeatureEvidence
from studio.ui.pages.model.trial_dialog import TrialDialog
from studio.ui.texts.translation import translated
from studio.ui.theme import Theme
from studio.ui.widgets.button import Button


class FeatureDialog(TrialDialog):
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
        super().__init__(theme, client, command, parent)
        self.resize(920, 680)
        self._may_edit = may_edit
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
        self._options = (self.layers, self.solvers, self.use_layer)
        self.take.setText(self.tr("Use the proposal"))
        self._lay_out(
            self.tr("Try the features"),
            self.tr("The features could not be tried"),
            self.tr(
                "The network stays as it is, with the weights that a run begins with. Simple "
                "classifiers are solved on what it computes at several depths, and judged by "
                "validation images."
            ),
            self.evidence,
            options=self._options,
        )
        self.take.clicked.connect(self._on_take_clicked)
        self.use_layer.clicked.connect(self._on_use_layer_clicked)

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
        self._show(self.evidence, may_take=self._may_edit)

    def _show(self, page: QWidget, *, may_take: bool = False) -> None:
        super()._show(page, may_take=may_take)
        for own in self._options:
            own.setVisible(may_take)

    @Slot(object)
    def _show_answer(self, event: messages.FeaturesTried) -> None:
        """Show the result, and tell of it."""
        self.show_test(event.test)
        self.tried.emit(event.test)

    @Slot()
    def _on_take_clicked(self) -> None:
        self.proposal_chosen.emit()
        self.accept()

    @Slot()
    def _on_use_layer_clicked(self) -> None:
        self.features_chosen.emit(self.layers.value(), self.solvers.value())
        self.accept()
