"""What is wrong with a recipe whose fields are each right alone: tables and values together."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from studio.core.base.errors import InputError
from studio.core.recipes import recipe_errors
from studio.core.recipes.optimizers import OPTIMIZERS
from studio.core.recipes.schedules import SCHEDULES
from studio.core.recipes.solvers import EPOCHS, ONLY_HEAD, is_solved
from studio.core.recipes.type_range import Range
from studio.core.tasks.table import TASKS, task

if TYPE_CHECKING:
    from studio.core.recipes.recipe import Recipe

MOST_HELD_BACK = 0.95
"""Largest sum of data.validation and data.test."""

MOST_MULTIPLIED = 100.0
MULTIPLIERS = Range(lowest=0.0, is_above=True, highest=MOST_MULTIPLIED)
"""Factors of a learning rate for some layers."""

GAN_SIDES = (28, 128)
"""Least and most pixels of a side of the images of a GAN."""


@cache
def foreign_tables(key: str) -> frozenset[str]:
    """Return the tables of a recipe that belong to other tasks than that."""
    return frozenset(name for row in TASKS if row.key != key for name in row.settings)


def check_tables(recipe: Recipe, raw: Mapping[str, Any], source: str) -> None:
    """Refuse a table of another task, and layers that its network does not offer to choose."""
    owners = {name: row.key for row in TASKS for name in row.settings}
    for name in sorted(foreign_tables(recipe.task) & raw.keys()):
        raise InputError(
            '{file}: {table}: found a table, allowed only with task = "{owner}"; this recipe has '
            'task = "{task}".',
            file=source,
            table=name,
            owner=owners[name],
            task=recipe.task,
        )
    if task(recipe.task).chooses_layers:
        return
    for index, stage in enumerate(recipe.stage):
        if stage.multipliers:
            raise InputError(
                '{file}: stage[{index}].multipliers: found a table, allowed with task = "{task}": '
                "none.",
                file=source,
                index=index,
                task=recipe.task,
            )
        if is_solved(stage):
            raise InputError(
                '{file}: stage[{index}].optimizer: found {found}, allowed with task = "{task}": '
                "{allowed}.",
                file=source,
                index=index,
                found=recipe_errors.shown(stage.optimizer),
                task=recipe.task,
                allowed=", ".join(map(recipe_errors.shown, OPTIMIZERS)),
            )
        if stage.train != ("all",):
            raise InputError(
                '{file}: stage[{index}].train: found {found}, allowed with task = "{task}": '
                '["all"].',
                file=source,
                index=index,
                found=recipe_errors.shown(list(stage.train)),
                task=recipe.task,
            )


def check_together(recipe: Recipe, source: str) -> None:
    """Refuse fields that are each right alone and wrong together."""
    validation, test = recipe.data.validation, recipe.data.test
    if round(validation + test, 9) > MOST_HELD_BACK:
        raise InputError(
            "{file}: data.validation and data.test: found {validation} and {test}, "
            "allowed: together at most {most}.",
            file=source,
            validation=validation,
            test=test,
            most=MOST_HELD_BACK,
        )
    named = {
        "data.folder": recipe.data.folder,
        "model.backbone": recipe.model.backbone,
        "model.weights": recipe.model.weights,
    }
    for field, text in named.items():
        if "\0" in text:
            raise InputError(
                "{file}: {field}: found {found}, allowed: text without a zero character.",
                file=source,
                field=field,
                found=recipe_errors.shown(text),
            )
    for index, stage in enumerate(recipe.stage):
        for pattern, factor in stage.multipliers.items():
            if not MULTIPLIERS.allows(factor):
                raise InputError(
                    "{file}: stage[{index}].multipliers.{pattern}: found {found}, allowed: a "
                    "number > 0 and <= {most}.",
                    file=source,
                    index=index,
                    pattern=recipe_errors.shown(pattern),
                    found=factor,
                    most=MOST_MULTIPLIED,
                )
    if recipe.augment is not None and recipe.augment.mixup:
        _check_mixup(recipe, recipe.augment.mixup, recipe.augment.views, source)
    if recipe.task == "gan":
        _check_gan(recipe, source)
    if task(recipe.task).chooses_layers:
        _check_solved(recipe, source)
    for index, pattern in enumerate(recipe.data.exclude):
        if pattern.startswith(("/", "~")) or "\\" in pattern or ".." in pattern.split("/"):
            raise InputError(
                "{file}: {field}: found {found}, allowed: a file or folder inside data.folder, "
                "relative to it and with forward slashes, such as blurry/IMG_1.jpg or wren/*.png.",
                file=source,
                field=f"data.exclude[{index}]",
                found=recipe_errors.shown(pattern),
            )
    names = [stage.name for stage in recipe.stage]
    for index, name in enumerate(names):
        if name in names[:index]:
            raise InputError(
                "{file}: {field}: found {name} a second time, allowed: a name of its own for "
                "each stage.",
                file=source,
                field=f"stage[{index}].name",
                name=recipe_errors.shown(name),
            )


def _check_mixup(recipe: Recipe, mixup: float, views: int, source: str) -> None:
    """Refuse blended images where there are no labels to blend, or where each is computed once."""
    if recipe.task != "classify":
        raise InputError(
            '{file}: augment.mixup: found {found}, allowed with task = "{task}": 0. It blends '
            "labels, and only a classifier learns any.",
            file=source,
            found=mixup,
            task=recipe.task,
        )
    if views:
        raise InputError(
            "{file}: augment.views: found {found}, allowed with augment.mixup = {mixup}: 0. "
            "Blended images are others in every batch and cannot be computed once.",
            file=source,
            found=views,
            mixup=mixup,
        )


def _check_gan(recipe: Recipe, source: str) -> None:
    """Refuse what the two networks of a GAN cannot do."""
    least, most = GAN_SIDES
    height, width = recipe.data.image_size
    if not least <= min(height, width) <= max(height, width) <= most:
        raise InputError(
            '{file}: data.image_size: found {found}, allowed with task = "gan": sides of {least} '
            "to {most} pixels.",
            file=source,
            found=recipe_errors.shown([height, width]),
            least=least,
            most=most,
        )
    if recipe.precision != "float32":
        raise InputError(
            '{file}: precision: found {found}, allowed with task = "gan": "float32".',
            file=source,
            found=recipe_errors.shown(recipe.precision),
        )
    for index, stage in enumerate(recipe.stage):
        if SCHEDULES[stage.schedule].follows_validation:
            raise InputError(
                "{file}: stage[{index}].schedule: found {found}, allowed with task = "
                '"gan": a schedule that does not follow the validation loss, such as "constant".',
                file=source,
                index=index,
                found=recipe_errors.shown(stage.schedule),
            )
        if stage.early_stopping:
            raise InputError(
                "{file}: stage[{index}].early_stopping: found {found}, allowed with task = "
                '"gan": 0. Its two losses pull against each other, so neither says when to stop.',
                file=source,
                index=index,
                found=stage.early_stopping,
            )


def _check_solved(recipe: Recipe, source: str) -> None:
    """Refuse what a solver cannot solve: more than one layer, or the same one again and again."""
    for index, stage in enumerate(recipe.stage):
        if not is_solved(stage):
            continue
        fields: tuple[tuple[str, object, object, str], ...] = (
            (f"stage[{index}].train", list(stage.train), list(ONLY_HEAD), '["head"]'),
            (f"stage[{index}].epochs", stage.epochs, EPOCHS, str(EPOCHS)),
            ("model.dense", list(recipe.model.dense), [], "[]"),
        )
        for field, found, only, allowed in fields:
            if found != only:
                raise InputError(
                    "{file}: {field}: found {found}, allowed with stage[{index}].optimizer = "
                    "{optimizer}: {allowed}.",
                    file=source,
                    field=field,
                    found=recipe_errors.shown(found),
                    index=index,
                    optimizer=recipe_errors.shown(stage.optimizer),
                    allowed=allowed,
                )
