"""A confusion matrix in words: a cell, and the whole."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from studio.ui.texts.format import count_text, percent_text
from studio.ui.widgets.confusion.counts import ALL, ANY, Cell, Confusion

_MOST = 3
"""Confusions that the summary names."""


def cell_title(confusion: Confusion, cell: Cell) -> str:
    """Return what the images behind a cell have in common: “cat” taken for “dog”."""
    translate = QCoreApplication.translate
    if cell == ALL:
        return translate("Confusion", "All images")
    if cell.predicted == ANY:
        text = translate("Confusion", "All of “{true}”")
    elif cell.true == ANY:
        text = translate("Confusion", "All taken for “{predicted}”")
    elif cell.true == cell.predicted:
        text = translate("Confusion", "“{true}”, predicted correctly")
    else:
        text = translate("Confusion", "“{true}” taken for “{predicted}”")
    true, predicted = confusion.classes[cell.true], confusion.classes[cell.predicted]
    return text.format(true=true, predicted=predicted)


def cell_text(confusion: Confusion, cell: Cell) -> str:
    """Return a cell in one line, with its count and its share of the true class."""
    count = confusion.count(cell)
    line = f"{cell_title(confusion, cell)}: {count_text(count)}"
    if cell.true == ANY:
        return line
    whole = confusion.count(Cell(cell.true, ANY))
    if cell.predicted == ANY or not whole:
        return line
    share = QCoreApplication.translate("Confusion", "{share} of {images} images of “{true}”")
    said = share.format(
        share=percent_text(count / whole, 1),
        images=count_text(whole),
        true=confusion.classes[cell.true],
    )
    return f"{line} ({said})"


def summary(confusion: Confusion) -> str:
    """Return the matrix in a few sentences."""
    translate = QCoreApplication.translate
    if not confusion.images:
        return translate("Confusion", "No images.")
    text = translate("Confusion", "{right} of {images} images are predicted correctly.")
    said = [text.format(right=count_text(confusion.right), images=count_text(confusion.images))]
    worst = confusion.worst(_MOST)
    if worst:
        names = "; ".join(
            f"{cell_title(confusion, cell)} ({count_text(count)})" for cell, count in worst
        )
        most = translate("Confusion", "Most frequent confusions: {names}.")
        said.append(most.format(names=names))
    return " ".join(said)
