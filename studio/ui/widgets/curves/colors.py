"""The colours that a curve plot is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from studio.ui.theme.tokens import DARK, LIGHT, Tokens

_OVERLAYS_LIGHT = ("#009469", "#C66C9D", "#D55E00", "#3B8FC0", "#8C6D00", "#6A51A3")
_OVERLAYS_DARK = ("#2FC79A", "#E59BC4", "#FF8A4C", "#9ECFF2", "#F0E442", "#B6A4F0")
"""Okabe and Ito's colours after the two of training and validation, those darker that would have
less than 3 : 1 on the ground that they are drawn on."""


@dataclass(frozen=True)
class CurveColors:
    """One scheme's colours, each "#RRGGBB".

    Attributes:
        surface: what the plot lies on.
        line: grid lines.
        text: values.
        dim: axis labels, names of stages.
        edge: stage boundaries, crosshair.
        accent: the focus ring.
        training: training curve.
        validation: validation curve.
        overlays: other runs, in the order in which they are laid over.
    """

    surface: str
    line: str
    text: str
    dim: str
    edge: str
    accent: str
    training: str
    validation: str
    overlays: tuple[str, ...]

    @classmethod
    def of(cls, tokens: Tokens) -> CurveColors:
        """Return the colours of a scheme of the theme."""
        return cls(
            surface=tokens.surface,
            line=tokens.line,
            text=tokens.text,
            dim=tokens.dim,
            edge=tokens.edge,
            accent=tokens.accent,
            training=tokens.training,
            validation=tokens.validation,
            overlays=_OVERLAYS_DARK if tokens.is_dark else _OVERLAYS_LIGHT,
        )

    def of_line(self, key: str, overlays: Sequence[str]) -> str:
        """Return the colour of "training", "validation" or one of the runs laid over."""
        match key:
            case "training":
                return self.training
            case "validation":
                return self.validation
            case _:
                return self.overlay(overlays.index(key))

    def overlay(self, index: int) -> str:
        """Return the colour of the overlay with this index; they repeat after the last."""
        return self.overlays[index % len(self.overlays)]


LIGHT_COLORS = CurveColors.of(LIGHT)
DARK_COLORS = CurveColors.of(DARK)
