"""What the Train page says of a run beside its title."""

from PySide6.QtCore import QCoreApplication

from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_state import RunState, Status
from studio.ui.texts.network_text import network_name
from studio.ui.texts.run_words import standing_words

translate = QCoreApplication.translate


def facts_text(state: RunState, recipe: Recipe | None) -> str:
    """Return how a run stands, its network, its stage and its epoch; "" where there is no run."""
    if state.status is Status.IDLE or recipe is None:
        return ""
    facts = [network_name(recipe)]
    stage = state.stage
    if state.status.is_alive and stage is not None:
        words = translate("TrainPage", "stage {stage} of {stages}, {name}")
        facts.append(words.format(stage=stage.stage, stages=len(recipe.stage), name=stage.name))
    if state.epochs and state.epoch:
        words = translate("TrainPage", "epoch {epoch} of {epochs}")
        facts.append(words.format(epoch=state.epoch, epochs=state.epochs))
    standing = standing_words(state)
    return " · ".join([standing, *facts] if standing else facts)
