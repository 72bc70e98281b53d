"""What was found when the exported file was opened again."""

from pathlib import Path

from PySide6.QtCore import QLocale, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from studio.core.wire.messages import Certificate
from studio.ui.texts.format import bytes_text, count_text, exponent_text
from studio.ui.theme import Theme
from studio.ui.widgets.banner import Banner
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.card import Card
from studio.ui.widgets.key_value_row import KeyValueRow

EQUAL = 1e-5
"""Difference of a probability up to which answers are called the same."""


class CertificateCard(Card):
    """Proof that the file gives the same answers as the run."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("Certificate"))
        self._folder = Path()
        self._show = Button(
            theme, self.tr("Show in folder"), Variant.QUIET, icon="folder", small=True
        )
        self._verdict = Banner(theme, "good", "")
        self._file = KeyValueRow(theme, self.tr("File"))
        self._size = KeyValueRow(theme, self.tr("Size"))
        self._companions = KeyValueRow(theme, self.tr("Companion files"))
        self._opened = KeyValueRow(theme, self.tr("Reloaded with"))
        self._images = KeyValueRow(theme, self.tr("Images compared"))
        self._difference = KeyValueRow(theme, self.tr("Largest difference"))
        self._output = KeyValueRow(theme, self.tr("Output"))
        self.add_action(self._show)
        self.body.addWidget(self._verdict)
        for row in self._rows():
            self.body.addWidget(row)
        self._show.clicked.connect(self._on_show_clicked)

    def _rows(self) -> tuple[KeyValueRow, ...]:
        return (
            self._file,
            self._size,
            self._companions,
            self._opened,
            self._images,
            self._difference,
            self._output,
        )

    def show_certificate(self, certificate: Certificate) -> None:
        """Show one."""
        file = Path(certificate.file)
        self._folder = file if file.is_dir() else file.parent
        if certificate.agrees:
            self._verdict.show_text("good", self._agreement(certificate))
        else:
            text = self.tr(
                "The file was reloaded and its predictions differ from the run's. Do not use "
                "it; choose another format."
            )
            self._verdict.show_text("error", text)
        self._file.set_value(str(file))
        self._size.set_value(bytes_text(certificate.size))
        self._companions.setVisible(bool(certificate.companions))
        self._companions.set_value(", ".join(Path(name).name for name in certificate.companions))
        self._output.setVisible(bool(certificate.single_class))
        self._output.set_value(
            self.tr("probability of “{name}”").format(name=certificate.single_class)
        )
        self._opened.set_value(certificate.opened_with)
        self._images.set_value(count_text(certificate.images))
        self._difference.set_value(exponent_text(certificate.largest_difference, 2))

    def _agreement(self, certificate: Certificate) -> str:
        """Return what is proved; a format that rounds is not said to give the same answers."""
        if certificate.tolerance <= EQUAL:
            return self.tr("The file was reloaded and gives the same predictions as the run.")
        text = self.tr(
            "The file was opened again and gives the run's answers up to rounding: on the images "
            "compared, no probability differs by more than {tolerance}."
        )
        return text.format(tolerance=QLocale().toString(certificate.tolerance, "g", 2))

    @Slot()
    def _on_show_clicked(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
