"""The confusion matrix as a person uses it: with mouse, keys and ears, small and large."""

import csv
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.ui.theme import Theme
from studio.ui.theme.tokens import DARK, LIGHT, Tokens
from studio.ui.widgets.confusion import ANY, Cell, Confusion, ConfusionMatrix
from studio.ui.widgets.confusion.drawing import _ramp, contrast

PETS = Confusion(np.array([[8, 2, 0], [1, 6, 3], [0, 0, 5]]), ("cat", "dog", "owl"))


def random_confusion(classes: int) -> Confusion:
    draw = np.random.default_rng(3)
    counts = draw.poisson(0.03, (classes, classes)) + np.diag(draw.integers(5, 99, classes))
    return Confusion(counts, tuple(f"class of animals {at}" for at in range(classes)))


@pytest.fixture
def matrix(theme: Theme, qtbot: QtBot) -> ConfusionMatrix:
    made = ConfusionMatrix(theme)
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    made.set_confusion(PETS)
    return made


def brute_force(counts: NDArray[np.int64], cell: Cell) -> int:
    return sum(
        int(counts[true, predicted])
        for true in range(len(counts))
        for predicted in range(len(counts))
        if cell.true in (ANY, true) and cell.predicted in (ANY, predicted)
    )


def test_a_click_on_a_cell_or_a_name_chooses_what_is_behind_it(
    matrix: ConfusionMatrix, qtbot: QtBot
) -> None:
    view = matrix.view
    for cell in (Cell(1, 2), Cell(0, ANY), Cell(ANY, 2), Cell(ANY, ANY)):
        with qtbot.waitSignal(matrix.chosen) as chosen:
            QTest.mouseClick(
                view.viewport(), Qt.MouseButton.LeftButton, pos=view.place_of(cell).center()
            )
        assert chosen.args == [cell]
        assert PETS.count(cell) == brute_force(PETS.counts, cell)
    assert view.cell_at(QPoint(2, 2)) is None  # the axes' own names choose nothing


def test_the_keyboard_reaches_cells_and_names_and_says_each(
    matrix: ConfusionMatrix, qtbot: QtBot
) -> None:
    view = matrix.view
    view.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(view, key)
    assert matrix.readout() == "“dog” taken for “owl”: 3 (30.0\xa0% of 10 images of “dog”)"
    assert view.accessibleDescription() == matrix.readout()
    with qtbot.waitSignal(matrix.chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert chosen.args == [Cell(1, 2)]
    for _ in range(5):
        QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.current() == Cell(1, ANY)
    assert matrix.readout() == "All of “dog”: 10"
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.current() == Cell(2, 2)


def test_the_whole_is_told_in_words(matrix: ConfusionMatrix) -> None:
    assert matrix.accessibleDescription() == (
        "19 of 25 images are predicted correctly. Most frequent confusions: “dog” taken for “owl” "
        "(3); “cat” taken for “dog” (2); “dog” taken for “cat” (1)."
    )


def test_a_hundred_classes_stay_readable_and_scroll_below_their_names(
    matrix: ConfusionMatrix,
) -> None:
    view = matrix.view
    matrix.set_confusion(random_confusion(100))
    cell = view.place_of(Cell(0, 0))
    assert cell.height() >= 18
    assert cell.width() >= 18
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.viewport().rect().contains(view.place_of(Cell(99, 99)))
    assert view.viewport().rect().contains(view.place_of(Cell(99, ANY)))
    QTest.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert view.place_of(Cell(0, 0)) == cell


def test_more_classes_are_listed_by_their_worst_confusions(
    matrix: ConfusionMatrix, qtbot: QtBot
) -> None:
    confusion = random_confusion(150)
    matrix.set_confusion(confusion)
    assert matrix.worst.isVisible()
    assert not matrix.view.isVisible()
    listed = matrix.worst.cells()
    counts = [confusion.count(cell) for cell in listed]
    assert counts == sorted(counts, reverse=True)
    assert len(listed) == np.count_nonzero(confusion.counts) - 150
    with qtbot.waitSignal(matrix.chosen) as chosen:
        matrix.worst.activated.emit(matrix.worst.model().index(1, 0))
    assert chosen.args == [listed[1]]


def test_picture_and_numbers_are_saved(
    matrix: ConfusionMatrix, tmp_path: Path, qtbot: QtBot
) -> None:
    matrix.set_confusion(random_confusion(40))
    for name in ("a.png", "a.csv"):
        matrix.menu.save(tmp_path / name)
    matrix.menu.saver._writer.wait()
    picture = QImage(str(tmp_path / "a.png"))
    assert picture.width() == matrix.view.picture().width() > 2 * matrix.view.viewport().width()
    with (tmp_path / "a.csv").open(newline="") as file:
        header, *rows = csv.reader(file)
    assert header[1:] == [row[0] for row in rows] == list(matrix.confusion.classes)
    assert np.array_equal(np.array([row[1:] for row in rows], int), matrix.confusion.counts)


def test_a_matrix_without_images_or_classes_is_no_trouble(matrix: ConfusionMatrix) -> None:
    matrix.set_confusion(Confusion(np.zeros((2, 2), np.int64), ("a", "b")))
    assert matrix.accessibleDescription() == "No images."
    matrix.set_confusion(Confusion.empty())
    QTest.keyClick(matrix.view, Qt.Key.Key_Right)
    QTest.keyClick(matrix.view, Qt.Key.Key_Return)
    assert matrix.view.grab().size() == matrix.view.size()


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_every_number_can_be_read_on_its_cell(tokens: Tokens) -> None:
    for color in (tokens.accent, tokens.warning):
        ramp = _ramp(tokens, color)
        assert len(ramp) >= 16
        assert min(contrast(ink.name(), ground.name()) for ground, ink in ramp) >= 4.5
