"""The tiles of a mode with everything around them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.core.look.mosaic import Place
from studio.ui.pages.inspect.mode import Group, Message, Mode, ModeSpec, Picture
from studio.ui.pages.inspect.tile_output import TileOutput
from studio.ui.texts.format import count_text, percent_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button
from studio.ui.widgets.card import Card
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.label import Label
from studio.ui.widgets.labelled_bar import LabelledBar
from studio.ui.widgets.picture_menu import PictureMenu
from studio.ui.widgets.segmented_control import SegmentedControl
from studio.ui.widgets.tile_view import TileView


class PictureCard(Card):
    """The choice of modes, the switches of the chosen one, tiles, pages, the pointer's pixel.

    It knows no mode: it shows a `Picture` or a `Message`, and says what is pressed.

    Signals:
        mode_chosen(str): key of the mode that the person wants.
        group_chosen(object): the `Group` whose modes the person wants.
        way_on_chosen(): the button of a message.
        cancel_chosen(): what takes time is not wanted any more.
        hovered(object): the `Place` under the pointer, None where there is none.
        place_chosen(object): the `Place` that was pressed.
        tile_opened(int): a tile is to be shown alone.
        all_wanted(): the page again that a single tile was opened from.
        page_wanted(int): the page that begins with this tile.
    """

    mode_chosen = Signal(str)
    group_chosen = Signal(object)
    way_on_chosen = Signal()
    cancel_chosen = Signal()
    hovered = Signal(object)
    place_chosen = Signal(object)
    tile_opened = Signal(int)
    all_wanted = Signal()
    page_wanted = Signal(int)

    def __init__(
        self, theme: Theme, modes: Iterable[ModeSpec], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent=parent)
        self._specs = {spec.key: spec for spec in modes}
        self._picture: Picture | None = None
        self._modes = SegmentedControl(
            theme,
            self.tr("View"),
            [(spec.key, spec.text()) for spec in self._specs.values()],
            wraps=True,
        )
        for spec in self._specs.values():
            self._modes.set_tip(spec.key, spec.help_text())
        self._groups = SegmentedControl(
            theme, self.tr("What to look at"), [(one.value, one.text()) for one in Group]
        )
        self._switches = QVBoxLayout()
        self._shown_switches: list[QWidget] = []
        self.tiles = TileView(theme, self.tr("Tiles"))
        self._output = TileOutput()
        self.menu = PictureMenu(
            self,
            self._output.image,
            self._output.file_stem,
            self._output.is_empty,
            arrays=self._output.arrays,
            about=self._output.about,
        )
        self._message = EmptyState(theme, "inspect", "")
        self._stack = QStackedWidget()
        self._progress = LabelledBar(theme, "")
        self._cancel = Button(theme, self.tr("Cancel"), small=True)
        self._work = QWidget()
        self._readout = ElidedLabel(
            theme, "", Role.CAPTION, mode=Qt.TextElideMode.ElideRight, lines=2
        )
        self._back = Button(theme, self.tr("Show all"), icon="chevron-left", small=True)
        self._before = IconButton(theme, "chevron-left", self.tr("Previous page"), small=True)
        self._pages = Label(theme, "", Role.CAPTION)
        self._after = IconButton(theme, "chevron-right", self.tr("Next page"), small=True)
        self._smaller = IconButton(theme, "minus", self.tr("Smaller (key -)"), small=True)
        self._fit = IconButton(theme, "search", self.tr("Fit all (key 0)"), small=True)
        self._larger = IconButton(theme, "plus", self.tr("Larger (key +)"), small=True)
        self._more = IconButton(theme, "save", self.tr("Copy or save"), small=True)
        self._lay_out()
        self._connect()
        self.show_message(Message(self.tr("Choose a layer")))

    def _lay_out(self) -> None:
        self.add_to_header(self._groups)
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tiles, 1)
        self._stack.addWidget(self._message)
        self._stack.addWidget(room)
        below = QHBoxLayout()
        below.setSpacing(4)
        for widget in (self._back, self._before, self._pages, self._after):
            below.addWidget(widget)
        below.addWidget(self._readout, 1)
        for widget in (self._smaller, self._fit, self._larger, self._more):
            below.addWidget(widget)
        work = QHBoxLayout(self._work)
        work.setContentsMargins(0, 0, 0, 0)
        work.addWidget(self._progress, 1)
        work.addWidget(self._cancel)
        self._work.hide()
        self.body.addWidget(self._modes)
        self.body.addLayout(self._switches)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self._work)
        self.body.addLayout(below)

    def _connect(self) -> None:
        self._modes.choice_chosen.connect(self.mode_chosen)
        self._groups.choice_chosen.connect(self._on_group_chosen)
        self.tiles.hovered.connect(self.hovered)
        self.tiles.place_chosen.connect(self.place_chosen)
        self.tiles.current_changed.connect(self._on_current_changed)
        self.tiles.tile_activated.connect(self.tile_opened)
        self.tiles.menu_requested.connect(self.menu.open_at)
        self._message.action_chosen.connect(self.way_on_chosen)
        self._cancel.clicked.connect(self.cancel_chosen)
        self._back.clicked.connect(self.all_wanted)
        self._before.clicked.connect(self._on_before_clicked)
        self._after.clicked.connect(self._on_after_clicked)
        self._smaller.clicked.connect(self._on_smaller_clicked)
        self._larger.clicked.connect(self._on_larger_clicked)
        self._fit.clicked.connect(self.tiles.fit)
        self._more.clicked.connect(self._on_more_clicked)

    @property
    def is_showing(self) -> bool:
        """Whether tiles are seen, rather than a message."""
        return self._stack.currentWidget() is not self._message

    def mode(self) -> str:
        """Return the key of the mode that is marked."""
        return self._modes.choice()

    def offer_modes(self, keys: Iterable[str], chosen: str) -> None:
        """Show the buttons of these modes, those of one group; `chosen` is one of them.

        Where they are of several groups there is a switch between these.
        """
        fitting = set(keys)
        group = self._specs[chosen].group
        self._modes.set_choice(chosen)
        for key, spec in self._specs.items():
            self._modes.set_shown(key, key in fitting and spec.group is group)
        self._groups.setVisible(len({self._specs[key].group for key in fitting}) > 1)
        self._groups.set_choice(group.value)

    def show_switches(self, mode: Mode) -> None:
        """Show the controls of a mode in place of those of another one."""
        for widget in self._shown_switches:
            widget.setVisible(widget is mode.switches)
        if mode.switches is not None and mode.switches not in self._shown_switches:
            self._shown_switches.append(mode.switches)
            self._switches.addWidget(mode.switches)
            mode.switches.show()

    def show_picture(self, picture: Picture) -> None:
        """Show tiles."""
        self._picture = picture
        self._cancel.show()
        if picture.content is not None:
            if self._stack.indexOf(picture.content) < 0:
                self._stack.addWidget(picture.content)
            self._stack.setCurrentWidget(picture.content)
            self._readout.setText(picture.summary)
            self._show_pages()
            return
        self._stack.setCurrentIndex(1)
        self.tiles.set_tiles(
            picture.tiles,
            picture.captions,
            picture.columns,
            bars=picture.bars,
            marked=picture.marked,
        )
        self._output.set_picture(picture)
        self.tiles.setAccessibleDescription(picture.summary)
        self._readout.setText(picture.summary)
        self._show_pages()

    def show_message(self, message: Message) -> None:
        """Show text in place of the tiles, with the button that leads on."""
        self._picture = None
        self._message.set_texts(message.text, message.explanation, message.action)
        self._cancel.setVisible(not message.cancels)  # one such button is enough
        self._stack.setCurrentIndex(0)
        self._readout.setText("")
        self._show_pages()

    def show_progress(self, text: str, done: int, total: int) -> None:
        """Say how far something is, with a button that cancels it; `total` 0 is unknown."""
        self._progress.set_label(text)
        self._progress.set_value(percent_text(done / total) if total else "", done / max(total, 1))
        self._work.show()

    def hide_progress(self) -> None:
        """Nothing takes time any more."""
        self._work.hide()

    def show_readout(self, text: str) -> None:
        """Say what is under the pointer; "" says what all tiles are."""
        summary = self._picture.summary if self._picture is not None else ""
        self._readout.setText(text or summary)

    def _show_pages(self) -> None:
        shown = self._picture
        first = shown.first if shown is not None else 0
        total = shown.total if shown is not None else 0
        last = min(first + shown.page, total) if shown is not None else 0
        is_alone = shown is not None and shown.is_alone
        is_paged = last - first < total and not is_alone
        self._back.setVisible(is_alone)
        for widget in (self._before, self._pages, self._after):
            widget.setVisible(is_paged)
        text = self.tr("{first} to {last} of {total}")
        self._pages.setText(
            text.format(first=count_text(first), last=count_text(last - 1), total=count_text(total))
        )
        self._before.setEnabled(first > 0)
        self._after.setEnabled(last < total)
        is_content = shown is not None and shown.content is not None
        for button in (self._smaller, self._fit, self._larger):
            button.setEnabled(self.is_showing)
            button.setVisible(not is_content)
        self._readout.setVisible(not is_content or bool(shown is not None and shown.summary))
        has_menu = shown is not None and (not is_content or shown.menu is not None)
        self._more.setEnabled(has_menu)
        self._more.setVisible(has_menu or not is_content)  # some have a menu in themselves

    @Slot()
    def _on_before_clicked(self) -> None:
        if self._picture is not None:
            self.page_wanted.emit(max(self._picture.first - self._picture.page, 0))

    @Slot()
    def _on_after_clicked(self) -> None:
        if self._picture is not None:
            self.page_wanted.emit(self._picture.first + self._picture.page)

    @Slot(int)
    def _on_current_changed(self, tile: int) -> None:
        grid = self.tiles.grid
        self.hovered.emit(Place(tile, grid.height // 2, grid.width // 2) if grid.total else None)

    @Slot()
    def _on_smaller_clicked(self) -> None:
        self.tiles.zoom(-1)

    @Slot()
    def _on_larger_clicked(self) -> None:
        self.tiles.zoom(1)

    @Slot()
    def _on_more_clicked(self) -> None:
        own = self._picture.menu if self._picture is not None else None
        (own or self.menu).open_at(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    @Slot(str)
    def _on_group_chosen(self, group: str) -> None:
        self.group_chosen.emit(Group(group))
