"""Train: is it learning?

train_page puts together: ready_panel (before the first run), the curves, now_card, changes_card,
phases_card, data_card, result_card at their side, log_card below them, and earlier_runs, the menu
of runs to lay beside this one. gallery_card, probes_card: pictures of each epoch.
"""

from studio.ui.pages.train.train_page import TrainPage

__all__ = ["TrainPage"]
