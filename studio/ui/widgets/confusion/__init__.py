"""Which classes are taken for which: a matrix to look through, up to a thousand classes.

counts.py            the numbers of the cells, no Qt
geometry.py          where each cell lies, no Qt
drawing.py           paints cells and names, on the screen and into a picture
matrix_view.py       the view: scrolling, mouse, keyboard
confusion_matrix.py  `ConfusionMatrix`: view, list of the worst, what is pointed at in words
"""

from studio.ui.widgets.confusion.confusion_matrix import ConfusionMatrix
from studio.ui.widgets.confusion.counts import ANY, Cell, Confusion

__all__ = ["ANY", "Cell", "Confusion", "ConfusionMatrix"]
