"""The ways to explain an answer; one more is a row here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from studio.core.look.grad_cam import GradCam
from studio.core.look.gradients import Gradients
from studio.core.look.guided import Guided
from studio.core.look.integrated import Integrated
from studio.core.look.occlusion import Occlusion
from studio.core.look.table import AnyView

OCCLUSION = "occlusion"
"""Key of the method that measures several things at once."""


@dataclass(frozen=True)
class Question:
    """What a method is asked.

    Attributes:
        image: file that is explained.
        label: number of the class, or `PREDICTED`.
        is_randomised: whether of a network whose weights are drawn by chance.
        layer: whose maps are weighted; "" is the last one that has maps.
    """

    image: str
    label: int
    is_randomised: bool
    layer: str


@dataclass(frozen=True)
class Method:
    """The row of a method.

    Attributes:
        key: its name.
        title: on its button and below its tile, English, translated by `text`.
        help: what its tooltip says.
        ask: makes its view.
        is_quick: whether it takes no longer than a few passes: such are shown at once, and
            again and again while the network trains.
        reads_layer: whether it explains by the maps of one layer.
        is_grained: whether it judges each pixel for itself.
    """

    key: str
    title: str
    help: str
    ask: Callable[[Question], AnyView]
    is_quick: bool = True
    reads_layer: bool = False
    is_grained: bool = False

    def text(self) -> str:
        """Return the title in the person's language."""
        return QCoreApplication.translate("InspectMethods", self.title)

    def help_text(self) -> str:
        """Return the help in the person's language."""
        return QCoreApplication.translate("InspectMethods", self.help)


METHODS: tuple[Method, ...] = (
    Method(
        "grad-cam",
        str(QT_TRANSLATE_NOOP("InspectMethods", "Grad-CAM")),
        str(
            QT_TRANSLATE_NOOP(
                "InspectMethods",
                "Where the evidence for the class lies, as coarse as the layer's maps.",
            )
        ),
        lambda one: GradCam(one.layer, one.image, one.label, one.is_randomised),
        reads_layer=True,
    ),
    Method(
        "gradients",
        str(QT_TRANSLATE_NOOP("InspectMethods", "Gradients")),
        str(
            QT_TRANSLATE_NOOP(
                "InspectMethods",
                "How the score of the class changes with each pixel: warm where more raises it, "
                "cold where more lowers it.",
            )
        ),
        lambda one: Gradients(one.image, one.label, one.is_randomised),
        is_grained=True,
    ),
    Method(
        "guided",
        str(QT_TRANSLATE_NOOP("InspectMethods", "Guided")),
        str(
            QT_TRANSLATE_NOOP(
                "InspectMethods",
                "Gradients that pass only what switches units on. Sharp, but compare it with "
                "random weights: it draws outlines whatever was learned.",
            )
        ),
        lambda one: Guided(one.image, one.label, one.is_randomised),
        is_grained=True,
    ),
    Method(
        "integrated",
        str(QT_TRANSLATE_NOOP("InspectMethods", "Integrated")),
        str(
            QT_TRANSLATE_NOOP(
                "InspectMethods",
                "Gradients summed up on the way from a black image to this one: how much each "
                "pixel adds to the score.",
            )
        ),
        lambda one: Integrated(one.image, one.label, randomised=one.is_randomised),
        is_quick=False,
        is_grained=True,
    ),
    Method(
        OCCLUSION,
        str(QT_TRANSLATE_NOOP("InspectMethods", "Occlusion")),
        str(
            QT_TRANSLATE_NOOP(
                "InspectMethods",
                "How much lower the score is when a part of the image is covered. Takes many "
                "passes.",
            )
        ),
        lambda one: Occlusion(one.image, one.label, one.layer, randomised=one.is_randomised),
        is_quick=False,
        reads_layer=True,
    ),
)
