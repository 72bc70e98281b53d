"""What was exported since the page was opened."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from studio.core.wire.messages import Certificate
from studio.ui.texts.format import bytes_text
from studio.ui.theme import Theme
from studio.ui.widgets.card import Card
from studio.ui.widgets.key_value_row import KeyValueRow

MOST = 5


class HistoryCard(Card):
    """The newest exports, one line each; hidden with fewer than two."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("Exports of this session"))
        self._theme = theme
        self._rows: list[KeyValueRow] = []
        self._count = 0
        self.hide()

    def add(self, certificate: Certificate) -> None:
        """Put one at the top; the oldest of more than five goes."""
        file = Path(certificate.file)
        row = KeyValueRow(self._theme, file.name)
        text = (
            bytes_text(certificate.size) if certificate.agrees else self.tr("different predictions")
        )
        row.set_value(text, "good" if certificate.agrees else "error")
        row.setToolTip(str(file))
        self._rows.insert(0, row)
        self.body.insertWidget(0, row)
        if len(self._rows) > MOST:
            gone = self._rows.pop()
            self.body.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._count += 1
        self.setVisible(self._count > 1)

    def files(self) -> list[str]:
        """Return the paths listed, newest first."""
        return [row.toolTip() for row in self._rows]
