"""The language of the window."""

import math
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from studio.core.base import paths
from studio.core.base.sentences import Sentence, Value
from studio.ui.texts.format import count_text, exponent_text

SYSTEM = "system"
ENGLISH = "en"
_NAMES = {"en": "English", "es": "Español"}


def _folder() -> Path:
    return paths.resources() / "translations"


def available_languages() -> dict[str, str]:
    """Return code -> its own name for every language that is compiled, English first."""
    codes = {path.stem.removeprefix("studio_") for path in _folder().glob("studio_*.qm")}
    return {code: _NAMES.get(code, code) for code in sorted(codes | {ENGLISH}, key=_rank)}


def _rank(code: str) -> tuple[bool, str]:
    return code != ENGLISH, code


def _resolve(language: str) -> QLocale:
    """Return the locale whose words and numbers are shown."""
    if language != SYSTEM:
        return QLocale(language)
    system = QLocale.system()
    known = available_languages()
    return system if system.name().partition("_")[0] in known else QLocale(ENGLISH)


def install_language(app: QCoreApplication, language: str) -> str:
    """Show `language` ("en", "es", "system") from now on, numbers included; returns its code.

    What is already on the screen gets a LanguageChange event; a page that does not listen to it
    is built again. A former language is taken out. Unknown languages show English.
    """
    for former in app.findChildren(QTranslator):
        app.removeTranslator(former)
        former.setParent(None)
        former.deleteLater()
    locale = _resolve(language)
    code = locale.name().partition("_")[0]
    if code not in available_languages():
        locale, code = QLocale(ENGLISH), ENGLISH
    QLocale.setDefault(locale)
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in ((f"qtbase_{code}", qt_folder), (f"studio_{code}", str(_folder()))):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
        else:
            translator.deleteLater()
    return code


def translated(sentence: Sentence) -> str:
    """Return a sentence of core or engine in the language of the window, its values filled in.

    Whole numbers get the separators of the locale. A translation whose `{names}` do not fit the
    values is a mistake of ours: the English sentence is better than none.
    """
    text = QCoreApplication.translate("sentences", sentence.text)
    values = {name: _shown(value) for name, value in sentence.values.items()}
    try:
        return text.format(**values)
    except (KeyError, IndexError, ValueError):
        return str(sentence)


def _shown(value: Value) -> str:
    if isinstance(value, Sentence):
        return translated(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    if isinstance(value, int):
        return count_text(value)
    if value and math.isfinite(value) and not 1e-4 <= abs(value) < 9999.5:
        return exponent_text(value)
    return QLocale().toString(value, "g", 4)
