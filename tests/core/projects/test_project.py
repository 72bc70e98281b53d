from pathlib import Path

import pytest
import small_disk

from studio.core.base.errors import InputError, WorkError
from studio.core.projects import project as projects
from studio.core.projects.project import Project, open_project
from studio.core.recipes.recipe import Data, Recipe

RECIPE = Recipe(name="Cats & Dogs", data=Data(folder="/images"))


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_a_new_project_holds_its_recipe(tmp_path: Path) -> None:
    project = projects.create(tmp_path / "home", RECIPE)
    assert project.folder == tmp_path / "home" / "cats-dogs"
    assert project.read() == RECIPE
    assert names(project.folder) == ["recipe.toml"]
    assert project.runs == project.folder / "runs"


def test_a_folder_that_is_there_is_never_taken(tmp_path: Path) -> None:
    (tmp_path / "cats-dogs").mkdir()
    (tmp_path / "cats-dogs-2").write_text("a file")
    project = projects.create(tmp_path, RECIPE)
    assert project.folder.name == "cats-dogs-3"
    assert names(tmp_path / "cats-dogs") == []


def test_saving_and_reading(tmp_path: Path) -> None:
    project = Project(tmp_path)
    with pytest.raises(InputError, match="was not found"):
        project.read()
    project.save(RECIPE)
    assert project.read() == RECIPE


def test_a_renamed_project_does_not_come_back_with_its_recipe_alone(tmp_path: Path) -> None:
    made = projects.create(tmp_path, RECIPE)
    moved = made.folder.rename(tmp_path / "elsewhere")
    with pytest.raises(WorkError, match="was renamed, moved or deleted"):
        made.save(RECIPE)
    assert names(tmp_path) == ["elsewhere"]
    assert names(moved) == ["recipe.toml"]


@pytest.mark.parametrize("given", ["p", "p/recipe.toml"])
def test_opening_by_folder_or_recipe(tmp_path: Path, given: str) -> None:
    (tmp_path / "p").mkdir()
    Project(tmp_path / "p").save(RECIPE)
    assert open_project(tmp_path / given).folder == tmp_path / "p"


def test_opening_what_is_no_project(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none", tmp_path / "none" / "recipe.toml"):
        with pytest.raises(InputError, match=r"is not a project: it has no recipe\.toml"):
            open_project(path)


def test_a_file_in_place_of_the_home(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("x")
    with pytest.raises(WorkError, match="could not be written"):
        projects.create(tmp_path / "home", RECIPE)


def test_a_home_that_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "home").symlink_to(tmp_path / "unplugged disk")
    with pytest.raises((WorkError, InputError), match="could not be written"):
        projects.create(tmp_path / "home", RECIPE)


def test_a_full_disk_leaves_no_half_made_project(tmp_path: Path) -> None:
    with small_disk.mounted(tmp_path / "disk", "64k") as disk:
        small_disk.fill(disk)
        with pytest.raises(WorkError, match="The disk is full"):
            projects.create(disk, RECIPE)
        assert names(disk) == ["filler"]


def test_a_read_only_disk(tmp_path: Path) -> None:
    with small_disk.mounted(tmp_path / "disk", "64k") as disk:
        small_disk.protect(disk)
        with pytest.raises(WorkError, match="read-only"):
            projects.create(disk, RECIPE)
