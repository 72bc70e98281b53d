"""What was found when an exported file was opened again, in words."""

from __future__ import annotations

from studio.core.exports.snippet import PROBABILITIES
from studio.core.wire.messages import Certificate


def certificate_text(certificate: Certificate) -> str:
    """Return what was written and how it proved itself, a line for each further file."""
    lines = [
        f"{certificate.file}: {certificate.size:,} bytes, opened again with "
        f"{certificate.opened_with}, probe images: {certificate.images}, "
        f"largest difference of {compared(certificate)}: {certificate.largest_difference:.2g}",
        *_single(certificate),
        *certificate.companions,
    ]
    return "\n".join([*lines, certificate.rebuild] if certificate.rebuild else lines)


def _single(certificate: Certificate) -> list[str]:
    name = certificate.single_class
    return [f'its one output is the probability of "{name}"'] if name else []


def compared(certificate: Certificate) -> str:
    """Return what the difference is one of."""
    if certificate.answer in PROBABILITIES:
        return "a probability"
    return "an output, as a share of their range"
