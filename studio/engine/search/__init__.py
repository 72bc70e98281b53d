"""Carrying out a search: keras-tuner's oracles choose values, our loop trains them.

search_job: as the window asks for it; carrying_out: the whole of it, on this computer; oracle: what
to try next, from what was tried; search_loop: the trials, one after the other or several at once,
and their files; trainer: what the loop asks of whoever trains, and the trainer that starts an
engine for each trial; trial_engine: one such process.
"""
