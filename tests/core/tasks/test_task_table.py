"""The table of tasks."""

from __future__ import annotations

from typing import get_args, get_type_hints

import pytest

from studio.core.recipes.recipe import Recipe
from studio.core.tasks.table import TASKS, task


def test_every_task_that_a_recipe_may_name_has_a_row() -> None:
    allowed = get_args(get_type_hints(Recipe)["task"])
    assert [row.key for row in TASKS] == list(allowed)


def test_every_table_of_settings_is_a_field_of_the_recipe() -> None:
    for row in TASKS:
        assert set(row.settings) <= set(Recipe.__struct_fields__)


def test_a_row_is_found_by_its_key() -> None:
    assert task("classify").figure("accuracy").better == "higher"
    with pytest.raises(KeyError):
        task("compose")
    with pytest.raises(KeyError):
        task("classify").figure("elegance")
