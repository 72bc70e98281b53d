"""Data and rules, without Qt and without TensorFlow.

errors and sentences: what a person is told; paths: where things lie;
recipe: what to train; dataset/: the images; catalogue: the backbones;
layers: what a network is made of; messages and codec: the wire;
run_state, run_folder, metrics: a training in time, on disk, in figures.
"""
