"""What stands out in a run that has ended, and where that leads."""

from __future__ import annotations

from pathlib import Path

from evaluated_run import write_predictions
from pytestqt.qtbot import QtBot
from run_on_disk import run_on_disk

from studio.app import Studio
from studio.core.metrics import MetricRow, MetricsWriter, Split
from studio.core.runs.run_folder import RunFolder
from studio.ui.pages.evaluate import EvaluatePage
from studio.ui.pages.evaluate.classify_evaluation import ClassifyEvaluation
from studio.ui.pages.train import TrainPage


def test_what_stands_out_in_an_ended_run_leads_to_the_images_behind_it(
    studio: Studio, images_folder: Path, qtbot: QtBot
) -> None:
    studio.new_project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: studio.images.split is not None, timeout=10_000)
    opened = studio.project.project
    assert opened is not None
    studio.window.show_page("train")
    page = studio.window.pages.page("train")
    assert isinstance(page, TrainPage)
    run = RunFolder(run_on_disk(opened, images_folder, 1, "finished"))
    run.metrics_file.unlink()
    with MetricsWriter(run.metrics_file) as writer:
        for epoch in range(1, 21):
            losses: tuple[tuple[Split, float], ...] = (
                ("train", 1.5 / epoch),
                ("validation", 0.5 + 0.02 * abs(epoch - 6)),
            )
            for split, loss in losses:
                figures = {"loss": loss, "accuracy": 0.5 + 0.02 * epoch}
                writer.append(MetricRow(1, epoch, 0, split, figures, 1e-3, float(epoch)))
    write_predictions(run, *run.dataset(), wrong=(0,))
    studio.run.load(run.path)
    card = page._advisor.card
    qtbot.waitUntil(lambda: "accuracy rose from" in card.text(), timeout=5000)
    assert [one.key for one in card.list.advice()] == ["overfits", "accuracy_without_loss"]
    card.list.choose_fix("accuracy_without_loss")
    assert studio.window.pages.current_key == "evaluate"
    evaluate = studio.window.pages.page("evaluate")
    assert isinstance(evaluate, EvaluatePage)
    view = evaluate.view("classify")
    assert isinstance(view, ClassifyEvaluation)
    qtbot.waitUntil(lambda: view.choice.choice() == "curves", timeout=5000)
    assert view.curves.kind == "losses"
    assert studio.runs.wanted_section == ""
