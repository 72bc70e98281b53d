"""What is known of the chosen run, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.core.base.sentences import Sentence
from studio.core.runs.run_about import tags_in
from studio.core.runs.run_summary import RunSummary
from studio.ui.editors import TextEditor
from studio.ui.pages.run_actions import RUN_ACTIONS, RunAction, RunActionSpec
from studio.ui.pages.runs.note_editor import NoteEditor
from studio.ui.pages.runs.run_columns import epochs_text
from studio.ui.texts.network_text import network_name
from studio.ui.texts.part_text import part_images_text
from studio.ui.texts.run_text import (
    STATUS_COLORS,
    result_text,
    result_title,
    status_text,
    when_text,
)
from studio.ui.texts.translation import translated
from studio.ui.theme import ColorName, Theme
from studio.ui.widgets.banner import Banner
from studio.ui.widgets.button import Button
from studio.ui.widgets.card import Card
from studio.ui.widgets.key_value_row import KeyValueRow
from studio.ui.widgets.label import Tone


class RunCard(Card):
    """Name, note and tags, facts, the reason where it is damaged, and the buttons that suit it.

    Signals:
        action_chosen: the `RunActionSpec` of the button that was pressed.
        described: folder of a run and what the person wrote `About` it.
    """

    action_chosen = Signal(object)
    described = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._run: RunSummary | None = None
        self.name = TextEditor(theme, self.tr("Name of the run"))
        self.note = NoteEditor(theme, self.tr("Note"), self.tr("Note"))
        tags = self.tr("Tags, with commas between them")
        self.tags = TextEditor(theme, tags, tags)
        self._status = KeyValueRow(theme, self.tr("State"))
        self._result = KeyValueRow(theme, self.tr("Accuracy"))
        self._measured = KeyValueRow(theme, self.tr("Measured on"))
        self._epochs = KeyValueRow(theme, self.tr("Epochs"))
        self._network = KeyValueRow(theme, self.tr("Network"))
        self._device = KeyValueRow(theme, self.tr("Device"))
        self._when = KeyValueRow(theme, self.tr("When"))
        self.damage = Banner(theme, "error", "")
        self._buttons = {
            spec.action: Button(theme, spec.label(), icon=spec.icon) for spec in RUN_ACTIONS
        }
        self._lay_out()
        self.name.value_changed.connect(self._on_described)
        self.note.value_changed.connect(self._on_described)
        self.tags.value_changed.connect(self._on_described)

    def _lay_out(self) -> None:
        self.body.addWidget(self.name)
        self.body.addWidget(self.note)
        self.body.addWidget(self.tags)
        self.body.addSpacing(4)
        for row in (
            self._status,
            self._result,
            self._measured,
            self._epochs,
            self._network,
            self._device,
            self._when,
        ):
            self.body.addWidget(row)
        self.body.addWidget(self.damage)
        self.body.addSpacing(8)
        for spec in RUN_ACTIONS:
            button = self._buttons[spec.action]
            button.setObjectName(spec.action.value)
            button.clicked.connect(self._on_button_clicked)
            self.body.addWidget(button)

    def button(self, action: RunAction) -> Button:
        """Return the button of an action."""
        return self._buttons[action]

    def show_run(
        self,
        run: RunSummary,
        obstacle_to: Callable[[RunActionSpec], Sentence | None],
        *,
        may_edit: bool = True,
    ) -> None:
        """Show `run`; buttons with an obstacle are switched off, with the reason."""
        self._show_about(run, may_edit=may_edit)
        self._status.set_value(status_text(run.status), _TONES.get(STATUS_COLORS[run.status], ""))
        self._result.set_key(result_title(run.figure))
        self._fill(self._result, result_text(run))
        measured = part_images_text(run.part) if result_text(run) else ""
        self._fill(self._measured, measured)
        self._fill(self._epochs, epochs_text(run))
        self._fill(self._network, network_name(run.recipe) if run.recipe is not None else "")
        self._fill(self._device, run.device)
        self._when.set_value(when_text(run.when))
        self.damage.setVisible(run.damage is not None)
        if run.damage is not None:
            self.damage.show_text("error", translated(run.damage))
        for spec in RUN_ACTIONS:
            button = self._buttons[spec.action]
            button.setVisible(spec.is_for(run))
            reason = obstacle_to(spec)
            button.set_obstacle(translated(reason) if reason else "")

    def _show_about(self, run: RunSummary, *, may_edit: bool) -> None:
        """Show name and note; what is being typed about the same run stays."""
        is_other = self._run is None or self._run.path != run.path
        if is_other:
            self.note.take()  # of the run before
        self._run = run
        if is_other or not self.name.hasFocus():
            self.name.set_value(run.name)
        if is_other or not self.note.hasFocus():
            self.note.set_value(run.note)
        if is_other or not self.tags.hasFocus():
            self.tags.set_value(", ".join(run.tags))
        for editor in (self.name, self.note, self.tags):
            editor.setEnabled(may_edit)

    @Slot()
    def edit_name(self) -> None:
        """Let the name be typed."""
        if self.name.isEnabled():
            self.name.setFocus()
            self.name.selectAll()

    def _fill(self, row: KeyValueRow, value: str) -> None:
        row.set_value(value)
        row.setVisible(bool(value))

    @Slot()
    def _on_described(self) -> None:
        run = self._run
        if run is None:
            return
        recipe_name = run.recipe.name if run.recipe is not None else ""
        name = self.name.value().strip()
        about = replace(
            run.about,
            name="" if name == recipe_name else name,
            note=self.note.value(),
            tags=tags_in(self.tags.value()),
        )
        self.described.emit(run.path, about)

    @Slot()
    def _on_button_clicked(self) -> None:
        name = self.sender().objectName()
        self.action_chosen.emit(next(one for one in RUN_ACTIONS if one.action.value == name))


_TONES: dict[ColorName, Tone] = {"good": "good", "warning": "warning", "error": "error"}
