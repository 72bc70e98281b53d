"""The mode that shows the image a class, or a filter, would like best, while it develops."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from studio.core.look.mosaic import Place
from studio.core.look.representative import Representative, RepresentativeFacts
from studio.core.wire.messages import Seen
from studio.ui.editors import Choice, ChoiceEditor
from studio.ui.pages.inspect.asked import Asked
from studio.ui.pages.inspect.mode import Message, Mode, Picture, SeenPart
from studio.ui.pages.inspect.modes.class_wall import ClassWall
from studio.ui.pages.inspect.represent_card import RepresentCard
from studio.ui.pages.inspect.subject import Subject
from studio.ui.texts.format import count_text, figure_text
from studio.ui.theme import Theme
from studio.ui.theme.tokens import GAP
from studio.ui.widgets.button import Button
from studio.ui.widgets.flow_layout import FlowLayout
from studio.ui.widgets.segmented_control import SegmentedControl

CLASS, ALL, FILTER = "class", "all", "filter"


class RepresentsMode(Mode):
    """The image of a class, of all classes one after another, or of a filter.

    It takes time, so it is asked for. Images that are finished stay until another network is looked
    at; the engine keeps those of weights that do not change.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._subject = Subject()
        self._begun: Representative | None = None
        self._part: tuple[Representative, SeenPart] | None = None
        self._finished: dict[Representative, SeenPart] = {}
        self._seed = 0
        self._wall = ClassWall()
        self.card: RepresentCard = RepresentCard(theme)
        self.menus = (self.card.menu,)
        self._kind = SegmentedControl(
            theme,
            self.tr("Image of"),
            (
                (CLASS, self.tr("A class")),
                (ALL, self.tr("All classes")),
                (FILTER, self.tr("A filter of the layer")),
            ),
        )
        self._class = ChoiceEditor(theme, self.tr("Class"))
        self._filter = ChoiceEditor(theme, self.tr("Filter"))
        for editor in (self._class, self._filter):
            editor.setMinimumWidth(128)
        self._again = Button(theme, self.tr("Another start"), icon="refresh", small=True)
        self._again.setToolTip(self.tr("Begins with other noise: what stays is what it looks for."))
        self._go = Button(theme, self.tr("Develop these"), icon="play", small=True)
        self._go.setToolTip(self.tr("Makes the images of this page that are not here yet."))
        self.switches: QWidget = QWidget()
        flow = FlowLayout(self.switches, GAP)
        for widget in (self._kind, self._class, self._filter, self._again, self._go):
            flow.addWidget(widget)
        self._kind.choice_chosen.connect(self._on_kind_chosen)
        self._class.value_changed.connect(self._on_target_chosen)
        self._filter.value_changed.connect(self._on_target_chosen)
        self._again.clicked.connect(self._on_again_clicked)
        self._go.clicked.connect(self.go_on)

    @property
    def shows_card(self) -> bool:
        """Whether there is one image to say something of."""
        return not self._is_wall

    @property
    def _is_wall(self) -> bool:
        return self._kind.choice() == ALL and bool(self._subject.classes)

    def turn_to_subject(self, subject: Subject) -> None:
        """Offer the classes of the network and the filters of the layer."""
        before, self._subject = self._subject, subject
        if subject.classes != before.classes:
            names = enumerate(subject.classes)
            self._class.set_choices([Choice(str(at), name) for at, name in names])
            self._wall.set_names(subject.classes)
            if subject.strongest:
                self._class.set_value(str(subject.strongest[0]))
        maps = _maps(subject)
        if maps != _maps(before):
            text = self.tr("Filter {number}")
            self._filter.set_choices(
                [Choice(str(at), text.format(number=at)) for at in range(maps)]
            )
        has_classes = bool(subject.classes)
        if has_classes != bool(before.classes):
            self._kind.set_choice(CLASS if has_classes else FILTER)
        self._kind.set_shown(CLASS, has_classes)
        self._kind.set_shown(ALL, len(subject.classes) > 1)
        self._kind.set_shown(FILTER, maps > 0)
        self._show_editors()
        if subject.classes != before.classes:
            self.wish_changed.emit()

    def forget(self) -> None:
        """Drop every image."""
        self._begun = self._part = None
        self._finished = {}
        self._wall.is_begun = False
        self.card.forget()

    def turn_to_weights(self) -> None:
        """Develop the image that is seen again, for the other weights."""
        view = self._view()
        if view is not None and (view == self._begun or view in self._finished):
            if view in self._finished:
                self._part = (view, self._finished[view])
            self._begun = view
        self._finished = {}
        self._wall.is_begun = False
        self.wish_changed.emit()

    def message(self, subject: Subject) -> Message | None:
        """Ask whether the image is to be made."""
        if self._is_wall:
            return self._wall_message()
        view = self._view()
        if view is None:
            if subject.class_count is None:
                return None
            text = self.tr("Nothing to develop here")
            return Message(text, self.tr("Choose a layer that has maps."))
        if view == self._begun or view in self._finished:
            return None
        self.card.forget()
        return Message(
            self.tr("What would {target} like best?").format(target=self._target(view)),
            self.tr("An image develops from noise. With a large network this takes minutes."),
            self.tr("Develop the image"),
        )

    def _wall_message(self) -> Message | None:
        if self._wall.is_begun or self._wall_picture() is not None:
            return None
        return Message(
            self.tr("What would each class like best?"),
            self.tr(
                "The images of a page develop from noise, one after another. With a large network "
                "each takes a while; what is finished stays."
            ),
            self.tr("Develop these images"),
        )

    @Slot()
    def go_on(self) -> None:
        """Begin."""
        if self._is_wall:
            self._wall.is_begun = True
        else:
            self._begun = self._view()
        self.wish_changed.emit()

    def give_up(self, view: Asked) -> bool:
        """Ask again whether to begin."""
        self._begun = self._part = None
        self._wall.is_begun = False
        self.wish_changed.emit()
        return True

    def views(self, subject: Subject) -> tuple[Asked, ...]:
        """Return the image that was asked for and is not finished, or all of the page."""
        if self._is_wall:
            missing = self._wall.missing(self._finished, self._seed)
            self._go.setVisible(bool(missing) and not self._wall.is_begun and bool(self._images()))
            self.picture_changed.emit()
            return missing if self._wall.is_begun else ()
        view = self._view()
        if view is not None and view in self._finished:
            self.picture_changed.emit()
        is_missing = view is not None and view == self._begun and view not in self._finished
        return (view,) if is_missing and view is not None else ()

    def live(self, views: tuple[Asked, ...]) -> tuple[Asked, ...]:
        """Return none: an image is of the weights at its first step."""
        return ()

    def show_seen(self, view: Asked, seen: SeenPart) -> None:
        """Keep the image as far as it has developed."""
        assert isinstance(view, Representative)
        self._part = (view, seen)
        if isinstance(seen, Seen):
            self._finished[view] = seen

    def _images(self) -> dict[Representative, SeenPart]:
        """Return every image that is here, the one that develops too."""
        part = {} if self._part is None else {self._part[0]: self._part[1]}
        return part | self._finished

    def picture(self) -> Picture | None:
        """Return the image, or the wall."""
        if self._is_wall:
            return self._wall_picture()
        view = self._view()
        seen = None if view is None else self._images().get(view)
        if seen is None or view is None:
            return None
        facts = seen.facts
        assert isinstance(facts, RepresentativeFacts)
        self.card.show_image(seen)
        summary = self.tr("{target}, value {value} after {count} steps").format(
            target=self._target(view),
            value=figure_text(facts.value),
            count=count_text(facts.steps),
        )
        return Picture(
            seen.arrays["image"][None],
            arrays=seen.arrays,
            stem=f"representative-{facts.layer or CLASS}-{facts.target}",
            summary=summary,
            is_alone=self._wall.opened is not None,
        )

    def _wall_picture(self) -> Picture | None:
        return self._wall.picture(self._images(), self._seed, self._subject.image_size)

    def readout(self, place: Place) -> str:
        """Return what is known of an image of the wall."""
        return self._wall.readout(self._images(), place.tile, self._seed) if self._is_wall else ""

    def open_tile(self, tile: int) -> None:
        """Show the image of one class alone."""
        number = self._wall.first + tile
        if self._is_wall and number < len(self._wall.names):
            self._wall.opened = number
            self._kind.set_choice(CLASS)
            self._class.set_value(str(number))
            self._on_target_chosen()
            self.card_changed.emit()

    def show_all(self) -> None:
        """Go back to the wall that an image was opened from."""
        if self._wall.opened is not None:
            self._kind.set_choice(ALL)
            self._on_kind_chosen(ALL)

    def turn_page(self, first: int) -> None:
        """Show other classes; the images of that page develop now."""
        if self._is_wall and first != self._wall.first:
            self._wall.first = first
            self.wish_changed.emit()

    def _view(self) -> Representative | None:
        """Return the question about one image, None where the switches ask for none."""
        if self._is_wall:
            return None
        if self._kind.choice() == CLASS and self._subject.classes:
            return Representative(class_=int(self._class.value() or 0), seed=self._seed)
        if _maps(self._subject) and self._subject.layer is not None:
            number = int(self._filter.value() or 0)
            return Representative(self._subject.layer.name, number, seed=self._seed)
        return None

    def _target(self, view: Representative) -> str:
        if view.layer:
            return self.tr("filter {number}").format(number=view.filter)
        name = self._subject.class_name(view.class_)
        return f"\N{LEFT DOUBLE QUOTATION MARK}{name}\N{RIGHT DOUBLE QUOTATION MARK}"

    def _show_editors(self) -> None:
        is_class = self._kind.choice() == CLASS
        is_filter = self._kind.choice() == FILTER
        self._class.setVisible(is_class and bool(self._subject.classes))
        self._filter.setVisible(is_filter and _maps(self._subject) > 0)
        self._go.setVisible(False)

    @Slot(str)
    def _on_kind_chosen(self, _kind: str) -> None:
        self._wall.opened = None
        self._on_target_chosen()
        self.card_changed.emit()

    @Slot()
    def _on_target_chosen(self) -> None:
        self._show_editors()
        self.wish_changed.emit()

    @Slot()
    def _on_again_clicked(self) -> None:
        self._seed += 1
        self._wall.is_begun = self._is_wall
        self._begun = self._view()
        self.wish_changed.emit()


def _maps(subject: Subject) -> int:
    """Return how many maps the layer has, 0 where it has none."""
    if subject.layer is None or len(subject.layer.output_shape) != 3:
        return 0
    return subject.layer.output_shape[-1] or 0
