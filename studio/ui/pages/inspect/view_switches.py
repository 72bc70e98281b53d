"""The switches above the tiles."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.core.look.activations import ActivationsFacts
from studio.core.look.filters import FiltersFacts
from studio.core.look.table import AnyFacts
from studio.core.look.view import Shading
from studio.ui.editors import Choice, ChoiceEditor
from studio.ui.pages.inspect.wish import Wish
from studio.ui.theme import Theme
from studio.ui.theme.tokens import GAP
from studio.ui.widgets.flow_layout import FlowLayout
from studio.ui.widgets.segmented_control import SegmentedControl

COLOR = ""
"""Key of the choice that shows three input channels as colours, or a single filter by all."""

_MOST_CHANNELS = 512


class ViewSwitches(QWidget):
    """Before or after, order, scale, input channel: those that mean something are seen.

    Signals:
        wish_changed(): something else has to be asked for.
        shading_changed(): the same numbers are to be drawn in another way.
    """

    wish_changed = Signal()
    shading_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.position = SegmentedControl(
            theme,
            self.tr("Position"),
            (("after", self.tr("After activation")), ("before", self.tr("Before"))),
        )
        self.position.setToolTip(
            self.tr(
                "Values that come out of the layer's activation function, such as ReLU, or those "
                "that go into it."
            )
        )
        self.order = SegmentedControl(
            theme,
            self.tr("Order"),
            (("index", self.tr("In order")), ("strength", self.tr("Strongest first"))),
        )
        self.order.setToolTip(self.tr("Maps by number, or those with the largest value first."))
        self.scale = SegmentedControl(
            theme,
            self.tr("Scale"),
            (("shared", self.tr("Shared scale")), ("own", self.tr("Own scale"))),
        )
        self.scale.setToolTip(
            self.tr(
                "Shared: the same grey means the same value in every tile. Own: each tile spans "
                "its whole range, so that weak ones are seen too. Where both signs occur, "
                "mid grey is 0."
            )
        )
        self.channel = ChoiceEditor(theme, self.tr("Input channel"))
        self.channel.setMinimumWidth(128)
        flow = FlowLayout(self, GAP)
        for widget in (self.position, self.order, self.scale, self.channel):
            flow.addWidget(widget)
        self._shown: tuple[object, ...] = ()
        self.position.choice_chosen.connect(self.wish_changed)
        self.order.choice_chosen.connect(self.wish_changed)
        self.scale.choice_chosen.connect(self.shading_changed)
        self.channel.value_changed.connect(self._on_channel_changed)

    def applied(self, wish: Wish) -> Wish:
        """Return `wish` as the switches say."""
        is_before = self.position.choice() == "before"
        order = "strength" if self.order.choice() == "strength" else "index"
        return replace(wish, is_before=is_before, order=order)

    def shading(self) -> Shading:
        """Return how the tiles are drawn."""
        channel = self.channel.value()
        return Shading(
            "own" if self.scale.choice() == "own" else "shared",
            int(channel) if channel and not self.channel.isHidden() else None,
        )

    def show_facts(self, facts: AnyFacts, wish: Wish) -> None:
        """Offer what this layer has."""
        self.position.setVisible(isinstance(facts, ActivationsFacts) and facts.has_activation)
        self.order.setVisible(isinstance(facts, ActivationsFacts) and facts.total > 1)
        if isinstance(facts, FiltersFacts):
            self._offer_channels(facts, is_alone=wish.alone is not None)
        self.channel.setVisible(isinstance(facts, FiltersFacts) and facts.inputs > 1)

    def _offer_channels(self, facts: FiltersFacts, *, is_alone: bool) -> None:
        key = (facts.layer, facts.inputs, facts.colors, is_alone)
        if key == self._shown:
            return
        self._shown = key
        count = min(facts.inputs, _MOST_CHANNELS)
        choices = [
            Choice(str(at), self.tr("Input channel {number}").format(number=at))
            for at in range(count)
        ]
        if facts.colors or is_alone:
            words = self.tr("Colours") if facts.colors else self.tr("All input channels")
            choices.insert(0, Choice(COLOR, words))
        self.channel.set_choices(choices)
        self.channel.set_value(choices[0].value)

    @Slot(object)
    def _on_channel_changed(self, _value: object) -> None:
        self.shading_changed.emit()
