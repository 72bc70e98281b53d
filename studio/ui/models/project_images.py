"""The images of the open project: what a scan found, and which image is in which part."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from studio.core.base.sentences import Sentence
from studio.core.dataset.duplicates import Copies
from studio.core.dataset.images import Dataset
from studio.core.dataset.judged_split import JudgedSplit, judged_split
from studio.core.dataset.split import Split
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Recipe
from studio.core.wire.messages import Failed, Phase, Scanned
from studio.ui.engine.engine_client import EngineClient
from studio.ui.models.folder_scan import FolderScan
from studio.ui.models.open_project import OPENING, OpenProject
from studio.ui.threads.background import Background

SCANNING, SPLITTING = "scan", "split"
"""What a failure may be about, as `OpenProject.failed` says it."""


class ProjectImages(QObject):
    """Data set and split of the open project, scanned and drawn again as its recipe changes.

    One folder is scanned at a time: that of the open project, or one that is *visited* because a
    project may be made of it (`NewProject`).

    Signals:
        dataset_changed: the `Dataset`, or None while there is none.
        scanned_again: the `Dataset` that a scan of the open project's folder found, as it was or
            not.
        visited: the `Dataset` of the folder that is visited.
        split_changed: the `Split`, or None while it is not known.
        scan_progressed: files looked at, files in all (0 while unknown).
        busy_changed: the `Phase` that is going on, or None.
        work_dropped: whatever was going on is to come to nothing.
    """

    dataset_changed = Signal(object)
    scanned_again = Signal(object)
    visited = Signal(object)
    split_changed = Signal(object)
    scan_progressed = Signal(int, int)
    busy_changed = Signal(object)
    work_dropped = Signal()

    def __init__(
        self, client: EngineClient, project: OpenProject, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._project = project
        self._scanned: Dataset | None = None
        self._dataset: Dataset | None = None
        self._judged: JudgedSplit | None = None
        self._problem: Sentence | None = None
        self._has_failed = False
        self._busy: Phase | None = None
        self._scan = FolderScan(client, self)
        self._scan_seconds = 0.0
        self._visited: Path | None = None
        self._visit_needs_classes = True
        self._splitter = Background(self)
        self._scan.progressed.connect(self.scan_progressed)
        self._scan.scanned.connect(self._on_scanned)
        self._scan.failed.connect(self._on_scan_failed)
        project.opened.connect(self.rescan)
        project.closed.connect(self._on_project_closed)
        project.recipe_edited.connect(self._on_recipe_edited)
        self._splitter.succeeded.connect(self._on_split_made)
        self._splitter.failed.connect(self._on_split_failed)

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
        return self._judged.split if self._judged is not None else None

    @property
    def is_judging(self) -> bool:
        """Whether it is still to come which image of `dataset` is in which part."""
        return self._dataset is not None and self._judged is None and not self._has_failed

    @property
    def class_counts(self) -> tuple[int, ...]:
        """Images of each class that are used, all parts together; empty without a split."""
        return self._judged.class_counts if self._judged is not None else ()

    @property
    def class_folders(self) -> dict[str, tuple[str, ...]]:
        """Patterns that leave out each class; empty without a split."""
        return self._judged.class_folders if self._judged is not None else {}

    @property
    def copies(self) -> Copies:
        """What is known of duplicates among the images in use."""
        return self._judged.copies if self._judged is not None else Copies()

    @property
    def problem(self) -> Sentence | None:
        """Why the images cannot be trained on as they are, None where they can."""
        return self._problem

    @property
    def busy(self) -> Phase | None:
        """What is going on, None when nothing is."""
        return self._busy

    @property
    def folder(self) -> Path | None:
        """The image folder that is looked through or was."""
        if self._visited is not None:
            return self._visited
        project = self._project.project
        if project is None:
            return None
        return recipes.data_folder(self._project.recipe, project.recipe_file)

    @property
    def scan_seconds(self) -> float:
        """How long the last scan took."""
        return self._scan_seconds

    # --- scanning ---------------------------------------------------------------------------

    def use_folder(self, folder: Path | str) -> None:
        """Take the images of the open project from another folder; an edit like any other."""
        recipe = self._project.recipe
        data = msgspec.structs.replace(recipe.data, folder=str(Path(folder).absolute()))
        edited = msgspec.structs.replace(recipe, data=data)
        self._project.set_recipe(edited, self.tr("image folder"), field="data.folder")

    @Slot()
    def rescan(self) -> None:
        """Look through the image folder again."""
        folder = self.folder
        if folder is not None:
            self._start_scan(folder)

    def cancel(self) -> None:
        """Give up the scan that is going on, at once, however busy the engine is."""
        if self._busy is not None:
            self._drop_work()
            self.end_visit()

    def visit(self, folder: Path, *, needs_classes: bool = True) -> None:
        """Scan a folder that is not the open project's; `visited` brings what it holds.

        Args:
            needs_classes: whether images that lie in no class folder are left out.
        """
        self._visited = folder
        self._visit_needs_classes = needs_classes
        self._start_scan(folder)
        self._project.announce()

    @property
    def is_visiting(self) -> bool:
        """Whether a folder that is not the open project's is shown."""
        return self._visited is not None

    def end_visit(self) -> None:
        """Go back to the project that is open, if there is one, as it was."""
        was_visiting, self._visited = self.is_visiting, None
        self.set_busy(None)
        self._project.announce()
        if was_visiting and self._project.project is not None and self._scanned is None:
            self.rescan()  # its own scan had to make way

    def set_busy(self, phase: Phase | None) -> None:
        """Say what is going on with images; None when nothing is."""
        if phase is not self._busy:
            self._busy = phase
            if phase is None:
                self._project.recover(OPENING)  # such as that it had to be waited for
            self.busy_changed.emit(phase)

    def _drop_work(self) -> None:
        self.work_dropped.emit()
        self._scan.drop()

    def _start_scan(self, folder: Path) -> None:
        self._drop_work()
        self._project.recover(SCANNING)
        self.set_busy(Phase.SCANNING)
        needs_classes = (
            self._visit_needs_classes
            if self.is_visiting
            else recipes.needs_classes(self._project.recipe)
        )
        self._scan.start(folder, needs_classes=needs_classes)

    @Slot(object)
    def _on_scanned(self, event: Scanned) -> None:
        self._scan_seconds = event.seconds
        if self.is_visiting:
            self.visited.emit(event.dataset)  # still busy: something is made of it
            return
        self.set_busy(None)
        self.set_dataset(event.dataset)
        self.scanned_again.emit(event.dataset)

    @Slot(object)
    def _on_scan_failed(self, event: Failed) -> None:
        if self.is_visiting:
            self.end_visit()
            self._project.fail(OPENING, event.sentence, event.details)
            return
        self.set_busy(None)
        self.set_dataset(None)
        self._project.announce()
        self._project.fail(SCANNING, event.sentence, event.details)

    # --- what is shown ----------------------------------------------------------------------

    def set_dataset(self, dataset: Dataset | None) -> None:
        """Show what a scan found, and draw the parts."""
        if dataset is None and self._dataset is None:
            return
        self._scanned = self._dataset = dataset
        self._judged, self._has_failed = None, False
        self.dataset_changed.emit(dataset)
        self._make_split()

    @Slot()
    def _on_project_closed(self) -> None:
        self._drop_work()
        self._visited = None
        self.set_busy(None)
        self.set_dataset(None)

    @Slot(object, object)
    def _on_recipe_edited(self, before: Recipe, after: Recipe) -> None:
        if after.data.folder != before.data.folder or self._is_other_scan(before, after):
            self.rescan()
        elif _split_key(after) != _split_key(before):
            self._make_split()

    def _is_other_scan(self, before: Recipe, after: Recipe) -> bool:
        """Whether images outside of class folders count now, or count no longer.

        A folder without class folders is not scanned again when classes are wanted: it would show
        nothing, where now it shows the images and says what is missing. Where other files lie
        beside class folders, what was scanned for a task without classes has none either.
        """
        wants_classes, scanned = recipes.needs_classes(after), self._scanned
        has_folders = scanned is None or any(
            image.path.count("/") > (image.part is not None) for image in scanned.images
        )
        return wants_classes != recipes.needs_classes(before) and has_folders

    def _make_split(self) -> None:
        dataset, recipe = self._scanned, self._project.recipe
        self._has_failed = False
        if dataset is None:
            self._splitter.forget()
            self._project.recover(SPLITTING)
            self._judged = self._problem = None
            self.split_changed.emit(None)
            return
        self._splitter.run(lambda: judged_split(dataset, recipe))

    @Slot(object)
    def _on_split_made(self, made: JudgedSplit) -> None:
        self._project.recover(SPLITTING)
        self._judged, self._problem = made, made.problem
        if made.dataset is not self._dataset:
            self._dataset = made.dataset
            self.dataset_changed.emit(made.dataset)
        self.split_changed.emit(made.split)

    @Slot(object)
    def _on_split_failed(self, sentence: Sentence) -> None:
        self._judged, self._has_failed = None, True
        self.split_changed.emit(None)
        self._project.fail(SPLITTING, sentence)


def _split_key(recipe: Recipe) -> object:
    data = recipe.data
    drawn = (data.validation, data.test, data.limit_per_class, recipe.split_seed)
    return (*drawn, data.exclude, data.duplicates, recipes.needs_classes(recipe))
