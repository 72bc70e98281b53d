"""What a recent project says of itself, in at most two short lines."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import PurePath

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from studio.core.networks.catalogue import is_known
from studio.core.projects.recent_projects import RecentProject
from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_summary import RunSummary
from studio.core.tasks.table import task
from studio.ui.texts.network_text import network_name
from studio.ui.texts.run_text import measured_text, result_text, status_text

translate = QCoreApplication.translate


def facts_of(recent: RecentProject) -> tuple[str, ...]:
    """Return the lines; a figure is always beside the run that made it."""
    if recent.problem is not None:
        return (translate("RecentRow", "The recipe cannot be read; open the project to see why."),)
    newest, best = recent.newest, recent.best
    if newest is None:
        parts = [translate("RecentRow", "not trained yet"), day_of(recent.when)]
        return (" · ".join([network_text(recent.recipe), *parts] if recent.recipe else parts),)
    if best is None or best.path == newest.path:
        return (_run_text(newest),)
    return (
        translate("RecentRow", "Last run: {run}").format(run=_run_text(newest)),
        translate("RecentRow", "Best run: {run}").format(run=_run_text(best)),
    )


def network_text(recipe: Recipe) -> str:
    """Return a network and, of one with a backbone, where its weights came from."""
    model = recipe.model
    if not task(recipe.task).chooses_layers:
        return network_name(recipe)
    if not is_known(model.backbone):
        text = translate("RecentRow", "{network}, own model")
        return text.format(network=PurePath(model.backbone).name)
    text = {
        "random": translate("RecentRow", "{network}, from scratch"),
        "imagenet": translate("RecentRow", "{network}, pretrained"),
    }.get(model.weights, translate("RecentRow", "{network}, weights from a file"))
    return text.format(network=model.backbone)


def day_of(when: float) -> str:
    """Return the day of a time: today, yesterday, or its date."""
    day = datetime.fromtimestamp(when).date()
    if day == date.today():
        return translate("RecentRow", "today")
    if day == date.today() - timedelta(days=1):
        return translate("RecentRow", "yesterday")
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


def _run_text(run: RunSummary) -> str:
    facts = [f"“{run.name}”"] if run.is_named else []
    if result_text(run):
        facts.append(f"{measured_text(run.figure, run.part)} {result_text(run)}")
    elif not run.can_resume:  # the badge says it
        facts.append(status_text(run.status))
    if run.recipe is not None:
        facts.append(network_text(run.recipe))
    return " · ".join([*facts, day_of(run.when)])
