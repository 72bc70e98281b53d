"""Training whole runs, each by an engine of its own, wherever that is.

Trials of a search and repeats of a comparison come here: run_engine: what an engine is asked, and
where engines come from; process_engine: one as a process of this computer; local_engines: several,
each with a GPU of its own; run_trainer: trains a run, or goes on with it, also when the computer
that trained it is gone; side_by_side: several at once, their words in one thread; run_series: runs
one after the other or several at once; at_work: how far one is, told not too often.
`studio.engine.cluster` has engines on other computers.
"""
