"""The clipboard: the only place that reaches it, so that each copy says so."""

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from studio.ui.widgets.toast import announce


def copy_text(widget: QWidget, text: str) -> None:
    """Put `text` on the clipboard and say so in the window of `widget`."""
    QGuiApplication.clipboard().setText(text)
    announce(widget, QCoreApplication.translate("Clipboard", "Copied"))


def copy_image(widget: QWidget, image: QImage) -> None:
    """Put a picture on the clipboard and say so; an empty one leaves what is there."""
    if image.isNull():
        text = QCoreApplication.translate("Clipboard", "This picture cannot be read")
        announce(widget, text, "warning")
        return
    QGuiApplication.clipboard().setImage(image)
    announce(widget, QCoreApplication.translate("Clipboard", "Copied"))


def copied_data() -> QMimeData:
    """Return what was copied, here or in another program."""
    return QGuiApplication.clipboard().mimeData()


def copied_image() -> QImage:
    """Return the picture that was copied, a null one where it is something else."""
    return QGuiApplication.clipboard().image()
