"""Files of weights that come inside installed Python packages; the packages are never imported."""

import importlib.util
from pathlib import Path

from studio.core.networks.backbone_row import WeightFile


def packaged(file: WeightFile) -> Path | None:
    """Return where the installed package has `file`, unverified; None where it has not."""
    if not file.package:
        return None
    spec = importlib.util.find_spec(file.package.replace("-", "_"))  # finds, does not import
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / "models" / file.name
    return path if path.is_file() else None
