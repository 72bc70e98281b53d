"""The open project: its file, its recipe with undo, and the right to change them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoStack

from studio.core.base.errors import StudioError
from studio.core.base.sentences import Sentence
from studio.core.projects.project import Project, open_project
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Data, Recipe
from studio.core.recipes.search_marks import fitting, following_stages, marks_of
from studio.ui.models.autosave import Autosave
from studio.ui.models.project_keeper import ProjectKeeper
from studio.ui.models.recipe_edit import RecipeEdit
from studio.ui.models.settings import Settings

OPENING, EDITING, SAVING = "project", "edit", "save"
"""What a failure may be about; what is said about it is true until `recovered` names it."""

NO_RECIPE = Recipe(name="Nothing", data=Data(folder="."))
"""Stands in while no project is open, so that `recipe` always is one."""


class OpenProject(QObject):
    """The project that the window shows; pages show its recipe and edit it.

    A recipe is a frozen value: an edit is a new recipe, handed to `set_recipe`, and the old one
    stays on the undo stack. Every change is saved a moment later.

    Attributes:
        keeper: has the right to save, which one window has at a time.

    Signals:
        opened: a project was opened from its folder, and nothing is known of its images.
        closed: no project is open; what was known of the last one is of no use.
        project_changed: another `Project`, or None; also the same one, where something that is
            shown in its place has come or gone.
        read_only_changed: a `Sentence`, why nothing may be changed here, or None where it may.
        recipe_changed: the `Recipe` in force.
        recipe_edited: the `Recipe` before an edit and the one after; behind `recipe_changed`.
        failed: a `Sentence`; `failure_cause` names what it is about.
        recovered: the name of a cause that has ended, whether it had failed or not.
        marks_dropped: paths of the fields that a search varies no more, because an edit has left
            nothing of them to vary.
    """

    opened = Signal()
    closed = Signal()
    project_changed = Signal(object)
    read_only_changed = Signal(object)
    recipe_changed = Signal(object)
    recipe_edited = Signal(object, object)
    failed = Signal(object)
    recovered = Signal(str)
    marks_dropped = Signal(object)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._project: Project | None = None
        self._recipe = NO_RECIPE
        self._held: dict[str, Sentence] = {}
        self._failure_details = ""
        self._failure_cause = OPENING
        self._undo_stack = QUndoStack(self)
        self._autosave = Autosave(self)
        self.keeper = ProjectKeeper(self)
        self.keeper.problem_changed.connect(self._on_keeper_changed)
        self._autosave.saved.connect(partial(self.recover, SAVING))
        self._autosave.failed.connect(partial(self.fail, SAVING))

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
    def undo_stack(self) -> QUndoStack:
        """Every edit of this project since it was opened."""
        return self._undo_stack

    @property
    def failure_details(self) -> str:
        """Traceback of the last failure, or ""."""
        return self._failure_details

    @property
    def failure_cause(self) -> str:
        """What the last failure is about, such as `OPENING`."""
        return self._failure_cause

    def fail(self, cause: str, sentence: Sentence, details: str = "") -> None:
        """Say that something failed; `recovered` tells when that is no longer so."""
        self._failure_cause, self._failure_details = cause, details
        self.failed.emit(sentence)

    def recover(self, cause: str) -> None:
        """Say that what failed for `cause`, if anything did, is no longer so."""
        self.recovered.emit(cause)

    # --- opening and closing ----------------------------------------------------------------

    @property
    def held(self) -> Sentence | None:
        """Why the project stays open, None where it may be left."""
        return next(iter(self._held.values()), None)

    def hold(self, reason: Sentence | None, by: str = "run") -> None:
        """Keep the project open until `by` gives None; who wants to leave it is told `reason`."""
        if reason is not None:
            self._held[by] = reason
            return
        self._held.pop(by, None)
        if not self._held:
            self.recover(OPENING)

    def may_leave(self) -> bool:
        """Return whether another may be opened; says why where it may not."""
        self.recover(OPENING)  # what was said about the attempt before
        reason = self.held
        if reason is not None:
            self.fail(OPENING, reason)
        return reason is None

    def open(self, path: Path | str) -> None:
        """Open the project in folder `path` (or with that recipe file)."""
        if not self.may_leave():
            return
        try:
            found = open_project(Path(path))
            recipe = found.read()
        except StudioError as error:
            self.fail(OPENING, error.sentence)
            return
        self.close()
        self.take(found, recipe)
        self.opened.emit()

    def take(self, found: Project, recipe: Recipe) -> None:
        """Show a project whose recipe was read or made just now; none may be open."""
        self._project = found
        self._recipe = recipe
        self._undo_stack.clear()
        self.keeper.hold(found.folder)
        self._settings.add_recent(found.folder)
        self.project_changed.emit(found)
        self.recipe_changed.emit(recipe)

    def announce(self) -> None:
        """Say again which project is open."""
        self.project_changed.emit(self._project)

    def close(self) -> None:
        """Save what is unsaved and open nothing."""
        if not self.may_leave():
            return
        self._autosave.write_last()
        self._undo_stack.clear()
        self.keeper.release(self._autosave.wait)
        self._project = None
        self._recipe = NO_RECIPE
        self.closed.emit()
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
        before = self._recipe
        is_of_search = recipe.search != before.search
        if not is_of_search:
            recipe = following_stages(before, recipe)
        marks = marks_of(recipe)
        try:
            recipe = self._checked(recipe, keeps_marks=is_of_search)
        except StudioError as error:
            self.fail(EDITING, error.sentence)
            self.recipe_changed.emit(self._recipe)
            return
        edit = RecipeEdit(
            before, recipe, what, self._apply, field=field, is_consequence=is_consequence
        )
        self._undo_stack.push(edit)
        gone = [path for path in marks if path not in marks_of(recipe)]
        if gone:
            self.marks_dropped.emit(gone)

    def _checked(self, recipe: Recipe, *, keeps_marks: bool) -> Recipe:
        """Return the recipe, without marks that it cannot have unless an edit is about those.

        Raises:
            InputError: it is no valid recipe.
        """
        assert self._project is not None
        source = str(self._project.recipe_file)
        try:
            recipes.parse(recipes.dump(recipe), source)
        except StudioError:
            fitted = fitting(recipe)
            if keeps_marks or fitted == recipe:
                raise
            recipes.parse(recipes.dump(fitted), source)
            return fitted
        return recipe

    def undo(self) -> None:
        """Take the last edit back."""
        self._undo_stack.undo()

    def redo(self) -> None:
        """Make the edit again that was taken back."""
        self._undo_stack.redo()

    def _apply(self, recipe: Recipe) -> None:
        before, self._recipe = self._recipe, recipe
        self.recover(EDITING)
        if self._project is not None and self.read_only is None:
            self._autosave.write_soon(self._project, recipe, self.keeper.may_write)
        self.recipe_changed.emit(recipe)
        self.recipe_edited.emit(before, recipe)

    # --- the file ---------------------------------------------------------------------------

    def save(self) -> None:
        """Write the recipe now, if it has changed since it was written."""
        self._autosave.write()

    def wait_until_saved(self) -> None:
        """Return when the recipe is on the disk; for the end of the program."""
        self.save()
        self._autosave.wait()
        self.keeper.release()
        self.keeper.wait()

    @Slot(object)
    def _on_keeper_changed(self, problem: Sentence | None) -> None:
        self._autosave.drop()
        self._undo_stack.clear()
        if self.keeper.is_holding and self._project is not None and self._project.folder.is_dir():
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
            self._autosave.drop()
