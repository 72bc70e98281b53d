"""What `studio compare` prints: a table of means, what is not trained, and what can be told."""

from __future__ import annotations

import math
from typing import Any

from studio.core.comparison.standing import Standing
from studio.core.comparison.trials import TrialRow, TrialState
from studio.core.comparison.verdict import LEAST_REPEATS, Spread, Verdict
from studio.core.tasks.figure import Figure


def comparison_json(standing: Standing) -> dict[str, Any]:
    """Return the result with every number in full."""
    compared = standing.comparison
    names = [variant.name for variant in compared.variants]
    return {
        "name": compared.name,
        "figure": standing.figure.key,
        "part": standing.part or None,
        "variants": [
            {
                "name": name,
                "count": own.count,
                "mean": _number(own.mean),
                "deviation": _number(own.deviation),
                "trials": [_trial(row) for row in standing.rows if row.trial.variant == place],
            }
            for place, (name, own) in enumerate(zip(names, standing.spreads, strict=True))
        ],
        "verdicts": [
            {
                "best": names[one.best],
                "other": names[one.other],
                "count": one.count,
                "difference": _number(one.difference),
                "interval": [_number(one.low), _number(one.high)],
                "p": _number(one.p),
                "told_apart": one.is_told,
            }
            for one in standing.verdicts
        ],
    }


def comparison_text(standing: Standing) -> str:
    """Return the result as lines to be read."""
    figure, compared = standing.figure, standing.comparison
    names = [variant.name for variant in compared.variants]
    width = max(len(name) for name in names)
    lines = [f"{'':<{width}}  {figure.title_on(standing.part)}, mean ± standard deviation"]
    lines += [
        f"{name:<{width}}  {_mean(figure, own)}  {own.count} of {len(compared.seeds)} runs"
        for name, own in zip(names, standing.spreads, strict=True)
    ]
    lines += [
        f"{row.trial.recipe.name}: {row.reason or row.state.value}"
        for row in standing.rows
        if row.state is not TrialState.DONE
    ]
    lines += [_verdict(names[one.best], names[one.other], figure, one) for one in standing.verdicts]
    return "\n".join(lines)


def _trial(row: TrialRow) -> dict[str, Any]:
    return {
        "seed": row.trial.seed,
        "state": row.state.value,
        "value": row.value,
        "run": row.run or None,
        "reason": None if row.reason is None else str(row.reason),
    }


def _number(value: float) -> float | None:
    return None if math.isnan(value) else value


def _mean(figure: Figure, own: Spread) -> str:
    if not own.count:
        return "-"
    if own.count == 1:
        return _written(figure, own.mean)
    return f"{_written(figure, own.mean)} ± {_written(figure, own.deviation)}"


def _written(figure: Figure, value: float) -> str:
    return f"{value:.1%}" if figure.written == "share" else f"{value:.4g}"


def _verdict(best: str, other: str, figure: Figure, one: Verdict) -> str:
    if one.count < LEAST_REPEATS:
        return f"{best}, {other}: too few repeats for a verdict; {LEAST_REPEATS} are needed."
    if not one.is_told:
        return f"{best} and {other} cannot be told apart with {one.count} repeats."
    low, high = sorted((abs(one.low), abs(one.high)))
    return (
        f"{best} is better than {other}: by {_written(figure, abs(one.difference))} "
        f"(95 % interval {_written(figure, low)} to {_written(figure, high)}, p = {one.p:.2g})."
    )
