"""Sorting images into classes.

task: the entry; objective: loss and accuracy; judgement: figures of a part; result: of a run;
dead_units: which of its units are none; epoch_answers: kept after each epoch; judging: a run on
other images; predicting: single images; pooling: several runs; probing: the pinned images after
each epoch; feature_trial: classifiers solved at several depths; photograph_features: what features
are compared with.
"""
