"""How good each trial of a search is beside the others, for its colour."""

from __future__ import annotations

from studio.core.search.standing import Standing


def shades_of(standing: Standing) -> dict[int, float]:
    """Return from 0, the worst, to 1, the best, by the number of each trial with a figure."""
    done = [one for one in standing.done if one.figure is not None]
    figures = [one.figure or 0.0 for one in done]
    low, high = min(figures, default=0.0), max(figures, default=0.0)
    if high <= low:
        return {one.number: 1.0 for one in done}
    is_higher = standing.objective.better == "higher"
    shares = [(figure - low) / (high - low) for figure in figures]
    return {
        one.number: share if is_higher else 1.0 - share
        for one, share in zip(done, shares, strict=True)
    }
