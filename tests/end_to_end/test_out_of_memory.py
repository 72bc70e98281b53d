"""The real main() with an engine that runs out of memory: it says so, halves the batch, goes on."""

from __future__ import annotations

import resource
from pathlib import Path

import psutil
import pytest
from msgspec.structs import replace
from press import Story, press_words, tell, window

from studio.core.runs.run_state import Status
from studio.ui.engine.engine_client import EngineState

pytestmark = [
    pytest.mark.engine,
    pytest.mark.slow,
    pytest.mark.usefixtures("qapp"),
    pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="limits of others are Linux's"),
]

ROOM = 300 * 1024**2
"""Bytes that the engine may still take; the dense layer behind the pictures needs more."""


def test_engine_without_memory_is_replaced_and_half_the_batch_is_trained(
    images_folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    pids: list[int] = []

    def story() -> Story:
        shown = window()
        context = shown._context
        yield lambda: shown.isVisible()
        context.new_project.create_from_folder(images_folder)
        yield lambda: context.images.split is not None
        recipe = context.project.recipe
        data = replace(recipe.data, image_size=(512, 512), batch_size=8)
        stage = tuple(replace(one, epochs=1) for one in recipe.stage)
        context.project.set_recipe(replace(recipe, data=data, stage=stage), "large images")
        yield lambda: context.client.state is EngineState.READY and bool(context.network.layers)
        (engine,) = psutil.Process().children()
        pids.append(engine.pid)
        limit = engine.memory_info().vms + ROOM
        resource.prlimit(engine.pid, resource.RLIMIT_AS, (limit, limit))
        shown.show_page("train")
        train = shown.pages.page("train")
        assert train is not None
        yield from press_words(train, "Start training")
        yield lambda: not context.run.state.status.is_alive
        state = context.run.state
        # Where native code asks for memory and gets none, the process ends instead.
        is_told = state.status is Status.FAILED and state.failure_kind == "memory"
        assert is_told or state.status is Status.LOST, f"{state.failure} {state.details}"
        assert "memory" in str(state.failure)
        yield from press_words(train, "Train with half the batch size")
        yield lambda: not context.run.state.status.is_alive
        state = context.run.state
        assert state.status is Status.FINISHED, f"{state.failure} {state.details}"
        assert context.run.recipe is not None
        assert context.run.recipe.data.batch_size == 4
        yield lambda: not psutil.pid_exists(pids[0])  # its memory is free again

    tell(story)
    assert "Traceback" not in capfd.readouterr().err
