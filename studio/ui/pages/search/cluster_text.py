"""Where the trials of a search are trained, where that is not this computer."""

from PySide6.QtCore import QCoreApplication


def cluster_text(address: str) -> str:
    """Return what is said in place of how many trials train at once."""
    text = QCoreApplication.translate(
        "ClusterText",
        "Trials train on the computers of the cluster {address}, as many at once as there is room "
        "for. Settings → Cluster changes that.",
    )
    return text.format(address=address)
