"""The mode that shows why the network answers as it does: maps over the image, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, get_args

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from studio.core.look.class_map import ClassMapFacts
from studio.core.look.heat import as_rgb, heat
from studio.core.look.mosaic import Place
from studio.core.look.occlusion import Measure, over_image
from studio.ui.editors import Choice, ChoiceEditor
from studio.ui.pages.inspect.asked import Asked, At
from studio.ui.pages.inspect.mode import Message, Mode, Picture, SeenPart
from studio.ui.pages.inspect.modes.measured import measure_control, measure_of, measured_text
from studio.ui.pages.inspect.modes.paged import DOT, position_text
from studio.ui.pages.inspect.modes.why_methods import METHODS, OCCLUSION, Method, Question
from studio.ui.pages.inspect.subject import PREDICTED, OtherWeights, Subject
from studio.ui.texts.format import decimal_text, figure_text, percent_text
from studio.ui.theme import Theme
from studio.ui.theme.tokens import GAP
from studio.ui.widgets.chip_group import Chip
from studio.ui.widgets.flow_layout import FlowLayout
from studio.ui.widgets.segmented_control import SegmentedControl
from studio.ui.widgets.value_slider import ValueSlider

NOBODY = ""
"""Key of the choice of no second class."""

FIRST = ("grad-cam", "gradients", "guided")
"""Methods that are shown before anybody chooses."""


SHARE = 99.0
"""Percent of the pixels of a grained map that are shown weaker than the strongest colour."""


class _Tile(NamedTuple):
    """One map that is wanted."""

    method: Method
    view: Asked
    label: int
    is_randomised: bool
    weights: OtherWeights | None = None

    @property
    def place(self) -> tuple[str, int, bool, OtherWeights | None]:
        """What tells it from the other tiles of any image."""
        return self.method.key, self.label, self.is_randomised, self.weights


class WhyMode(Mode):
    """A column a method; a row a class, and one more for random weights."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._subject = Subject()
        self._tiles: list[_Tile] = []
        self._seen: dict[Asked, SeenPart] = {}
        self._chips = {method.key: _chip(theme, method) for method in METHODS}
        for key in FIRST:
            self._chips[key].setChecked(True)
        self._layer = SegmentedControl(
            theme,
            self.tr("Layer"),
            (("last", self.tr("Last layer")), ("chosen", self.tr("Chosen layer"))),
        )
        self._layer.setToolTip(
            self.tr("Whose maps Grad-CAM weighs: the last that has maps, or the chosen layer.")
        )
        self._measure = measure_control(theme)
        self._random = Chip(theme, "random", self.tr("Random weights"))
        self._random.setToolTip(
            self.tr(
                "The same map of a network whose weights are drawn by chance. Where both look the "
                "same, the map says nothing of what was learned (Adebayo et al. 2018)."
            )
        )
        self._rival = ChoiceEditor(theme, self.tr("Second class"))
        self._rival.setMinimumWidth(128)
        self._beside = ChoiceEditor(theme, self.tr("Second epoch"))
        self._beside.setMinimumWidth(128)
        self._opacity = ValueSlider(theme, self.tr("Opacity"), 0.0, 1.0, 0.05, shows_value=False)
        self._opacity.set_value(0.8)
        self.switches = QWidget()
        flow = FlowLayout(self.switches, GAP // 2)
        for chip in self._chips.values():
            flow.addWidget(chip)
        beside = (self._rival, self._beside, self._random)
        for widget in (self._layer, self._measure, *beside, self._opacity):
            flow.addWidget(widget)
        for chip in (*self._chips.values(), self._random):
            chip.clicked.connect(self._ask)
        self._layer.choice_chosen.connect(self._ask)
        self._measure.choice_chosen.connect(self.picture_changed)
        self._rival.value_changed.connect(self._ask)
        self._beside.value_changed.connect(self._ask)
        self._opacity.value_changed.connect(self._on_opacity_changed)

    def turn_to_subject(self, subject: Subject) -> None:
        """Offer the strongest classes as a second one."""
        if subject.image != self._subject.image and not subject.is_drawn:
            self._seen = {}
        self._subject = subject
        nobody = Choice(NOBODY, self.tr("No second class"))
        rivals = [Choice(str(at), subject.class_name(at)) for at in subject.strongest]
        self._rival.set_choices([nobody, *rivals])
        self._rival.setVisible(len(rivals) > 1)
        alone = Choice(NOBODY, self.tr("No second epoch"))
        others = [Choice(str(one.checkpoint), one.name) for one in subject.weights]
        self._beside.set_choices([alone, *others])
        self._beside.setVisible(len(others) > 1)

    def forget(self) -> None:
        """Drop every answer."""
        self._seen = {}

    def turn_to_weights(self) -> None:
        """Keep the maps that are seen until those of the other weights come."""
        wanted = {tile.view for tile in self._tiles}
        self._seen = {view: seen for view, seen in self._seen.items() if view in wanted}

    def message(self, subject: Subject) -> Message | None:
        """Say what to do where no method is chosen."""
        if any(chip.isChecked() for chip in self._chips.values()):
            return None
        return Message(self.tr("Choose a method"), self.tr("Each shows its map over the image."))

    def views(self, subject: Subject) -> tuple[Asked, ...]:
        """Return a view a method, for each class and each set of weights."""
        if not subject.image:
            return ()
        methods = [method for method in METHODS if self._chips[method.key].isChecked()]
        self._layer.setVisible(any(method.reads_layer for method in methods))
        self._measure.setVisible(self._chips[OCCLUSION].isChecked())
        has_maps = subject.layer is not None and len(subject.layer.output_shape) == 3
        is_chosen = self._layer.choice() == "chosen" and has_maps
        layer = subject.layer.name if is_chosen and subject.layer is not None else ""
        rows = [(subject.label, False)]
        if self._random.isChecked():
            rows.append((subject.label, True))
        if self._rival.value() != NOBODY:
            rows.append((int(self._rival.value()), False))
        before, self._tiles = self._tiles, self._wanted(subject, rows, methods, layer)
        if subject.is_drawn:
            self._seen = _carried(before, self._tiles, self._seen)
        # The quick ones of all rows first.
        ordered = sorted(self._tiles, key=lambda tile: not tile.method.is_quick)
        return tuple(dict.fromkeys(tile.view for tile in ordered))

    def _wanted(
        self,
        subject: Subject,
        rows: list[tuple[int, bool]],
        methods: list[Method],
        layer: str,
    ) -> list[_Tile]:
        tiles = [
            _Tile(method, method.ask(Question(subject.image, *row, layer)), *row)
            for row in rows
            for method in methods
        ]
        return tiles + self._tiles_beside(subject, methods, layer)

    def _tiles_beside(self, subject: Subject, methods: list[Method], layer: str) -> list[_Tile]:
        """Return the maps of the second epoch, of the class that the first one is asked about."""
        chosen = self._beside.value()
        weights = next((one for one in subject.weights if str(one.checkpoint) == chosen), None)
        if weights is None:
            return []
        is_known = subject.label == PREDICTED and bool(subject.strongest)
        label = subject.strongest[0] if is_known else subject.label
        question = Question(subject.image, label, False, layer)  # a field
        return [
            _Tile(method, At(method.ask(question), weights.checkpoint), label, False, weights)
            for method in methods
        ]

    def live(self, views: tuple[Asked, ...]) -> tuple[Asked, ...]:
        """Return those that cost a training little; a second epoch stays as it is."""
        quick = {tile.view for tile in self._tiles if tile.method.is_quick and not tile.weights}
        return tuple(view for view in views if view in quick)

    def give_up(self, view: Asked) -> bool:
        """Leave out the method that took too long."""
        for tile in self._tiles:
            if tile.view == view:
                self._chips[tile.method.key].setChecked(False)
        self._ask()
        return True

    def show_seen(self, view: Asked, seen: SeenPart) -> None:
        """Keep a map, or what there is of one; of an earlier drawing until there is a newer one."""
        wanted = next((one.view for one in self._tiles if _is_earlier(view, one.view)), view)
        if wanted == view or self._subject.is_drawn:
            self._seen[wanted] = seen

    def picture(self) -> Picture | None:
        """Return the maps over the image; where one is still to come, the image alone."""
        shown = [(tile, self._seen.get(tile.view)) for tile in self._tiles]
        image = next((seen.arrays["image"] for _, seen in shown if seen is not None), None)
        if image is None:
            return None
        opacity = self._opacity.value()
        arrays: dict[str, NDArray[np.generic]] = {"image": image}
        for tile, seen in shown:
            if seen is not None:
                arrays |= _named(tile, seen)
        return Picture(
            np.stack([self._over(image, seen, tile.method, opacity) for tile, seen in shown]),
            tuple(self._caption(tile, seen) for tile, seen in shown),
            self._columns(),
            arrays=arrays,
            stem="why",
            summary=self._summary(shown[0][1]),
        )

    def _columns(self) -> int:
        """Return a column a method where there are several rows; else as many as fit best."""
        methods = len({tile.method.key for tile in self._tiles})
        return methods if len(self._tiles) > methods else 0

    def readout(self, place: Place) -> str:
        """Return method, position and value."""
        if place.tile >= len(self._tiles):
            return ""
        tile = self._tiles[place.tile]
        seen = self._seen.get(tile.view)
        if seen is None:
            return ""
        at = self._measured(tile.method)
        value = _flat(seen.arrays[at])[place.row, place.column]
        said = figure_text(float(value))
        if at == "predicted":
            said = self._subject.class_name(int(value)) if value >= 0 else ""
        parts = (self._caption(tile, seen), position_text(place), said)
        return DOT.join(filter(None, parts))

    def _measured(self, method: Method) -> Measure:
        """Return which of the answer's maps is shown."""
        return measure_of(self._measure) if method.key == OCCLUSION else "map"

    def _over(
        self, image: NDArray[np.uint8], seen: SeenPart | None, method: Method, opacity: float
    ) -> NDArray[np.uint8]:
        """Return a map over the image: 0 is the image alone, 1 the full colours on its grey."""
        plain = as_rgb(image).astype(np.float32)
        if seen is None:
            return plain.astype(np.uint8)
        if method.key == OCCLUSION:
            drawn = over_image(seen.arrays, _facts(seen), self._measured(method))
        else:
            values = _flat(seen.arrays["map"])
            # A few single pixels stand out so far that next to nothing else would be seen.
            grained = method.is_grained
            largest = float(np.nanpercentile(np.abs(values), SHARE)) if grained else 0.0
            drawn = heat(image, values, largest)
        colored = drawn.astype(np.float32)
        return np.rint(plain + opacity * (colored - plain)).astype(np.uint8)

    def _caption(self, tile: _Tile, seen: SeenPart | None) -> str:
        if seen is None:
            return self.tr("{method}, in progress…").format(method=tile.method.text())
        facts = _facts(seen)
        named = [tile.weights.name] if tile.weights is not None else []
        parts = [tile.method.text(), *named, self._subject.class_name(facts.target)]
        if tile.method.key == OCCLUSION:
            measure = self._measured(tile.method)
            said = measured_text(measure, seen.arrays, self._subject)
            parts = [*parts[:-1], said] if measure == "predicted" else [*parts, said]
        if facts.total is not None and facts.expected:
            text = self.tr("sum {share}, {steps} steps")
            share = percent_text(facts.total / facts.expected, 1)
            parts.append(text.format(share=share, steps=facts.steps))
        if tile.is_randomised:
            parts.append(self.tr("random weights"))
        if not facts.has_evidence:
            parts.append(self.tr("no evidence"))
        return DOT.join(filter(None, parts))

    def _summary(self, seen: SeenPart | None) -> str:
        if seen is None:
            return ""
        facts = _facts(seen)
        if facts.is_binary:  # the scores of both classes are half of it, with opposite signs
            text = self.tr("{class}: {probability}, score {score}, half of what the sigmoid reads")
        else:
            text = self.tr("{class}: {probability}, score {score} before the softmax")
        return text.format(
            **{
                "class": self._subject.class_name(facts.target),
                "probability": percent_text(facts.probability, 1),
                "score": decimal_text(facts.score),
            }
        )

    @Slot()
    def _ask(self) -> None:
        """Ask for what is missing, and show at once what is wanted."""
        self.wish_changed.emit()
        self.picture_changed.emit()

    @Slot(float)
    def _on_opacity_changed(self, _value: float) -> None:
        self.picture_changed.emit()


def _chip(theme: Theme, method: Method) -> Chip:
    chip = Chip(theme, method.key, method.text())
    chip.setToolTip(method.help_text())
    return chip


def _facts(seen: SeenPart) -> ClassMapFacts:
    assert isinstance(seen.facts, ClassMapFacts)
    return seen.facts


def _flat(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return a map (height, width) of one that may have a value a colour."""
    return values.sum(axis=-1) if values.ndim == 3 else values


def _is_earlier(view: Asked, newer: Asked) -> bool:
    """Whether both ask the same about two images."""
    if isinstance(view, At) and isinstance(newer, At):
        return view.checkpoint == newer.checkpoint and _is_earlier(view.view, newer.view)
    return type(view) is type(newer) and replace(view, image=newer.image) == newer  # type: ignore[union-attr, type-var]  # each view has an image


def _carried(
    before: list[_Tile], tiles: list[_Tile], seen: Mapping[Asked, SeenPart]
) -> dict[Asked, SeenPart]:
    """Return the maps of the newest drawing, those of the one before where they are to come."""
    old = {one.place: seen.get(one.view) for one in before}
    kept = ((one.view, seen.get(one.view) or old.get(one.place)) for one in tiles)
    return {view: part for view, part in kept if part is not None}


def _named(tile: _Tile, seen: SeenPart) -> dict[str, NDArray[np.generic]]:
    """Return the maps of an answer by what they are called among the numbers that are saved."""
    beside = f"-{tile.weights.checkpoint}" if tile.weights is not None else ""
    random = "-random" if tile.is_randomised else ""
    name = f"{tile.method.key}-{_facts(seen).target}{beside}{random}"
    if tile.method.key != OCCLUSION:
        return {name: seen.arrays["map"]}
    return {f"{name}-{one}": seen.arrays[one] for one in get_args(Measure)}
