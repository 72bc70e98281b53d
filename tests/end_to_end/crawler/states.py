"""Every state that the program can be in: one row each, that brings the real program there."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import small_disk
from msgspec.structs import replace
from press import Story, Wait

from crawler.program import Program
from crawler.surroundings import another_window, halted, slow_line
from studio.core.comparison.comparison import Variant, compared
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Recipe, Stage
from studio.core.runs.run_state import Status
from studio.core.wire.messages import Phase
from studio.ui.engine.engine_client import EngineState
from studio.ui.pages import table
from studio.ui.pages.export import ExportPage
from studio.ui.pages.runs import RunsPage

Edit = Callable[[Recipe], Recipe]

WITHOUT_PROJECT = tuple(spec.key for spec in table.PAGES if not spec.needs_project)
PAGES = tuple(spec.key for spec in table.PAGES if spec.key != "start")
AFTER_A_RUN = tuple(key for key in PAGES if key not in ("data", "model", "settings"))
"""Pages that a run changes; the others are as in `finished`."""


def as_it_is(_program: Program) -> Story:
    yield from ()


@dataclass(frozen=True)
class State:
    """One row.

    Attributes:
        name: as in the options of the test.
        bring: brings the program there from wherever it is.
        pages: keys of the pages that are crawled.
        may_say: parts of the warnings and errors that belong to it; any other has outlived
            its cause.
        is_moving: whether the screen changes by itself.
        is_halted: whether the engine answers nothing.
        arrange: makes the page that is shown as it is to be before each press.
    """

    name: str
    bring: Callable[[Program], Story]
    pages: tuple[str, ...] = PAGES
    may_say: tuple[str, ...] = ()
    is_moving: bool = False
    is_halted: bool = False
    arrange: Callable[[Program], Story] = as_it_is


def until(condition: Wait, seconds: float) -> Generator[Wait, None, bool]:
    """Wait for it; return whether it came in time."""
    end = time.monotonic() + seconds
    yield lambda: condition() or time.monotonic() > end
    return condition()


def pause(seconds: float) -> Story:
    end = time.monotonic() + seconds
    yield lambda: time.monotonic() > end


def situation(program: Program) -> tuple[Any, ...]:
    """What a state is made of; where it is the same again, nothing has to be brought back."""
    project, run = program.context.project, program.context.run
    folder = project.project.folder if project.project is not None else None
    runs = sorted(path.name for path in folder.glob("runs/*")) if folder is not None else []
    return (
        folder,
        project.recipe,
        project.read_only is None,
        program.context.images.dataset is None,
        program.context.images.busy,
        run.state.status,
        run.state.run,
        program.context.search.is_active,
        program.context.queue.is_active,
        program.context.client.state is EngineState.LOST,
        tuple(runs),
    )


# --- ways there -----------------------------------------------------------------------------


def at_rest(program: Program) -> Story:
    """No training, no search, no project, nothing in the way, a living engine."""
    context = program.context
    program.around.close()
    if context.run.state.status.is_alive:
        context.run.pause()
        yield lambda: not context.run.state.status.is_alive
    if context.search.is_active:
        context.search.pause()
        yield lambda: not context.search.is_active
    _give_images_back(program)
    if context.client.state is EngineState.LOST:
        context.client._losses.clear()  # as if a minute had passed
        context.client.start()
    context.project.close()
    yield lambda: context.project.project is None and context.images.busy is None
    program.beneath.close()
    program.window.show_page("start")


def opened(
    program: Program, name: str, edit: Edit | None = None, *, with_runs: bool = True
) -> Story:
    """Open a project as it was trained, with another recipe where `edit` makes one."""
    yield from at_rest(program)
    folder = program.workspace.fresh_project(name)
    if not with_runs:
        shutil.rmtree(folder / "runs")
    if edit is not None:
        file = folder / recipes.FILE_NAME
        recipes.write(edit(recipes.read(file)), file)
    project = program.context.project
    project.open(folder)
    yield lambda: project.project is not None and project.keeper.is_settled
    yield from _settled(program)


def _settled(program: Program) -> Story:
    """Wait until what opening begins is over: images, runs, the network, the split.

    Each may never come in some state; how long is waited for it is for a computer on which much
    else computes, as what comes later looks like the answer to a press.
    """
    context = program.context
    yield from until(lambda: context.images.busy is None, 120)
    folder = context.project.project.folder if context.project.project is not None else None
    has_runs = folder is not None and any(folder.glob("runs/*"))
    yield from until(lambda: bool(context.run.state.run) or not has_runs, 30)
    if context.images.dataset is not None:
        yield from until(lambda: context.client.state is EngineState.READY, 300)
        yield from until(lambda: not context.network.is_describing, 300)
        yield from until(lambda: context.images.split is not None, 5)


def no_project(program: Program) -> Story:
    yield from at_rest(program)


def scanning(program: Program) -> Story:
    """The engine is halted in the middle of it."""
    yield from at_rest(program)
    folder = program.workspace.fresh_project("finished")
    client, project = program.context.client, program.context.project
    yield lambda: client.state is EngineState.READY
    program.around.enter_context(halted(client.pid))
    project.open(folder)
    yield lambda: program.context.images.busy is not None and project.keeper.is_settled
    yield from until(lambda: bool(program.context.run.state.run), 10)


def folder_missing(program: Program) -> Story:
    yield from at_rest(program)
    images = program.workspace.images
    images.rename(images.with_name("away"))
    yield from _opened_again(program)


def _opened_again(program: Program) -> Story:
    """As `opened`, without giving the images back."""
    project = program.context.project
    project.open(program.workspace.fresh_project("finished"))
    yield lambda: project.keeper.is_settled and program.context.images.busy is None
    yield from until(lambda: bool(program.context.run.state.run), 10)


def folder_wrong(program: Program) -> Story:
    empty = program.workspace.outside / "empty"
    empty.mkdir(exist_ok=True)
    yield from opened(program, "finished", _with_folder(empty))


def folder_changed(program: Program) -> Story:
    """A class is gone, and so are most images of another."""
    fewer = program.workspace.outside / "fewer"
    if not fewer.exists():
        shutil.copytree(program.workspace.images, fewer)
        shutil.rmtree(fewer / "red")
        for file in sorted((fewer / "blue").iterdir())[2:]:
            file.unlink()
    yield from opened(program, "finished", _with_folder(fewer))


def weights_missing(program: Program) -> Story:
    yield from opened(program, "finished", _with_imagenet)
    yield from _trained_until(program, lambda: _status(program) is Status.FAILED)


def training(program: Program) -> Story:
    yield from opened(program, "finished", _with_epochs(90_000))
    yield from _trained_until(program, lambda: program.context.run.state.saved >= 2)


def paused(program: Program) -> Story:
    yield from opened(program, "paused")


def paused_here(program: Program) -> Story:
    yield from training(program)
    program.context.run.pause()
    yield lambda: _status(program) is Status.PAUSED


def interrupted(program: Program) -> Story:
    yield from opened(program, "interrupted")


def stopped(program: Program) -> Story:
    yield from opened(program, "stopped")


def finished(program: Program) -> Story:
    yield from opened(program, "finished")


def no_run(program: Program) -> Story:
    yield from opened(program, "finished", with_runs=False)


def autoencoder(program: Program) -> Story:
    yield from opened(program, "autoencoder")


def autoencoder_no_run(program: Program) -> Story:
    yield from opened(program, "autoencoder", with_runs=False)


def autoencoder_training(program: Program) -> Story:
    yield from opened(program, "autoencoder", _with_epochs(90_000))
    yield from _trained_until(program, lambda: program.context.run.state.saved >= 2)


def gan_finished(program: Program) -> Story:
    yield from opened(program, "gan")


def gan_training(program: Program) -> Story:
    yield from opened(program, "gan", _with_epochs(90_000))
    yield from _trained_until(program, lambda: program.context.run.state.saved >= 2)


def diverged(program: Program) -> Story:
    yield from opened(program, "diverged")
    yield from _trained_until(program, lambda: _status(program) is Status.FAILED)


def several(program: Program) -> Story:
    """Runs to be compared, two comparisons of which one is not over, a tag, a hidden run."""
    yield from opened(program, "several")


def tick_two(program: Program) -> Story:
    page = program.window.pages.page("runs")
    if program.page_key != "runs" or not isinstance(page, RunsPage):
        return
    yield from until(lambda: len(page.rows.runs) > 1, 5)
    page.filter.clear()
    page.rows.set_ticked([run.path for run in page.rows.runs if run.has_ended][:2])


def searched(program: Program) -> Story:
    """A search with trials that are done, failed, and still to come."""
    yield from opened(program, "searched")


def own_model(program: Program) -> Story:
    """The network of another project's run is the backbone."""
    (run,) = (path for path in (program.workspace.projects / "stopped" / "runs").iterdir())
    yield from opened(program, "finished", _with_backbone(str(run)), with_runs=False)


def two_stages(program: Program) -> Story:
    """A pretrained network, whose features can be tried, with a head first."""
    yield from opened(program, "finished", _pretrained, with_runs=False)


def gan_no_run(program: Program) -> Story:
    yield from opened(program, "gan", with_runs=False)


def settings_changed(program: Program) -> Story:
    yield from opened(program, "finished")
    project = program.context.project
    project.set_recipe(_with_epochs(7)(project.recipe), "epochs")


def read_only(program: Program) -> Story:
    yield from at_rest(program)
    folder = program.workspace.fresh_project("finished")
    program.around.enter_context(another_window(folder))
    project = program.context.project
    project.open(folder)
    yield lambda: project.project is not None and project.keeper.is_settled
    yield from _settled(program)


def searching(program: Program) -> Story:
    """The first trial of a search goes on for ever."""
    yield from opened(program, "searched", _with_epochs(90_000))
    search = program.context.search
    search.begin(program.context.project.recipe)
    yield (
        lambda: any(one.epoch > 1 for one in search.at_work.values()) or search.failure is not None
    )
    assert search.failure is None, search.failure


def comparing(program: Program) -> Story:
    """The first of two variants goes on for ever, the other waits."""
    yield from opened(program, "finished", _with_epochs(90_000))
    context = program.context
    first = context.project.recipe
    other = replace(first, model=replace(first.model, dropout=0.0))
    variants = (Variant("With dropout", first), Variant("Without", other))
    context.comparison.choose(compared("Does dropout help?", variants, 1))
    yield lambda: context.comparison.standing is not None
    context.comparison.begin()
    assert context.queue.is_active
    yield lambda: context.run.state.saved >= 2 or not context.run.state.status.is_alive
    assert context.queue.is_active, context.run.state.failure


def downloading(program: Program) -> Story:
    """A training waits for its weights, which come slowly."""
    yield from opened(program, "finished", _with_imagenet)
    program.around.enter_context(slow_line(program.workspace.mirror_port))
    run = program.context.run
    yield from _trained_until(program, lambda: run.state.phase is Phase.FETCHING)


def exporting(program: Program) -> Story:
    """The engine is halted in the middle of an export."""
    yield from opened(program, "finished")
    client = program.context.client
    program.window.show_page("export")
    page = program.window.pages.page("export")
    assert isinstance(page, ExportPage)
    yield page.export_button.isVisible
    program.around.enter_context(halted(client.pid))
    page.export()


def export_again(program: Program) -> Story:
    """What gave the export up is made good: it is asked for once more."""
    if program.page_key != "export":
        return

    def is_there() -> bool:  # another page each time, for it may be built again meanwhile
        page = program.page
        return isinstance(page, ExportPage) and page.export_button.isVisible()

    if (yield from until(is_there, 5)):
        page = program.page
        assert isinstance(page, ExportPage)
        page.export()


def disk_full(program: Program) -> Story:
    """The disk has become full since the project was opened."""
    yield from _on_small_disk(program)
    small_disk.fill(program.workspace.disk)


def disk_protected(program: Program) -> Story:
    """The disk of the project can be read only, as a CD or somebody else's folder."""
    yield from _on_small_disk(program, small_disk.protect)


def _on_small_disk(program: Program, treat: Callable[[Path], None] = lambda _: None) -> Story:
    """Open a project there, after `treat` has done something to the disk."""
    yield from at_rest(program)
    disk = program.workspace.disk
    program.beneath.callback(disk.rmdir)
    program.beneath.enter_context(small_disk.mounted(disk, "24m"))
    folder = disk / "finished"
    shutil.copytree(program.workspace.projects / "finished", folder)
    treat(disk)
    project = program.context.project
    project.open(folder)
    yield lambda: project.project is not None and project.keeper.is_settled
    yield from _settled(program)


def engine_lost(program: Program) -> Story:
    yield from opened(program, "finished")
    client = program.context.client
    while client.state is not EngineState.LOST:
        if client.state in (EngineState.LOADING, EngineState.READY) and client.pid:
            gone = client.pid
            psutil.Process(gone).kill()
            yield from until(lambda: client.pid != gone, 5)  # noqa: B023  # used before the next
        yield from pause(0.02)


def _trained_until(program: Program, condition: Wait) -> Story:
    project, run = program.context.project, program.context.run
    assert project.project is not None
    run.train(project.recipe, project.project)
    yield lambda: condition() or not run.state.status.is_alive
    assert condition(), f"{run.state.status}: {run.state.failure}"


def _status(program: Program) -> Status:
    return program.context.run.state.status


def _with_folder(folder: Path) -> Edit:
    return lambda recipe: replace(recipe, data=replace(recipe.data, folder=str(folder)))


def _with_epochs(epochs: int) -> Edit:
    return lambda recipe: replace(
        recipe, stage=tuple(replace(one, epochs=epochs) for one in recipe.stage)
    )


def _with_backbone(backbone: str) -> Edit:
    return lambda recipe: replace(recipe, model=replace(recipe.model, backbone=backbone))


def _pretrained(recipe: Recipe) -> Recipe:
    model = replace(
        recipe.model, backbone="EfficientNetLite0", weights="imagenet", pooling="average"
    )
    head, rest = Stage(name="Head", train=("head",), epochs=2), recipe.stage[0]
    return replace(recipe, model=model, stage=(head, replace(rest, learning_rate=1e-5)))


def _with_imagenet(recipe: Recipe) -> Recipe:
    model = replace(recipe.model, backbone="MobileNetV2", weights="imagenet", pooling="average")
    return replace(recipe, model=model)


def _give_images_back(program: Program) -> None:
    images = program.workspace.images
    away = images.with_name("away")
    if away.exists():
        away.rename(images)


STATES: tuple[State, ...] = (
    State("no_project", no_project, WITHOUT_PROJECT),
    State("no_run", no_run),
    State("finished", finished),
    State("autoencoder_no_run", autoencoder_no_run),
    State("autoencoder", autoencoder),
    State("autoencoder_training", autoencoder_training, is_moving=True),
    State("gan_no_run", gan_no_run),
    State("gan_finished", gan_finished),
    State("gan_training", gan_training, is_moving=True),
    State("several", several, ("runs", "train", "evaluate"), arrange=tick_two),
    State("searched", searched, ("train", "runs", "model")),
    State("own_model", own_model, ("model",)),
    State("two_stages", two_stages, ("model", "train")),
    State("stopped", stopped, AFTER_A_RUN),
    State("paused", paused, AFTER_A_RUN),
    State("interrupted", interrupted, AFTER_A_RUN),
    State("settings_changed", settings_changed, AFTER_A_RUN),
    State("read_only", read_only, may_say=("open in another window",)),
    State("folder_missing", folder_missing, may_say=("was not found",)),
    State("folder_wrong", folder_wrong, may_say=("class", "images")),
    State("folder_changed", folder_changed, may_say=("class", "images")),
    State("diverged", diverged, AFTER_A_RUN, may_say=("NaN",)),
    State("weights_missing", weights_missing, ("model", "train"), may_say=("could not", "weights")),
    State("training", training, is_moving=True),
    State("paused_here", paused_here, AFTER_A_RUN),
    State("scanning", scanning, is_halted=True),
    State("searching", searching, ("train", "runs", "model", "evaluate"), is_moving=True),
    State("comparing", comparing, ("train", "runs"), is_moving=True),
    State("downloading", downloading, ("train", "model", "settings"), is_moving=True),
    State(
        "exporting",
        exporting,
        ("export", "train", "evaluate"),
        is_halted=True,
        arrange=export_again,
    ),
    State("disk_full", disk_full, may_say=("No space left", "full")),
    State("disk_protected", disk_protected, may_say=("may not be written", "Read-only")),
    State("engine_lost", engine_lost, may_say=("engine",)),
)


def state_of(name: str) -> State:
    return next(one for one in STATES if one.name == name)
