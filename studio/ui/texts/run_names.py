"""What runs are called beside each other, so that no two are called the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

from studio.core.runs.run_summary import RunSummary
from studio.ui.texts.run_text import when_text


def run_names(runs: Sequence[RunSummary], taken: Collection[str] = ()) -> dict[str, str]:
    """Return a name for each run by its folder: with its time where several are called so.

    Args:
        runs: which.
        taken: names that something else has.
    """
    called = [run.name or Path(run.path).name for run in runs]
    ambiguous = {name for name, count in Counter(called).items() if count > 1} | set(taken)
    names: dict[str, str] = {}
    for run, plain in zip(runs, called, strict=True):
        name = f"{plain} · {when_text(run.when)}" if plain in ambiguous else plain
        same = sum(other == name or other.startswith(f"{name} (") for other in names.values())
        names[run.path] = f"{name} ({same + 1})" if same else name
    return names
