"""What the menus do, a method each; `studio.ui.shell.actions` names them."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMainWindow

from studio.core.dataset.images import Dataset
from studio.core.projects.folder_twin import FolderTwin
from studio.core.recipes.place import Place
from studio.core.recipes.recipe import FILE_NAME
from studio.ui.dialogs.free_dialog import FreeDialog
from studio.ui.dialogs.twin_dialog import TwinDialog
from studio.ui.models.field_edit import set_field
from studio.ui.models.open_project import EDITING
from studio.ui.pages.page import PageContext
from studio.ui.shell.reference import about_dialog, shortcuts_dialog
from studio.ui.texts.vary_text import mark_title
from studio.ui.widgets.help_tip import help_on
from studio.ui.widgets.toast import announce

Dialog = TypeVar("Dialog", bound=FreeDialog)


class WindowActions(QObject):
    """Carries out actions on the models; the window is only the parent of dialogs.

    Signals:
        page_wanted: key of the page on which an action is seen.
        field_wanted: key of a page, and the `Place` of a field on it that is to be seen.
    """

    page_wanted = Signal(str)
    field_wanted = Signal(str, object)

    def __init__(self, context: PageContext, window: QMainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._is_rescan_awaited = False
        context.images.scanned_again.connect(self._on_scanned_again)
        context.project.failed.connect(self._on_project_failed)
        context.project.marks_dropped.connect(self._on_marks_dropped)
        context.new_project.twin_found.connect(self.ask_about_twin)

    @Slot(object)
    def ask_about_twin(self, twin: FolderTwin) -> None:
        """Ask whether the project that a folder already has shall be opened."""
        dialog = TwinDialog(self._context.theme, twin, self._window)
        dialog.opening_chosen.connect(self._on_opening_chosen)
        dialog.another_chosen.connect(self._on_another_chosen)
        dialog.open()

    @Slot(object)
    def _on_opening_chosen(self, twin: FolderTwin) -> None:
        opened = self._context.project.project
        if opened is None or str(opened.folder) != twin.project:
            self._context.project.open(twin.project)
        self.page_wanted.emit("data")

    @Slot(object)
    def _on_another_chosen(self, twin: FolderTwin) -> None:
        name = twin.free_name()
        self._context.new_project.create_from_folder(
            twin.folder, name, task=twin.task, knows_twin=True, preset=twin.wanted_preset
        )

    def new_project(self, task: str, _is_checked: bool = False) -> None:
        """Ask for an image folder and make a project of it.

        Args:
            task: key of what it is about.
        """
        last = self._context.settings.value.folders
        begin = Path(last[0]).parent if last else Path.home()
        folder = self._ask_for_folder(self.tr("Image folder"), begin)
        if folder is not None:
            self._context.new_project.create_from_folder(folder, task=task)

    @Slot()
    def open_project(self) -> None:
        """Ask for a project folder and open it."""
        folder = self._ask_for_folder(self.tr("Project folder"), self._context.settings.projects)
        if folder is not None:
            self._context.project.open(folder)

    def open_path(self, path: Path) -> None:
        """Open a project, or make one of an image folder."""
        if path.is_file() or (path / FILE_NAME).is_file():
            self._context.project.open(path)
        else:
            self._context.new_project.create_from_folder(path)

    @Slot()
    def rename_project(self) -> None:
        """Ask for another name; the folder keeps its own, which runs and recent lists point at."""
        project = self._context.project
        if project.read_only is not None:
            project.fail(EDITING, project.read_only)
            return
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(self.tr("Rename project"))
        dialog.setLabelText(self.tr("Project name"))
        dialog.setTextValue(project.recipe.name)
        dialog.setMinimumWidth(360)
        dialog.textValueSelected.connect(self._on_name_given)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_name_given(self, name: str) -> None:
        project = self._context.project
        if name.strip():
            set_field(project, Place("name"), name.strip())

    @Slot()
    def close_project(self) -> None:
        """Go back to the start page with nothing open."""
        self._context.project.close()

    @Slot()
    def rescan(self) -> None:
        """Look through the image folder again, where that and what it finds can be seen."""
        self.page_wanted.emit("data")
        self._is_rescan_awaited = True
        self._context.images.rescan()

    @Slot(object)
    def _on_scanned_again(self, dataset: Dataset) -> None:
        """Answer who asked for it: the images may be what they were."""
        if self._is_rescan_awaited:
            self._is_rescan_awaited = False
            text = self.tr("Folder scanned: %Ln image(s)", "", len(dataset.images))
            announce(self._window, text)

    @Slot(object)
    def _on_marks_dropped(self, paths: list[str]) -> None:
        """Say what an edit took out of the search as well; undo brings both back."""
        recipe = self._context.project.recipe
        fields = ", ".join(mark_title(path, recipe) for path in paths)
        text = self.tr("A search no longer varies: {fields}")
        announce(self._window, text.format(fields=fields))

    @Slot()
    def _on_project_failed(self) -> None:
        self._is_rescan_awaited = False

    @Slot()
    def start_training(self) -> None:
        """Train the settings as they are, what is just being typed included."""
        typed = self._window.focusWidget()
        if typed is not None:
            typed.clearFocus()
            typed.setFocus()  # the keyboard stays where it was
        project = self._context.project
        if project.project is not None:
            self.page_wanted.emit("train")
            self._context.run.train(project.recipe, project.project)

    @Slot()
    def stop_training(self) -> None:
        """End the training and keep what was learned."""
        self._context.run.stop()

    @Slot()
    def pause_training(self) -> None:
        """End the training or the search so that it can go on later."""
        if self._context.search.is_active:
            self._context.search.pause()
        else:
            self._context.run.pause()

    @Slot()
    def compare(self) -> None:
        """Compare trainings that differ in one thing; the window stays free.

        There is one such dialog: two would show the standing of each other's comparison.
        """
        from studio.ui.pages.train.comparison_dialog import ComparisonDialog  # imports pyqtgraph

        self.show_beside(self._shown(ComparisonDialog) or ComparisonDialog(self._context))

    @Slot()
    def plan_search(self) -> None:
        """Plan a search in the one such dialog; the window stays free."""
        from studio.ui.pages.search.plan_dialog import PlanSearchDialog

        dialog = self._shown(PlanSearchDialog)
        if dialog is None:
            dialog = PlanSearchDialog(self._context)
            dialog.field_wanted.connect(self.field_wanted)
            dialog.begun.connect(self.show_searches)
        self.show_beside(dialog)

    @Slot()
    def show_searches(self) -> None:
        """Look at the searches of the project in the one such dialog; the window stays free."""
        from studio.ui.pages.search.search_dialog import SearchDialog  # imports pyqtgraph

        dialog = self._shown(SearchDialog)
        if dialog is None:
            dialog = SearchDialog(self._context)
            dialog.planning_wanted.connect(self.plan_search)
        self.show_beside(dialog)

    @Slot(object)
    def show_beside(self, dialog: FreeDialog) -> None:
        """Show a dialog that leaves the window free, in front; it is the window's from now on."""
        if dialog.parentWidget() is not self._window:
            dialog.setParent(self._window, dialog.windowFlags())
            dialog.page_wanted.connect(self.page_wanted)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def _shown(self, kind: type[Dialog]) -> Dialog | None:
        """Return the dialog of that kind that is open, None without one."""
        found = self._window.findChildren(kind)
        return next((one for one in found if one.isVisible()), None)

    @Slot()
    def toggle_full_screen(self) -> None:
        """Fill the screen, or not any more."""
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    @Slot()
    def close_window(self) -> None:
        """End the program, with a question where a training runs."""
        self._window.close()

    @Slot()
    def explain_field(self) -> None:
        """Show the explanation of the field that has the focus, else where to find one."""
        if not help_on(self._window.focusWidget()):
            self.show_shortcuts()

    @Slot()
    def show_shortcuts(self) -> None:
        """List the keys."""
        self._show(shortcuts_dialog(self._context.theme))

    @Slot()
    def show_about(self) -> None:
        """Say version, licence and libraries."""
        self._show(about_dialog(self._context.theme))

    def _show(self, dialog: QDialog) -> None:
        dialog.setParent(self._window, dialog.windowFlags())
        dialog.open()

    def _ask_for_folder(self, title: str, begin: Path) -> Path | None:
        folder = QFileDialog.getExistingDirectory(self._window, title, str(begin))
        return Path(folder) if folder else None
