"""What the keys do in a map, for F1."""

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

_Shift = Qt.KeyboardModifier.ShiftModifier
_Control = Qt.KeyboardModifier.ControlModifier
_Plain = Qt.KeyboardModifier.NoModifier


def map_keys() -> tuple[tuple[str, str], ...]:
    """Return what can be done in a map, with its keys as the system writes them."""
    key, translate = Qt.Key, QCoreApplication.translate
    arrows = (key.Key_Left, key.Key_Right, key.Key_Up, key.Key_Down)
    return (
        (translate("MapKeys", "Go from point to point"), _names(*arrows)),
        (translate("MapKeys", "Move the map"), _names(*arrows, modifier=_Shift)),
        (translate("MapKeys", "Zoom in, zoom out"), _names(key.Key_Plus, key.Key_Minus)),
        (translate("MapKeys", "Show everything"), _names(key.Key_0, key.Key_Home)),
        (translate("MapKeys", "Select the point, open it"), _names(key.Key_Space, key.Key_Return)),
        (translate("MapKeys", "Select all, none"), _all_and_none()),
        (
            translate("MapKeys", "Move, lasso, rectangle"),
            _names(key.Key_M, key.Key_L, key.Key_R),
        ),
        (translate("MapKeys", "Draw a lasso without changing the tool"), _shift_drag()),
    )


def _all_and_none() -> str:
    return f"{_names(Qt.Key.Key_A, modifier=_Control)}, {_names(Qt.Key.Key_Escape)}"


def _shift_drag() -> str:
    shift = QKeySequence(_Shift.value).toString(QKeySequence.SequenceFormat.NativeText)
    return shift + QCoreApplication.translate("MapKeys", "drag")


def _names(*keys: Qt.Key, modifier: Qt.KeyboardModifier = _Plain) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(QKeyCombination(modifier, key)).toString(native) for key in keys)
