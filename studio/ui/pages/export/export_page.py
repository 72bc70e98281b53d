"""The page that answers: how do I take it with me?"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from studio.core.base.sentences import Sentence
from studio.core.exports.formats import ExportFormat, format_of, with_format
from studio.core.tasks.table import task
from studio.core.wire import messages
from studio.ui.dialogs.replace import ReplaceChoice, ReplaceDialog
from studio.ui.engine.request_slot import RequestSlot
from studio.ui.models.project_runs import LISTING
from studio.ui.pages.cancel_button import CancelButton
from studio.ui.pages.card_column import CardColumn, columns, reach_into_margin
from studio.ui.pages.export.certificate_card import CertificateCard
from studio.ui.pages.export.exportable import ExportableRun, best, exportable_runs
from studio.ui.pages.export.format_card import FormatCard
from studio.ui.pages.export.history_card import HistoryCard
from studio.ui.pages.export.part_card import PartCard
from studio.ui.pages.export.run_card import RunCard
from studio.ui.pages.export.snippet_card import SnippetCard
from studio.ui.pages.export.target_card import TargetCard
from studio.ui.pages.export.targets import existing, free_target
from studio.ui.pages.page import Page, PageContext
from studio.ui.texts.format import count_text
from studio.ui.texts.network_text import network_name
from studio.ui.texts.phase_text import phase_text
from studio.ui.texts.run_text import measured_text, result_text
from studio.ui.texts.translation import translated
from studio.ui.threads.background import Background
from studio.ui.widgets.banner import Banner
from studio.ui.widgets.card import Card
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.phase_list import Phase, PhaseList
from studio.ui.widgets.toast import announce

LEFT_WIDTH = 352


class ExportPage(Page):
    """Choose a run, a format and a place; see the proof that the file works.

    Attributes:
        export_button: writes the file.
    """

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("ExportPage", "Export")
        super().__init__(context, title, parent)
        theme = self.theme
        self._reader = Background(self)
        self._request = RequestSlot(context.client, self, "export")
        self._chosen = ""  # folder of the run that the person chose; else the best is offered
        self._seen: list[messages.Phase] = []
        self._proof: messages.Certificate | None = None
        self._shown_project = context.project.project
        self._run = RunCard(theme)
        self._part = PartCard(theme)
        self._format = FormatCard(theme)
        self._target = TargetCard(theme)
        self._failure = Banner(theme, "error", "", closable=True)
        self._progress = Card(theme, self.tr("Exporting"))
        self._phases = PhaseList(theme)
        self._cancel = CancelButton(theme, self._request)
        self._certificate = CertificateCard(theme)
        self._snippet = SnippetCard(theme)
        self._history = HistoryCard(theme)
        self._before = EmptyState(
            theme,
            "export",
            self.tr("The file will be verified"),
            self.tr("A fresh process reloads it and compares its predictions with the run's."),
        )
        self._nothing = EmptyState(
            theme,
            "export",
            self.tr("Nothing to export yet"),
            self.tr("A run can be exported as soon as it has saved a checkpoint."),
            self.tr("Go to training"),
            is_primary=True,
        )
        self._room = QWidget()
        self._stack = QStackedWidget()
        self.export_button = self.set_primary(self.tr("Export"), "export")
        self._lay_out()
        self._connect()
        self._show_progress(self._request.is_active)
        if self._request.is_active:
            known = self._request.progress
            self._show_phase(known.phase if known is not None else messages.Phase.WAITING)
        self._show_runs(())

    def _lay_out(self) -> None:
        self.banners.addWidget(self._failure)
        self._failure.hide()
        left = CardColumn(((self._run, 0), (self._part, 0), (self._format, 0)), LEFT_WIDTH)
        self._progress.add_action(self._cancel)
        self._progress.body.addWidget(self._phases)
        reach_into_margin(self)
        right = CardColumn(
            (
                (self._target, 0),
                (self._progress, 0),
                (self._before, 1),
                (self._room, 1),
                (self._certificate, 0),
                (self._snippet, 1),
                (self._history, 0),
            )
        )
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(columns((left, 0), (right, 1)))
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        context = self.context
        context.project.project_changed.connect(self._on_project_changed)
        context.run.state_changed.connect(self._on_run_state_changed)
        self._reader.succeeded.connect(self._on_runs_read)
        self._reader.failed.connect(partial(context.project.fail, LISTING))
        self._run.run_chosen.connect(self._on_run_chosen)
        self._part.part_chosen.connect(self._on_part_chosen)
        self._format.format_chosen.connect(self._on_format_chosen)
        self._target.target_changed.connect(self._on_target_changed)
        self._nothing.action_chosen.connect(self._on_training_wanted)
        self.export_button.clicked.connect(self.export)
        self._request.progressed.connect(self._on_progressed)
        self._request.answered.connect(self._on_exported)
        self._request.failed.connect(self._on_failed)
        self._request.cancelled.connect(self._on_cancelled)

    @property
    def certificate(self) -> messages.Certificate | None:
        """The proof of the newest export, None before the first."""
        return self._proof

    @property
    def failure(self) -> str:
        """Why the newest export failed, "" where it did not."""
        return self._failure.text() if self._failure.isVisible() else ""

    def entered(self) -> None:
        """Look for runs again."""
        self._read_runs()

    @Slot()
    def export(self) -> None:
        """Write the chosen run in the chosen form to the chosen place."""
        run = self._run.run()
        if run is None or self._request.is_active:
            return
        target = self._target.target()
        there = existing(target)
        if not there:
            self._write(target)
            return
        dialog = ReplaceDialog(self.theme, there, free_target(target).name, self)
        dialog.chosen.connect(partial(self._on_replacing_decided, target))
        dialog.open()

    def _on_replacing_decided(self, target: Path, choice: ReplaceChoice) -> None:
        if choice is ReplaceChoice.KEEP_BOTH:
            target = free_target(target)
            self._target.set_target(target)
        if choice is not ReplaceChoice.CANCEL:
            self._write(target)

    def _write(self, target: Path) -> None:
        run, file = self._run.run(), str(target)
        if run is None or self._request.is_active:
            return
        self._failure.hide()
        self._show_phase(messages.Phase.WAITING)
        self._request.ask(messages.Export(run.summary.path, file, self._part.part()))
        self._show_progress(True)

    def _read_runs(self) -> None:
        project = self.context.project.project
        if project is None:
            self._reader.forget()  # its answer, or why there is none, is of no use now
            self._failure.hide()
            self._show_runs(())
            return
        runs = project.runs
        self._reader.run(lambda: exportable_runs(runs))

    @Slot(object)
    def _on_runs_read(self, runs: tuple[ExportableRun, ...]) -> None:
        self.context.project.recover(LISTING)
        self._show_runs(runs)

    def _show_runs(self, runs: tuple[ExportableRun, ...]) -> None:
        before = self._run.run()
        first = best(runs)
        paths = {run.summary.path for run in runs}
        if self.context.runs.wanted in paths:
            self._chosen, self.context.runs.wanted = self.context.runs.wanted, ""
        elif self._chosen not in paths:
            self._chosen = ""
        best_path = first.summary.path if first is not None else ""
        self._run.set_runs(runs, self._chosen or best_path, best_path)
        run = self._run.run()
        self._stack.setCurrentIndex(1 if run else 0)
        self.export_button.setVisible(run is not None)
        if run is None:
            self.set_facts("")
        elif before is None or before.summary.path != run.summary.path:
            self._take(run)

    def _take(self, run: ExportableRun) -> None:
        """Offer what suits another run."""
        self._part.show_task(task(run.recipe.task))
        self._format.set_is_of_layers(run.is_of_layers, network_name(run.recipe))
        self._offer_target(run)
        facts = [network_name(run.recipe)]
        if result_text(run.summary):
            text = measured_text(run.summary.figure, run.summary.part)
            facts.append(f"{text} {result_text(run.summary)}")
        if run.classes:
            facts.append(self.tr("{count} classes").format(count=count_text(len(run.classes))))
        self.set_facts(" · ".join(facts))

    def _offer_target(self, run: ExportableRun) -> None:
        """Suggest a name that tells the run and the part of its network."""
        project = self.context.project.project
        folder = project.folder / "exports" if project else Path(run.summary.path)
        part = self._part.part()
        stem = f"{run.stem}-{part}" if part else run.stem
        self._target.set_target(with_format(folder / stem, self._format.format()))

    def choose_part(self, part: str) -> None:
        """Export this part of the network, "" for all of it."""
        self._part.set_part(part)
        self._on_part_chosen(part)

    @Slot(str)
    def _on_part_chosen(self, _part: str) -> None:
        run = self._run.run()
        if run is not None:
            self._offer_target(run)

    def _show_progress(self, is_busy: bool) -> None:
        self._progress.setVisible(is_busy)
        self.export_button.setEnabled(not is_busy)
        has_result = bool(self._history.files())
        self._certificate.setVisible(has_result and not is_busy)
        self._snippet.setVisible(has_result and not is_busy)
        self._before.setVisible(not has_result and not is_busy)
        self._room.setVisible(is_busy)
        self._target.refresh()  # what was written just now is there

    @Slot(object)
    def _on_run_chosen(self, run: ExportableRun | None) -> None:
        if run is not None:
            self._chosen = run.summary.path
            self._take(run)

    @Slot(object)
    def _on_format_chosen(self, chosen: ExportFormat) -> None:
        self._target.set_format(chosen)

    @Slot(object)
    def _on_target_changed(self, target: Path) -> None:
        run, wanted = self._run.run(), format_of(target)
        if run is not None and wanted.needs_layers and not run.is_of_layers:
            self._target.set_format(self._format.format())
        else:
            self._format.set_format(wanted)

    @Slot(object)
    def _on_progressed(self, progress: messages.Progress) -> None:
        self._show_phase(progress.phase)

    def _show_phase(self, phase: messages.Phase) -> None:
        """Show the phase that goes on below those that are done."""
        if phase is messages.Phase.WAITING:
            self._seen = []
        if phase not in self._seen:
            self._seen.append(phase)
        done = [Phase(phase_text(earlier), "done") for earlier in self._seen[:-1]]
        self._phases.set_phases([*done, Phase(phase_text(self._seen[-1]), "running")])

    @Slot(object)
    def _on_exported(self, event: messages.Exported) -> None:
        certificate = event.certificate
        self._proof = certificate
        self._history.add(certificate)
        self._certificate.show_certificate(certificate)
        self._snippet.show_program(certificate)
        self._show_progress(False)

    @Slot(object)
    def _on_failed(self, event: messages.Failed) -> None:
        self._show_progress(False)
        if not self._is_of_shown(self._request.command):  # the page is about another project now
            announce(self, translated(event.sentence), "error")
            return
        self._certificate.hide()  # it is of an earlier file
        self._snippet.hide()
        self._room.show()
        self._show_failure(event.sentence, event.details)
        announce(self, self.tr("Export failed"), "warning")  # seen from any page

    def _is_of_shown(self, command: messages.Ask | None) -> bool:
        """Whether the run of an export lies in the project that is shown."""
        project = self._shown_project
        if project is None or not isinstance(command, messages.Export):
            return False
        return Path(command.run).is_relative_to(project.runs)

    def _show_failure(self, sentence: Sentence, details: str = "") -> None:
        self._failure.show_text("error", translated(sentence))
        self._failure.set_details(details)
        self._failure.show()

    @Slot()
    def _on_cancelled(self) -> None:
        self._show_progress(False)

    @Slot()
    def _on_project_changed(self) -> None:
        project = self.context.project.project
        if project is not self._shown_project:  # it is also announced again as it was
            self._shown_project = project
            self._failure.hide()
        self._show_runs(())
        self._read_runs()

    @Slot(object)
    def _on_run_state_changed(self, state: object) -> None:
        if self.isVisible() and not self.context.run.state.status.is_alive:
            self._read_runs()

    @Slot()
    def _on_training_wanted(self) -> None:
        self.page_wanted.emit("train")
