import numpy as np
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from studio.ui.theme import Theme
from studio.ui.widgets.matrix_product import Factor, MatrixProduct


def test_each_cell_says_its_three_numbers(theme: Theme, qtbot: QtBot) -> None:
    shown = MatrixProduct(theme)
    qtbot.addWidget(shown)
    patch = np.array([[1, 2], [3, 0]], "f4")
    kernel = np.array([[0.5, -1], [0, 4]], "f4")
    shown.set_factors(
        Factor("Patch", patch), Factor("Kernel", kernel), Factor("Product", patch * kernel)
    )
    shown.resize(248, 10)
    shown.show()
    assert shown.height() > 60  # it takes what it needs
    third = shown._rects()[2]
    cell = shown._cell(248)
    place = third.topLeft().toPoint() + QPoint(round(1.5 * cell), round(0.5 * cell))
    assert shown.text_at(place) == "2.000 × -1.000 = -2.000"
    assert shown.text_at(QPoint(0, 0)) == ""
    assert "Kernel: 0.500 -1.000; 0.000 4.000" in shown.accessibleDescription()
