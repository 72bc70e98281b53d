"""What the parts of the data are called."""

from PySide6.QtCore import QCoreApplication


def part_text(part: str) -> str:
    """Return the name of a part of the data."""
    translate = QCoreApplication.translate
    return {
        "train": translate("Split", "Training"),
        "validation": translate("Split", "Validation"),
        "test": translate("Split", "Test"),
    }[part]
