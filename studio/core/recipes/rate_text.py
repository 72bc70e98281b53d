"""Writing a learning rate as people of the field do."""


def rate_text(rate: float) -> str:
    """Write a rate the short way, in four figures: 0.0001 -> "1e-4", 0.00025 -> "2.5e-4", 10."""
    if rate == 0 or 1 <= abs(rate) < 9999.5:
        return f"{rate:.4g}"
    mantissa, _, exponent = f"{rate:.3e}".partition("e")
    return f"{mantissa.rstrip('0').rstrip('.')}e{int(exponent)}"
