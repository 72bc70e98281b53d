"""What the catalogue says about a backbone, in the person's language."""

from PySide6.QtCore import QCoreApplication

from studio.core.networks.backbone_row import Backbone


def description_text(backbone: Backbone) -> str:
    """Return the line for a beginner; packaging/translation_sources.py collects them all."""
    return QCoreApplication.translate("Backbones", backbone.description)
