"""What every editor can do."""

from typing import Protocol, TypeVar

from PySide6.QtCore import SignalInstance

T = TypeVar("T")


class Editor(Protocol[T]):
    """A control that shows one value and lets the person change it.

    value_changed(object) carries the new value and is emitted when the person changed it, never
    by `set_value`, so that a page may set its editors from the recipe at any time.
    """

    @property
    def value_changed(self) -> SignalInstance:
        """The signal, with the new value."""

    def value(self) -> T:
        """Return the value shown."""

    def set_value(self, value: T) -> None:
        """Show `value` without a signal."""
