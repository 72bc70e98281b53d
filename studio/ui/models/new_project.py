"""Making a project: of a folder of images, or of a built-in data set."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from studio.core.base import paths
from studio.core.base.sentences import Sentence
from studio.core.dataset.choosing import choose
from studio.core.dataset.images import Dataset
from studio.core.dataset.trainable import check_trainable
from studio.core.plan import defaults
from studio.core.plan.presets import find_preset
from studio.core.projects import project as projects
from studio.core.projects.folder_twin import find_twin
from studio.core.projects.project import Project
from studio.core.samples.sample import Sample
from studio.core.samples.write import find_sample, write_sample
from studio.core.tasks.table import TASKS
from studio.core.tasks.table import task as task_of
from studio.core.wire.messages import Phase
from studio.ui.models.open_project import OPENING, OpenProject
from studio.ui.models.project_images import ProjectImages
from studio.ui.models.settings import Settings
from studio.ui.texts.suggested_names import with_own_names
from studio.ui.texts.translation import translated
from studio.ui.threads.background import Background

_TOLD_MS = 100

_MOST_LOOKED_AT = 100
"""Projects that are asked whether they already show a folder: a recipe takes half a millisecond."""


class _Writing:
    """A sample that is being written: what its thread says, and whether it is still wanted."""

    def __init__(self) -> None:
        self.done = 0
        self.total = 0
        self.is_wanted = True

    def note(self, done: int, total: int) -> None:
        """Say how far it is; called by the thread, read by the window."""
        self.done, self.total = done, total


class _Made(msgspec.Struct, frozen=True):
    """A project that was just made, before it is open."""

    project: Project
    dataset: Dataset
    suggestion: defaults.Suggestion


class NewProject(QObject):
    """Makes a project and opens it; the open one stays until that has succeeded.

    Signals:
        twin_found: the `FolderTwin` that already shows the images a project is wanted of.
    """

    twin_found = Signal(object)

    def __init__(
        self,
        project: OpenProject,
        images: ProjectImages,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._project = project
        self._images = images
        self._settings = settings
        self._name = ""
        self._task = TASKS[0].key
        self._preset = ""
        self._made: _Made | None = None
        self._writing = _Writing()
        self._teller = QTimer(self, interval=_TOLD_MS)
        self._sampler = Background(self)
        self._maker = Background(self)
        images.visited.connect(self._on_folder_scanned)
        images.work_dropped.connect(self._on_work_dropped)
        self._teller.timeout.connect(self._tell_writing)
        self._sampler.succeeded.connect(self._on_sample_written)
        self._sampler.failed.connect(self._on_sample_failed)
        self._maker.succeeded.connect(self._on_made)
        self._maker.failed.connect(self._on_making_failed)

    @property
    def is_creating(self) -> bool:
        """Whether a project is being made of a folder."""
        return self._images.is_visiting

    @property
    def suggestion(self) -> Sentence | None:
        """Why the open project, if it was just made, has the recipe it has."""
        if self._made is None or self._made.project is not self._project.project:
            return None
        return self._made.suggestion.reason

    def create_from_folder(
        self,
        folder: Path | str,
        name: str = "",
        *,
        task: str = TASKS[0].key,
        knows_twin: bool = False,
        preset: str = "",
    ) -> None:
        """Scan an image folder and make a project of it, with a recipe that suits its images.

        Args:
            folder: of the images.
            name: of the project; "" takes the folder's.
            task: what the project is about, a key of `TASKS`.
            knows_twin: False says with `twin_found` that there is a project of this folder, and
                makes none.
            preset: key of the recipe that it gets in place of one that is chosen by its images.
        """
        if not self._project.may_leave():
            return
        wanted = paths.expanded(folder).absolute()
        twin = find_twin(wanted, self._known_projects(), task)
        is_other_lesson = bool(preset) and twin is not None and name not in twin.names
        if twin is not None and not knows_twin and not is_other_lesson:
            wanted_twin = msgspec.structs.replace(twin, wanted_name=name, wanted_preset=preset)
            self.twin_found.emit(wanted_twin)
            return
        self._preset = preset
        self._project.save()
        self._name = name or wanted.name or str(wanted)
        self._task = task
        self._images.visit(wanted, needs_classes=task_of(task).needs_classes)

    def _known_projects(self) -> dict[str, None]:
        """Return the folders of projects, those that were open lately first."""
        home = projects.projects_in(self._settings.projects)[:_MOST_LOOKED_AT]
        return dict.fromkeys((*self._settings.value.recent, *map(str, home)))

    def create_from_sample(self, name: str, task: str = TASKS[0].key) -> None:
        """Write a built-in data set as an image folder, then make a project of it."""
        sample = find_sample(name)
        self._create_from(sample, QCoreApplication.translate("Samples", sample.title), task)

    def create_from_preset(self, key: str) -> None:
        """Write the data set of a recipe that is known to go well, then make a project of both."""
        preset = find_preset(key)
        self._create_from(
            find_sample(preset.sample), translated(preset.title), preset.recipe.task, key
        )

    def _create_from(self, sample: Sample, name: str, task: str, preset: str = "") -> None:
        if not self._project.may_leave():
            return
        self._task, self._name, self._preset = task, name, preset
        folder = self._settings.projects / "samples" / sample.name
        self._images.set_busy(Phase.SAVING)
        writing = self._writing = _Writing()
        self._sampler.run(lambda: _written(sample.name, folder, writing))
        self._tell_writing()
        self._teller.start()

    @Slot()
    def _tell_writing(self) -> None:
        self._images.scan_progressed.emit(self._writing.done, self._writing.total)

    @Slot()
    def _on_work_dropped(self) -> None:
        self._writing.is_wanted = False
        self._teller.stop()
        self._sampler.forget()
        self._maker.forget()

    @Slot(object)
    def _on_sample_written(self, folder: Path) -> None:
        name = self._name
        self._teller.stop()
        self._images.set_busy(None)
        self.create_from_folder(folder, name, task=self._task, preset=self._preset)

    @Slot(object)
    def _on_sample_failed(self, sentence: Sentence) -> None:
        self._teller.stop()
        self._images.set_busy(None)
        self._project.fail(OPENING, sentence)

    @Slot(object)
    def _on_folder_scanned(self, dataset: Dataset) -> None:
        name, home, task = self._name, self._settings.projects, self._task
        preset = self._preset
        self._maker.run(lambda: _make(dataset, name, home, task, preset))

    @Slot(object)
    def _on_made(self, made: _Made) -> None:
        if self._images.folder is not None:
            self._settings.add_folder(self._images.folder)
        held = self._project.held
        if held is not None:  # a training began meanwhile; the project waits on the list
            self._settings.add_recent(made.project.folder)
            self._images.end_visit()
            self._project.fail(OPENING, held)
            return
        self._project.close()
        self._project.take(made.project, made.suggestion.recipe)
        self._made = made
        self._images.set_dataset(made.dataset)

    @Slot(object)
    def _on_making_failed(self, sentence: Sentence) -> None:
        self._images.end_visit()
        self._project.fail(OPENING, sentence)


def _written(sample: str, folder: Path, writing: _Writing) -> Path:
    if not folder.is_dir():  # written whole or not at all, so what is there is whole
        write_sample(sample, folder, progress=writing.note, cancelled=lambda: not writing.is_wanted)
    return folder


def _make(dataset: Dataset, name: str, home: Path, task: str, preset: str) -> _Made:
    """Make a project with a recipe that suits `dataset`, or with that of a preset."""
    if preset:
        found = find_preset(preset)
        recipe = found.on(Path(dataset.folder), name, len(dataset.classes))
        suggested = defaults.Suggestion(recipe, found.help)
    else:
        suggested = defaults.suggest(dataset, name, paths.weights(), task)
    suggested = msgspec.structs.replace(suggested, recipe=with_own_names(suggested.recipe))
    if not dataset.images:
        needs_classes = task_of(task).needs_classes
        check_trainable(*choose(dataset, suggested.recipe), is_labelled=needs_classes)
    return _Made(projects.create(home, suggested.recipe), dataset, suggested)
