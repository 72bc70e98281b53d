"""The recipe that a new project begins with: one that works, for somebody who has chosen nothing.

suggestion: the suggestion for any task; classify, autoencode, gan: that of each, named like its
task.
"""

from studio.core.plan.defaults.suggestion import Suggestion, median_side, suggest

__all__ = ["Suggestion", "median_side", "suggest"]
