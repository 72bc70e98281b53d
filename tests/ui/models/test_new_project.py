"""Making a project of a folder or a sample."""

from pathlib import Path

from fake_engine import FakeEngine
from project_models import Models
from pytestqt.qtbot import QtBot

from studio.core.base import paths
from studio.core.dataset.images import Dataset
from studio.core.plan.presets import find_preset
from studio.core.wire.messages import Cancel, Phase, Scan, Scanned


def test_folder_becomes_a_project_with_a_recipe_that_suits_it(
    opened: Models, images_folder: Path
) -> None:
    project = opened.project.project
    assert project is not None
    assert project.folder.parent == paths.home()
    assert opened.project.recipe.data.folder == str(images_folder)
    assert opened.project.recipe.model.backbone == "LeNet-5"
    assert project.read() == opened.project.recipe
    assert opened.new_project.suggestion is not None
    assert opened.images.split is not None
    counts = [len(part) for part in (opened.images.split.train, opened.images.split.validation)]
    assert sum(counts) + len(opened.images.split.test) == 36
    assert opened.images.problem is None


def test_sample_becomes_a_project(model: Models, qtbot: QtBot) -> None:
    model.new_project.create_from_sample("shapes")
    assert model.images.busy is Phase.SAVING
    qtbot.waitUntil(lambda: model.images.dataset is not None, timeout=30_000)
    assert model.images.dataset is not None
    assert model.images.dataset.classes == ("circle", "square", "triangle")


def test_a_sample_says_how_far_it_is_and_can_be_cancelled(model: Models, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    model.images.scan_progressed.connect(lambda done, total: told.append((done, total)))
    model.new_project.create_from_sample("creatures")
    qtbot.waitUntil(lambda: bool(told) and told[-1][0] > 0, timeout=60_000)
    assert told[0] == (0, 0)
    assert told[-1][1] == 2000
    model.images.cancel()
    assert model.images.busy is None
    samples = paths.home() / "samples"
    qtbot.waitUntil(lambda: not list(samples.iterdir()), timeout=60_000)
    assert model.project.project is None


def test_a_preset_brings_its_sample_its_recipe_and_no_question_beside_another_preset(
    model: Models, qtbot: QtBot
) -> None:
    for key in ("digits-autoencoder", "digits-denoising"):
        with qtbot.assertNotEmitted(model.new_project.twin_found):
            model.new_project.create_from_preset(key)
            wanted = find_preset(key)
            qtbot.waitUntil(lambda: model.project.recipe.name == wanted.recipe.name, timeout=30_000)  # noqa: B023
        assert model.project.recipe.autoencoder == wanted.recipe.autoencoder
        assert model.project.recipe.stage == wanted.recipe.stage
        assert model.new_project.suggestion == wanted.help
    with qtbot.waitSignal(model.new_project.twin_found, timeout=30_000) as found:
        model.new_project.create_from_preset("digits-autoencoder")
    assert found.args[0].wanted_preset == "digits-autoencoder"


def test_folder_without_images_makes_no_project(
    model: Models, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "empty").mkdir()
    with qtbot.waitSignal(model.project.failed, timeout=5000) as caught:
        model.new_project.create_from_folder(tmp_path / "empty")
    assert "contains no images" in str(caught.args[0])
    assert model.project.project is None
    assert model.images.busy is None
    assert not paths.home().exists()


def test_folder_that_is_not_there(model: Models, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.project.failed, timeout=5000):
        model.new_project.create_from_folder(tmp_path / "nowhere")
    assert model.project.project is None
    assert model.images.folder is None


def test_scan_can_be_cancelled(
    model: Models, engine: FakeEngine, images_folder: Path, qtbot: QtBot
) -> None:
    engine.answers_scans = False
    model.new_project.create_from_folder(images_folder)
    assert model.images.busy is Phase.SCANNING
    scan = engine.last(Scan)
    model.images.cancel()
    cancel = engine.last(Cancel)
    assert isinstance(cancel, Cancel)
    assert isinstance(scan, Scan)
    assert cancel.request == scan.request
    assert model.images.busy is None  # an engine that is busy may take its time to answer
    assert model.project.project is None
    engine.tell(Scanned(scan.request, Dataset(str(images_folder), (), (), ()), 0.1))
    qtbot.wait(50)
    assert model.images.busy is None
    assert model.project.project is None


def test_wrong_folder_leaves_the_open_project_open(
    opened: Models, tmp_path: Path, qtbot: QtBot
) -> None:
    project, dataset = opened.project.project, opened.images.dataset
    empty = tmp_path / "empty"
    empty.mkdir()
    for wrong in (tmp_path / "nowhere", empty):
        with qtbot.waitSignal(opened.project.failed, timeout=10_000):
            opened.new_project.create_from_folder(wrong)
        assert opened.project.project is project
        assert opened.images.dataset is dataset
        assert opened.images.busy is None
        assert not opened.new_project.is_creating


def test_folder_that_has_a_project_is_said_before_another_is_made(
    opened: Models, images_folder: Path, qtbot: QtBot
) -> None:
    first = opened.project.project
    assert first is not None
    folder = opened.images.folder
    assert folder is not None
    with qtbot.waitSignal(opened.new_project.twin_found, timeout=3000) as found:
        opened.new_project.create_from_folder(folder)
    twin = found.args[0]
    assert (twin.project, twin.name) == (str(first.folder), opened.project.recipe.name)
    assert opened.project.project is first
    assert opened.images.busy is None
    opened.new_project.create_from_folder(folder, twin.free_name(), knows_twin=True)
    qtbot.waitUntil(
        lambda: opened.project.project is not first and opened.images.split is not None,
        timeout=10_000,
    )
    assert opened.project.recipe.name == twin.free_name() != twin.name


def test_a_project_that_is_not_among_the_recent_ones_any_more_is_found_as_well(
    opened: Models, qtbot: QtBot
) -> None:
    first, folder = opened.project.project, opened.images.folder
    assert first is not None
    assert folder is not None
    assert first.folder.parent == opened.settings.projects
    opened.settings.change(recent=tuple(f"/gone/{number}" for number in range(12)))
    with qtbot.waitSignal(opened.new_project.twin_found, timeout=3000) as found:
        opened.new_project.create_from_folder(folder)
    assert found.args[0].project == str(first.folder)
