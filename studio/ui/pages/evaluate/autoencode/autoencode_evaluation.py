"""What the Evaluate page shows of an autoencoder: which images it restores badly."""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from studio.core.dataset.images import PARTS, Part
from studio.core.runs.run_state import RunState
from studio.ui.pages.evaluate.autoencode.errors_card import ErrorsCard
from studio.ui.pages.evaluate.autoencode.parts_card import PartsCard
from studio.ui.pages.evaluate.autoencode.restored_facts import RestoredFacts
from studio.ui.pages.evaluate.autoencode.restored_images import (
    RestoredImages,
    with_errors,
    worst_first,
)
from studio.ui.pages.evaluate.autoencode.restored_reader import RestoredReader, RestoredRun
from studio.ui.pages.evaluate.autoencode.restored_standing import RestoredStanding
from studio.ui.pages.evaluate.autoencode.tools_card import ToolsCard
from studio.ui.pages.evaluate.autoencode.versions_card import MOST, VersionsCard
from studio.ui.pages.evaluate.images_card import ImagesCard
from studio.ui.pages.evaluate.leaving import LeavingImages
from studio.ui.pages.evaluate.run_reader import Standing
from studio.ui.pages.evaluate.sections import Sections
from studio.ui.pages.evaluate.task_evaluation import TaskEvaluation
from studio.ui.pages.page import PageContext
from studio.ui.texts.format import count_text, figure_text
from studio.ui.texts.part_text import part_text
from studio.ui.widgets.banner import Banner
from studio.ui.widgets.segmented_control import SegmentedControl

RESTORED, ERRORS, EVERY_PART, TOOLS = "restored", "errors", "parts", "tools"


class AutoencodeEvaluation(TaskEvaluation):
    """Figures of a part on top, a section below, its images beside it, the worst first."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._run: RestoredRun | None = None
        self._part: Part = "test"
        self._rows: NDArray[np.int64] = np.zeros(0, np.int64)
        self._pictures: RestoredImages | None = None
        self._reader = RestoredReader(context.client, self)
        self.standing = RestoredStanding(theme)
        self.gone = Banner(theme, "warning", "")
        self.left_out = Banner(theme, "info", "", action=self.tr("Undo"))
        self.facts_card = RestoredFacts(theme)
        self.images = ImagesCard(theme, self._open_image)
        self._leaving = LeavingImages(context, self.images, self.left_out, self)
        self.restored = VersionsCard(theme, context.client)
        self.errors = ErrorsCard(theme)
        self.every_part = PartsCard(theme)
        self.tools = ToolsCard(theme, context.client)
        self.parts = SegmentedControl(
            theme, self.tr("Part"), [(part, part_text(part)) for part in PARTS[::-1]]
        )
        self.choice = SegmentedControl(
            theme,
            self.tr("Section"),
            [
                (RESTORED, self.tr("Images")),
                (ERRORS, self.tr("Errors")),
                (EVERY_PART, self.tr("Parts")),
                (TOOLS, self.tr("Use it")),
            ],
        )
        self.sections = Sections(self.images)
        self._lay_out()
        self._stack = self.lay_out_parts(
            self.standing, self.facts_card, (self.choice, self.parts), self.sections
        )
        self._connect()
        self._show_standing()

    def _lay_out(self) -> None:
        for banner in (self.gone, self.left_out):
            self.banners.addWidget(banner)
            banner.hide()
        self.sections.add(RESTORED, self.restored, is_narrow=False)
        self.sections.add(ERRORS, self.errors, is_narrow=False)
        self.sections.add(EVERY_PART, self.every_part, is_narrow=False)
        self.sections.add(TOOLS, self.tools, is_narrow=False, has_images=False)

    def _connect(self) -> None:
        reader = self._reader
        reader.standing_changed.connect(self._show_standing)
        reader.progressed.connect(self.standing.show_progress)
        reader.evaluated.connect(self._on_evaluated)
        self.standing.training_wanted.connect(partial(self.page_wanted.emit, "train"))
        self.standing.judging_wanted.connect(reader.judge)
        self.standing.cancel_chosen.connect(reader.cancel)
        self.parts.choice_chosen.connect(self._on_part_chosen)
        self.choice.choice_chosen.connect(self._show_section)
        self.errors.bin_picked.connect(self._on_bin_picked)
        self.images.grid.selection_changed.connect(self._on_selection_changed)
        self._leaving.exclusion_changed.connect(self._refresh_images)

    def follow(self, state: RunState) -> None:
        """Show the run of `state`; what is here already is kept."""
        self._reader.follow(state)

    @Slot()
    def _show_standing(self) -> None:
        standing = self._reader.standing
        self.standing.show_standing(standing, self._reader.problem)
        self._stack.setCurrentIndex(1 if standing is Standing.READY else 0)
        if standing is not Standing.READY:
            self._run = self._pictures = None
            self._leaving.set_folder("")
            self.gone.hide()

    @Slot(object)
    def _on_evaluated(self, run: RestoredRun) -> None:
        self._run = run
        self._leaving.set_folder(run.dataset.folder)
        self.restored.set_run(run.run, run.dataset)
        self.tools.set_run(run.run)
        self.every_part.show_run(run)
        for part in PARTS:
            self.parts.set_shown(part, part in run.parts)
        self.gone.setVisible(not run.has_folder)
        text = self.tr(
            "The image folder {folder} was not found. The figures stay; the images cannot be shown."
        )
        self.gone.show_text("warning", text.format(folder=run.dataset.folder))
        self._show_part(run.parts[-1])
        self._show_section(self.choice.choice())

    @Slot(str)
    def _on_part_chosen(self, name: str) -> None:
        self._show_part(next(part for part in PARTS if part == name))

    def _show_part(self, part: Part) -> None:
        run = self._run
        if run is None:
            return
        self._part = part
        self.parts.set_choice(part)
        self.facts_card.show_part(run, part)
        self.errors.show_part(run, part)
        self._show_worst()

    @Slot(str)
    def _show_section(self, key: str) -> None:
        self.sections.show_section(key)
        self.parts.setVisible(key not in (EVERY_PART, TOOLS))
        if key != ERRORS:
            self._show_worst()

    def _show_worst(self) -> None:
        if self._run is not None:
            self._show_rows(
                worst_first(self._run.part(self._part)),
                self.tr("Worst first"),
                self.tr("Below each image: its mean squared error."),
            )

    @Slot(float, float)
    def _on_bin_picked(self, low: float, high: float) -> None:
        if self._run is not None:
            title = self.tr("Error {low} to {high}").format(
                low=figure_text(max(low, 0.0)), high=figure_text(high)
            )
            rows = with_errors(self._run.part(self._part), low, high)
            self._show_rows(rows, title, self.tr("The largest error first."))

    def _show_rows(self, rows: NDArray[np.int64], title: str, text: str) -> None:
        run = self._run
        assert run is not None
        self._rows = rows
        pictures = self._pictures = RestoredImages(
            run,
            self._part,
            rows,
            part_text(self._part),
            self._leaving.exclusion(),
            self.tr("excluded"),
        )
        count = count_text(len(rows))
        self.images.show_images(f"{title} \N{MIDDLE DOT} {count}", text, pictures)
        self._on_selection_changed()

    @Slot()
    def _on_selection_changed(self) -> None:
        """Restore what is selected; the first ones where nothing is."""
        pictures = self._pictures
        if pictures is None:
            return
        chosen = self.images.grid.selected()[:MOST]
        shown = chosen or list(range(min(MOST, len(pictures))))
        title = (
            self.tr("%Ln selected image(s)", "", len(chosen))
            if chosen
            else self.tr("The %Ln worst image(s)", "", len(shown))
        )
        self.restored.show_images(title, [pictures.image(at) for at in shown])

    def _open_image(self, at: int) -> None:
        if self._pictures is not None:
            self.restored.open_image(self._pictures.image(at))

    @Slot()
    def _refresh_images(self) -> None:
        """Say again of each image whether it is left out."""
        if self._pictures is not None:
            self._pictures.set_exclusion(self._leaving.exclusion())
            self.images.refresh()
