"""What the keys do in a chart, for the list of shortcuts and for F1."""

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeySequence


def chart_keys() -> tuple[tuple[str, str], ...]:
    """Return what can be done in a chart, with its keys as the system writes them."""
    key = Qt.Key
    return (
        (
            QCoreApplication.translate("ChartKeys", "Move the crosshair"),
            _names(key.Key_Left, key.Key_Right),
        ),
        (
            QCoreApplication.translate("ChartKeys", "Move the view"),
            _names(key.Key_Left, key.Key_Right, key.Key_Up, key.Key_Down, has_shift=True),
        ),
        (
            QCoreApplication.translate("ChartKeys", "Zoom in, zoom out"),
            _names(key.Key_Plus, key.Key_Minus),
        ),
        (
            QCoreApplication.translate("ChartKeys", "Show everything"),
            _names(key.Key_0, key.Key_Home),
        ),
        (QCoreApplication.translate("ChartKeys", "Hide the crosshair"), _names(key.Key_Escape)),
        (
            QCoreApplication.translate("ChartKeys", "Save or copy the chart"),
            _names(key.Key_Menu),
        ),
    )


def _names(*keys: Qt.Key, has_shift: bool = False) -> str:
    shift = Qt.KeyboardModifier.ShiftModifier if has_shift else Qt.KeyboardModifier.NoModifier
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(QKeyCombination(shift, key)).toString(native) for key in keys)
