"""Which layers of a backbone can feed a head, among those it keeps and those behind them."""

from collections.abc import Sequence

from studio.core.networks.layers import PREPROCESS_PREFIX, Layer


def body(layers: Sequence[Layer]) -> list[Layer]:
    """Return the rows of the backbone alone: no head, no preprocessing."""
    return [row for row in layers if not row.is_head and not row.name.startswith(PREPROCESS_PREFIX)]


def candidates(
    layers: Sequence[Layer], left_out: Sequence[Layer], *, is_own: bool
) -> tuple[Layer, ...]:
    """Return the layers that a head can read, in the graph's order.

    Of a backbone of the catalogue those with feature maps (height, width, channels); of a model
    of one's own also those with one number per unit, such as its dense layers.

    Args:
        layers: rows of the network.
        left_out: rows of the backbone behind the features.
        is_own: whether it is a model of one's own.
    """
    ranks = (1, 3) if is_own else (3,)
    rows = [*body(layers), *body(left_out)]
    return tuple(row for row in rows if len(row.output_shape) in ranks and row.kind != "InputLayer")


def features_of(layers: Sequence[Layer]) -> Layer | None:
    """Return the layer that feeds the head now, the last one in front of it."""
    return next(reversed(body(layers)), None)


def dropped(found: Sequence[Layer], features: Layer | None) -> int:
    """Return how many of the candidates lie behind the features."""
    if features is None or features not in found:
        return 0
    return len(found) - 1 - list(found).index(features)


def before_classifier(layers: Sequence[Layer]) -> str | None:
    """Return the layer in front of the last dense one, where the backbone ends in dense layers.

    None where it ends in feature maps, or nothing stands in front.
    """
    rows = body(layers)
    if not rows or len(rows[-1].output_shape) != 1:
        return None
    last = next((row for row in reversed(rows) if row.kind == "Dense"), None)
    names = {row.name for row in rows}
    return last.inputs[0] if last is not None and names.issuperset(last.inputs) else None
