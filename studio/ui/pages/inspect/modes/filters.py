"""The mode that shows the kernels of a layer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Slot

from studio.core.look import filters
from studio.core.look.filters import Filters, FiltersFacts, by_channel
from studio.core.look.mosaic import Place
from studio.core.look.view import Shading
from studio.core.look.weights import Weights
from studio.ui.editors import Choice, ChoiceEditor
from studio.ui.pages.inspect.asked import Asked
from studio.ui.pages.inspect.mode import Picture, SeenPart
from studio.ui.pages.inspect.modes.paged import (
    DOT,
    PagedMode,
    numbers_text,
    position_text,
    scale_of,
)
from studio.ui.pages.inspect.subject import Subject
from studio.ui.pages.inspect.weights_card import MOST, WeightsCard
from studio.ui.texts.format import count_text, figure_text, percent_text
from studio.ui.theme import Theme
from studio.ui.widgets.segmented_control import SegmentedControl

FILTERS_A_PAGE = 128

COLOR = ""
"""Key of the choice that shows three input channels as colours, or a single filter by all."""

_MOST_CHANNELS = 512


class FiltersMode(PagedMode):
    """Kernels as small pictures, their weights as a histogram."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._view = Filters()
        self._offered: tuple[object, ...] = ()
        self.card: WeightsCard = WeightsCard(theme)
        self.scale = self.make_scale()
        self.bars = SegmentedControl(
            theme,
            self.tr("Bars"),
            (("norms", self.tr("Length")), ("moved", self.tr("Moved"))),
        )
        self.bars.setToolTip(
            self.tr(
                "The bar below each filter. Length: the square root of the sum of its squared "
                "weights. Moved: how far it is from where training began, as a share of its length."
            )
        )
        self.channel = ChoiceEditor(theme, self.tr("Input channel"))
        self.channel.setMinimumWidth(128)
        self.channel.hide()  # until there is something to choose from
        self.lay_out_switches(self.scale, self.bars, self.channel)
        self.bars.choice_chosen.connect(self.picture_changed)
        self.channel.value_changed.connect(self._on_channel_changed)

    def views(self, subject: Subject) -> tuple[Asked, ...]:
        """Return the page of filters, and the values of the layer's weights."""
        if subject.layer is None:
            return ()
        name = subject.layer.name
        if self.alone is None:
            wanted = Filters(name, self.first, FILTERS_A_PAGE)
        else:
            wanted = Filters(name, self.alone, 1)
        return wanted, Weights(name, MOST)

    def show_seen(self, view: Asked, seen: SeenPart) -> None:
        """Keep an answer."""
        if isinstance(view, Weights):
            self.card.show_weights(seen)
            return
        assert isinstance(view, Filters)
        self.seen, self._view = seen, view
        self.bars.setVisible("moved" in seen.arrays and not self._is_alone)
        self._offer_channels(_facts(seen))

    @property
    def _is_alone(self) -> bool:
        """Whether the answer is about a single tile."""
        return self._view.count == 1

    def picture(self) -> Picture | None:
        """Return the filters."""
        if self.seen is None:
            return None
        facts, arrays = _facts(self.seen), self.seen.arrays
        return Picture(
            filters.tiles(arrays, facts, self._shading()),
            bars=self._lengths(arrays),
            marked=self._dead(facts),
            arrays=arrays,
            stem=f"{facts.layer}-filters",
            summary=self._summary(facts),
            first=self.first,
            total=facts.total,
            page=FILTERS_A_PAGE,
            is_alone=self._is_alone,
        )

    def readout(self, place: Place) -> str:
        """Return filter, input channel, position and weight."""
        if self.seen is None:
            return ""
        facts = _facts(self.seen)
        channel = self._shading().channel
        weights = by_channel(self.seen.arrays["filters"], facts)[place.row, place.column]
        where = position_text(place)
        if facts.colors and channel is None:
            colors = self._colors(facts, weights, place)
            return DOT.join((self._name(place.tile), where, colors, *self._measured(place.tile)))
        if self._is_alone:
            shown = place.tile if channel is None else channel
            value = float(weights[shown, 0])
        else:
            shown = channel or 0
            value = float(weights[shown, place.tile])
        source = self.tr("input channel {channel}").format(channel=shown)
        parts = [self._name(place.tile), *([source] if facts.inputs > 1 else []), where]
        return DOT.join((*parts, figure_text(value), *self._measured(place.tile)))

    def _lengths(self, arrays: Mapping[str, NDArray[Any]]) -> tuple[float, ...]:
        """Return the bar of each filter, as a share of the longest."""
        name = self.bars.choice() if self.bars.choice() in arrays else "norms"
        if self._is_alone or name not in arrays:
            return ()
        values = np.nan_to_num(arrays[name].astype(np.float64), posinf=0.0)
        largest = values.max(initial=0.0)
        return tuple((values / largest if largest > 0 else values).tolist())

    def _dead(self, facts: FiltersFacts) -> frozenset[int]:
        """Return which tiles of the page are dead filters."""
        if self._is_alone:
            return frozenset()
        first = self._view.first
        dead = (*facts.weight_dead, *facts.normalisation_dead)
        return frozenset(number - first for number in dead if first <= number)

    def _measured(self, tile: int) -> list[str]:
        """Return what is said of a filter as a whole."""
        if self.seen is None:
            return []
        at, arrays, said = 0 if self._is_alone else tile, self.seen.arrays, []
        if "norms" in arrays and at < len(arrays["norms"]):
            text = self.tr("length {value}")
            said.append(text.format(value=figure_text(float(arrays["norms"][at]))))
        if "moved" in arrays and at < len(arrays["moved"]):
            text = self.tr("moved {share}")
            said.append(text.format(share=percent_text(float(arrays["moved"][at]))))
        return said

    def _colors(self, facts: FiltersFacts, weights: NDArray[Any], place: Place) -> str:
        names = [self.tr("red"), self.tr("green"), self.tr("blue")]
        if facts.colors == "bgr":
            names.reverse()
        return ", ".join(
            f"{name} {figure_text(float(value))}"
            for name, value in zip(names, weights[:, place.tile], strict=True)
        )

    def _name(self, tile: int) -> str:
        number = self._view.first + (0 if self._is_alone else tile)
        return self.tr("Filter {number}").format(number=number)

    def _summary(self, facts: FiltersFacts) -> str:
        height, width, *_ = facts.shape
        said = self.tr("{count} filters of {height} × {width}, largest weight {value}").format(
            count=count_text(facts.total),
            height=height,
            width=width,
            value=figure_text(facts.largest),
        )
        parts = [said]
        if facts.weight_dead:
            text = self.tr("dead, weights near 0: {filters}")
            parts.append(text.format(filters=numbers_text(facts.weight_dead)))
        if facts.normalisation_dead:
            text = self.tr("dead, normalised away: {filters}")
            parts.append(text.format(filters=numbers_text(facts.normalisation_dead)))
        return DOT.join(parts)

    def _shading(self) -> Shading:
        channel = self.channel.value()
        return Shading(
            scale_of(self.scale),
            int(channel) if channel and not self.channel.isHidden() else None,
        )

    def _offer_channels(self, facts: FiltersFacts) -> None:
        self.channel.setVisible(facts.inputs > 1)
        key = (facts.layer, facts.inputs, facts.colors, self._is_alone)
        if key == self._offered:
            return
        self._offered = key
        count = min(facts.inputs, _MOST_CHANNELS)
        choices = [
            Choice(str(at), self.tr("Input channel {number}").format(number=at))
            for at in range(count)
        ]
        if facts.colors or self._is_alone:
            text = self.tr("Colours") if facts.colors else self.tr("All input channels")
            choices.insert(0, Choice(COLOR, text))
        self.channel.set_choices(choices)
        self.channel.set_value(choices[0].value)

    @Slot(object)
    def _on_channel_changed(self, _value: object) -> None:
        self.picture_changed.emit()


def _facts(seen: SeenPart) -> FiltersFacts:
    assert isinstance(seen.facts, FiltersFacts)
    return seen.facts
