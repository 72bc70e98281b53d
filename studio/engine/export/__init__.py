"""Taking a run's model along: one format a file, each opened again before it is handed over.

run: the entry; ensemble: several runs as one network; event_files: figures for TensorBoard; proved:
writing and proving, whatever the format; certificate: the proof in a fresh process; reopen: what
that process runs; awkward_images: files for that; place: where an export goes; contents: what is
written into each file; format: calls the module that a row of core's table names, one for each
format; tensorflow_disk: failures of the disk in TensorFlow's words. Formats: h5, keras_file,
weights_h5, saved_model, tflite; fixed_layers: arithmetic as layers of Keras.
"""

from studio.engine.export.ensemble import export_ensemble
from studio.engine.export.run import export_run

__all__ = ["export_ensemble", "export_run"]
