"""The head that suits a backbone, for somebody who has chosen none."""

from msgspec.structs import replace

from studio.core.networks.backbone_row import Backbone
from studio.core.networks.catalogue import backbone, is_known
from studio.core.recipes.recipe import Model

TINY = 48
"""Side in pixels up to which an image counts as tiny."""

DROPOUT = 0.2
"""In front of the classes, where the features have been learned from millions of images."""

_FROM_SCRATCH = Model(pooling="flatten", dense=(84,))
_ANYWHERE = replace(_FROM_SCRATCH, pooling="max")
_ON_FEATURES = Model(pooling="average", dropout=DROPOUT)
_FIELDS = ("pooling", "dense", "dropout", "batch_norm", "initializer")


def with_suited_head(model: Model, size: tuple[int, int]) -> Model:
    """Return the model with the head that suits its backbone.

    LeNet-5 gets the dense layer of its authors: on tiny images on all features where they are, on
    larger ones on the maximum over all places, which finds a thing wherever it is. Deep networks
    end in features that their average sums up.

    Args:
        model: its backbone is the new one.
        size: height and width of the images in pixels.
    """
    if not _is_small(model.backbone):
        return _with_head(model, _ON_FEATURES)
    return _with_head(model, _FROM_SCRATCH if max(size) <= TINY else _ANYWHERE)


def is_own_head(model: Model) -> bool:
    """Return whether the head is none that the program gives to this backbone by itself."""
    suited = (_FROM_SCRATCH, _ANYWHERE) if _is_small(model.backbone) else (_ON_FEATURES,)
    return not any(_head(model) == _head(given) for given in (*suited, Model()))


def _is_small(name: str) -> bool:
    row: Backbone | None = backbone(name) if is_known(name) else None
    return row is not None and row.family == "LeNet"


def _with_head(model: Model, head: Model) -> Model:
    return replace(model, **{field: getattr(head, field) for field in _FIELDS})


def _head(model: Model) -> tuple[object, ...]:
    return tuple(getattr(model, field) for field in _FIELDS)
