"""The head that suits a backbone, for somebody who has chosen none."""

from msgspec.structs import replace

from studio.core.networks.backbone_row import Backbone
from studio.core.networks.catalogue import backbone, is_known
from studio.core.recipes.recipe import Model

TINY = 48
"""Side in pixels up to which an image counts as tiny."""

DROPOUT = 0.2
"""In front of the classes, where the features have been learned from millions of images."""

_LENET = Model(pooling="flatten", dense=(84,))
_LENET_ANYWHERE = replace(_LENET, pooling="max")
_ON_FEATURES = Model(pooling="average", dropout=DROPOUT)
_RECTIFIED = Model(pooling="average", dropout=DROPOUT, initializer="he_normal")
_OF_THE_PAPERS = {
    "AlexNet": replace(_RECTIFIED, pooling="flatten", dense=(4096, 4096), dropout=0.5),
    "ZFNet": replace(_RECTIFIED, pooling="flatten", dense=(4096, 4096), dropout=0.5),
    "GoogLeNet": replace(_RECTIFIED, dropout=0.4),
    "SqueezeNet1.0": replace(_RECTIFIED, dropout=0.5),
    "SqueezeNet1.1": replace(_RECTIFIED, dropout=0.5),
}
_FIELDS = ("pooling", "dense", "dropout", "batch_norm", "initializer")


def with_suited_head(model: Model, size: tuple[int, int]) -> Model:
    """Return the model with the head that suits its backbone.

    LeNet-5 gets the dense layer of its authors: on tiny images on all features where they are, on
    larger ones on the maximum over all places, which finds a thing wherever it is. Deep networks
    end in features that their average sums up; AlexNet and ZFNet have two wide dense layers there.
    What learns from scratch behind rectifiers begins with He's initializer, which keeps the size
    of the signal from layer to layer (He et al. 2015, https://arxiv.org/abs/1502.01852).

    Args:
        model: its backbone is the new one.
        size: height and width of the images in pixels.
    """
    tiny, larger = _suited(model.backbone)
    return _with_head(model, tiny if max(size) <= TINY else larger)


def is_own_head(model: Model) -> bool:
    """Return whether the head is none that the program gives to this backbone by itself."""
    return not any(_head(model) == _head(given) for given in (*_suited(model.backbone), Model()))


def _suited(name: str) -> tuple[Model, Model]:
    """Return the heads that suit a backbone on tiny images, and on larger ones."""
    row: Backbone | None = backbone(name) if is_known(name) else None
    if row is None or row.weight_file is not None:
        return _ON_FEATURES, _ON_FEATURES
    if row.family == "LeNet":
        return _LENET, _LENET_ANYWHERE
    given = _OF_THE_PAPERS.get(row.name, _RECTIFIED)
    return given, given


def _with_head(model: Model, head: Model) -> Model:
    return replace(model, **{field: getattr(head, field) for field in _FIELDS})


def _head(model: Model) -> tuple[object, ...]:
    return tuple(getattr(model, field) for field in _FIELDS)
