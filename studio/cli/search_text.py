"""What `studio search` says: its plan and progress on stderr, its result on stdout."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from studio.core.base.sentences import Sentence, say
from studio.core.recipes.recipe import Recipe
from studio.core.recipes.search_table import Search
from studio.core.search.budget import budget_of
from studio.core.search.importance import importance
from studio.core.search.objective import judged_part
from studio.core.search.search_folder import SearchFolder
from studio.core.search.standing import Standing, standing_of
from studio.core.search.trial import Trial, TrialState, trial_recipe
from studio.core.tasks.figure import Figure
from studio.core.wire import messages
from studio.core.wire.messages import AnyEvent, Log

_SHOWN = 10
_MINUTE, _HOUR = 60, 3600


class SearchTeller:
    """Listens to a search and says on stderr how it fares.

    Args:
        folder: of the search.
        recipe: with [search].
        emit: shows an event: a line, or how far a training is.
        shows_events: whether the progress of single trainings is shown; of several at once it
            would only flicker.
    """

    def __init__(
        self,
        folder: SearchFolder,
        recipe: Recipe,
        emit: Callable[[AnyEvent], None],
        *,
        shows_events: bool,
    ) -> None:
        self._folder = folder
        self._recipe = recipe
        self._budget = budget_of(recipe)
        self._emit = emit
        self._shows_events = shows_events
        self._has_forecast = False

    def tell_plan(self) -> None:
        """Say what will be trained, before anything is."""
        search = self._recipe.search or Search()
        self._say(
            say(
                "Search in {folder}: {method}, {trials} trials, {epochs} epochs together.",
                folder=str(self._folder.path),
                method=search.method,
                trials=self._budget.trials,
                epochs=self._budget.epochs,
            )
        )
        if self._budget.is_cut:
            self._say(
                say(
                    "The whole method has {planned} trials; this search ends before.",
                    planned=self._budget.planned or 0,
                )
            )

    def began(self, trial: Trial) -> None:
        """Say what a trial tries."""
        self._say(
            say(
                "Trial {number} of {trials}{promoted}: {values}",
                number=trial.number,
                trials=self._budget.trials,
                promoted=_promoted(trial),
                values=values_text(trial.values),
            )
        )

    def happened(self, trial: Trial, event: AnyEvent) -> None:
        """Show how far a training is, and what the whole search will take."""
        if isinstance(event, messages.Forecast) and not self._has_forecast:
            self._has_forecast = True
            epochs = trial_recipe(self._recipe, trial).epochs
            each = event.seconds / max(epochs, 1)
            self._say(
                say(
                    "Forecast: {seconds} for this trial, {all} for the whole search, without what "
                    "preparing each trial takes.",
                    seconds=_duration(event.seconds),
                    all=_duration(each * self._budget.epochs),
                )
            )
        if self._shows_events and not isinstance(event, Log):
            self._emit(event)

    def ended(self, trial: Trial) -> None:
        """Say what a trial found."""
        self._say(self._found(trial))

    def _found(self, trial: Trial) -> Sentence:
        if trial.state is TrialState.FAILED:
            reason = trial.reason or say("unknown")
            return say("Trial {number} failed: {reason}", number=trial.number, reason=reason)
        if trial.state is TrialState.SKIPPED:
            return say("Trial {number} was skipped.", number=trial.number)
        standing = standing_of(self._folder)
        best = standing.best or trial
        return say(
            "Trial {number}: {found}{same}; best so far: trial {best} with {figure}.",
            number=trial.number,
            found=figure_text(standing.objective, trial.figure),
            same=f", the values of trial {trial.repeats} again" if trial.repeats else "",
            best=best.number,
            figure=figure_text(standing.objective, best.figure),
        )

    def _say(self, sentence: Sentence) -> None:
        self._emit(Log(sentence))


def search_text(standing: Standing) -> str:
    """Return the best trials as lines, and how many failed."""
    objective, part = standing.objective, judged_part(standing.recipe)
    title = objective.title_on(part).lower()
    lines = [f"{len(standing.done)} of {len(standing.trials)} trials, by {title}:"]
    lines += [
        f"{figure_text(objective, one.figure):>10}  trial {one.number:<4} {values_text(one.values)}"
        for one in standing.done[:_SHOWN]
    ]
    lines += [f"    failed  trial {one.number:<4} {one.reason}" for one in standing.failed]
    lines += [
        f"   skipped  trial {one.number:<4} {values_text(one.values)}" for one in standing.skipped
    ]
    if shares := importance(standing):
        ranked = sorted(shares.items(), key=lambda one: -one[1])
        listed = ", ".join(f"{path} {100 * share:.0f} %" for path, share in ranked)
        lines.append(f"Importance (random forest, permutation): {listed}")
    return "\n".join(lines)


def search_json(folder: SearchFolder, standing: Standing) -> dict[str, Any]:
    """Return the result as JSON has it."""
    best = standing.best
    return {
        "search": str(folder.path),
        "objective": standing.objective.key,
        "part": judged_part(standing.recipe),
        "best": None if best is None else _trial_json(folder, best),
        "importance": importance(standing),
        "trials": [_trial_json(folder, one) for one in standing.trials],
    }


def values_text(values: dict[str, Any]) -> str:
    """Return values as one line."""
    return ", ".join(f"{path} {_shown(value)}" for path, value in values.items())


def figure_text(objective: Figure, value: float | None) -> str:
    """Return a figure as it is written."""
    if value is None:
        return "-"
    return f"{100 * value:.1f} %" if objective.written == "share" else f"{value:.4g}"


def _trial_json(folder: SearchFolder, trial: Trial) -> dict[str, Any]:
    return {
        "number": trial.number,
        "values": trial.values,
        "state": trial.state,
        "figure": trial.figure,
        "run": str(folder.runs / trial.run) if trial.run else None,
        "reason": None if trial.reason is None else str(trial.reason),
        "epochs": trial.epochs or None,
        "promoted": trial.promoted or None,
        "continued": trial.is_continued,
        "repeats": trial.repeats or None,
        "seconds": trial.seconds,
    }


def _promoted(trial: Trial) -> str:
    if not trial.epochs:
        return ""
    begin = f", trial {trial.promoted} trained longer" if trial.promoted else ""
    return f", {trial.epochs} epochs{begin}"


def _shown(value: object) -> str:
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_shown(one) for one in value) + "]"
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def _duration(seconds: float) -> str:
    if seconds < _MINUTE:
        return f"{seconds:.0f} s"
    if seconds < _HOUR:
        return f"{seconds / _MINUTE:.0f} min"
    return f"{seconds / _HOUR:.1f} h"
