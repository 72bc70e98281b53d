"""Carrying out a search: keras-tuner's oracles choose values, our loop trains them.

search_job: as the window asks for it; carrying_out: the whole of it; oracle: what to try next, from
what was tried; search_loop: the trials, one after the other or several at once, and their files;
trainer: what the loop asks of whoever trains, and the trainer that has an engine for each trial
(`studio.engine.run_engines`).
"""
