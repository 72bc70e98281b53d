"""What the Train page says of a run beside its title."""

from PySide6.QtCore import QCoreApplication

from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_state import RunState, Status
from studio.ui.texts.format import count_text
from studio.ui.texts.network_text import network_name
from studio.ui.texts.run_text import standing_text

translate = QCoreApplication.translate


def facts_text(state: RunState, recipe: Recipe | None) -> str:
    """Return how a run stands, its network, its stage and its epoch; "" where there is no run."""
    if state.status is Status.IDLE or recipe is None:
        return ""
    facts = [network_name(recipe)]
    stage = state.stage
    if state.status.is_alive and stage is not None:
        text = translate("TrainPage", "stage {stage} of {stages}, {name}")
        facts.append(text.format(stage=stage.stage, stages=len(recipe.stage), name=stage.name))
    if state.epochs and state.epoch:
        text = translate("TrainPage", "epoch {epoch} of {epochs}")
        facts.append(text.format(epoch=count_text(state.epoch), epochs=count_text(state.epochs)))
    standing = standing_text(state)
    return " · ".join([standing, *facts] if standing else facts)
