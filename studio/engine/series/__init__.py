"""Carrying out a series: runs that are known beforehand, such as the repeats of a comparison.

series_job: as the window asks for it; carrying_out: the whole of it, here or on a cluster
(`studio.engine.run_engines`, `studio.engine.cluster`).
"""
