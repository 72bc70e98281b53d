"""A controlled comparison in the window: questions, budget, runs in order, failures, verdicts."""

from __future__ import annotations

from pathlib import Path

import pytest
from fake_engine import FakeEngine
from msgspec.structs import replace
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot
from run_on_disk import write_run

from studio.app import Studio
from studio.core.base.sentences import say
from studio.core.comparison.comparison import Comparison, comparisons_in, file_of, held
from studio.core.comparison.questions import QUESTIONS
from studio.core.metrics.report import Report
from studio.core.recipes.recipe import Model
from studio.core.runs.run_folder import RunFolder
from studio.core.tasks.figure import Figures
from studio.core.wire.messages import Failed, FailureKind, Resume, Train
from studio.ui.pages.train.comparison_dialog import ComparisonDialog


@pytest.fixture
def dialog(opened: Studio, qtbot: QtBot) -> ComparisonDialog:
    opened.window.menus.action("compare").trigger()
    found = opened.window.findChild(ComparisonDialog)
    assert isinstance(found, ComparisonDialog)
    return found


def ask(dialog: ComparisonDialog, key: str, qtbot: QtBot) -> Comparison:
    """Choose a question and wait until it is known how it stands."""
    dialog.choices.choose(key)
    comparison = dialog.comparison
    assert comparison is not None
    names = [variant.name for variant in comparison.variants]
    qtbot.waitUntil(
        lambda: [row.name for row in dialog.plot.rows] == names and bool(dialog.state()),
        timeout=5000,
    )
    return comparison


def finish(studio: Studio, images: Path, accuracy: float) -> Path:
    """End the run at work, with its folder on the disk and a test accuracy."""
    engine, project = studio.client, studio.project.project
    assert isinstance(engine, FakeEngine)
    assert project is not None
    queued = studio.queue.runs[studio.queue.place]
    run = write_run(project.runs, queued.recipe, images)
    with_accuracy(run, accuracy)
    engine.begin_run(run)
    engine.end_run(run)
    return run


def with_accuracy(run: Path, accuracy: float) -> None:
    folder = RunFolder(run)
    report: Report = folder.report()
    figures = Figures(1.0, accuracy, accuracy)
    result = replace(report.classified, accuracy=figures)
    folder.write_report(replace(report, result=result))


def test_what_makes_no_sense_says_why(dialog: ComparisonDialog, opened: Studio) -> None:
    dialog.choices.choose("fine-tuning")
    assert dialog.comparison is None
    assert not dialog.start.isVisibleTo(dialog)
    assert "pretrained" in dialog.verdict()
    task = replace(opened.project.recipe, model=Model(backbone="EfficientNetLite0"))
    assert len(QUESTIONS[0].alternatives(task, ())) == 2


def test_the_dialog_is_opened_once(dialog: ComparisonDialog, opened: Studio) -> None:
    opened.window.menus.action("compare").trigger()
    assert opened.window.findChildren(ComparisonDialog) == [dialog]
    dialog.close()
    opened.window.menus.action("compare").trigger()
    (again,) = (one for one in opened.window.findChildren(ComparisonDialog) if one.isVisible())
    assert again is not dialog


def test_a_question_is_trained_in_order_with_its_budget_said_before(
    dialog: ComparisonDialog, opened: Studio, engine: FakeEngine, images_folder: Path, qtbot: QtBot
) -> None:
    comparison = ask(dialog, "augmentation", qtbot)
    assert [row.name for row in dialog.plot.rows] == ["Without augmentation", "With augmentation"]
    assert dialog.start.text() == "Train 6 runs"
    assert dialog.state().startswith("6 runs to train, about ")
    dialog.repeats.set_value(2)
    dialog.repeats.value_changed.emit(2)
    qtbot.waitUntil(lambda: dialog.start.text() == "Train 4 runs", timeout=5000)
    dialog.start.click()
    for number, accuracy in enumerate((0.7, 0.8, 0.72, 0.83)):
        qtbot.waitUntil(
            lambda: sum(isinstance(one, Train) for one in engine.sent) == number + 1,  # noqa: B023
            timeout=5000,
        )
        assert dialog.state().startswith(f"Training {number + 1} of 4: ")
        finish(opened, images_folder, accuracy)
    trained = [one.recipe for one in engine.sent if isinstance(one, Train)]
    assert [one.seed for one in trained] == [comparison.seeds[at] for at in (0, 0, 1, 1)]
    assert [one.augment is None for one in trained] == [True, False, True, False]
    qtbot.waitUntil(lambda: dialog.state() == "Every run is trained.", timeout=5000)
    first, second = dialog.plot.rows
    assert [value for value, _ in first.dots] == pytest.approx([0.7, 0.72])
    assert first.text.startswith("71.0")
    assert second.mean == pytest.approx(0.815)
    assert "too few" in dialog.verdict()
    assert not dialog.start.isVisibleTo(dialog)
    at = QPointF(dialog.plot._x(0.7), 20)
    assert dialog.plot.dot_at(at).startswith(f"Seed {comparison.seeds[0]}: 70.0")


def test_what_another_program_trains_is_said_until_it_can_be_begun(
    dialog: ComparisonDialog, opened: Studio, engine: FakeEngine, qtbot: QtBot
) -> None:
    comparison = ask(dialog, "augmentation", qtbot)
    project = opened.project.project
    assert project is not None
    with held(project.runs, comparison.name):
        dialog.start.click()
        assert "Another program trains the runs" in dialog.state()
        assert comparisons_in(project.runs).comparisons == ()
    assert not any(isinstance(one, Train) for one in engine.sent)
    dialog.start.click()
    assert any(isinstance(one, Train) for one in engine.sent)
    assert dialog.state().startswith("Training 1 of ")


def test_a_failure_is_a_row_with_its_reason_and_the_next_run_begins(
    dialog: ComparisonDialog, opened: Studio, engine: FakeEngine, images_folder: Path, qtbot: QtBot
) -> None:
    ask(dialog, "augmentation", qtbot)
    dialog.start.click()
    project = opened.project.project
    assert project is not None
    reason = say("The disk is full.")
    engine.tell(Failed(engine.training, FailureKind.WORK, reason))
    qtbot.waitUntil(lambda: opened.queue.is_active and opened.queue.place == 1, timeout=5000)
    qtbot.waitUntil(lambda: "The disk is full." in dialog.verdict(), timeout=5000)
    assert dialog.plot.rows[0].is_warning
    assert "1 failed" in dialog.plot.rows[0].note
    opened.comparison.wait()
    (kept,) = comparisons_in(project.runs).comparisons
    assert [one.reason for one in kept.failures] == [reason]
    opened.run.pause()
    run = write_run(project.runs, opened.queue.runs[1].recipe, images_folder, 1, None)
    engine.begin_run(run)
    engine.end_run(run, "paused")
    assert not opened.queue.is_active
    qtbot.waitUntil(lambda: "paused" in dialog.plot.rows[1].note, timeout=5000)
    assert dialog.start.text() == "Train 6 runs"
    dialog.start.click()
    finish(opened, images_folder, 0.5)
    qtbot.waitUntil(
        lambda: [one.run for one in engine.sent if isinstance(one, Resume)] == [str(run)],
        timeout=5000,
    )


def test_a_kept_comparison_is_found_again(
    dialog: ComparisonDialog, opened: Studio, images_folder: Path, qtbot: QtBot
) -> None:
    project = opened.project.project
    assert project is not None
    comparison = ask(dialog, "augmentation", qtbot)
    for trial in comparison.trials:
        accuracy = (0.9 if trial.variant else 0.3) + 0.01 * (trial.seed - comparison.seeds[0])
        with_accuracy(write_run(project.runs, trial.recipe, images_folder), accuracy)
    opened.runs.changed.emit()
    qtbot.waitUntil(lambda: dialog.state() == "Every run is trained.", timeout=5000)
    assert dialog.verdict().startswith("With augmentation is better than Without augmentation")
    assert [row.is_best for row in dialog.plot.rows] == [False, True]


def test_the_dialog_goes_with_its_project(
    dialog: ComparisonDialog, opened: Studio, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(dialog.destroyed):
        opened.project.close()
    assert not opened.window.menus.action("compare").isEnabled()


def test_a_failed_scan_of_the_images_leaves_the_comparison_alone(
    dialog: ComparisonDialog, opened: Studio, engine: FakeEngine, qtbot: QtBot
) -> None:
    ask(dialog, "augmentation", qtbot)
    dialog.start.click()
    opened.project.announce()  # as when the images could not be scanned again
    assert dialog.isVisible()
    assert opened.comparison.is_training
    reason = say("The disk is full.")
    engine.tell(Failed(engine.training, FailureKind.WORK, reason))
    qtbot.waitUntil(lambda: "The disk is full." in dialog.verdict())


def test_why_a_comparison_was_not_kept_is_said_until_it_is(
    dialog: ComparisonDialog, opened: Studio, engine: FakeEngine, qtbot: QtBot
) -> None:
    comparison = ask(dialog, "augmentation", qtbot)
    project = opened.project.project
    assert project is not None
    in_the_way = file_of(project.runs, comparison.name)
    in_the_way.mkdir(parents=True)
    dialog.start.click()
    qtbot.waitUntil(lambda: in_the_way.name in dialog.state())
    in_the_way.rmdir()
    engine.tell(Failed(engine.training, FailureKind.WORK, say("The disk is full.")))
    qtbot.waitUntil(lambda: dialog.state().startswith("Training 2 of 6"))


def test_why_it_cannot_begin_now_is_said(
    dialog: ComparisonDialog, opened: Studio, qtbot: QtBot
) -> None:
    ask(dialog, "augmentation", qtbot)
    project = opened.project.project
    assert project is not None
    opened.run.train(opened.project.recipe, project)
    assert not dialog.start.isEnabled()
    assert dialog.state() == "A training is running. Pause or stop it first."
