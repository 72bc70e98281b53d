"""Which group of a list each layer is shown under, from the names that Keras gives.

Named layers say it themselves. Layers that Keras named by itself ("conv2d_17") go with what they
feed: the branch of an Inception block with the block it is joined into, a shortcut of Xception
with the sum it ends in.
"""

import re
from collections.abc import Sequence

import msgspec

from studio.engine.networks.layer_names import automatic

BODY = "body"
STEM = "stem"
TOP = "top"

_JOINING = ("Add", "Concatenate", "Multiply", "Average", "Maximum")
_POINTWISE = ("Activation", "BatchNormalization", "ReLU", "Dropout", "Rescaling", "LeakyReLU")

_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), block)
    for pattern, block in (
        (r"preprocess_.*", "preprocess"),
        (r"head_.*", "head"),
        (r"(encoder|decoder|generator|discriminator)_.*", r"\1"),
        (r"(?:\w+_)?(stem_\d|reduce_\d+)", r"\1"),  # NASNet's cells
        (r"(?:normal|separable_conv|adjust)_\w*?_?(\d+)", r"cell_\1"),
        (r"(?:conv1|pool1)(?:_.*)?", "conv1"),  # ResNet, DenseNet, MobileNet
        (r"(conv\d+_block\d+)_.*", r"\1"),
        (r"(pool\d+)_.*", r"\1"),
        (r"post_(?:bn|relu)", "post"),
        (r"conv_(?:dw|pw|pad)_(\d+)(?:_.*)?", r"block_\1"),  # MobileNet
        (r"(?:bn_)?Conv1(?:_.*)?|conv|conv_bn", STEM),  # MobileNet V2 and V3
        (r"(?:Conv|conv)_1(?:_bn)?|out_relu|bn|relu", TOP),
        (r"(expanded_conv(?:_\d+)?)_.*", r"\1"),
        (r"(block_\d+)_.*", r"\1"),
        (r"(block(?:35|17|8)_\d+)_.*", r"\1"),  # Inception-ResNet
        (r"(mixed_\d[ab]|conv_7b)(?:_.*)?", r"\1"),
        (r"(mixed\d+)(?:_\d)?", r"\1"),  # Inception
        (r"(inception\d[a-e]|inception_[abc]\d|reduction_[ab])_.*", r"\1"),  # v1 and v4
        (r"(fire\d)_.*", r"\1"),  # SqueezeNet
        (r"(\w+_stage_\d+_block_\d+)_.*", r"\1"),  # ConvNeXt
        (r"\w+_(downsampling)_\w+_(\d)", r"\1_\2"),
        (r"(?:\w+_)?stem_.*", STEM),
        (r"top_.*", TOP),
        (r"(block\d+[a-z]?)_.*", r"\1"),  # VGG, Xception, EfficientNet, LeNet
    )
)


class Node(msgspec.Struct, frozen=True):
    """What the grouping reads of a layer."""

    name: str
    kind: str
    inputs: tuple[str, ...]


def blocks(nodes: Sequence[Node]) -> dict[str, str]:
    """Return the block of every layer by name; `nodes` in the graph's order."""
    dense_net = any(re.fullmatch(r"conv\d+_block\d+_concat", node.name) for node in nodes)
    found: dict[str, str] = {}
    for node in nodes:
        block = _from_name(node)
        if block is not None:
            found[node.name] = block.partition("_")[0] if dense_net and "_block" in block else block
    if not set(found.values()) - {"preprocess", "head"}:
        return {node.name: found.get(node.name, BODY) for node in nodes}
    consumers = _consumers(nodes)
    _add_stem(nodes, consumers, found)
    _add_from_inputs(nodes, found)
    _add_from_consumers(nodes, consumers, found)
    return {node.name: found.get(node.name, TOP) for node in nodes}


def _from_name(node: Node) -> str | None:
    if automatic(node.name, node.kind):
        return None
    for pattern, block in _RULES:
        match = pattern.fullmatch(node.name)
        if match:
            return match.expand(block)
    return BODY


def _consumers(nodes: Sequence[Node]) -> dict[str, list[str]]:
    consumers: dict[str, list[str]] = {node.name: [] for node in nodes}
    for node in nodes:
        for name in node.inputs:
            if name in consumers:
                consumers[name].append(node.name)
    return consumers


def _add_stem(
    nodes: Sequence[Node], consumers: dict[str, list[str]], found: dict[str, str]
) -> None:
    """Group the chain at the start up to where the graph first branches, if all are unnamed."""
    chain: list[str] = []
    for node in nodes:
        if found.get(node.name) == "preprocess":
            continue
        if node.name in found:
            return
        chain.append(node.name)
        if len(consumers[node.name]) != 1:
            found.update(dict.fromkeys(chain, STEM))
            return


def _add_from_inputs(nodes: Sequence[Node], found: dict[str, str]) -> None:
    """Group joins with their latest named input, pointwise layers with their input."""
    place = {node.name: index for index, node in enumerate(nodes)}
    for node in nodes:
        known = [name for name in node.inputs if name in found and found[name] != "preprocess"]
        if node.name in found or not known or node.kind not in _JOINING + _POINTWISE:
            continue
        found[node.name] = found[max(known, key=place.__getitem__)]


def _add_from_consumers(
    nodes: Sequence[Node], consumers: dict[str, list[str]], found: dict[str, str]
) -> None:
    """Group the rest with what they feed."""
    for node in reversed(nodes):
        known = [name for name in consumers[node.name] if name in found and found[name] != "head"]
        if node.name not in found and known:
            found[node.name] = found[known[0]]
