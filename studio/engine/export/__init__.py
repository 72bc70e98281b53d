"""Taking a run's model along: one format a file, each opened again before it is handed over.

run: the entry; certificate: the proof in a fresh process; reopen: what that process runs;
h5, keras_file, weights_h5, saved_model: the formats; contents: what is written into each file.
"""

from studio.engine.export.run import export_run

__all__ = ["export_run"]
