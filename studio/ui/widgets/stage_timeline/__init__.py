"""The stages of a training side by side, over the blocks of the network: seen and set by hand.

plan       what is shown: a stage, and what it does to each block
words      what it says, to the eye and to a screen reader
geometry   where everything lies
titles     what stands above a stage, in as many lines as it needs
drag       what a person drags, and what it comes to
painting   how it is drawn
timeline   the widget: click, drag, keys
"""

from studio.ui.widgets.stage_timeline.plan import Planned, TimelineStage
from studio.ui.widgets.stage_timeline.timeline import StageTimeline

__all__ = ["Planned", "StageTimeline", "TimelineStage"]
