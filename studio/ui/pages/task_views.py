"""The table of tasks as the window shows them: a row per task, with its cards on each page.

Pages build the cards of every row and show those of the project's task, or of the run's; none of
them asks which task it is. A further task is one more row.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from studio.ui.widgets.task_card import Motif


@dataclass(frozen=True)
class TaskView:
    """One row; a card is named "module:Class" and imported when a page first needs it.

    Attributes:
        key: the task's, as in `studio.core.tasks.table`.
        motif: the picture of its card on the start page.
        title: what the person wants, English.
        text: how that works, English.
        short: the title in one or two words, English.
        menu: the action that makes a project of it, English, "&" before its mnemonic.
        shortcut: of that action, or "".
        model_cards: of the Model page, from top to bottom; each takes the page's context.
        result_card: shows the report of a run of this task; takes the theme.
        evaluation: what the Evaluate page shows of a run of this task, a `TaskEvaluation`; takes
            the page's context. "" where it shows nothing.
        gallery_card: pictures that a run makes while it trains; takes the theme and the run.
            "" where it makes none.
        side_cards: beside the curves of the Train page; each takes the theme and the run.
    """

    key: str
    motif: Motif
    title: str
    text: str
    short: str
    menu: str
    shortcut: str
    model_cards: tuple[str, ...]
    result_card: str
    evaluation: str = ""
    gallery_card: str = ""
    side_cards: tuple[str, ...] = ()

    @property
    def action(self) -> str:
        """Key of the action that makes a project of this task."""
        return f"new:{self.key}"

    def label(self) -> tuple[str, str]:
        """Return title and text in the person's language."""
        translate = QCoreApplication.translate
        return translate("Tasks", self.title), translate("Tasks", self.text)

    def short_title(self) -> str:
        """Return the short title in the person's language."""
        return QCoreApplication.translate("Tasks", self.short)


TASK_VIEWS: tuple[TaskView, ...] = (
    TaskView(
        "classify",
        "classify",
        str(QT_TRANSLATE_NOOP("Tasks", "Sort images into classes")),
        str(
            QT_TRANSLATE_NOOP(
                "Tasks",
                "Choose a folder that contains one folder per class. A network learns to tell "
                "them apart, from scratch or starting from what it learned from over a "
                "million photos.",
            )
        ),
        short=str(QT_TRANSLATE_NOOP("Tasks", "Sort")),
        menu=str(QT_TRANSLATE_NOOP("Actions", "&New project from a folder…")),
        shortcut="Ctrl+N",
        model_cards=(
            "studio.ui.pages.model.backbone_card:BackboneCard",
            "studio.ui.pages.model.head_card:HeadCard",
            "studio.ui.pages.model.advisor_card:AdvisorCard",
        ),
        result_card="studio.ui.pages.train.result_card:ResultCard",
        gallery_card="studio.ui.pages.train.probes_card:ProbesCard",
        evaluation="studio.ui.pages.evaluate.classify_evaluation:ClassifyEvaluation",
    ),
    TaskView(
        "autoencode",
        "autoencode",
        str(QT_TRANSLATE_NOOP("Tasks", "Compress and restore images")),
        str(
            QT_TRANSLATE_NOOP(
                "Tasks",
                "Choose any folder of images. An autoencoder learns to squeeze each one into a "
                "few numbers and to restore it from them.",
            )
        ),
        short=str(QT_TRANSLATE_NOOP("Tasks", "Compress")),
        menu=str(QT_TRANSLATE_NOOP("Actions", "New project to co&mpress and restore images…")),
        shortcut="",
        model_cards=(
            "studio.ui.pages.model.autoencoder_card:AutoencoderCard",
            "studio.ui.pages.model.code_path_card:CodePathCard",
            "studio.ui.pages.model.noise_card:NoiseCard",
        ),
        result_card="studio.ui.pages.train.restored_card:RestoredCard",
        evaluation="studio.ui.pages.evaluate.autoencode.autoencode_evaluation:AutoencodeEvaluation",
        gallery_card="studio.ui.pages.train.gallery_card:GalleryCard",
    ),
    TaskView(
        "gan",
        "gan",
        str(QT_TRANSLATE_NOOP("Tasks", "Invent images")),
        str(
            QT_TRANSLATE_NOOP(
                "Tasks",
                "Choose any folder of images. A generator learns to draw new ones that a second "
                "network cannot tell from yours.",
            )
        ),
        short=str(QT_TRANSLATE_NOOP("Tasks", "Invent")),
        menu=str(QT_TRANSLATE_NOOP("Actions", "New project to &invent images…")),
        shortcut="",
        model_cards=("studio.ui.pages.model.gan_card:GanCard",),
        result_card="studio.ui.pages.train.invented_card:InventedCard",
        evaluation="studio.ui.pages.evaluate.gan.gan_evaluation:GanEvaluation",
        gallery_card="studio.ui.pages.train.samples_card:SamplesCard",
        side_cards=("studio.ui.pages.train.loop_card:LoopCard",),
    ),
)


def task_view(key: str) -> TaskView:
    """Return the row of a task.

    Raises:
        KeyError: there is none.
    """
    for row in TASK_VIEWS:
        if row.key == key:
            return row
    raise KeyError(key)
