"""A run as a list shows it."""

from __future__ import annotations

import msgspec

from studio.core.errors import StudioError
from studio.core.report import Report
from studio.core.run_damage import check_whole
from studio.core.run_folder import RunFolder
from studio.core.sentences import Sentence


class RunSummary(msgspec.Struct, frozen=True):
    """One line of a list of runs.

    Attributes:
        status: "finished", "stopped", "running" (a program trains it now), "unfinished" (can be
            resumed) or "damaged".
        damage: why it cannot be used, where it is damaged.
        when: seconds since 1970 of the last change.
        accuracy: of the test part, else of the validation or the training part; 0..1.
        epochs: trained, of a run that has ended.
        planned: epochs of the recipe.
    """

    path: str
    name: str
    status: str
    when: float
    backbone: str = ""
    accuracy: float | None = None
    epochs: int = 0
    damage: Sentence | None = None
    planned: int = 0


def summary(run: RunFolder) -> RunSummary:
    """Return the line for `run`; a damaged run is a line with the reason.

    Raises:
        OSError: the folder is gone.
    """
    when = run.path.stat().st_mtime
    name, is_held = run.path.name, run.is_held
    try:
        recipe = run.recipe()
        name = recipe.name
        report = run.report() if run.has_report and not is_held else None
        if not is_held:
            check_whole(run, report)
    except StudioError as error:
        return RunSummary(str(run.path), name, "damaged", when, damage=error.sentence)
    return RunSummary(
        path=str(run.path),
        name=name,
        status="running" if is_held else report.outcome if report else "unfinished",
        when=when,
        backbone=recipe.model.backbone,
        accuracy=_headline(report),
        epochs=report.epochs if report else 0,
        planned=recipe.epochs,
    )


def _headline(report: Report | None) -> float | None:
    if report is None:
        return None
    accuracy = report.accuracy
    return next(
        (part for part in (accuracy.test, accuracy.validation, accuracy.train) if part is not None),
        None,
    )
