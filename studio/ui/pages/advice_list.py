"""Advice as banners, each with its fix as a button."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.core.advice import Advice, Severity
from studio.ui.texts.translation import translated
from studio.ui.theme import Theme
from studio.ui.widgets.banner import Banner, Kind

_KIND: dict[Severity, Kind] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.HINT: "info",
}


class AdviceList(QWidget):
    """One banner for each piece of advice; those that still hold stay where they are.

    Signals:
        fix_chosen(object): the `Advice` whose fix the person wants.
    """

    fix_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._banners: dict[str, _AdviceBanner] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def advice(self) -> tuple[Advice, ...]:
        """Return what is shown, from top to bottom."""
        return tuple(banner.advice for banner in self._banners.values())

    def set_advice(self, advice: Sequence[Advice]) -> None:
        """Show these, in this order."""
        wanted = {item.key: item for item in advice}
        for key in [key for key in self._banners if key not in wanted]:
            gone = self._banners.pop(key)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        shown: dict[str, _AdviceBanner] = {}
        for at, (key, item) in enumerate(wanted.items()):
            banner = self._banners.get(key) or self._made(item)
            banner.show_advice(item)
            if self._column.indexOf(banner) != at:
                self._column.removeWidget(banner)
                self._column.insertWidget(at, banner)
            shown[key] = banner
        self._banners = shown
        self.setVisible(bool(shown))

    def choose_fix(self, key: str) -> None:
        """Press the button of the advice `key`, which must be shown."""
        self._banners[key].action_chosen.emit()

    def _made(self, advice: Advice) -> "_AdviceBanner":
        banner = _AdviceBanner(self._theme, advice)
        banner.action_chosen.connect(self._on_action_chosen)
        return banner

    @Slot()
    def _on_action_chosen(self) -> None:
        banner = self.sender()
        if isinstance(banner, _AdviceBanner):
            self.fix_chosen.emit(banner.advice)


class _AdviceBanner(Banner):
    def __init__(self, theme: Theme, advice: Advice) -> None:
        super().__init__(theme, _KIND[advice.severity], translated(advice.sentence))
        self.advice = advice

    def show_advice(self, advice: Advice) -> None:
        self.advice = advice
        self.show_text(_KIND[advice.severity], translated(advice.sentence))
        self.set_action(translated(advice.fix.label) if advice.fix else "")
