"""Another value for one field of the open project's recipe."""

from studio.core.recipes.place import Place, with_value
from studio.core.recipes.recipe import Recipe
from studio.ui.models.open_project import OpenProject
from studio.ui.texts.fields import place_text


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
