"""Everything that needs TensorFlow; runs as `python -m studio.engine`, never imports Qt.

server: the process, with jobs (which function serves which command), job (what it is given),
questions (about networks, meanwhile), outbox (the way out), quiet_start and leftovers (before the
first work, between two); control: what was asked of it; device: what computes, doctor: how well;
kept_models: networks that stay open; scan_log, out_of_memory, own_gradients: what several rooms
say, catch and give up; data/: from files to batches; networks/: one file a family; training/:
stages, steps, checkpoints; look/: into a network; tasks/: a run, one package a task; export/: one
file a format; search/: trials of a search; run_engines/: whole runs, each by an engine of its own;
cluster/: the same on other computers.
"""
