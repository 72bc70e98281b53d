"""Whole runs on the computers of a Ray cluster; only this package imports Ray, where it is asked.

engines_at: engines of this computer or of a cluster, by its address; connection: the way to a
cluster; nodes: its computers, and which of them can train; node_probe: what is found out on each;
shares: what each run is given of them; cluster_engines, cluster_engine: the side of whoever asks
for a run; node_engine: the side of the node that trains it; samples: whether a node sees a folder;
parcels: folders and files that are sent to nodes that do not see them; folder_news: what has
changed in the folder of a run there; home_run: that run's folder here, kept up to date; trying: the
test of an address, in a process of its own.
"""
