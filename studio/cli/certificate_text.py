"""What was found when an exported file was opened again, in words."""

from __future__ import annotations

from studio.core.wire.messages import Certificate


def certificate_text(certificate: Certificate) -> str:
    """Return what was written and how it proved itself, a line for each further file."""
    lines = [
        f"{certificate.file}: {certificate.size:,} bytes, opened again with "
        f"{certificate.opened_with}, probe images: {certificate.images}, "
        f"largest difference of {compared(certificate)}: {certificate.largest_difference:.2g}",
        *certificate.companions,
    ]
    return "\n".join([*lines, certificate.rebuild] if certificate.rebuild else lines)


def compared(certificate: Certificate) -> str:
    """Return what the difference is one of."""
    if certificate.answer == "probabilities":
        return "a probability"
    return "an output, as a share of their range"
