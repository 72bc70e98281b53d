"""Everything that needs TensorFlow; runs as `python -m studio.engine`, never imports Qt.

server: the process; control: what was asked of it; device: what computes; data/: from files to
batches; networks/: one file a family; training/: stages, steps, checkpoints; tasks/: one file a
task; export/: one file a format; search/: trials of a search; series/: runs known beforehand;
run_engines/: whole runs, each by an engine of its own; cluster/: the same on other computers.
"""
