"""What a recipe's network is called in a line, whatever its task."""

from collections.abc import Callable
from pathlib import PurePath

from PySide6.QtCore import QCoreApplication

from studio.core.networks.catalogue import is_known
from studio.core.recipes.recipe import Recipe


def network_name(recipe: Recipe) -> str:
    """Return the network's name: "VGG16", "Dense autoencoder"."""
    return _NAMES[recipe.task](recipe)


def network_summary(recipe: Recipe) -> str:
    """Return its name and what decides how it begins: its size, its weights, its code."""
    return _SUMMARIES[recipe.task](recipe)


def backbone_name(recipe: Recipe) -> str:
    """Return the backbone's name; a model of one's own goes by that of its file or folder."""
    return PurePath(recipe.model.backbone).name or recipe.model.backbone


def _autoencoder(recipe: Recipe) -> str:
    translate, table = QCoreApplication.translate, recipe.autoencoder
    names = {
        "dense": translate("NetworkText", "Dense autoencoder"),
        "convolutional": translate("NetworkText", "Convolutional autoencoder"),
        "variational": translate("NetworkText", "Variational autoencoder"),
    }
    if table.noise is None:
        return names[table.kind]
    denoising = {
        "dense": translate("NetworkText", "Dense denoising autoencoder"),
        "convolutional": translate("NetworkText", "Convolutional denoising autoencoder"),
        "variational": translate("NetworkText", "Variational denoising autoencoder"),
    }
    return denoising[table.kind]


def _classifier_summary(recipe: Recipe) -> str:
    translate = QCoreApplication.translate
    height, width = recipe.data.image_size
    start = {
        "random": translate("NetworkText", "from random weights"),
        "imagenet": translate("NetworkText", "from ImageNet weights"),
    }.get(recipe.model.weights, translate("NetworkText", "from weights of a file"))
    if recipe.model.weights == "random" and not is_known(recipe.model.backbone):
        start = translate("NetworkText", "from its own weights")
    text = translate("NetworkText", "{network} at {height} × {width}, {start}")
    return text.format(network=backbone_name(recipe), height=height, width=width, start=start)


def _autoencoder_summary(recipe: Recipe) -> str:
    height, width = recipe.data.image_size
    text = QCoreApplication.translate(
        "NetworkText", "{network} at {height} × {width}, code of {code} numbers"
    )
    return text.format(
        network=_autoencoder(recipe), height=height, width=width, code=recipe.autoencoder.code
    )


def _gan(recipe: Recipe) -> str:
    if recipe.gan.kind == "conditional":
        return QCoreApplication.translate("NetworkText", "Conditional GAN")
    return QCoreApplication.translate("NetworkText", "GAN")


def _gan_summary(recipe: Recipe) -> str:
    height, width = recipe.data.image_size
    text = QCoreApplication.translate(
        "NetworkText", "{network} at {height} × {width}, {latent} random numbers per image"
    )
    return text.format(network=_gan(recipe), height=height, width=width, latent=recipe.gan.latent)


_NAMES: dict[str, Callable[[Recipe], str]] = {
    "classify": backbone_name,
    "autoencode": _autoencoder,
    "gan": _gan,
}
_SUMMARIES: dict[str, Callable[[Recipe], str]] = {
    "classify": _classifier_summary,
    "autoencode": _autoencoder_summary,
    "gan": _gan_summary,
}
