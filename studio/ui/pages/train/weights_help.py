"""The way on where a training could not begin for want of its backbone's weights."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.core.networks import catalogue
from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_state import RunState, Status
from studio.core.wire.messages import Failed
from studio.ui.engine.engine_client import EngineClient
from studio.ui.models.situation import are_weights_here
from studio.ui.pages.model.weights_box import WeightsBox
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button
from studio.ui.widgets.card import Card
from studio.ui.widgets.label import Label


class WeightsHelp(Card):
    """Download again, choose a file, or choose another backbone; hidden where that is no help.

    Signals:
        weights_arrived(): the training can begin now.
        backbone_wanted(): the person wants to choose another one.
    """

    weights_arrived = Signal()
    backbone_wanted = Signal()

    def __init__(self, theme: Theme, client: EngineClient, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.box = WeightsBox(theme, client, "weights of the training")
        self.other = Button(theme, self.tr("Choose another backbone"), small=True)
        self._failure = Label(theme, "", Role.CAPTION, tone="error", wraps=True)
        self._failure.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.other)
        row.addStretch(1)
        self.body.addWidget(self.box)
        self.body.addWidget(self._failure)
        self.body.addLayout(row)
        self.hide()
        self.box.weights_arrived.connect(self._on_weights_arrived)
        self.box.failure_changed.connect(self._on_failure_changed)
        self.other.clicked.connect(self.backbone_wanted)

    def show_state(self, state: RunState, recipe: Recipe | None) -> None:
        """Show what helps a run of `recipe` that failed before it began."""
        name = recipe.model.backbone if recipe is not None else ""
        backbone = catalogue.backbone(name) if catalogue.is_known(name) else None
        has_failed = state.status is Status.FAILED and not state.run
        is_help = (
            has_failed
            and recipe is not None
            and backbone is not None
            and not are_weights_here(recipe.model, backbone)
        )
        self.setVisible(is_help)
        self.set_title(self.tr("Pretrained weights of {backbone}").format(backbone=name))
        self.box.set_backbone(backbone if is_help else None)

    @Slot()
    def _on_weights_arrived(self) -> None:
        self.hide()
        self.weights_arrived.emit()

    @Slot(object)
    def _on_failure_changed(self, failure: Failed | None) -> None:
        self._failure.setVisible(failure is not None)
        self._failure.setText(translated(failure.sentence) if failure is not None else "")
