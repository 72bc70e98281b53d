import json
import math
from pathlib import Path

import msgspec
import pytest
from message_examples import AUTOENCODED, INVENTED, REPORT

from studio.core.base.errors import InputError, WorkError
from studio.core.metrics import report as reports
from studio.core.tasks.figure import Figures


def test_reading_gives_what_was_written(tmp_path: Path) -> None:
    reports.write(REPORT, tmp_path)
    assert reports.read(tmp_path) == REPORT
    assert [entry.name for entry in tmp_path.iterdir()] == ["report.json"]


def test_the_file_has_the_names_of_the_contract(tmp_path: Path) -> None:
    reports.write(REPORT, tmp_path)
    found = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    names = {"accuracy", "loss", "confusion", "classes", "refused", "seconds"}
    assert names | {"images_per_second", "device", "versions", "cut"} <= set(found)
    assert found["accuracy"] == {"train": 1.0, "validation": None, "test": 0.5}
    assert found["confusion"] == [[1, 0], [2, 3]]
    assert found["cut"] == "block4_pool"


def test_class_names_are_readable_in_the_file(tmp_path: Path) -> None:
    result = msgspec.structs.replace(REPORT.classified, classes=("größe", "猫"))
    reports.write(msgspec.structs.replace(REPORT, result=result), tmp_path)
    assert "größe" in (tmp_path / "report.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("figure", [math.nan, math.inf])
def test_a_figure_that_is_no_number_is_left_out(tmp_path: Path, figure: float) -> None:
    result = msgspec.structs.replace(REPORT.classified, loss=Figures(figure, None, 0.5))
    reports.write(msgspec.structs.replace(REPORT, result=result), tmp_path)
    assert reports.read(tmp_path).classified.loss == Figures(None, None, 0.5)


def test_no_report_and_damaged_reports(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="has no report yet"):
        reports.read(tmp_path)
    for content in (
        b"",
        b"{}",
        b"[1]",
        b'{"outcome": 3}',
        b"\xff\xfe",
        b"{" * 5000,
        b'{"outcome": "\xff"}',
    ):
        (tmp_path / "report.json").write_bytes(content)
        with pytest.raises(InputError, match=r"report\.json is (damaged|a folder)"):
            reports.read(tmp_path)
    (tmp_path / "report.json").unlink()
    (tmp_path / "report.json").mkdir()
    with pytest.raises(InputError, match=r"report\.json is (damaged|a folder)"):
        reports.read(tmp_path)
    with pytest.raises(WorkError, match="could not be written"):
        reports.write(REPORT, tmp_path)


def test_a_report_of_a_later_version_with_more_fields_is_read(tmp_path: Path) -> None:
    reports.write(REPORT, tmp_path)
    file = tmp_path / "report.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | {"later": [1]}))
    assert reports.read(tmp_path) == REPORT


def test_the_result_of_another_task_comes_back_as_it_was(tmp_path: Path) -> None:
    reports.write(AUTOENCODED, tmp_path)
    found = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert found["task"] == "autoencode"
    assert found["error"] == {"train": 0.01, "validation": None, "test": 0.02}
    assert found["pca_error"] == {"train": 0.03, "validation": None, "test": 0.04}
    assert not {"accuracy", "confusion", "result"} & set(found)
    assert reports.read(tmp_path) == AUTOENCODED
    first = reports.headline(AUTOENCODED)
    assert first is not None
    assert (first.part, first.figures["error"], first.accuracy) == ("test", 0.02, None)


def test_a_report_from_before_there_were_tasks_is_of_a_classifier(tmp_path: Path) -> None:
    reports.write(REPORT, tmp_path)
    file = tmp_path / "report.json"
    content = json.loads(file.read_text())
    del content["task"]
    file.write_text(json.dumps(content))
    assert reports.read(tmp_path) == REPORT


def test_a_gan_is_headed_by_the_distance_of_its_drawings(tmp_path: Path) -> None:
    reports.write(INVENTED, tmp_path)
    assert reports.read(tmp_path) == INVENTED
    first = reports.headline(INVENTED)
    assert first is not None
    assert (first.part, first.figures["distance"]) == ("train", 0.05)
    assert reports.figures_of(INVENTED, "validation") is None
