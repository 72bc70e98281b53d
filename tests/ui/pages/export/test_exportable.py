"""Which runs have a model to take away."""

from pathlib import Path

import stored_runs
import tiny_images

from studio.core.runs.run_list import list_runs
from studio.ui.pages.export.exportable import exportable_runs


def names(runs: Path) -> list[str]:
    return sorted(Path(run.summary.path).name for run in exportable_runs(runs))


def test_ended_runs_are_offered_and_a_damaged_curve_does_not_keep_a_model_back(
    tmp_path: Path,
) -> None:
    runs = tmp_path / "runs"
    recipe = tiny_images.lenet_recipe(tmp_path)
    _, spoilt, empty = (
        stored_runs.store(runs / name, recipe, "finished") for name in ("whole", "spoilt", "empty")
    )
    spoilt.metrics_file.write_text("nonsense\n")
    empty.model_file.write_bytes(b"PK")
    statuses = {Path(row.path).name: row.status for row in list_runs(runs)}
    assert statuses == {"whole": "finished", "spoilt": "damaged", "empty": "damaged"}
    assert names(runs) == ["spoilt", "whole"]
