"""Restoring images from a small code.

task: the entry; network: encoder, code and decoder; objective: loss and error; draws: noise and
codes, by chance; pictures: kept after each epoch; components: the best linear code, to compare
with, linear_reference: told meanwhile; restoring: images, and how far off they are; measuring: of
every image of a run; judging: of a run that has not kept it; evaluation: of a part, or a folder;
result: of a run; compressing: folders as files of codes.
"""
