"""How many images the run learns from."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from studio.core.runs.run_state import RunState
from studio.ui.texts.format import count_text
from studio.ui.theme import Theme
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.card import Card
from studio.ui.widgets.key_value_row import KeyValueRow


class DataCard(Card):
    """Counts of the parts as the engine counted them.

    Signals:
        images_wanted(): the person wants to see them.
    """

    images_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("Images in use"))
        show = Button(theme, self.tr("Show"), Variant.QUIET, small=True)
        show.setAccessibleName(self.tr("Show the images"))
        self.add_action(show)
        self._parts = (
            KeyValueRow(theme, self.tr("Training")),
            KeyValueRow(theme, self.tr("Validation")),
            KeyValueRow(theme, self.tr("Test (held out)")),
        )
        self._refused = KeyValueRow(theme, self.tr("Skipped files"))
        for row in (*self._parts, self._refused):
            self.body.addWidget(row)
        show.clicked.connect(self.images_wanted)

    def show_state(self, state: RunState) -> None:
        """Show the counts; hidden until they are known."""
        images, refused = state.images, state.refused
        if not any(images) and state.report is not None:
            parts = state.report.images
            found = (parts.train, parts.validation, parts.test)
            images = (int(found[0] or 0), int(found[1] or 0), int(found[2] or 0))
            refused = state.report.refused
        self.setVisible(any(images))
        for row, count in zip(self._parts, images, strict=True):
            row.set_value(count_text(count) if count else self.tr("none"))
        self._refused.setVisible(refused > 0)
        self._refused.set_value(
            self.tr("{count} files").format(count=count_text(refused)), "warning"
        )
