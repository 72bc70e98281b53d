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


def part_images_text(part: str) -> str:
    """Return what the images of a part of the data are called."""
    translate = QCoreApplication.translate
    return {
        "train": translate("Split", "Training images"),
        "validation": translate("Split", "Validation images"),
        "test": translate("Split", "Test images"),
    }[part]
