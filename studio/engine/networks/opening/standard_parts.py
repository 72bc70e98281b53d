"""What a description of a network may name; everything else is refused.

Of Keras' own layers those are left out that carry code, read files or work on text and tables.
"""

from studio.core.networks.layers import PROGRAM_KIND

_CONVOLUTIONS = frozenset(
    [
        "Conv1D",
        "Conv2D",
        "Conv3D",
        "Conv1DTranspose",
        "Conv2DTranspose",
        "Conv3DTranspose",
        "DepthwiseConv1D",
        "DepthwiseConv2D",
        "SeparableConv1D",
        "SeparableConv2D",
    ]
)
_POOLING = frozenset(
    f"{scope}{kind}Pooling{axes}D"
    for scope in ("", "Global", "Adaptive")
    for kind in ("Average", "Max")
    for axes in (1, 2, 3)
)
_SHAPING = frozenset(
    [
        "Cropping1D",
        "Cropping2D",
        "Cropping3D",
        "Flatten",
        "Permute",
        "RepeatVector",
        "Reshape",
        "UpSampling1D",
        "UpSampling2D",
        "UpSampling3D",
        "ZeroPadding1D",
        "ZeroPadding2D",
        "ZeroPadding3D",
        "CenterCrop",
        "Resizing",
    ]
)
_JOINING = frozenset(
    ["Add", "Average", "Concatenate", "Dot", "Maximum", "Minimum", "Multiply", "Subtract"]
)
_ACTIVATIONS = frozenset(["Activation", "ELU", "LeakyReLU", "PReLU", "ReLU", "Softmax"])
_NORMS = frozenset(
    [
        "BatchNormalization",
        "GroupNormalization",
        "LayerNormalization",
        "Normalization",
        "RMSNormalization",
        "SpectralNormalization",
        "UnitNormalization",
    ]
)
_REGULARIZING = frozenset(
    [
        "ActivityRegularization",
        "AlphaDropout",
        "Dropout",
        "GaussianDropout",
        "GaussianNoise",
        "SpatialDropout1D",
        "SpatialDropout2D",
        "SpatialDropout3D",
    ]
)
_DENSE = frozenset(
    [
        "AdditiveAttention",
        "Attention",
        "Dense",
        "EinsumDense",
        "Embedding",
        "GroupedQueryAttention",
        "Identity",
        "InputLayer",
        "MultiHeadAttention",
        "Rescaling",
    ]
)
AUGMENTATION = frozenset(
    f"Random{change}"
    for change in [
        "Brightness",
        "ColorDegeneration",
        "ColorJitter",
        "Contrast",
        "Crop",
        "Erasing",
        "Flip",
        "GaussianBlur",
        "Grayscale",
        "Hue",
        "Invert",
        "Perspective",
        "Posterization",
        "Rotation",
        "Saturation",
        "Sharpness",
        "Shear",
        "Translation",
        "Zoom",
        "ElasticTransform",
    ]
) | frozenset(["AugMix", "AutoContrast", "Equalization", "RandAugment", "Solarization"])
"""Layers that change images in training; but for RandomCrop they hand them on as they are else."""

LAYERS = (
    _CONVOLUTIONS
    | _POOLING
    | _SHAPING
    | _JOINING
    | _ACTIVATIONS
    | _NORMS
    | _REGULARIZING
    | _DENSE
    | AUGMENTATION
)

OPERATIONS: dict[str | None, frozenset[str]] = {
    "keras.src.activations.activations": frozenset(["ReLU"]),
    "keras.src.ops.core": frozenset(["Cast"]),
    "keras.src.ops.nn": frozenset(
        ["Gelu", "Relu", "Relu6", "Sigmoid", "Silu", "Softmax", "Softplus"]
    ),
    "keras.src.ops.numpy": frozenset(
        [
            "Add",
            "Divide",
            "GetItem",
            "Maximum",
            "Minimum",
            "Multiply",
            "Negative",
            "Stack",
            "Subtract",
            "Tanh",
            "TrueDivide",
        ]
    ),
}
"""Computations outside of layers, by module, that `graph_operations` makes layers of."""

_INITIALIZERS = frozenset(
    [
        "Constant",
        "GlorotNormal",
        "GlorotUniform",
        "HeNormal",
        "HeUniform",
        "Identity",
        "IdentityInitializer",
        "LecunNormal",
        "LecunUniform",
        "Ones",
        "Orthogonal",
        "OrthogonalInitializer",
        "RandomNormal",
        "RandomUniform",
        "TruncatedNormal",
        "VarianceScaling",
        "Zeros",
    ]
)
_REGULARIZERS = frozenset(["L1", "L1L2", "L2", "OrthogonalRegularizer"])
_CONSTRAINTS = frozenset(["MaxNorm", "MinMaxNorm", "NonNeg", "UnitNorm"])
_MODELS = frozenset(["Functional", "Model", "Sequential"])
_MARKS = frozenset(
    ["__ellipsis__", "__keras_tensor__", "__numpy__", "__slice__", "__tensor__", "__tuple__"]
)

ALLOWED: dict[str | None, frozenset[str]] = {
    "keras.layers": LAYERS,
    "keras.initializers": _INITIALIZERS,
    "keras.regularizers": _REGULARIZERS,
    "keras.constraints": _CONSTRAINTS,
    "keras": _MODELS | {"DTypePolicy"},
    "keras.models": _MODELS,
    "keras.src.models.functional": frozenset(["Functional"]),
    "keras.src.models.sequential": frozenset(["Sequential"]),
    **OPERATIONS,
    # Held to a list of operations of its own, as runs on a SavedModel have it:
    "studio.engine.networks.frozen_graph": frozenset([PROGRAM_KIND]),
    # Made of standard layers by `Replay`:
    "keras.src.applications.convnext": frozenset(["LayerScale"]),
    "keras.src.applications.inception_resnet_v2": frozenset(["CustomScaleLayer"]),
    # .h5 files name no module for most:
    None: LAYERS | _INITIALIZERS | _REGULARIZERS | _CONSTRAINTS | _MODELS | _MARKS,
}
"""Class names by the module that a description gives for them."""

WITH_CODE = frozenset(["Lambda", "__lambda__", "function"])
"""What carries or names a function that somebody wrote."""

FOR_TEXT_AND_TABLES = frozenset(
    [
        "CategoryEncoding",
        "Discretization",
        "HashedCrossing",
        "Hashing",
        "IndexLookup",
        "IntegerLookup",
        "StringLookup",
        "TextVectorization",
    ]
)
"""Layers that images do not need, with tables of their own beside the weights, or in files."""

WITH_FILES = frozenset(["TFSMLayer", "TorchModuleWrapper", "JaxLayer", "FlaxLayer", "FeatureSpace"])
"""Layers that read other files or wrap programs."""
