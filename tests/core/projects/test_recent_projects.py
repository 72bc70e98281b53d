"""What a list of recent projects says."""

from pathlib import Path

import pytest
import stored_runs

from studio.core.projects import project
from studio.core.projects.project import Project
from studio.core.projects.recent_projects import describe_projects
from studio.core.recipes.recipe import Data, Model, Recipe
from studio.core.runs.run_folder import RunFolder


def make(home: Path, weights: str = "random") -> Project:
    model = Model(backbone="VGG16", weights=weights)
    return project.create(home, Recipe(name="Birds", data=Data(folder="/birds"), model=model))


def a_cut_off_run(made: Project, epochs: int) -> Path:
    return stored_runs.store(made.runs / "one", made.read(), None, epochs).path


def test_project_without_runs(tmp_path: Path) -> None:
    made = make(tmp_path, "imagenet")
    (recent,) = describe_projects([str(made.folder)])
    assert recent.recipe is not None
    assert (recent.name, recent.recipe.model.backbone, recent.recipe.model.weights) == (
        "Birds",
        "VGG16",
        "imagenet",
    )
    assert (recent.newest, recent.best, recent.to_resume) == (None, None, None)
    assert recent.when > 0


def test_run_that_was_cut_off_can_be_resumed(tmp_path: Path) -> None:
    made = make(tmp_path)
    run = a_cut_off_run(made, 2)
    (recent,) = describe_projects([str(made.folder)])
    assert recent.to_resume is not None
    assert recent.to_resume.path == str(run)
    assert (recent.to_resume.status, recent.to_resume.epochs) == ("interrupted", 2)


def test_run_that_was_cut_off_before_its_first_figure(tmp_path: Path) -> None:
    made = make(tmp_path)
    a_cut_off_run(made, 0)
    (recent,) = describe_projects([str(made.folder)])
    assert recent.to_resume is not None
    assert recent.to_resume.epochs == 0


def test_a_project_that_is_deleted_meanwhile_hides_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, other = make(tmp_path / "a"), make(tmp_path / "b")
    read = Project.read

    def read_and_lose(project: Project) -> Recipe:
        recipe = read(project)
        if project.folder == made.folder:
            made.recipe_file.unlink()
        return recipe

    monkeypatch.setattr(Project, "read", read_and_lose)
    gone, there = describe_projects([str(made.folder), str(other.folder)])
    assert gone.problem is not None
    assert there.problem is None


def test_damaged_recipe_and_missing_folder(tmp_path: Path) -> None:
    made = make(tmp_path)
    made.recipe_file.write_text("name = 3")
    found = describe_projects([str(tmp_path / "gone"), str(made.folder)])
    assert len(found) == 1
    assert found[0].problem is not None
    assert found[0].name == made.folder.name


def test_run_that_another_program_trains_is_not_offered(tmp_path: Path) -> None:
    made = make(tmp_path)
    run = RunFolder(a_cut_off_run(made, 2))
    with run.held():
        (recent,) = describe_projects([str(made.folder)])
        assert recent.to_resume is None
    (recent,) = describe_projects([str(made.folder)])
    assert recent.to_resume is not None
    assert recent.to_resume.path == str(run.path)


def test_damaged_run_is_not_offered(tmp_path: Path) -> None:
    made = make(tmp_path)
    run = RunFolder(a_cut_off_run(made, 2))
    run.base_file.unlink()
    (recent,) = describe_projects([str(made.folder)])
    assert recent.to_resume is None
    assert recent.problem is None
