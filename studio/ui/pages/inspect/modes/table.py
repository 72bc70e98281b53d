"""The table of modes: to add one, its file here and its row below."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from studio.ui.pages.inspect.mode import Group, ModeSpec, Need

_ROOM = "studio.ui.pages.inspect.modes"

MODES: tuple[ModeSpec, ...] = (
    ModeSpec(
        "filters",
        str(QT_TRANSLATE_NOOP("InspectModes", "Filters")),
        str(QT_TRANSLATE_NOOP("InspectModes", "The weights that a layer slides over its input.")),
        frozenset({Need.LAYER, Need.FILTERS}),
        f"{_ROOM}.filters:FiltersMode",
    ),
    ModeSpec(
        "activations",
        str(QT_TRANSLATE_NOOP("InspectModes", "Activations")),
        str(QT_TRANSLATE_NOOP("InspectModes", "What a layer makes of an image.")),
        frozenset({Need.LAYER, Need.IMAGE}),
        f"{_ROOM}.activations:ActivationsMode",
    ),
    ModeSpec(
        "excites",
        str(QT_TRANSLATE_NOOP("InspectModes", "Excites")),
        str(
            QT_TRANSLATE_NOOP(
                "InspectModes", "The parts of the run's images that each filter answers to most."
            )
        ),
        frozenset({Need.LAYER, Need.FILTERS, Need.DATA}),
        f"{_ROOM}.excites:ExcitesMode",
    ),
    ModeSpec(
        "represents",
        str(QT_TRANSLATE_NOOP("InspectModes", "Represents")),
        str(
            QT_TRANSLATE_NOOP(
                "InspectModes", "The image that a class, or a filter, would answer to most of all."
            )
        ),
        frozenset({Need.LAYER, Need.NAMES}),
        f"{_ROOM}.represents:RepresentsMode",
    ),
    ModeSpec(
        "map",
        str(QT_TRANSLATE_NOOP("InspectModes", "Map")),
        str(
            QT_TRANSLATE_NOOP(
                "InspectModes",
                "The images of the run as points, near each other where the layer sees them alike.",
            )
        ),
        frozenset({Need.LAYER, Need.DATA}),
        f"{_ROOM}.image_map:ImageMapMode",
    ),
    ModeSpec(
        "why",
        str(QT_TRANSLATE_NOOP("InspectModes", "Why")),
        str(
            QT_TRANSLATE_NOOP(
                "InspectModes", "Which parts of the image speak for a class, and which against it."
            )
        ),
        frozenset({Need.IMAGE, Need.CLASSES}),
        f"{_ROOM}.why:WhyMode",
    ),
    ModeSpec(
        "codes",
        str(QT_TRANSLATE_NOOP("InspectModes", "Map")),
        str(QT_TRANSLATE_NOOP("InspectModes", "Where the codes of the run's images lie.")),
        frozenset({Need.CODES, Need.DECODER, Need.DATA}),
        f"{_ROOM}.latent.codes:CodesMode",
        Group.LATENT,
    ),
    ModeSpec(
        "sliders",
        str(QT_TRANSLATE_NOOP("InspectModes", "Sliders")),
        str(
            QT_TRANSLATE_NOOP("InspectModes", "The image of one code while its numbers are moved.")
        ),
        frozenset({Need.CODES, Need.DECODER, Need.DATA, Need.IMAGE}),
        f"{_ROOM}.latent.sliders:SlidersMode",
        Group.LATENT,
    ),
    ModeSpec(
        "walk",
        str(QT_TRANSLATE_NOOP("InspectModes", "Walk")),
        str(
            QT_TRANSLATE_NOOP(
                "InspectModes", "The way from the code of one image to that of another."
            )
        ),
        frozenset({Need.CODES, Need.DECODER, Need.IMAGE}),
        f"{_ROOM}.latent.walk:WalkMode",
        Group.LATENT,
    ),
    ModeSpec(
        "arithmetic",
        str(QT_TRANSLATE_NOOP("InspectModes", "Arithmetic")),
        str(QT_TRANSLATE_NOOP("InspectModes", "One code without another, with a third.")),
        frozenset({Need.CODES, Need.DECODER, Need.IMAGE}),
        f"{_ROOM}.latent.arithmetic:ArithmeticMode",
        Group.LATENT,
    ),
    ModeSpec(
        "samples",
        str(QT_TRANSLATE_NOOP("InspectModes", "Samples")),
        str(QT_TRANSLATE_NOOP("InspectModes", "Images of codes that are drawn by chance.")),
        frozenset({Need.CODES, Need.DECODER, Need.PRIOR}),
        f"{_ROOM}.latent.samples:SamplesMode",
        Group.LATENT,
    ),
    ModeSpec(
        "invented",
        str(QT_TRANSLATE_NOOP("InspectModes", "Samples")),
        str(
            QT_TRANSLATE_NOOP(
                "InspectModes",
                "Images of random vectors; click one to compare it with the training images.",
            )
        ),
        frozenset({Need.GENERATOR}),
        f"{_ROOM}.latent.invented:InventedMode",
        Group.LATENT,
    ),
    ModeSpec(
        "seed-sliders",
        str(QT_TRANSLATE_NOOP("InspectModes", "Sliders")),
        str(
            QT_TRANSLATE_NOOP(
                "InspectModes", "The image of one random vector while its numbers are moved."
            )
        ),
        frozenset({Need.GENERATOR}),
        f"{_ROOM}.latent.seed_sliders:SeedSlidersMode",
        Group.LATENT,
    ),
    ModeSpec(
        "seed-walk",
        str(QT_TRANSLATE_NOOP("InspectModes", "Walk")),
        str(QT_TRANSLATE_NOOP("InspectModes", "The way from one random vector to another.")),
        frozenset({Need.GENERATOR}),
        f"{_ROOM}.latent.seed_walk:SeedWalkMode",
        Group.LATENT,
    ),
)
