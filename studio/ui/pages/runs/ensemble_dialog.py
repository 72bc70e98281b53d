"""Several classifiers answering together: figures against each alone, and the export."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from studio.core.evaluation.ensemble.combination import METHODS, method
from studio.core.evaluation.ensemble.remarks import caution_remarks, gain_remark, greedy_remark
from studio.core.evaluation.ensemble.report import EnsembleReport
from studio.core.runs.run_folder import slug
from studio.core.runs.run_summary import RunSummary
from studio.core.wire.messages import Certificate, Exported, ExportEnsemble, Failed, Progress
from studio.ui.dialogs.free_dialog import FreeDialog
from studio.ui.dialogs.replace import ReplaceChoice, ReplaceDialog
from studio.ui.engine.request_slot import RequestSlot
from studio.ui.pages.card_column import GUTTER, CardColumn
from studio.ui.pages.export.targets import existing, free_target
from studio.ui.pages.other_seeds import ask_for_seeds
from studio.ui.pages.page import PageContext
from studio.ui.pages.runs.ensemble_reader import EnsembleReader, EnsembleStanding
from studio.ui.pages.runs.ensemble_tables import matrix, member_table
from studio.ui.texts.format import exponent_text
from studio.ui.texts.phase_text import phase_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.label import Label
from studio.ui.widgets.segmented_control import SegmentedControl
from studio.ui.widgets.value_table import ValueTable


class EnsembleDialog(FreeDialog):
    """Figures of an ensemble; it leaves the window free.

    Args:
        context: of the page.
        runs: classifiers that have ended, two or more.
    """

    def __init__(
        self, context: PageContext, runs: Sequence[RunSummary], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._context = context
        self._runs = tuple(runs)
        self._report: EnsembleReport | None = None
        self._saved: Path | None = None
        self._outcome: Callable[[], str] = str
        self._is_problem = False
        self.reader = EnsembleReader(context.client, [run.path for run in runs], self)
        self._request = RequestSlot(context.client, self)
        self.build()
        self.resize(900, 640)
        self._connect()
        self.reader.read()

    def build(self) -> None:
        """Show the figures and what became of the export."""
        self.setWindowTitle(self.tr("Ensemble"))
        theme = self._theme
        self.methods = SegmentedControl(
            theme, self.tr("Method"), [(row.key, translated(row.title)) for row in METHODS]
        )
        for row in METHODS:
            self.methods.set_tip(row.key, translated(row.help))
        self.greedy = QCheckBox(self.tr("Choose members"))
        self.greedy.setFont(theme.font_of(Role.BODY))
        self.greedy.setToolTip(
            self.tr(
                "One after the other, always the one that lowers the loss on the validation images "
                "most (Caruana et al. 2004)."
            )
        )
        self._state = Label(theme, "", Role.BODY, wraps=True)
        self.again = Button(theme, self.tr("Try again"), icon="refresh", small=True)
        self._gain = Label(theme, "", Role.STRONG, wraps=True)
        self._remarks = Label(theme, "", Role.DIM, wraps=True)
        self.table = ValueTable(theme, self.tr("Members"), "ensemble", is_whole=True)
        self.agreement = ValueTable(theme, self.tr("Same answer"), "agreement", is_whole=True)
        self.correlation = ValueTable(
            theme, self.tr("Correlation of mistakes"), "mistakes", is_whole=True
        )
        self._said = Label(theme, "", Role.BODY, wraps=True)
        self._show = Button(theme, self.tr("Show in folder"), Variant.QUIET, icon="folder")
        self.seeds = Button(theme, self.tr("Train with other seeds…"), icon="play")
        self.export = Button(theme, self.tr("Export…"), Variant.PRIMARY, icon="export")
        self.close_button = Button(theme, self.tr("Close"))
        self._lay_out(theme)
        self._connect_content()
        if self._report is not None:
            self._on_reported(self._report)
        self._show_standing()
        self._show_outcome()

    def rebuild(self) -> None:
        """Keep how the members are combined."""
        way, is_greedy = self.methods.choice(), self.greedy.isChecked()
        super().rebuild()
        self.methods.set_choice(way)
        self.greedy.blockSignals(True)  # the figures are those of this choice already
        self.greedy.setChecked(is_greedy)
        self.greedy.blockSignals(False)

    def _lay_out(self, theme: Theme) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(16)
        choices.addWidget(self.methods)
        choices.addWidget(self.greedy)
        choices.addStretch(1)
        matrices = QWidget()
        grid = QGridLayout(matrices)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        for at, (table, title, text) in enumerate(
            (
                (
                    self.agreement,
                    self.tr("Same answer"),
                    self.tr("Share of images that two members put into the same class."),
                ),
                (
                    self.correlation,
                    self.tr("Correlation of mistakes"),
                    self.tr("Near 0 the mistakes differ, and together they cancel out."),
                ),
            )
        ):
            grid.addWidget(Label(theme, title, Role.HEADING), 0, at)
            grid.addWidget(Label(theme, text, Role.CAPTION, wraps=True), 1, at)
            grid.addWidget(table, 2, at, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(at, 1)
        self._figures = QWidget()
        column = QVBoxLayout(self._figures)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self._gain, self._remarks, self.table, matrices):
            column.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 0, GUTTER, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self.seeds)
        buttons.addWidget(self._show)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.export)
        outer = QVBoxLayout(self.content)
        outer.setContentsMargins(24, 20, 24 - GUTTER, 20)  # room for the scroll bar
        outer.setSpacing(12)
        outer.addLayout(choices)
        outer.addWidget(self._state)
        outer.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(CardColumn([(self._figures, 0), (QWidget(), 1)]), 1)
        outer.addWidget(self._said)
        outer.addLayout(buttons)

    def _connect(self) -> None:
        self.reader.standing_changed.connect(self._show_standing)
        self.reader.progressed.connect(self._on_progressed)
        self.reader.reported.connect(self._on_reported)
        self._request.progressed.connect(self._on_export_progressed)
        self._request.answered.connect(self._on_exported)
        self._request.failed.connect(self._on_export_failed)
        self._request.cancelled.connect(self._on_export_cancelled)

    def _connect_content(self) -> None:
        self.methods.choice_chosen.connect(self._on_choice)
        self.greedy.toggled.connect(self._on_choice)
        self.again.clicked.connect(self.reader.read)
        self.seeds.clicked.connect(self._on_seeds_clicked)
        self.export.clicked.connect(self._on_export_clicked)
        self._show.clicked.connect(self._on_show_clicked)
        self.close_button.clicked.connect(self.close)

    @property
    def report(self) -> EnsembleReport | None:
        """What is shown, None while nothing is."""
        return self._report

    def text(self) -> str:
        """Return what is said of the gain, and what became of the export."""
        return "\n".join(
            label.text() for label in (self._state, self._gain, self._remarks, self._said)
        ).strip()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask no more; an export that is written goes on without the dialog."""
        self.reader.stop()
        super().closeEvent(event)

    # --- figures ----------------------------------------------------------------------------

    @Slot()
    def _show_standing(self) -> None:
        standing = self.reader.standing
        problem = self.reader.problem
        self._state.set_tone("error" if problem is not None else "")
        match standing:
            case EnsembleStanding.READING:
                self._state.setText(self.tr("Reading what the runs say of each image…"))
            case EnsembleStanding.ASKING:
                self._state.setText(self.tr("Asking the runs about the images…"))
            case EnsembleStanding.FAILED:
                self._state.setText(translated(problem) if problem is not None else "")
            case EnsembleStanding.READY:
                self._state.setText("")
        is_ready = standing is EnsembleStanding.READY
        self._state.setVisible(not is_ready)
        self.again.setVisible(standing is EnsembleStanding.FAILED)
        self._figures.setVisible(self._report is not None)
        for widget in (self.methods, self.greedy):
            widget.setEnabled(is_ready)
        self._show_buttons()

    def _show_buttons(self) -> None:
        if self._request.is_active:
            reason = self.tr("The file is being written.")
        elif self.reader.problem is not None:
            reason = translated(self.reader.problem)
        elif self._report is None:
            reason = self.tr("The figures are still to come.")
        else:
            reason = ""
        self.export.set_obstacle(reason)

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        text = self.tr("Asking the runs about the images: {phase}")
        self._state.setText(text.format(phase=phase_text(progress.phase)))

    @Slot()
    def _on_choice(self) -> None:
        self._tell(str)
        self.reader.choose(self.methods.choice(), is_greedy=self.greedy.isChecked())
        self._show_buttons()

    @Slot(object)
    def _on_reported(self, report: EnsembleReport) -> None:
        self._report = report
        self._gain.setText(translated(gain_remark(report)))
        chosen = greedy_remark(report)
        said = [chosen] if chosen is not None else []
        remarks = [translated(one) for one in (*said, *caution_remarks(report))]
        self._remarks.setText("\n".join(remarks))
        self._remarks.setVisible(bool(remarks))
        self.table.set_table(*member_table(report))
        self.agreement.set_table(*matrix(report, report.agreement, is_share=True))
        self.correlation.set_table(*matrix(report, report.error_correlation, is_share=False))
        self._show_standing()

    # --- what follows -----------------------------------------------------------------------

    @Slot()
    def _on_seeds_clicked(self) -> None:
        best = self._report.best if self._report is not None else 0
        ask_for_seeds(self._context, self._runs[best], self, self.page_wanted)

    @Slot()
    def _on_export_clicked(self) -> None:
        project = self._context.project.project
        if self._report is None or project is None:
            return
        folder = project.folder / "exports"
        name = f"{slug(self._context.project.recipe.name)}-ensemble.h5"
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Export to"),
            str(free_target(folder / name)),
            self.tr("All files (*)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if not chosen:
            return
        target = Path(chosen)
        there = existing(target)
        if not there:
            self.write(target)
            return
        dialog = ReplaceDialog(self._theme, there, free_target(target).name, self)
        dialog.chosen.connect(partial(self._on_replacing_decided, target))
        dialog.open()

    def _on_replacing_decided(self, target: Path, choice: ReplaceChoice) -> None:
        if choice is not ReplaceChoice.CANCEL:
            self.write(free_target(target) if choice is ReplaceChoice.KEEP_BOTH else target)

    def write(self, target: Path) -> None:
        """Have all members written to `target` as one network, by its ending."""
        report = self._report
        if report is None or self._request.is_active:
            return
        runs = tuple(member.run for member in report.members)
        is_vote = method(report.method).is_vote
        self._request.ask(ExportEnsemble(runs, report.weights, str(target), is_vote))
        self._tell(partial(self._writing_text, target.name))
        self._show_buttons()

    def _writing_text(self, name: str) -> str:
        return self.tr("Writing {file}…").format(file=name)

    def _tell(
        self, outcome: Callable[[], str], *, is_problem: bool = False, saved: Path | None = None
    ) -> None:
        """Say what became of the export, in whatever language is spoken then."""
        self._outcome, self._is_problem, self._saved = outcome, is_problem, saved
        self._show_outcome()

    def _show_outcome(self) -> None:
        text = self._outcome()
        self._said.set_tone("error" if self._is_problem else "")
        self._said.setText(text)
        self._said.setVisible(bool(text))
        self._show.setVisible(self._saved is not None)

    @Slot(object)
    def _on_export_progressed(self, progress: Progress) -> None:
        self._tell(partial(phase_text, progress.phase))

    @Slot(object)
    def _on_exported(self, event: Exported) -> None:
        certificate = event.certificate
        proof = partial(self._proof, certificate)
        self._tell(proof, is_problem=not certificate.agrees, saved=Path(certificate.file))
        self._show_buttons()

    def _proof(self, certificate: Certificate) -> str:
        if not certificate.agrees:
            return self.tr("The file was reloaded and its predictions differ. Do not use it.")
        text = self.tr(
            "{file} was reloaded with {reader} and gives the predictions of all members together; "
            "largest difference {difference}."
        )
        return text.format(
            file=Path(certificate.file).name,
            reader=certificate.opened_with,
            difference=exponent_text(certificate.largest_difference, 2),
        )

    @Slot(object)
    def _on_export_failed(self, event: Failed) -> None:
        self._tell(partial(translated, event.sentence), is_problem=True)
        self._show_buttons()

    @Slot()
    def _on_export_cancelled(self) -> None:
        self._tell(str)
        self._show_buttons()

    @Slot()
    def _on_show_clicked(self) -> None:
        if self._saved is None:
            return
        folder = self._saved if self._saved.is_dir() else self._saved.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
