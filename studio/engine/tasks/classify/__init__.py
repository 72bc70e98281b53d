"""Sorting images into classes.

task: the entry; objective: loss and accuracy; judgement: figures of a part; result: of a run;
probing: the pinned images after each epoch; feature_trial: classifiers solved at several depths;
photograph_features: what features are compared with.
"""
