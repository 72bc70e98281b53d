"""Which network is looked at, with which weights, and which of its layers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.core.look.layers import LayersFacts
from studio.core.look.view import Checkpoint, NamedCheckpoint
from studio.core.networks.layers import PREPROCESS_PREFIX
from studio.ui.editors import Choice, ChoiceEditor
from studio.ui.models.project_pins import ProjectPins
from studio.ui.pages.inspect.sources import Source
from studio.ui.pages.model_place_menu import ModelPlaceMenu
from studio.ui.pages.time_strip import TimeStrip
from studio.ui.theme import Theme
from studio.ui.widgets.card import Card
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.layer_list import LayerList
from studio.ui.widgets.segmented_control import SegmentedControl

_NAMES: tuple[NamedCheckpoint, ...] = get_args(NamedCheckpoint)


class NetworkCard(Card):
    """Choice of network and weights, and of the epoch of these, above the list of layers.

    Args:
        time: goes through the weights that the run has kept.
        pins: of the project; the chosen layer can be one of them.

    Signals:
        network_chosen(): another network, or other weights of it.
        layer_chosen(str): another layer.
        file_chosen(str): a model file, or the folder of one, that the person opened.
    """

    network_chosen = Signal()
    layer_chosen = Signal(str)
    file_chosen = Signal(str)

    def __init__(
        self, theme: Theme, time: TimeStrip, pins: ProjectPins, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent=parent)
        self.set_title(self.tr("Network"))
        self.time = time
        self._pins = pins
        self._has_maps: frozenset[str] = frozenset()
        self._chosen: Checkpoint = "best"
        self._sources: tuple[Source, ...] = ()
        self._choice = ChoiceEditor(theme, self.tr("Network"))
        self._named = SegmentedControl(
            theme,
            self.tr("Weights"),
            (("best", self.tr("Best")), ("last", self.tr("Last")), ("start", self.tr("Start"))),
        )
        self._named.setToolTip(
            self.tr(
                "Weights of the best epoch, of the last one, or as they were before training. "
                "While the run trains, the last ones are those of this moment."
            )
        )
        self._layers = LayerList(theme, self.tr("Layers"))
        self._open = IconButton(theme, "folder", self.tr("Open a model…"), small=True)
        self.places = ModelPlaceMenu(self)
        self.pin_button = IconButton(theme, "pin", "", checkable=True, small=True)
        self.add_action(self.pin_button)
        self.add_action(self._open)
        self.body.addWidget(self._choice)
        self.body.addWidget(self._named)
        self.body.addWidget(self.time)
        self.body.addWidget(self._layers, 1)
        self._choice.value_changed.connect(self._on_source_chosen)
        self._named.choice_chosen.connect(self._on_name_chosen)
        self.time.checkpoint_chosen.connect(self._on_checkpoint_chosen)
        self._layers.layer_chosen.connect(self._on_layer_chosen)
        self._open.clicked.connect(self._on_open_clicked)
        self.places.path_chosen.connect(self.file_chosen)
        self.pin_button.clicked.connect(self._on_pin_clicked)
        pins.changed.connect(self._show_pin)
        self._show_pin()

    def set_sources(self, sources: Sequence[Source]) -> None:
        """Offer these networks; the first is taken where the chosen one is gone, or is new."""
        before, self._sources = self._sources, tuple(sources)
        run_of = next((one.of for one in sources if one.is_run), "")
        is_new = bool(run_of) and run_of not in {one.of for one in before}
        if self._sources != before:  # an epoch that comes in leaves a list alone that is open
            self._choice.set_choices(
                [Choice(one.of, self._text(one), _place(one)) for one in sources]
            )
        if is_new:
            self._choice.set_value(run_of)
        self._choice.setVisible(len(sources) > 1)
        self._show_checkpoints()
        now = next((one for one in sources if one.of == run_of), None)
        was = next((one for one in before if one.of == run_of), None)
        has_turned = now is not None and was is not None and was.is_live != now.is_live
        is_epoch = isinstance(self._chosen, int)  # stays, whether the run goes on or not
        if now is not None and (is_new or (has_turned and not is_epoch)):
            self._chosen = "last" if now.is_live else "best"
        self.show_checkpoint()

    def choose(self, of: str) -> None:
        """Choose one of the networks without a signal."""
        self._choice.set_value(of)
        self._show_checkpoints()

    def source(self) -> Source | None:
        """Return the chosen network."""
        return next((one for one in self._sources if one.of == self._choice.value()), None)

    def checkpoint(self) -> Checkpoint:
        """Return which of its weights are chosen."""
        return self._chosen

    def text(self) -> str:
        """Return what the chosen network, and which of its weights, are called in a caption."""
        source = self.source()
        if source is None:
            return ""
        if not source.is_run:
            return self._text(source)
        text = self.tr("run {name}, weights: {which}")
        which = dict(self.time.names()).get(self._chosen, self._named.text())
        return text.format(name=source.name, which=which)

    def show_layers(self, facts: LayersFacts) -> None:
        """List the layers; the first with filters of its own is chosen unless another one is."""
        self._layers.set_layers(facts.layers, facts.filtered)
        self._has_maps = frozenset(
            row.name
            for row in facts.layers
            if len(row.output_shape) == 3 and max(side or 2 for side in row.output_shape[:2]) > 1
        )
        if not self._layers.chosen():
            names = [layer.name for layer in facts.layers]
            own = [name for name in facts.filtered if not name.startswith(PREPROCESS_PREFIX)]
            self._layers.choose(next(iter([*own, *facts.filtered, *names]), ""))
        self._show_pin()

    def layer(self) -> str:
        """Return the chosen layer, "" where none is."""
        return self._layers.chosen()

    def choose_layer(self, name: str) -> None:
        """Choose a layer without a signal."""
        self._layers.choose(name)
        self._show_pin()

    def _text(self, source: Source) -> str:
        if source.is_file:
            return source.name
        if not source.is_run:
            return self.tr("{name}, pretrained").format(name=source.name)
        return self.tr("The run in training") if source.is_live else self.tr("The current run")

    def _show_checkpoints(self) -> None:
        source = self.source()
        is_run = source is not None and source.is_run
        self._named.setVisible(is_run)
        self.time.setVisible(is_run)

    @Slot()
    def show_checkpoint(self) -> None:
        """Show which weights are chosen, among all that there are now."""
        self.time.show_checkpoint(self._chosen)
        if isinstance(self._chosen, str):
            self._named.set_choice(self._chosen)
        else:
            self._named.clear_choice()

    @Slot()
    def _show_pin(self) -> None:
        """Offer to follow the chosen layer, where images are followed."""
        layer, pins = self.layer(), self._pins
        is_pinned = bool(layer) and pins.layer == layer
        self.pin_button.setVisible(
            pins.may_pin and bool(pins.files) and (layer in self._has_maps or is_pinned)
        )
        self.pin_button.setChecked(is_pinned)
        self.pin_button.set_label(
            self.tr("Unpin this layer: the next runs keep maps of the first convolution")
            if is_pinned
            else self.tr(
                "Pin this layer: the next runs keep its strongest maps of the pinned images after "
                "each epoch"
            )
        )

    @Slot(bool)
    def _on_pin_clicked(self, is_wanted: bool) -> None:
        self._pins.set_layer(self.layer() if is_wanted else "")

    @Slot(str)
    def _on_layer_chosen(self, name: str) -> None:
        self._show_pin()
        self.layer_chosen.emit(name)

    @Slot()
    def _on_open_clicked(self) -> None:
        self.places.popup(self._open.mapToGlobal(self._open.rect().bottomLeft()))

    @Slot(str)
    def _on_name_chosen(self, name: str) -> None:
        self.time.bar.stop()
        self._on_checkpoint_chosen(next(one for one in _NAMES if one == name))

    @Slot(object)
    def _on_checkpoint_chosen(self, checkpoint: Checkpoint) -> None:
        self._chosen = checkpoint
        self.show_checkpoint()
        self.network_chosen.emit()

    @Slot(object)
    def _on_source_chosen(self, _of: object) -> None:
        self._show_checkpoints()
        self.network_chosen.emit()


def _place(source: Source) -> str:
    """Return where a run or a file lies, "" for a network that lies nowhere."""
    return source.of if source.is_run or source.is_file else ""
