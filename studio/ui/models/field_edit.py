"""Another value for one field of the open project's recipe, or another mark of a search."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from studio.core.base.errors import InputError
from studio.core.recipes.place import Place, with_value
from studio.core.recipes.recipe import FILE_NAME, Recipe
from studio.core.recipes.search_checks import check_search
from studio.core.recipes.search_marks import Varied, place_of, with_mark, with_plan
from studio.core.recipes.search_usual import with_method
from studio.ui.models.open_project import OpenProject
from studio.ui.texts.fields import place_text
from studio.ui.texts.translation import translated

translate = QCoreApplication.translate


def set_field(project: OpenProject, place: Place, value: object) -> None:
    """Put a recipe with `value` in force; edits of one field in a row are one step to undo."""
    set_with_field(project, place, with_value(project.recipe, place, value))


def set_with_field(
    project: OpenProject, place: Place, recipe: Recipe, *, is_consequence: bool = False
) -> None:
    """Put a recipe in force in which more than the field at `place` follows from its new value.

    Args:
        project: the open one.
        place: what the person changed.
        recipe: the new one.
        is_consequence: whether the program made it of the edit of that field before.
    """
    text = place_text(place, project.recipe)
    project.set_recipe(recipe, text, field=str(place), is_consequence=is_consequence)


def vary_field(project: OpenProject, path: str, varied: Varied | None, instead: str = "") -> None:
    """Let a search vary a field: what is tried, None for nothing; as `search_marks.with_mark`."""
    recipe = with_mark(project.recipe, path, varied, instead=instead)
    what = translate("FieldEdit", "search: {field}").format(
        field=place_text(place_of(path), project.recipe)
    )
    project.set_recipe(recipe, what, field=f"search.vary.{instead or path}")


def plan_search(project: OpenProject, name: str, value: Any) -> str:  # noqa: ANN401  # any TOML value
    """Put another value into a field of [search], such as "method".

    A grid gives a step to each range that has none.

    Returns:
        Why the recipe cannot have it, "" where it has it now.
    """
    recipe = project.recipe
    is_method = name == "method"
    changed = with_method(recipe, value) if is_method else with_plan(recipe, **{name: value})
    try:
        check_search(changed, FILE_NAME)
    except InputError as error:
        return translated(error.sentence)
    project.set_recipe(changed, translate("FieldEdit", "search"), field=f"search.{name}")
    return ""
