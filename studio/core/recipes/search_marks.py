"""Which fields of a recipe a search varies, set, taken away, and kept true to its stages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from studio.core.base.errors import InputError
from studio.core.recipes.fields import Kind, field_at
from studio.core.recipes.place import Place
from studio.core.recipes.recipe import Recipe
from studio.core.recipes.search_checks import HELD, check_search
from studio.core.recipes.search_space import plain_path
from studio.core.recipes.search_table import Search, Span

Varied = Span | tuple[Any, ...]
"""What is tried of one field: a range of numbers, or values in the form that TOML has."""

_NEVER_VARIED = frozenset(
    {Kind.TEXT, Kind.FACTORS, Kind.LAYERS, Kind.FILES, Kind.FOLDER, Kind.CONSTANT}
)
"""Kinds that have no range and no few values. A recipe file may still list some."""

_OF_NO_EFFECT = frozenset({"gan.gallery"})
"""Fields that make no better training, whatever they say."""


def may_vary(path: str) -> bool:
    """Return whether the field of that path, such as "stage.epochs", is offered to a search."""
    return path not in HELD | _OF_NO_EFFECT and field_at(path).kind not in _NEVER_VARIED


def marks_of(recipe: Recipe) -> Mapping[str, Varied]:
    """Return what is tried by the path of each field that varies, in the order of the recipe."""
    return {} if recipe.search is None else recipe.search.vary


def mark_at(recipe: Recipe, place: Place) -> str:
    """Return the path of the mark that varies a field, its own or that of every stage; else ""."""
    own = str(place)
    marks = marks_of(recipe)
    return next((path for path in (own, place.path) if path in marks), "")


def place_of(path: str) -> Place:
    """Return the field that a mark is about; of every stage, that of the first."""
    table, _, number = path.partition("[")
    return Place(plain_path(path), int(number.partition("]")[0])) if number else Place(table)


def is_of_every_stage(path: str) -> bool:
    """Return whether a mark is about the field of each stage."""
    return Place(path).is_of_a_stage and "[" not in path


def with_mark(recipe: Recipe, path: str, varied: Varied | None, *, instead: str = "") -> Recipe:
    """Return the recipe whose search tries `varied` in a field.

    Args:
        path: "model.dropout", "stage[1].epochs", or "stage.epochs" for that of every stage. Marks
            of single stages and of every stage take each other's place.
        varied: None takes the mark away.
        instead: path of a mark that this one takes the place of.
    """
    kept: dict[str, Varied] = {}
    is_placed = False
    for known, found in marks_of(recipe).items():
        if known != instead and not _overlap(known, path):
            kept[known] = found
        elif varied is not None and not is_placed:
            kept[path], is_placed = varied, True
    if varied is not None and not is_placed:
        kept[path] = varied
    return with_plan(recipe, vary=kept)


def with_plan(recipe: Recipe, **changed: object) -> Recipe:
    """Return the recipe with other fields of [search], which is left out where all are usual."""
    search = replace(recipe.search or Search(), **changed)
    return replace(recipe, search=None if search == Search() else search)


def following_stages(before: Recipe, after: Recipe) -> Recipe:
    """Return `after` with each mark of a stage where that stage is now; it had those of `before`.

    A stage is known by its name, and one that was renamed by its place. Marks of a stage that has
    gone go with it.
    """
    search = after.search
    if search is None or before.stage == after.stage:
        return after
    moved: dict[str, Varied] = {}
    for path, varied in search.vary.items():
        if not place_of(path).is_of_a_stage or is_of_every_stage(path):
            moved[path] = varied
            continue
        at = _place_after(before, after, place_of(path).stage)
        if at is not None:
            moved[str(Place(plain_path(path), at))] = varied
    return after if moved == search.vary else with_plan(after, vary=moved)


def fitting(recipe: Recipe) -> Recipe:
    """Return the recipe without marks that it cannot have, and with a figure that it measures."""
    search = recipe.search
    if search is None:
        return recipe
    if not _is_possible(recipe, replace(search, vary={})):
        search = replace(search, objective="")
    kept = {
        path: varied
        for path, varied in search.vary.items()
        if _is_possible(recipe, replace(search, vary={path: varied}))
    }
    return with_plan(recipe, objective=search.objective, vary=kept)


def _is_possible(recipe: Recipe, search: Search) -> bool:
    try:
        check_search(replace(recipe, search=search), "")
    except InputError:
        return False
    return True


def _overlap(one: str, other: str) -> bool:
    if plain_path(one) != plain_path(other):
        return False
    return one == other or "[" not in one or "[" not in other


def _place_after(before: Recipe, after: Recipe, at: int) -> int | None:
    """Return where stage `at` of `before` is in `after`, None where it has gone."""
    if at >= len(before.stage):
        return None
    names = [stage.name for stage in after.stage]
    name = before.stage[at].name
    if name in names:
        return names.index(name)
    is_renamed = len(before.stage) == len(names) and names[at] not in {
        stage.name for stage in before.stage
    }
    return at if is_renamed else None
