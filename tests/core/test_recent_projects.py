"""What a list of recent projects says."""

from pathlib import Path

from studio.core import project
from studio.core.metrics import MetricRow
from studio.core.metrics.file import MetricsWriter
from studio.core.project import Project
from studio.core.recent_projects import describe_projects
from studio.core.recipe import Data, Model, Recipe


def make(home: Path, weights: str = "random") -> Project:
    model = Model(backbone="VGG16", weights=weights)
    return project.create(home, Recipe(name="Birds", data=Data(folder="/birds"), model=model))


def a_cut_off_run(made: Project, epochs: int) -> Path:
    run = made.runs / "one"
    run.mkdir(parents=True)
    (run / "recipe.toml").write_text(made.recipe_file.read_text())
    (run / "dataset.json").write_text("{}")
    if epochs:
        with MetricsWriter(run / "metrics.csv") as writer:
            for epoch in range(1, epochs + 1):
                writer.append(MetricRow(1, epoch, 0, "train", 1.0, 0.5, 1e-3, float(epoch)))
    return run


def test_project_without_runs(tmp_path: Path) -> None:
    made = make(tmp_path, "imagenet")
    (recent,) = describe_projects([str(made.folder)])
    assert (recent.name, recent.backbone, recent.is_pretrained) == ("Birds", "VGG16", True)
    assert recent.accuracy is None
    assert recent.cut_off == ""
    assert recent.when > 0


def test_run_that_was_cut_off_can_be_resumed(tmp_path: Path) -> None:
    made = make(tmp_path)
    run = a_cut_off_run(made, 2)
    (recent,) = describe_projects([str(made.folder)])
    assert recent.cut_off == str(run)
    assert recent.epochs_done == 2


def test_run_that_was_cut_off_before_its_first_figure(tmp_path: Path) -> None:
    made = make(tmp_path)
    a_cut_off_run(made, 0)
    (recent,) = describe_projects([str(made.folder)])
    assert recent.cut_off
    assert recent.epochs_done == 0


def test_damaged_recipe_and_missing_folder(tmp_path: Path) -> None:
    made = make(tmp_path)
    made.recipe_file.write_text("name = 3")
    found = describe_projects([str(tmp_path / "gone"), str(made.folder)])
    assert len(found) == 1
    assert found[0].problem is not None
    assert found[0].name == made.folder.name
