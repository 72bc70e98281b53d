"""What occlusion measured: which of its maps is shown, and what it is called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from studio.core.look.occlusion import Measure, class_shares
from studio.ui.pages.inspect.modes.paged import DOT
from studio.ui.pages.inspect.subject import Subject
from studio.ui.texts.format import percent_text
from studio.ui.theme import Theme
from studio.ui.widgets.segmented_control import SegmentedControl

translate = QCoreApplication.translate

_NAMED = 3
"""Classes that are named below the map of the most probable one."""


def measure_control(theme: Theme) -> SegmentedControl:
    """Return the choice between the maps of an occlusion (Zeiler & Fergus 2013, figure 7)."""
    control = SegmentedControl(
        theme,
        translate("InspectMeasures", "Measured while covered"),
        (
            ("map", translate("InspectMeasures", "Score")),
            ("probability", translate("InspectMeasures", "Probability")),
            ("feature", translate("InspectMeasures", "Strongest map")),
            ("predicted", translate("InspectMeasures", "Predicted class")),
        ),
    )
    control.setToolTip(
        translate(
            "InspectMeasures",
            "What is measured while a part of the image is covered: the score or the probability "
            "of the class, the sum of the feature map that is strongest for the whole image, or "
            "which class is then most probable.",
        )
    )
    return control


def measure_of(control: SegmentedControl) -> Measure:
    """Return what is chosen."""
    found: Measure = next(one for one in get_args(Measure) if one == control.choice())
    return found


def measured_text(measure: Measure, arrays: Mapping[str, NDArray[Any]], subject: Subject) -> str:
    """Return what a map shows, below it; "" of the score, which every method explains."""
    match measure:
        case "map":
            return ""
        case "probability":
            return translate("InspectMeasures", "probability")
        case "feature":
            return translate("InspectMeasures", "strongest map")
        case "predicted":
            shares = list(class_shares(arrays["predicted"]).items())[:_NAMED]
            return DOT.join(
                f"{subject.class_name(number)} {percent_text(share)}" for number, share in shares
            )
