"""The colours that a chart is given."""

from __future__ import annotations

from dataclasses import dataclass

from studio.ui.theme.tokens import DARK, LIGHT, Tokens

_OVERLAYS_LIGHT = ("#009469", "#C66C9D", "#D55E00", "#3B8FC0", "#8C6D00", "#6A51A3")
_OVERLAYS_DARK = ("#2FC79A", "#E59BC4", "#FF8A4C", "#9ECFF2", "#F0E442", "#B6A4F0")
"""Okabe and Ito's colours after the two of training and validation, those darker that would have
less than 3 : 1 on the ground that they are drawn on."""


@dataclass(frozen=True)
class ChartColors:
    """One scheme's colours, each "#RRGGBB".

    Attributes:
        surface: what the chart lies on.
        line: grid lines.
        text: values.
        dim: axis labels, names of stages.
        edge: stage boundaries, crosshair.
        accent: the focus ring, what is pointed at.
        warning: ranges that need a look.
        training: training curve.
        validation: validation curve.
        overlays: other runs, in the order in which they are added.
    """

    surface: str
    line: str
    text: str
    dim: str
    edge: str
    accent: str
    warning: str
    training: str
    validation: str
    overlays: tuple[str, ...]

    @classmethod
    def of(cls, tokens: Tokens) -> ChartColors:
        """Return the colours of a scheme of the theme."""
        return cls(
            surface=tokens.surface,
            line=tokens.line,
            text=tokens.text,
            dim=tokens.dim,
            edge=tokens.edge,
            accent=tokens.accent,
            warning=tokens.warning,
            training=tokens.training,
            validation=tokens.validation,
            overlays=_OVERLAYS_DARK if tokens.is_dark else _OVERLAYS_LIGHT,
        )

    def overlay(self, index: int) -> str:
        """Return the colour of the overlay with this index; they repeat after the last."""
        return self.overlays[index % len(self.overlays)]

    def series(self, index: int) -> str:
        """Return the colour of the series with this index, in charts of anything but a run."""
        colors = (self.training, self.validation, *self.overlays)
        return colors[index % len(colors)]


LIGHT_COLORS = ChartColors.of(LIGHT)
DARK_COLORS = ChartColors.of(DARK)
