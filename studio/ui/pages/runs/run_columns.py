"""The table of columns of the Runs page. A further column is one more row."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from studio.core.recipes.optimizers import OPTIMIZERS
from studio.core.recipes.recipe import Augment, Recipe
from studio.core.runs.run_summary import RunSummary
from studio.ui.texts.format import decimal_text, duration_text, percent_text, rate_text
from studio.ui.texts.run_words import STATUS_COLORS, status_words, when_words
from studio.ui.theme import ColorName

translate = QCoreApplication.translate

_THEN = " → "
_TIMES = "\N{MULTIPLICATION SIGN}"


@dataclass(frozen=True)
class RunColumn:
    """One row.

    Attributes:
        key: its name in code.
        title: English, translated by `words`.
        value: what is compared: runs that agree in it need no such column. None: not known.
        text: how it is written.
        sort_key: what is sorted by, None for a run that goes last; `value` where it is left out.
        is_always: whether the column is shown even where no two runs differ in it.
        is_number: whether it stands at the right.
        color: of the text.
    """

    key: str
    title: str
    value: Callable[[RunSummary], Hashable]
    text: Callable[[RunSummary], str]
    sort_key: Callable[[RunSummary], Any] | None = None
    is_always: bool = False
    is_number: bool = False
    color: Callable[[RunSummary], ColorName] = lambda _run: "dim"

    def words(self) -> str:
        """Return the title in the person's language."""
        return translate("RunColumns", self.title)

    def differs(self, runs: Iterable[RunSummary]) -> bool:
        """Return whether the runs differ in it; where it is not known says nothing."""
        found = {value for run in runs if (value := self.value(run)) is not None}
        return len(found) > 1

    def sorted(self, runs: Iterable[RunSummary], *, descending: bool) -> list[RunSummary]:
        """Return the runs in order of this column; those without a value last either way."""
        key: Callable[[RunSummary], Any] = self.sort_key or self.value
        listed = list(runs)
        known = [run for run in listed if key(run) is not None]
        unknown = [run for run in listed if key(run) is None]
        return [*sorted(known, key=key, reverse=descending), *unknown]


def epochs_words(run: RunSummary) -> str:
    """Return how many epochs a run has trained, and of how many where some are left."""
    if not run.planned or run.status == "running":
        return ""
    return str(run.epochs) if run.epochs >= run.planned else f"{run.epochs} / {run.planned}"


def accuracy_text(run: RunSummary) -> str:
    """Return the accuracy of a run, "" where it has none."""
    return "" if run.accuracy is None else percent_text(run.accuracy, 1)


def _from_recipe(read: Callable[[Recipe], Hashable]) -> Callable[[RunSummary], Hashable]:
    return lambda run: read(run.recipe) if run.recipe is not None else None


def _text_of(write: Callable[[Recipe], str]) -> Callable[[RunSummary], str]:
    return lambda run: write(run.recipe) if run.recipe is not None else ""


def _in_turn(texts: Iterable[str]) -> str:
    """Return what each stage has, said once where all have the same."""
    listed = list(texts)
    return listed[0] if len(set(listed)) == 1 else _THEN.join(listed)


def _stage_names(recipe: Recipe) -> str:
    return _THEN.join(stage.name for stage in recipe.stage)


def _rates(recipe: Recipe) -> str:
    return _in_turn(rate_text(stage.learning_rate) for stage in recipe.stage)


def _optimizers(recipe: Recipe) -> str:
    return _in_turn(OPTIMIZERS[stage.optimizer].title for stage in recipe.stage)


def _trained_layers(recipe: Recipe) -> str:
    return _in_turn(", ".join(stage.train) for stage in recipe.stage)


def _size(recipe: Recipe) -> str:
    height, width = recipe.data.image_size
    return f"{height} {_TIMES} {width}"


def _augmentation(recipe: Recipe) -> str:
    augment = recipe.augment
    if augment is None or not augment.is_active:
        return translate("RunColumns", "off")
    return ", ".join(words for words in _changes(augment) if words)


def _changes(augment: Augment) -> Iterable[str]:
    if augment.flip != "none":
        yield translate("RunColumns", "flip")
    for share, words in (
        (augment.rotation, translate("RunColumns", "rotation {share}")),
        (augment.zoom, translate("RunColumns", "zoom {share}")),
        (augment.translation, translate("RunColumns", "shift {share}")),
        (augment.shear, translate("RunColumns", "shear {share}")),
        (augment.brightness, translate("RunColumns", "brightness {share}")),
        (augment.contrast, translate("RunColumns", "contrast {share}")),
    ):
        if share:
            yield words.format(share=percent_text(share))


def _head(recipe: Recipe) -> str:
    model = recipe.model
    pooling = {
        "average": translate("RunColumns", "average pooling"),
        "max": translate("RunColumns", "max pooling"),
        "flatten": translate("RunColumns", "flatten"),
    }[model.pooling]
    facts = [pooling, *map(str, model.dense)]
    if model.dropout:
        words = translate("RunColumns", "dropout {share}")
        facts.append(words.format(share=decimal_text(model.dropout)))
    if model.batch_norm:
        facts.append(translate("RunColumns", "batch normalization"))
    return ", ".join(facts)


def _weights(recipe: Recipe) -> str:
    weights = recipe.model.weights
    known = {"random": translate("RunColumns", "random"), "imagenet": "ImageNet"}
    return known.get(weights, PurePath(weights).name)


def _split(recipe: Recipe) -> str:
    return f"{percent_text(recipe.data.validation)} / {percent_text(recipe.data.test)}"


def _status_color(run: RunSummary) -> ColorName:
    return STATUS_COLORS[run.status]


def _text_color(_run: RunSummary) -> ColorName:
    return "text"


COLUMNS: tuple[RunColumn, ...] = (
    RunColumn(
        "name",
        str(QT_TRANSLATE_NOOP("RunColumns", "Run")),
        lambda run: run.name,
        lambda run: run.name,
        lambda run: run.name.casefold(),
        is_always=True,
        color=_text_color,
    ),
    RunColumn(
        "status",
        str(QT_TRANSLATE_NOOP("RunColumns", "State")),
        lambda run: run.status,
        lambda run: status_words(run.status),
        lambda run: status_words(run.status),
        is_always=True,
        color=_status_color,
    ),
    RunColumn(
        "accuracy",
        str(QT_TRANSLATE_NOOP("RunColumns", "Accuracy")),
        lambda run: run.accuracy,
        accuracy_text,
        is_always=True,
        is_number=True,
        color=_text_color,
    ),
    RunColumn(
        "epochs",
        str(QT_TRANSLATE_NOOP("RunColumns", "Epochs")),
        lambda run: run.epochs if run.planned else None,
        epochs_words,
        is_always=True,
        is_number=True,
    ),
    RunColumn(
        "backbone",
        str(QT_TRANSLATE_NOOP("RunColumns", "Backbone")),
        _from_recipe(lambda recipe: recipe.model.backbone),
        _text_of(lambda recipe: PurePath(recipe.model.backbone).name),
    ),
    RunColumn(
        "weights",
        str(QT_TRANSLATE_NOOP("RunColumns", "Weights")),
        _from_recipe(lambda recipe: recipe.model.weights),
        _text_of(_weights),
    ),
    RunColumn(
        "head",
        str(QT_TRANSLATE_NOOP("RunColumns", "Head")),
        _from_recipe(_head),
        _text_of(_head),
    ),
    RunColumn(
        "stages",
        str(QT_TRANSLATE_NOOP("RunColumns", "Stages")),
        _from_recipe(lambda recipe: tuple(stage.name for stage in recipe.stage)),
        _text_of(_stage_names),
    ),
    RunColumn(
        "layers",
        str(QT_TRANSLATE_NOOP("RunColumns", "Trained layers")),
        _from_recipe(lambda recipe: tuple(stage.train for stage in recipe.stage)),
        _text_of(_trained_layers),
    ),
    RunColumn(
        "optimizer",
        str(QT_TRANSLATE_NOOP("RunColumns", "Optimizer")),
        _from_recipe(_optimizers),
        _text_of(_optimizers),
    ),
    RunColumn(
        "rate",
        str(QT_TRANSLATE_NOOP("RunColumns", "Learning rate")),
        _from_recipe(lambda recipe: tuple(stage.learning_rate for stage in recipe.stage)),
        _text_of(_rates),
        is_number=True,
    ),
    RunColumn(
        "size",
        str(QT_TRANSLATE_NOOP("RunColumns", "Image size")),
        _from_recipe(lambda recipe: recipe.data.image_size),
        _text_of(_size),
        is_number=True,
    ),
    RunColumn(
        "batch",
        str(QT_TRANSLATE_NOOP("RunColumns", "Batch size")),
        _from_recipe(lambda recipe: recipe.data.batch_size),
        _text_of(lambda recipe: str(recipe.data.batch_size)),
        is_number=True,
    ),
    RunColumn(
        "augmentation",
        str(QT_TRANSLATE_NOOP("RunColumns", "Augmentation")),
        _from_recipe(_augmentation),
        _text_of(_augmentation),
    ),
    RunColumn(
        "split",
        str(QT_TRANSLATE_NOOP("RunColumns", "Validation / test")),
        _from_recipe(lambda recipe: (recipe.data.validation, recipe.data.test)),
        _text_of(_split),
    ),
    RunColumn(
        "precision",
        str(QT_TRANSLATE_NOOP("RunColumns", "Precision")),
        _from_recipe(lambda recipe: recipe.precision),
        _text_of(lambda recipe: recipe.precision),
    ),
    RunColumn(
        "seed",
        str(QT_TRANSLATE_NOOP("RunColumns", "Seed")),
        _from_recipe(lambda recipe: recipe.seed),
        _text_of(lambda recipe: str(recipe.seed)),
        is_number=True,
    ),
    RunColumn(
        "data",
        str(QT_TRANSLATE_NOOP("RunColumns", "Image folder")),
        _from_recipe(lambda recipe: recipe.data.folder),
        _text_of(lambda recipe: PurePath(recipe.data.folder).name),
    ),
    RunColumn(
        "time",
        str(QT_TRANSLATE_NOOP("RunColumns", "Time")),
        lambda run: run.seconds or None,
        lambda run: duration_text(run.seconds) if run.seconds else "",
        is_always=True,
        is_number=True,
    ),
    RunColumn(
        "when",
        str(QT_TRANSLATE_NOOP("RunColumns", "When")),
        lambda run: run.when,
        lambda run: when_words(run.when),
        is_always=True,
    ),
    RunColumn(
        "note",
        str(QT_TRANSLATE_NOOP("RunColumns", "Note")),
        lambda run: run.note,
        lambda run: " ".join(run.note.split()),
        lambda run: run.note.casefold() or None,
    ),
)


def shown_columns(runs: Iterable[RunSummary]) -> tuple[RunColumn, ...]:
    """Return the columns that are always shown, and those in which the runs differ."""
    listed = tuple(runs)
    return tuple(one for one in COLUMNS if one.is_always or one.differs(listed))


def column(key: str) -> RunColumn:
    """Return the column of a key."""
    return next(one for one in COLUMNS if one.key == key)
