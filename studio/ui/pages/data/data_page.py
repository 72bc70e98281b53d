"""What do I have?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFileDialog,
    QMenu,
    QSizePolicy,
    QStackedLayout,
    QWidget,
)

from studio.core.advice import Advice, AdvicePlace, RecipeFix, advise
from studio.core.advice.data_rules import IMBALANCE
from studio.core.dataset.images import Dataset
from studio.core.recipes.augment_edits import with_augmentation
from studio.core.recipes.place import Place
from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_state import RunState
from studio.core.wire.messages import Phase
from studio.ui.editors import explain_field
from studio.ui.models.field_edit import set_field, set_with_field, vary_field
from studio.ui.models.leaving_out import LeavingOut
from studio.ui.models.situation import image_counts, situation_of
from studio.ui.pages.advice_list import AdviceList
from studio.ui.pages.card_column import CardColumn, columns
from studio.ui.pages.data.duplicates_card import DuplicatesCard
from studio.ui.pages.data.gallery_card import GalleryCard
from studio.ui.pages.data.gallery_pictures import COPIES, LEFT_OUT, GalleryContent
from studio.ui.pages.data.left_out_card import LeftOutCard
from studio.ui.pages.data.refused_card import RefusedCard
from studio.ui.pages.data.scanning_panel import ScanningPanel
from studio.ui.pages.data.settings_cards import AugmentCard, ImagesCard, PartsCard
from studio.ui.pages.page import Page, PageContext
from studio.ui.texts.format import count_text
from studio.ui.texts.part_text import part_text
from studio.ui.texts.translation import translated
from studio.ui.theme import ColorName
from studio.ui.widgets.banner import Banner
from studio.ui.widgets.card import Card
from studio.ui.widgets.class_bars import ClassBars, ClassCount
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.parts_bar import Part

LEFT_WIDTH = 320
_PART_COLORS: tuple[ColorName, ...] = ("training", "validation", "third")


class DataPage(Page):
    """Classes and parts at the left, pictures at the right; while scanning, how far it is."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self.header.set_title(self.tr("Data"))
        self.setAccessibleName(self.tr("Data"))
        self.scanning = ScanningPanel(self.theme)
        self.empty = EmptyState(
            self.theme,
            "folder",
            self.tr("No images yet"),
            self.tr("Choose a folder that contains one folder per class."),
            self.tr("Choose folder…"),
        )
        self.problem = Banner(self.theme, "error", "")
        self.suggestion = Banner(
            self.theme, "info", "", action=self.tr("Train with these settings"), closable=True
        )
        self.advice = AdviceList(self.theme)
        self.classes = ClassBars(self.theme, self.tr("Classes"))
        self.classes.set_most_rows(10)
        self.classes.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.parts = PartsCard(self.theme)
        self.images = ImagesCard(self.theme)
        self.augment = AugmentCard(self.theme, context.client)
        self.refused = RefusedCard(self.theme)
        self.duplicates = DuplicatesCard(self.theme)
        self.left_out = LeftOutCard(self.theme)
        self.gallery = GalleryCard(self.theme)
        self._leaving = LeavingOut(context.project, context.images, self)
        self._shown_project: object = None
        self._content = self._make_content()
        self._make_header()
        self._stack = QStackedLayout()
        self.body.addLayout(self._stack, 1)  # before its first widget, which it shows
        for widget in (self._content, self.scanning, self.empty):
            self._stack.addWidget(widget)
        self._connect()
        self._show_all()
        self._on_run_changed(context.run.state)
        self._show_read_only()

    def _make_header(self) -> None:
        self._choose = self.add_secondary(self.tr("Choose folder…"), "folder")
        explain_field(self._choose, "data.folder")
        self._choose.clicked.connect(self._on_choose_clicked)
        self._recent = IconButton(self.theme, "chevron-down", self.tr("Recent folders"))
        self._recent.clicked.connect(self._on_recent_clicked)
        self.header.add_secondary(self._recent)
        self.next_button = self.set_primary(self.tr("Choose a model"))
        self.next_button.clicked.connect(self._on_next_clicked)

    def _make_content(self) -> QWidget:
        self._classes_card = classes = Card(self.theme, self.tr("Classes"))
        classes.body.addWidget(self.classes)
        parts = (
            self.problem,
            self.suggestion,
            self.advice,
            classes,
            self.duplicates,
            self.left_out,
            self.refused,
            self.parts,
            self.images,
            self.augment,
        )
        self._column = left = CardColumn([(part, 0) for part in parts], LEFT_WIDTH)
        return columns((left, 0), (self.gallery, 1))

    def _connect(self) -> None:
        project, images = self.context.project, self.context.images
        project.project_changed.connect(self._show_all)
        project.recipe_changed.connect(self._on_recipe_changed)
        project.read_only_changed.connect(self._show_read_only)
        images.busy_changed.connect(self._show_all)
        images.dataset_changed.connect(self._show_all)
        images.split_changed.connect(self._on_split_changed)
        images.scan_progressed.connect(self.scanning.show_progress)
        self.context.network.layers_changed.connect(self._show_advice)
        self.context.run.state_changed.connect(self._on_run_changed)
        self.scanning.cancel_chosen.connect(images.cancel)
        self.empty.action_chosen.connect(self._on_choose_clicked)
        self.suggestion.action_chosen.connect(self._on_train_now_chosen)
        self.advice.fix_chosen.connect(self._on_fix_chosen)
        self.classes.class_chosen.connect(self._on_class_chosen)
        self.gallery.class_shown.connect(self._on_class_shown)
        self.parts.bar.part_chosen.connect(self.gallery.show_part)
        self.problem.action_chosen.connect(self._on_problem_fix_chosen)
        self._connect_leaving_out()
        for form in (self.parts, self.images, self.augment):
            form.edited.connect(self._on_field_edited)
            form.varied.connect(partial(vary_field, project))

    def _connect_leaving_out(self) -> None:
        self.classes.leaving_chosen.connect(self._leaving.leave_out_class)
        self.gallery.leaving_chosen.connect(self._leaving.leave_out_images)
        self.gallery.return_chosen.connect(self._leaving.bring_back_images)
        self.gallery.content_listed.connect(self._on_content_listed)
        self.left_out.return_chosen.connect(self._leaving.bring_back)
        self.left_out.pictures_wanted.connect(self._on_left_out_wanted)
        self.duplicates.pictures_wanted.connect(self._on_duplicates_wanted)

    # --- showing ----------------------------------------------------------------------------

    @Slot()
    def _show_all(self) -> None:
        project = self.context.project
        if project.project is not self._shown_project:
            self._shown_project = project.project
            self.gallery.reset()
        images, suggestion = self.context.images, self.context.new_project.suggestion
        if images.busy in (Phase.SCANNING, Phase.SAVING):
            self.scanning.show_phase(images.busy, str(images.folder or ""))
        self.suggestion.setVisible(suggestion is not None)
        if suggestion is not None:
            self.suggestion.show_text("info", translated(suggestion))
        if project.project is not None:
            self._show_forms(project.recipe)
        self._show_dataset(images.dataset)

    def _show_stack(self) -> None:
        """Show what there is once it is known as a whole, which images are in which part too."""
        images = self.context.images
        if images.busy in (Phase.SCANNING, Phase.SAVING) or images.is_judging:
            self._stack.setCurrentWidget(self.scanning)
        elif images.dataset is None:
            self._stack.setCurrentWidget(self.empty)
        else:
            self._stack.setCurrentWidget(self._content)
            self._column.settle()

    @Slot(object)
    def _on_recipe_changed(self, recipe: Recipe) -> None:
        self._show_forms(recipe)
        self._show_advice()

    @Slot(object)
    def _on_run_changed(self, state: RunState) -> None:
        self.augment.examples.set_training(state.status.is_alive)

    def _show_forms(self, recipe: Recipe) -> None:
        for form in (self.parts, self.images, self.augment):
            form.show_recipe(recipe)

    def _show_dataset(self, dataset: Dataset | None) -> None:
        self.refused.set_refused(dataset.refused if dataset is not None else ())
        self.parts.show_brought_parts(dataset)
        self._on_split_changed()

    @Slot()
    def _on_split_changed(self) -> None:
        """Show what the counts follow from: the split, once it is known."""
        data, images = self.context.project.recipe.data, self.context.images
        problem = images.problem
        self.problem.setVisible(problem is not None)
        if problem is not None:
            self.problem.show_text("error", translated(problem))
            fix = self._problem_fix()
            self.problem.set_action(translated(fix.label) if fix is not None else "")
        self.next_button.setEnabled(images.split is not None and problem is None)
        self.suggestion.set_action(
            "" if problem is not None else self.tr("Train with these settings")
        )
        self.gallery.set_images(images.scanned, images.dataset, images.split, data.exclude)
        self.duplicates.set_copies(images.copies, data.duplicates)
        self.augment.examples.show_images(images.dataset, images.split)
        self._show_parts()
        self._show_classes()
        self._show_facts()
        self._show_advice()
        self._show_stack()

    def _show_parts(self) -> None:
        counts = image_counts(self.context) or (0, 0, 0)
        texts = (part_text("train"), part_text("validation"), self.tr("Test (held out)"))
        keys = ("train", "validation", "test")
        self.parts.bar.set_parts(
            [
                Part(key, name, count, color)
                for key, name, count, color in zip(keys, texts, counts, _PART_COLORS, strict=True)
            ]
        )

    def _show_classes(self) -> None:
        counts = situation_of(self.context).classes
        dataset = self.context.images.dataset
        self._classes_card.setVisible(dataset is None or bool(dataset.classes))
        most = max(counts.values(), default=0)
        self.classes.set_classes(
            [
                ClassCount(name, count, is_low=count * IMBALANCE <= most)
                for name, count in counts.items()
            ]
        )

    def _show_facts(self) -> None:
        dataset, counts = self.context.images.dataset, image_counts(self.context)
        if dataset is None or counts is None:
            self.set_facts("")
            return
        used, found = sum(counts), len(dataset.images)
        images = self.tr("%Ln image(s)", "", found)
        if used < found:
            images = self.tr("{used} of {images}").format(used=count_text(used), images=images)
        facts = images
        if dataset.classes:
            classes = self.tr("%Ln class(es)", "", len(dataset.classes))
            facts = self.tr("{images} in {classes}").format(images=images, classes=classes)
        if dataset.refused:
            text = self.tr("files skipped: {count}").format(count=count_text(len(dataset.refused)))
            facts += " · " + text
        self.set_facts(facts)

    @Slot()
    def _show_advice(self) -> None:
        images = self.context.images
        found: Sequence[Advice] = ()
        if images.split is not None:
            place: AdvicePlace = "data" if images.problem is None else "problem"
            found = advise(situation_of(self.context), place)
        self.advice.set_advice(found)

    @Slot()
    def _show_read_only(self) -> None:
        may_edit = self.context.project.read_only is None
        editing = (self.parts, self.images, self.augment, self.suggestion, self.advice)
        for widget in (*editing, self.problem, self.left_out, self._choose, self._recent):
            widget.setEnabled(may_edit)
        self.classes.set_may_leave_out(may_edit)
        self.gallery.set_editable(may_edit)

    @Slot(object)
    def _on_content_listed(self, content: GalleryContent) -> None:
        exclude = self.context.project.recipe.data.exclude
        self.left_out.set_left_out(exclude, content.counts)
        self.duplicates.set_pairs(content.pairs)

    def _problem_fix(self) -> RecipeFix | None:
        found = advise(situation_of(self.context))
        fixes = (one.fix for one in found if one.key == "images_not_trainable")
        return next((fix for fix in fixes if isinstance(fix, RecipeFix)), None)

    # --- the person -------------------------------------------------------------------------

    @Slot()
    def _on_choose_clicked(self) -> None:
        begin = self.context.images.folder
        folder = QFileDialog.getExistingDirectory(
            self.window(), self.tr("Image folder"), str(begin or "")
        )
        if folder:
            self._use(folder)

    @Slot()
    def _on_recent_clicked(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for folder in self.context.settings.value.folders:
            action = menu.addAction(self.theme.icon("folder"), folder.replace("&", "&&"))
            action.setData(folder)
            action.triggered.connect(self._on_recent_chosen)
        if menu.isEmpty():
            menu.addAction(self.tr("No folder yet")).setEnabled(False)
        menu.popup(self._recent.mapToGlobal(self._recent.rect().bottomLeft()))

    @Slot()
    def _on_recent_chosen(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self._use(action.data())

    def _use(self, folder: str) -> None:
        """Take the images from `folder`: in the open project, or in a new one."""
        project = self.context.project
        if project.project is None:
            self.context.new_project.create_from_folder(folder)
        else:
            self.context.images.use_folder(folder)

    @Slot()
    def _on_next_clicked(self) -> None:
        self.page_wanted.emit("model")

    @Slot()
    def _on_train_now_chosen(self) -> None:
        project = self.context.project
        self.suggestion.hide()
        self.page_wanted.emit("train")
        if project.project is not None:
            self.context.run.train(project.recipe, project.project)

    @Slot(str, object)
    def _on_field_edited(self, path: str, value: object) -> None:
        project, place = self.context.project, Place(path)
        if path.startswith("augment."):
            set_with_field(project, place, with_augmentation(project.recipe, path, value))
        else:
            set_field(project, place, value)

    @Slot(object)
    def _on_fix_chosen(self, advice: Advice) -> None:
        if isinstance(advice.fix, RecipeFix):
            recipe = advice.fix.apply(self.context.project.recipe)
            self.context.project.set_recipe(recipe, translated(advice.fix.label))

    @Slot()
    def _on_problem_fix_chosen(self) -> None:
        fix, project = self._problem_fix(), self.context.project
        if fix is not None:
            project.set_recipe(fix.apply(project.recipe), translated(fix.label))

    @Slot()
    def _on_left_out_wanted(self) -> None:
        self.gallery.show_part(LEFT_OUT)

    @Slot()
    def _on_duplicates_wanted(self) -> None:
        self.gallery.show_part(COPIES)

    @Slot(str)
    def _on_class_chosen(self, name: str) -> None:
        self.gallery.show_class(name)

    @Slot(str)
    def _on_class_shown(self, name: str) -> None:
        with QSignalBlocker(self.classes):
            self.classes.set_current(name or None)
