"""The open project: its recipe with undo, its images, and the layers of its network."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import msgspec
import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QUndoStack

from studio.core.base import paths
from studio.core.base.errors import StudioError
from studio.core.base.sentences import Sentence
from studio.core.dataset.choosing import choose
from studio.core.dataset.duplicates import Copies, copies_in
from studio.core.dataset.exclusion import class_folders
from studio.core.dataset.images import Dataset
from studio.core.dataset.split import Split
from studio.core.dataset.trainable import check_trainable
from studio.core.networks.layers import Layer
from studio.core.plan import defaults
from studio.core.projects import project
from studio.core.projects.folder_twin import find_twin
from studio.core.projects.project import Project
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Data, Recipe
from studio.core.samples.write import find_sample, write_sample
from studio.core.wire.messages import (
    Describe,
    Described,
    Failed,
    Phase,
    Progress,
    Scan,
    Scanned,
)
from studio.ui.engine.engine_client import EngineClient
from studio.ui.engine.engine_request import Request
from studio.ui.models.project_keeper import ProjectKeeper
from studio.ui.models.recipe_edit import RecipeEdit
from studio.ui.models.settings import Settings
from studio.ui.texts.suggested_names import with_own_names
from studio.ui.threads.background import Background

AUTOSAVE_MS = 300
DESCRIBE_MS = 250

OPENING, SCANNING, SPLITTING = "project", "scan", "split"
EDITING, SAVING, NETWORK = "edit", "save", "network"
"""What a failure may be about; what is said about it is true until `recovered` names it."""

NO_RECIPE = Recipe(name="Nothing", data=Data(folder="."))
"""Stands in while no project is open, so that `recipe` always is one."""


class ProjectModel(QObject):
    """Recipe, data set, split and layers of the open project; pages show them and edit them.

    A recipe is a frozen value: an edit is a new recipe, handed to `set_recipe`, and the old one
    stays on the undo stack. Every change is saved a moment later.

    Attributes:
        keeper: has the right to save, which one window has at a time.

    Signals:
        twin_found: the `FolderTwin` that already shows the images a project is wanted of.
        project_changed: another `Project`, or None.
        read_only_changed: a `Sentence`, why nothing may be changed here, or None where it may.
        recipe_changed: the `Recipe` in force.
        dataset_changed: the `Dataset`, or None while there is none.
        scanned_again: the `Dataset` that a scan of the open project's folder found, as it was or
            not.
        split_changed: the `Split`, or None while it is not known.
        layers_changed: a tuple of `Layer`, empty while it is not known.
        scan_progressed: files looked at, files in all (0 while unknown).
        describing_changed: whether the layers are being asked for.
        busy_changed: the `Phase` that is going on, or None.
        failed: a `Sentence`; `failure_cause` names what it is about.
        recovered: the name of a cause that has ended, whether it had failed or not.
    """

    project_changed = Signal(object)
    read_only_changed = Signal(object)
    recipe_changed = Signal(object)
    dataset_changed = Signal(object)
    scanned_again = Signal(object)
    split_changed = Signal(object)
    layers_changed = Signal(object)
    scan_progressed = Signal(int, int)
    describing_changed = Signal(bool)
    busy_changed = Signal(object)
    failed = Signal(object)
    recovered = Signal(str)
    twin_found = Signal(object)

    def __init__(
        self, client: EngineClient, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._settings = settings
        self._project: Project | None = None
        self._recipe = NO_RECIPE
        self._scanned: Dataset | None = None
        self._dataset: Dataset | None = None
        self._split: Split | None = None
        self._class_counts: tuple[int, ...] = ()
        self._class_folders: dict[str, tuple[str, ...]] = {}
        self._copies = Copies()
        self._problem: Sentence | None = None
        self._suggestion: Sentence | None = None
        self._layers: tuple[Layer, ...] = ()
        self._busy: Phase | None = None
        self._scan: Request | None = None
        self._describe: Request | None = None
        self._is_describing = False
        self._layers_problem: Sentence | None = None
        self._described: object = None
        self._wanted_folder: Path | None = None
        self._wanted_name = ""
        self._failure_details = ""
        self._failure_cause = OPENING
        self._held: Sentence | None = None
        self._scan_seconds = 0.0
        self._undo_stack = QUndoStack(self)
        self._saver = Background(self)
        self._sampler = Background(self)
        self._creator = Background(self)
        self._splitter = Background(self)
        self.keeper = ProjectKeeper(self)
        self._autosave = _timer(self, AUTOSAVE_MS)
        self._describe_timer = _timer(self, DESCRIBE_MS)
        client.hello_received.connect(self._describe_soon)
        self._autosave.timeout.connect(self.save)
        self.keeper.problem_changed.connect(self._on_keeper_changed)
        self._describe_timer.timeout.connect(self._ask_for_layers)
        self._saver.succeeded.connect(self._on_saved)
        self._saver.failed.connect(partial(self.fail, SAVING))
        self._sampler.succeeded.connect(self._on_sample_written)
        self._sampler.failed.connect(self._on_sample_failed)
        self._creator.succeeded.connect(self._on_created)
        self._creator.failed.connect(self._on_creation_failed)
        self._splitter.succeeded.connect(self._on_split_made)
        self._splitter.failed.connect(self._on_split_failed)

    @property
    def project(self) -> Project | None:
        """The open project."""
        return self._project

    @property
    def read_only(self) -> Sentence | None:
        """Why nothing may be changed here, None where it may."""
        return self.keeper.problem

    @property
    def recipe(self) -> Recipe:
        """The recipe in force."""
        return self._recipe

    @property
    def scanned(self) -> Dataset | None:
        """What the last scan found, what is left out included."""
        return self._scanned

    @property
    def dataset(self) -> Dataset | None:
        """What the last scan found, without the classes that are left out."""
        return self._dataset

    @property
    def split(self) -> Split | None:
        """Which image is in which part; exactly what will be trained on."""
        return self._split

    @property
    def class_counts(self) -> tuple[int, ...]:
        """Images of each class that are used, all parts together; empty without a split."""
        return self._class_counts if self._split is not None else ()

    @property
    def class_folders(self) -> dict[str, tuple[str, ...]]:
        """Patterns that leave out each class; empty without a split."""
        return self._class_folders if self._split is not None else {}

    @property
    def copies(self) -> Copies:
        """What is known of duplicates among the images in use."""
        return self._copies if self._split is not None else Copies()

    @property
    def problem(self) -> Sentence | None:
        """Why the images cannot be trained on as they are, None where they can."""
        return self._problem

    @property
    def suggestion(self) -> Sentence | None:
        """Why a project that was just made has the recipe it has."""
        return self._suggestion

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The network's layers, empty until the engine has described it."""
        return self._layers

    @property
    def is_describing(self) -> bool:
        """Whether the layers of the recipe in force are still to come."""
        return self._is_describing

    @property
    def layers_problem(self) -> Sentence | None:
        """Why the network cannot be built, None where it can or nobody has tried."""
        return self._layers_problem

    @property
    def undo_stack(self) -> QUndoStack:
        """Every edit of this project since it was opened."""
        return self._undo_stack

    @property
    def busy(self) -> Phase | None:
        """What is going on, None when nothing is."""
        return self._busy

    @property
    def folder(self) -> Path | None:
        """The image folder that is looked through or was."""
        if self._wanted_folder is not None:
            return self._wanted_folder
        if self._project is None:
            return None
        return recipes.data_folder(self._recipe, self._project.recipe_file)

    @property
    def failure_details(self) -> str:
        """Traceback of the last failure, or ""."""
        return self._failure_details

    @property
    def failure_cause(self) -> str:
        """What the last failure is about, one of the names above."""
        return self._failure_cause

    @property
    def scan_seconds(self) -> float:
        """How long the last scan took."""
        return self._scan_seconds

    # --- opening ----------------------------------------------------------------------------

    def hold(self, reason: Sentence | None) -> None:
        """Keep the project open until None is given; who wants to leave it is told `reason`."""
        self._held = reason
        if reason is None:
            self.recovered.emit(OPENING)

    @Slot(object)
    def _on_keeper_changed(self, problem: Sentence | None) -> None:
        self._autosave.stop()
        self._undo_stack.clear()
        if self.keeper.is_holding:
            self._reload()
        self.read_only_changed.emit(problem)

    def _reload(self) -> None:
        """Show what lies on the disk, which another window may have changed."""
        assert self._project is not None
        try:
            recipe = self._project.read()
        except StudioError as error:
            self.fail(OPENING, error.sentence)
            return
        if recipe != self._recipe:
            self._apply(recipe)
            self._autosave.stop()

    def _is_held(self) -> bool:
        self.recovered.emit(OPENING)  # what was said about the attempt before
        if self._held is not None:
            self.fail(OPENING, self._held)
        return self._held is not None

    def open(self, path: Path | str) -> None:
        """Open the project in folder `path` (or with that recipe file) and scan its images."""
        if self._is_held():
            return
        try:
            opened = project.open_project(Path(path))
            recipe = opened.read()
        except StudioError as error:
            self.fail(OPENING, error.sentence)
            return
        self.close()
        self._take(opened, recipe)
        self._start_scan(recipes.data_folder(recipe, opened.recipe_file))

    @property
    def is_creating(self) -> bool:
        """Whether a project is being made; the open one stays until that has succeeded."""
        return self._wanted_folder is not None

    def create_from_folder(
        self, folder: Path | str, name: str = "", *, knows_twin: bool = False
    ) -> None:
        """Scan an image folder and make a project of it, with a recipe that suits its images.

        Args:
            folder: of the images.
            name: of the project; "" takes the folder's.
            knows_twin: False says with `twin_found` that there is a project of this folder, and
                makes none.
        """
        if self._is_held():
            return
        wanted = paths.expanded(folder).absolute()
        twin = find_twin(wanted, self._settings.value.recent)
        if twin is not None and not knows_twin:
            self.twin_found.emit(msgspec.structs.replace(twin, wanted_name=name))
            return
        self.save()
        self._wanted_folder = wanted
        self._wanted_name = name or wanted.name or str(wanted)
        self._start_scan(wanted)
        self.project_changed.emit(self._project)

    def create_from_sample(self, name: str) -> None:
        """Write a built-in data set as an image folder, then make a project of it."""
        if self._is_held():
            return
        sample = find_sample(name)
        self._wanted_name = QCoreApplication.translate("Samples", sample.title)
        folder = self._settings.projects / "samples" / sample.name
        self._set_busy(Phase.SAVING)
        self._sampler.run(lambda: _written(sample.name, folder))

    def use_folder(self, folder: Path | str) -> None:
        """Take the images of the open project from another folder; an edit like any other."""
        data = msgspec.structs.replace(self._recipe.data, folder=str(Path(folder).absolute()))
        recipe = msgspec.structs.replace(self._recipe, data=data)
        self.set_recipe(recipe, self.tr("image folder"), field="data.folder")

    def rescan(self) -> None:
        """Look through the image folder again."""
        folder = self.folder
        if folder is not None:
            self._start_scan(folder)

    def cancel(self) -> None:
        """Give up the scan that is going on, at once, however busy the engine is."""
        if self._busy is None:
            return
        self._drop_work()
        self._give_up_creating()

    def _drop_work(self) -> None:
        """Let what is looked through, written or made for a project come to nothing."""
        self._sampler.forget()
        self._creator.forget()
        if self._scan is not None:
            self._scan.forget()
            self._scan.cancel()
        self._scan = None

    def close(self) -> None:
        """Save what is unsaved and open nothing."""
        if self._is_held():
            return
        self.save()
        self._drop_work()
        self._drop_description()
        self._wanted_folder = None
        self._set_busy(None)
        self._undo_stack.clear()
        self.keeper.release(self._saver.wait)
        self._project = None
        self._recipe = NO_RECIPE
        self._set_dataset(None)
        self.project_changed.emit(None)

    # --- editing ----------------------------------------------------------------------------

    def set_recipe(
        self, recipe: Recipe, what: str, *, field: str = "", is_consequence: bool = False
    ) -> None:
        """Put another recipe in force as one step that can be undone.

        Args:
            recipe: the new one; where it is not a valid recipe, `failed` says why and the old
                one is announced again, so that an editor shows what is in force.
            what: the setting that was changed, in the person's language ("image size").
            field: place of the field that was edited; edits of one in a row are one step.
            is_consequence: whether the program made it of the edit of that field before; both
                are one step.
        """
        if recipe == self._recipe or self._project is None:
            return
        if self.read_only is not None:
            self.recipe_changed.emit(self._recipe)
            return
        try:
            recipes.parse(recipes.dump(recipe), str(self._project.recipe_file))
        except StudioError as error:
            self.fail(EDITING, error.sentence)
            self.recipe_changed.emit(self._recipe)
            return
        edit = RecipeEdit(
            self._recipe, recipe, what, self._apply, field=field, is_consequence=is_consequence
        )
        self._undo_stack.push(edit)

    def undo(self) -> None:
        """Take the last edit back."""
        self._undo_stack.undo()

    def redo(self) -> None:
        """Make the edit again that was taken back."""
        self._undo_stack.redo()

    @Slot()
    def save(self) -> None:
        """Write the recipe now, if it has changed since it was written."""
        if self._project is not None and self._autosave.isActive():
            self._autosave.stop()
        elif self._project is None or self.sender() is not self._autosave:
            return
        if self.keeper.problem is not None:
            return
        saved, recipe = self._project, self._recipe
        self._saver.run(lambda: saved.save(recipe))

    @Slot()
    def _on_saved(self) -> None:
        self.recovered.emit(SAVING)

    def wait_until_saved(self) -> None:
        """Return when the recipe is on the disk; for the end of the program."""
        self.save()
        self._saver.wait()
        self.keeper.release()
        self.keeper.wait()

    def _apply(self, recipe: Recipe) -> None:
        before, self._recipe = self._recipe, recipe
        self.recovered.emit(EDITING)
        self._autosave.start()
        self.recipe_changed.emit(recipe)
        if recipe.data.folder != before.data.folder:
            self.rescan()
        elif _split_key(recipe) != _split_key(before):
            self._make_split()
        self._describe_soon()

    # --- answers of the engine --------------------------------------------------------------

    @Slot(object)
    def _on_scan_progressed(self, progress: Progress) -> None:
        self.scan_progressed.emit(progress.done, progress.total)

    @Slot(object)
    def _on_scan_failed(self, event: Failed) -> None:
        self._scan = None
        if self.is_creating:
            self._give_up_creating()
            self.fail(OPENING, event.sentence, event.details)
            return
        self._set_busy(None)
        self._set_dataset(None)
        self.project_changed.emit(self._project)
        self.fail(SCANNING, event.sentence, event.details)

    @Slot(object)
    def _on_described(self, event: Described) -> None:
        self._describe = None
        self._set_layers(event.layers)
        self._set_describing(False)

    @Slot(object)
    def _on_describe_failed(self, event: Failed) -> None:
        self._describe = None
        self._described = None
        self._layers_problem = event.sentence
        self._set_layers(())
        self._set_describing(False)
        if event.kind == "defect":  # else said on the page Model; a fresh engine is asked again
            self.fail(NETWORK, event.sentence, event.details)

    def _give_up_creating(self) -> None:
        """Go back to the project that is open, if there is one, as it was."""
        was_creating, self._wanted_folder = self.is_creating, None
        self._set_busy(None)
        self.project_changed.emit(self._project)
        if was_creating and self._project is not None and self._scanned is None:
            self.rescan()  # its own scan had to make way

    @Slot(object)
    def _on_scanned(self, event: Scanned) -> None:
        self._scan = None
        self._scan_seconds = event.seconds
        if self._wanted_folder is None:
            self._set_busy(None)
            self._set_dataset(event.dataset)
            self.scanned_again.emit(event.dataset)
        else:
            name = self._wanted_name
            home = self._settings.projects
            self._creator.run(lambda: _created(event.dataset, name, home))

    @Slot(object)
    def _on_created(self, made: _Created) -> None:
        folder, self._wanted_folder = self._wanted_folder, None
        if folder is not None:
            self._settings.add_folder(folder)
        if self._held is not None:  # a training began meanwhile; the project waits on the list
            self._settings.add_recent(made.project.folder)
            self._set_busy(None)
            self.fail(OPENING, self._held)
            return
        self.close()
        self._take(made.project, made.suggestion.recipe)
        self._suggestion = made.suggestion.reason
        self._set_busy(None)
        self._set_dataset(made.dataset)

    @Slot(object)
    def _on_creation_failed(self, sentence: Sentence) -> None:
        self._give_up_creating()
        self.fail(OPENING, sentence)

    def _take(self, opened: Project, recipe: Recipe) -> None:
        self._project = opened
        self._suggestion = None
        self._recipe = recipe
        self._undo_stack.clear()
        self.keeper.hold(opened.folder)
        self._settings.add_recent(opened.folder)
        self.project_changed.emit(opened)
        self.recipe_changed.emit(recipe)

    def _start_scan(self, folder: Path) -> None:
        self._drop_work()
        self.recovered.emit(SCANNING)
        self._set_busy(Phase.SCANNING)
        self.scan_progressed.emit(0, 0)
        scan = self._scan = self._client.ask(Scan(str(folder)))
        scan.progressed.connect(self._on_scan_progressed)
        scan.answered.connect(self._on_scanned)
        scan.failed.connect(self._on_scan_failed)

    def _set_dataset(self, dataset: Dataset | None) -> None:
        if dataset is None and self._dataset is None:
            return
        self._scanned = self._dataset = dataset
        self._split = None
        self.dataset_changed.emit(dataset)
        self._make_split()
        self._describe_soon()

    def _make_split(self) -> None:
        dataset, recipe = self._scanned, self._recipe
        if dataset is None:
            self._splitter.forget()
            self.recovered.emit(SPLITTING)
            self._split = self._problem = None
            self.split_changed.emit(None)
            return
        self._splitter.run(lambda: _split_and_judge(dataset, recipe))

    @Slot()
    def _describe_soon(self) -> None:
        key = self._describe_key()
        if key == self._described:
            return
        self._described = key
        self._drop_description()  # what is on its way answers another question
        self._layers_problem = None
        self.recovered.emit(NETWORK)
        self._set_describing(key is not None)
        if key is None:
            self._set_layers(())
        else:
            self._describe_timer.start()

    def _describe_key(self) -> object:
        if self._project is None or self._dataset is None or not self._dataset.classes:
            return None
        recipe = self._recipe
        data = recipe.data
        return (recipe.model, data.image_size, data.color, len(self._dataset.classes))

    @Slot()
    def _ask_for_layers(self) -> None:
        if self._dataset is None or self._project is None:
            return
        classes = len(self._dataset.classes)
        self._describe = self._client.ask(Describe(self._recipe, classes))
        self._describe.answered.connect(self._on_described)
        self._describe.failed.connect(self._on_describe_failed)

    def _drop_description(self) -> None:
        if self._describe is not None:
            self._describe.forget()
        self._describe = None

    def _set_layers(self, layers: tuple[Layer, ...]) -> None:
        if layers != self._layers:
            self._layers = layers
            self.layers_changed.emit(layers)

    def _set_describing(self, is_describing: bool) -> None:
        if is_describing is not self._is_describing:
            self._is_describing = is_describing
            self.describing_changed.emit(is_describing)

    def _set_busy(self, phase: Phase | None) -> None:
        if phase is not self._busy:
            self._busy = phase
            if phase is None:
                self.recovered.emit(OPENING)  # such as that it had to be waited for
            self.busy_changed.emit(phase)

    def fail(self, cause: str, sentence: Sentence, details: str = "") -> None:
        """Say that something failed; `recovered` tells when that is no longer so."""
        self._failure_cause, self._failure_details = cause, details
        self.failed.emit(sentence)

    @Slot(object)
    def _on_sample_written(self, folder: Path) -> None:
        name = self._wanted_name
        self._set_busy(None)
        self.create_from_folder(folder, name)

    @Slot(object)
    def _on_sample_failed(self, sentence: Sentence) -> None:
        self._set_busy(None)
        self.fail(OPENING, sentence)

    @Slot(object)
    def _on_split_made(self, made: _Judged) -> None:
        self.recovered.emit(SPLITTING)
        self._split, self._problem = made.split, made.problem
        self._class_counts, self._class_folders = made.counts, made.folders
        self._copies = made.copies
        if made.dataset is not self._dataset:
            self._dataset = made.dataset
            self.dataset_changed.emit(made.dataset)
            self._describe_soon()
        self.split_changed.emit(made.split)

    @Slot(object)
    def _on_split_failed(self, sentence: Sentence) -> None:
        self._split = None
        self.split_changed.emit(None)
        self.fail(SPLITTING, sentence)


def _written(sample: str, folder: Path) -> Path:
    if not folder.is_dir():  # written whole or not at all, so what is there is whole
        write_sample(sample, folder)
    return folder


class _Created(msgspec.Struct, frozen=True):
    """A project that was just made, before it is open."""

    project: Project
    dataset: Dataset
    suggestion: defaults.Suggestion


def _created(dataset: Dataset, name: str, home: Path) -> _Created:
    """Make a project with a recipe that suits `dataset`."""
    suggested = defaults.suggest(dataset, name, paths.weights())
    suggested = msgspec.structs.replace(suggested, recipe=with_own_names(suggested.recipe))
    if not dataset.images:
        check_trainable(*choose(dataset, suggested.recipe))
    return _Created(project.create(home, suggested.recipe), dataset, suggested)


class _Judged(msgspec.Struct, frozen=True):
    """A split of a data set, what forbids training on it, and the images used of each class."""

    dataset: Dataset
    split: Split
    problem: Sentence | None
    counts: tuple[int, ...]
    folders: dict[str, tuple[str, ...]]
    copies: Copies


def _split_and_judge(scanned: Dataset, recipe: Recipe) -> _Judged:
    dataset, made = choose(scanned, recipe)
    used = np.concatenate([made.train, made.validation, made.test])
    counts = np.bincount(dataset.labels()[used], minlength=len(dataset.classes))
    problem = None
    try:
        check_trainable(dataset, made)
    except StudioError as error:
        problem = error.sentence
    return _Judged(
        dataset,
        made,
        problem,
        tuple(counts.tolist()),
        class_folders(dataset),
        copies_in(dataset, made),
    )


def _split_key(recipe: Recipe) -> object:
    data = recipe.data
    drawn = (data.validation, data.test, data.limit_per_class, recipe.seed)
    return (*drawn, data.exclude, data.duplicates)


def _timer(parent: QObject, milliseconds: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
