"""Theme, language and motion."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from studio.ui.editors import Choice, ChoiceEditor, FormRow, SwitchEditor
from studio.ui.models.settings import Settings
from studio.ui.texts.translation import SYSTEM, available_languages, install_language
from studio.ui.theme import Scheme, Theme
from studio.ui.widgets.card import Card
from studio.ui.widgets.segmented_control import SegmentedControl


class LookCard(Card):
    """All are in force at once, without a new start."""

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.set_title(self.tr("Appearance"))
        self._theme = theme
        self._settings = settings
        self.scheme = SegmentedControl(
            theme,
            self.tr("Theme"),
            (
                (Scheme.SYSTEM.value, self.tr("Use system setting")),
                (Scheme.LIGHT.value, self.tr("Light")),
                (Scheme.DARK.value, self.tr("Dark")),
            ),
        )
        languages = [Choice(SYSTEM, self.tr("Use system setting"))]
        languages += [Choice(code, name) for code, name in available_languages().items()]
        self.language = ChoiceEditor(theme, self.tr("Language"), languages)
        self.body.addWidget(FormRow(theme, self.tr("Theme"), self.scheme))
        self.motion = SwitchEditor(theme, self.tr("Reduce motion"))
        self.body.addWidget(FormRow(theme, self.tr("Language"), self.language))
        text = self.tr(
            "Drawings that move by themselves stand still until you start them, and points and "
            "switches change place at once."
        )
        self.body.addWidget(FormRow(theme, self.tr("Reduce motion"), self.motion, text))
        self.motion.set_value(theme.reduces_motion)
        self.scheme.set_choice(theme.scheme.value)
        if settings.value.language in (SYSTEM, *available_languages()):
            self.language.set_value(settings.value.language)
        theme.changed.connect(self._on_theme_changed)
        self.scheme.choice_chosen.connect(self._on_scheme_chosen)
        self.language.value_changed.connect(self._on_language_changed)
        self.motion.value_changed.connect(self._on_motion_changed)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.scheme.set_choice(self._theme.scheme.value)

    @Slot(str)
    def _on_scheme_chosen(self, scheme: str) -> None:
        self._theme.set_scheme(Scheme(scheme))
        self._settings.change(theme=scheme)

    @Slot(object)
    def _on_motion_changed(self, is_reduced: bool) -> None:
        self._theme.set_reduces_motion(is_reduced)
        self._settings.change(reduces_motion=is_reduced)

    @Slot(object)
    def _on_language_changed(self, language: str) -> None:
        self._settings.change(language=language)
        app = QCoreApplication.instance()
        if app is not None:
            install_language(app, language)
