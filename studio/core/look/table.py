"""The table of views.

To add one: its file here, its row and its place in the two unions below, and its explainer
`studio/engine/look/explainers/<name>.py`.
"""

from __future__ import annotations

from studio.core.base.errors import InputError
from studio.core.look import (
    activations,
    class_map,
    codes,
    deconvnet,
    embedding,
    filters,
    generated,
    nearest,
    occlusion,
    patches,
    representative,
    restored,
    unit,
)
from studio.core.look.activations import Activations, ActivationsFacts
from studio.core.look.class_map import ClassMapFacts
from studio.core.look.codes import Codes, CodesFacts
from studio.core.look.deconvnet import Deconvnet, DeconvnetFacts
from studio.core.look.embedding import Embedding, EmbeddingFacts
from studio.core.look.filters import Filters, FiltersFacts
from studio.core.look.generated import Generated, GeneratedFacts
from studio.core.look.grad_cam import GradCam
from studio.core.look.gradients import Gradients
from studio.core.look.guided import Guided
from studio.core.look.integrated import Integrated
from studio.core.look.judged import Judged, JudgedFacts
from studio.core.look.layers import Layers, LayersFacts
from studio.core.look.nearest import Nearest, NearestFacts
from studio.core.look.occlusion import Occlusion
from studio.core.look.patches import Patches, PatchesFacts
from studio.core.look.prediction import Prediction, PredictionFacts
from studio.core.look.representative import Representative, RepresentativeFacts
from studio.core.look.restored import Restored, RestoredFacts
from studio.core.look.unit import Unit, UnitFacts
from studio.core.look.view import View, ViewSpec
from studio.core.look.weights import Weights, WeightsFacts

AnyView = (
    Filters
    | Activations
    | Unit
    | Prediction
    | GradCam
    | Occlusion
    | Gradients
    | Guided
    | Integrated
    | Deconvnet
    | Patches
    | Representative
    | Embedding
    | Codes
    | Generated
    | Restored
    | Nearest
    | Judged
    | Weights
    | Layers
)
AnyFacts = (
    FiltersFacts
    | ActivationsFacts
    | UnitFacts
    | PredictionFacts
    | ClassMapFacts
    | DeconvnetFacts
    | PatchesFacts
    | RepresentativeFacts
    | EmbeddingFacts
    | CodesFacts
    | GeneratedFacts
    | RestoredFacts
    | NearestFacts
    | JudgedFacts
    | WeightsFacts
    | LayersFacts
)

VIEWS: tuple[ViewSpec, ...] = (
    ViewSpec(Filters, "the kernels of a layer", filters.tiles),
    ViewSpec(Activations, "the maps of a layer for one image", activations.tiles),
    ViewSpec(Unit, "how one value of a map comes about: kernel × patch", unit.tiles),
    ViewSpec(Prediction, "what the network takes an image for"),
    ViewSpec(GradCam, "where the evidence for a class lies", class_map.tiles),
    ViewSpec(Occlusion, "what covering a part of the image does to a class", occlusion.tiles),
    ViewSpec(Gradients, "which pixels the score of a class depends on", class_map.tiles),
    ViewSpec(Guided, "the same, through what is switched on", class_map.tiles),
    ViewSpec(Integrated, "how much each pixel adds to the score of a class", class_map.tiles),
    ViewSpec(Deconvnet, "what in an image a filter answers to", deconvnet.tiles),
    ViewSpec(Patches, "the nine patches that excite a filter most", patches.tiles),
    ViewSpec(
        Representative, "the image that a class or a filter would like best", representative.tiles
    ),
    ViewSpec(Embedding, "the images of a run as points", embedding.tiles),
    ViewSpec(Codes, "the codes of the images of an autoencoder's run", codes.tiles),
    ViewSpec(Generated, "images of latent vectors: drawn ones, or a grid", generated.tiles),
    ViewSpec(Restored, "images as an autoencoder restores them", restored.tiles),
    ViewSpec(Nearest, "generated images beside the training images nearest to them", nearest.tiles),
    ViewSpec(Judged, "how real the discriminator of a GAN takes an image for"),
    ViewSpec(Weights, "every variable of a layer, as numbers"),
    ViewSpec(Layers, "the layers of the network", is_listed=False),
)


def spec_of(view: View) -> ViewSpec:
    """Return the row of a question."""
    return next(row for row in VIEWS if row.kind is type(view))


def view_called(key: str) -> ViewSpec:
    """Return the row of the view that the command line calls `key`.

    Raises:
        InputError: there is none.
    """
    for row in VIEWS:
        if row.key == key and row.is_listed:
            return row
    known = ", ".join(row.key for row in VIEWS if row.is_listed)
    raise InputError("No view is called {view}. Known are: {known}.", view=key, known=known)
