"""What the catalogue says about a backbone, in the person's language."""

from PySide6.QtCore import QCoreApplication

from studio.core.networks import weight_files
from studio.core.networks.backbone_row import Backbone
from studio.ui.texts.format import percent_text


def description_text(backbone: Backbone) -> str:
    """Return the line for a beginner; packaging/translation_sources.py collects them all."""
    return QCoreApplication.translate("Backbones", backbone.description)


def published_text(backbone: Backbone) -> str:
    """Return how well it did on ImageNet; "" where nothing was published."""
    translate = QCoreApplication.translate
    if backbone.accuracy is not None:
        text = translate("Backbones", "{share} top-1")
        return text.format(share=percent_text(backbone.accuracy, 1))
    return ""


def origin_text(backbone: Backbone) -> str:
    """Return the paper, and what its entry in the ImageNet challenge reached."""
    if backbone.ilsvrc_error is None:
        return backbone.paper
    text = QCoreApplication.translate(
        "Backbones",
        "Top-5 error of its entry in the ImageNet challenge (ILSVRC), several networks together: "
        "{share}",
    )
    return f"{backbone.paper}\n{text.format(share=percent_text(backbone.ilsvrc_error, 1))}"


def error_source_text(backbone: Backbone) -> str:
    """Return where its errors on ImageNet stand; "" where nothing was published."""
    if backbone.errors is None:
        return ""
    text = QCoreApplication.translate("Backbones", "Errors: {source}.")
    return text.format(source=backbone.errors.source)


def weights_text(backbone: Backbone) -> str:
    """Return where its weights come from, as a card says it."""
    translate = QCoreApplication.translate
    if backbone.weight_file is None:
        return translate("Backbones", "Learns from scratch")
    if weight_files.is_here(backbone):
        return translate("Backbones", "ImageNet weights on this computer")
    if backbone.weight_file.package:
        return translate("Backbones", "ImageNet weights in a Python package")
    return translate("Backbones", "ImageNet weights from the internet")
