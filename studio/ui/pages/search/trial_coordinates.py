"""The trials of a search as parallel coordinates: an axis for each field, the last the figure."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import QCoreApplication

from studio.core.recipes.search_space import Dimension, space
from studio.core.search.standing import Standing
from studio.core.search.trial import Trial
from studio.ui.pages.search.trial_shades import shades_of
from studio.ui.pages.search.trial_text import figure_title, values_text, varied_text
from studio.ui.texts.format import count_text
from studio.ui.texts.run_text import value_text as figure_text
from studio.ui.texts.vary_text import mark_title
from studio.ui.widgets.chart.ticks import decades, multiples, round_step
from studio.ui.widgets.parallel_plot import ParallelAxis, ParallelLine

_TICKS = 5
_CLEAR = 0.1
"""Share of the axis between its end and the next number, or they would touch."""

_MOST_CHOICES = 12


def coordinates_of(standing: Standing) -> tuple[list[ParallelAxis], list[ParallelLine]]:
    """Return the axes and a line for each trial but those that repeat another's values."""
    recipe, dimensions = standing.recipe, space(standing.recipe)
    axes = [ParallelAxis(mark_title(one.path, recipe), _ticks(one, standing)) for one in dimensions]
    trials = [one for one in standing.trials if not one.repeats]
    epochs = sorted({one.epochs for one in trials if one.epochs})
    if epochs:
        axes.append(ParallelAxis(_epochs_title(), _epoch_ticks(epochs)))
    figures = [one.figure for one in standing.done if one.figure is not None]
    low, high = min(figures, default=0.0), max(figures, default=1.0)
    objective = standing.objective
    key = objective.key
    steps = _round_values(low, high, is_log=False) if figures else []
    axes.append(
        ParallelAxis(
            figure_title(standing),
            tuple((_share(value, low, high), figure_text(key, value)) for value in steps),
        )
    )
    shades = shades_of(standing)
    lines = []
    for trial in trials:
        places = [_place(one, trial.values.get(one.path)) for one in dimensions]
        if epochs:
            places.append(_share(trial.epochs, epochs[0], epochs[-1]))
        places.append(math.nan if trial.figure is None else _share(trial.figure, low, high))
        text = _said(standing, trial)
        shade = shades.get(trial.number, math.nan)
        lines.append(ParallelLine(trial.number, tuple(places), shade, text))
    return axes, lines


def _said(standing: Standing, trial: Trial) -> str:
    """Return what is said of a trial that is pointed at."""
    title = _title(trial.number)
    if trial.figure is not None:
        title = f"{title} · {figure_text(standing.objective.key, trial.figure)}"
    return f"{title}\n{values_text(standing.recipe, trial.values)}"


def _title(number: int) -> str:
    return QCoreApplication.translate("Trials", "Trial {number}").format(number=number)


def _epochs_title() -> str:
    return QCoreApplication.translate("Trials", "Epochs")


def _place(one: Dimension, value: Any) -> float:  # noqa: ANN401  # any TOML value
    """Return where a value lies on the axis of its field, NaN where it has no place there."""
    if value is None:
        return math.nan
    if one.choices:
        plain = [list(choice) if isinstance(choice, tuple) else choice for choice in one.choices]
        found = list(value) if isinstance(value, tuple) else value
        if found not in plain:
            return math.nan
        return _share(plain.index(found), 0, len(plain) - 1)
    if one.is_log:
        return _share(math.log(value), math.log(one.low), math.log(one.high))
    return _share(float(value), one.low, one.high)


def _ticks(one: Dimension, standing: Standing) -> tuple[tuple[float, str], ...]:
    if one.choices:
        step = max(1, math.ceil(len(one.choices) / _MOST_CHOICES))
        return tuple(
            (_place(one, value), varied_text(one.path, value)) for value in one.choices[::step]
        )
    values = _round_values(one.low, one.high, is_log=one.is_log)
    listed = dict.fromkeys(one.rounded(value) for value in values)
    return tuple((_place(one, value), varied_text(one.path, value)) for value in listed)


def _round_values(low: float, high: float, *, is_log: bool) -> list[float]:
    """Return both ends of an axis, and round numbers between them that stand clear of the ends."""
    if not high > low:
        return [low]
    if is_log:
        found = [10.0**place for place in decades(math.log10(low), math.log10(high), _TICKS)]
        low_place, high_place = math.log(low), math.log(high)
        shares = [_share(math.log(value), low_place, high_place) for value in found]
    else:
        found = multiples(round_step((high - low) / _TICKS), low, high)
        shares = [_share(value, low, high) for value in found]
    between = [
        float(f"{value:.12g}")
        for value, share in zip(found, shares, strict=True)
        if _CLEAR < share < 1 - _CLEAR
    ]
    return [low, *between, high]


def _epoch_ticks(epochs: list[int]) -> tuple[tuple[float, str], ...]:
    return tuple((_share(one, epochs[0], epochs[-1]), count_text(one)) for one in epochs)


def _share(value: float, low: float, high: float) -> float:
    """Return where a value lies between two others; in the middle where they are one."""
    return (value - low) / (high - low) if high > low else 0.5
