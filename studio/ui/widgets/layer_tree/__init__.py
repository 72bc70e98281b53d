"""The layer checklist: blocks and layers with boxes; what is ticked trains.

checklist.py    the truth: grouping, three states, sums; no Qt
layer_model.py  the same as a Qt item model
layer_tree.py   `LayerTree`: the view with search and keyboard
"""

from studio.ui.widgets.layer_tree.checklist import Checklist, Note, Tick
from studio.ui.widgets.layer_tree.layer_tree import LayerTree

__all__ = ["Checklist", "LayerTree", "Note", "Tick"]
