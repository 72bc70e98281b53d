from math import inf
from pathlib import Path

import engine_runs
import msgspec
import pytest
import tiny_images

from studio.core.recipes.allowed import Precision
from studio.core.wire.messages import Device, DeviceKind, Log
from studio.engine.data.feed import Group
from studio.engine.tasks import dry_run, lifecycle
from studio.engine.tasks.changes import Changes
from studio.engine.tasks.choice import compilations, fastest, precisions
from studio.engine.training.checkpoints import newest_checkpoint
from studio.engine.training.steps import Steps

pytestmark = pytest.mark.engine

GPU = Device("a GPU", DeviceKind.GPU, 1.0)


@pytest.mark.parametrize("decided", [None, True, False])
def test_a_cpu_never_compiles_with_xla(decided: bool | None) -> None:
    assert compilations(DeviceKind.CPU, decided) == (False,)


def test_a_gpu_tries_both_at_the_beginning_and_keeps_what_was_chosen() -> None:
    assert compilations(DeviceKind.GPU, None) == (False, True)
    assert compilations(DeviceKind.GPU, True) == (True,)
    assert compilations(DeviceKind.GPU, False) == (False,)
    # What several devices share is compiled for none of them, however the run began.
    assert compilations(DeviceKind.GPU, None, devices=2) == (False,)
    assert compilations(DeviceKind.GPU, True, devices=2) == (False,)


@pytest.mark.parametrize(
    ("kind", "asked", "tried"),
    [
        (DeviceKind.CPU, "auto", ("float32",)),
        (DeviceKind.GPU, "auto", ("float32", "mixed")),
        (DeviceKind.GPU, "float32", ("float32",)),
        (DeviceKind.CPU, "mixed", ("mixed",)),
    ],
)
def test_precision_is_tried_where_it_is_asked_for(
    kind: DeviceKind, asked: Precision, tried: tuple[Precision, ...]
) -> None:
    assert precisions(kind, asked) == tried


@pytest.mark.parametrize(
    ("seconds", "place"), [([1.0], 0), ([1.0, 0.5], 1), ([1.0, 0.97], 0), ([1.0, inf], 0)]
)
def test_another_way_must_be_clearly_faster(seconds: list[float], place: int) -> None:
    assert fastest(seconds) == place


def pretended_times(plan: Steps, _group: Group, _repeats: int) -> tuple[float, float]:
    return (0.01 if plan.jit else 0.02), 0.01


def test_what_was_chosen_is_kept_reported_and_gone_on_with(
    images_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dry_run, "prove_device", lambda: GPU)
    monkeypatch.setattr(dry_run, "_time", pretended_times)
    watched = engine_runs.Watched()
    recipe = tiny_images.lenet_recipe(images_folder)
    run = watched.train(recipe, tmp_path)
    assert run.report().jit
    assert any("XLA compiles it" in str(event.sentence) for event in watched.of(Log))
    newest = newest_checkpoint(run.checkpoints, run.recipe())
    assert newest is not None
    assert newest[0].jit == (True,) * len(recipe.stage)
    again = engine_runs.Watched()
    lifecycle.resume(again.job, run.path, Changes(more_epochs=1))
    assert run.report().jit
    assert not any("XLA" in str(event.sentence) for event in again.of(Log))  # not tried again


def test_auto_becomes_a_precision_in_the_run_s_recipe(images_folder: Path, tmp_path: Path) -> None:
    recipe = msgspec.structs.replace(tiny_images.lenet_recipe(images_folder), precision="auto")
    run = engine_runs.train(recipe, tmp_path)
    assert run.recipe().precision == "float32"
    assert run.report().precision == "float32"
    assert not run.report().jit
