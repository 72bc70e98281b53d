"""Trials in the language of the window: what varied, how they stand, what is to be noted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from studio.core.recipes.fields import field_at
from studio.core.recipes.recipe import Recipe
from studio.core.recipes.search_space import plain_path
from studio.core.search.objective import judged_part
from studio.core.search.progress import TrialAtWork
from studio.core.search.standing import Standing
from studio.core.search.trial import Trial, TrialState
from studio.ui.texts.format import count_text
from studio.ui.texts.run_text import measured_text, result_title
from studio.ui.texts.translation import translated
from studio.ui.texts.vary_text import mark_title, tried_value_text
from studio.ui.theme import ColorName

translate = QCoreApplication.translate

_LONGEST = 7
"""Characters of a number that a person may have typed; one with more was drawn."""


def varied_text(path: str, value: Any) -> str:  # noqa: ANN401  # any TOML value
    """Return a value of a field that varies as it is written; a drawn number in three figures."""
    if isinstance(value, float) and len(repr(value)) > _LONGEST:
        value = float(f"{value:.3g}")
    try:
        field = field_at(plain_path(path))
    except KeyError:
        return str(value)
    return tried_value_text(field, value)


def figure_title(standing: Standing) -> str:
    """Return what the figure that trials are compared by is called, on the images it is of."""
    key = standing.objective.key
    return measured_text(key, judged_part(standing.recipe)) or result_title(key)


def values_text(recipe: Recipe, values: Mapping[str, Any]) -> str:
    """Return all values of a trial in one line."""
    return ", ".join(
        f"{mark_title(path, recipe)} {varied_text(path, value)}" for path, value in values.items()
    )


def state_text(trial: Trial, at: TrialAtWork | None, *, is_elsewhere: bool = False) -> str:
    """Return how a trial stands, in a few words.

    Args:
        at: how far it is, where the engine of this window trains it.
        is_elsewhere: whether another program carries the search out.
    """
    match trial.state:
        case TrialState.DONE if trial.repeats:
            text = translate("Trials", "As trial {number}")
            return text.format(number=count_text(trial.repeats))
        case TrialState.DONE:
            return translate("Trials", "Done")
        case TrialState.FAILED:
            return translate("Trials", "Failed")
        case TrialState.SKIPPED:
            return translate("Trials", "Skipped")
    if at is None:
        if is_elsewhere:
            return translate("Trials", "At work")
        return translate("Trials", "Interrupted")
    if at.blocked is not None:
        return translate("Trials", "Waiting")
    if not at.epoch:
        return translate("Trials", "Preparing")
    text = translate("Trials", "Epoch {epoch} of {epochs}")
    return text.format(epoch=count_text(at.epoch), epochs=count_text(at.epochs))


def state_color(trial: Trial, at: TrialAtWork | None) -> ColorName:
    """Return the colour of the words for how a trial stands."""
    match trial.state:
        case TrialState.DONE:
            return "good"
        case TrialState.FAILED:
            return "error"
        case TrialState.SKIPPED:
            return "dim"
    return "warning" if at is None or at.blocked is not None else "accent"


def note_text(trial: Trial, at: TrialAtWork | None, *, is_run_gone: bool) -> str:
    """Return why a trial failed or waits, and what else is to be known of it; "" for nothing."""
    if at is not None and at.blocked is not None and not trial.is_over:
        return translated(at.blocked)
    if trial.reason is not None and trial.state is not TrialState.SKIPPED:
        return translated(trial.reason)
    if is_run_gone:
        return translate("Trials", "Its run was deleted.")
    if trial.state is TrialState.SKIPPED and trial.run:
        return translate("Trials", "Its run is paused and can be resumed on the Runs page.")
    if trial.promoted:
        text = translate("Trials", "Trial {number}, trained longer.")
        return text.format(number=count_text(trial.promoted))
    return ""
