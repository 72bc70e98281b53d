"""How should it be? Look, language, places and the engine."""

from studio.ui.pages.settings.settings_page import SettingsPage

__all__ = ["SettingsPage"]
