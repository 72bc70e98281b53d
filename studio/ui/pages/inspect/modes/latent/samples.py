"""The mode that shows images of codes that are drawn, or laid out over two numbers of the code."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from studio.core.look.generated import Generated, GeneratedFacts
from studio.core.look.mosaic import as_rgb
from studio.core.wire.messages import Seen
from studio.ui.editors import Choice, ChoiceEditor, FormRow
from studio.ui.pages.inspect.asked import Asked
from studio.ui.pages.inspect.mode import Mode, Picture, SeenPart
from studio.ui.pages.inspect.modes.latent.kl_card import KlCard
from studio.ui.pages.inspect.subject import Subject
from studio.ui.texts.format import count_text
from studio.ui.theme import Theme
from studio.ui.theme.tokens import GAP
from studio.ui.widgets.button import Button
from studio.ui.widgets.flow_layout import FlowLayout
from studio.ui.widgets.segmented_control import SegmentedControl

DRAWN, GRID = "drawn", "grid"
SIDES = (4, 6, 8, 12, 16)
USUAL = 8
MOST_CHOICES = 512
"""Numbers of a code that can be chosen for the grid."""


class SamplesMode(Mode):
    """n x n images: of codes drawn from a normal distribution, or evenly spread over two numbers.

    The grid goes through the inverse of the normal distribution, so that each tile stands for as
    many codes as any other (Kingma and Welling 2014, figure 4).
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._seed = 0
        self._numbers = 0
        self._seen: tuple[Generated, Seen] | None = None
        self.card: QWidget = self.make_card(theme)
        self._kl: tuple[float, ...] = ()
        self.kind = SegmentedControl(
            theme,
            self.tr("Codes"),
            ((DRAWN, self.tr("Drawn")), (GRID, self.tr("Grid"))),
        )
        self.side = ChoiceEditor(theme, self.tr("Size"))
        self.side.set_choices(
            [Choice(str(side), f"{side} \N{MULTIPLICATION SIGN} {side}") for side in SIDES]
        )
        self.side.set_value(str(USUAL))
        self.across = ChoiceEditor(theme, self.tr("From left to right"))
        self.down = ChoiceEditor(theme, self.tr("From top to bottom"))
        self.again = Button(theme, self.tr("Draw others"), icon="refresh", small=True)
        self.switches: QWidget = QWidget()
        flow = FlowLayout(self.switches, GAP)
        self.kind.set_tip(DRAWN, self.tr("Codes of a normal distribution, by chance."))
        self.kind.set_tip(GRID, self.tr("Two numbers of the code change evenly, all others are 0."))
        self._across = FormRow(theme, self.tr("Across"), self.across)
        self._down = FormRow(theme, self.tr("Down"), self.down)
        for widget in (self.kind, self.side, self._across, self._down, self.again):
            flow.addWidget(widget)
        self.kind.choice_chosen.connect(self._on_choice_made)
        for editor in (self.side, self.across, self.down):
            editor.value_changed.connect(self._on_choice_made)
        self.again.clicked.connect(self._on_again_clicked)
        self._show_editors()

    def make_card(self, theme: Theme) -> QWidget:
        """Return the card at the right."""
        return KlCard(theme)

    @property
    def shows_card(self) -> bool:
        """Whether it is known how much each number of the code says."""
        return bool(self._kl)

    def turn_to_subject(self, subject: Subject) -> None:
        """Show how much each number of the code says."""
        if subject.kl != self._kl:
            self._kl = subject.kl
            assert isinstance(self.card, KlCard)
            self.card.show_kl(subject.kl, subject.collapsed)
            self.card_changed.emit()

    def forget(self) -> None:
        """Drop the images: they are of another network."""
        self._seen = None

    def views(self, subject: Subject) -> tuple[Asked, ...]:
        """Return what the switches ask."""
        return (self._view(),)

    def _view(self) -> Generated:
        side = int(self.side.value())
        if self.kind.choice() == DRAWN or self._numbers < 2:
            return Generated(count=side * side, seed=self._seed)
        return Generated(count=side, across=int(self.across.value()), down=int(self.down.value()))

    def show_seen(self, view: Asked, seen: SeenPart) -> None:
        """Keep the images; offer the numbers of the code for the grid."""
        facts = seen.facts
        if not isinstance(seen, Seen) or not isinstance(view, Generated):
            return
        assert isinstance(facts, GeneratedFacts)
        self._seen = (view, seen)
        if facts.size != self._numbers:
            self._numbers = facts.size
            self._offer_numbers()

    def _offer_numbers(self) -> None:
        """List the numbers, those first that say most."""
        numbers = range(min(self._numbers, MOST_CHOICES))
        order = sorted(numbers, key=lambda at: -self._kl[at]) if self._kl else list(numbers)
        text = self.tr("Number {number}")
        choices = [Choice(str(at), text.format(number=count_text(at + 1))) for at in order]
        for editor, first in ((self.across, 0), (self.down, 1)):
            editor.set_choices(choices)
            if len(choices) > first:
                editor.set_value(choices[first].value)
        self.kind.set_shown(GRID, self._numbers > 1)
        self._show_editors()

    def picture(self) -> Picture | None:
        """Return the images."""
        if self._seen is None:
            return None
        view, seen = self._seen
        side = int(self.side.value())
        text = (
            self.tr("{count} images of codes drawn from a normal distribution")
            if view.across < 0
            else self.tr("{count} images of codes that differ in two numbers")
        )
        return Picture(
            as_rgb(seen.arrays["images"]),
            columns=side,
            arrays=seen.arrays,
            stem="samples" if view.across < 0 else "grid",
            summary=text.format(count=count_text(len(seen.arrays["images"]))),
        )

    def _show_editors(self) -> None:
        is_grid = self.kind.choice() == GRID
        self._across.setVisible(is_grid)
        self._down.setVisible(is_grid)
        self.again.setVisible(not is_grid)

    @Slot()
    def _on_choice_made(self) -> None:
        self._show_editors()
        self.wish_changed.emit()

    @Slot()
    def _on_again_clicked(self) -> None:
        self._seed += 1
        self.wish_changed.emit()
