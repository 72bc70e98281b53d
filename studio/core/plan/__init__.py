"""What follows from a recipe before anything is trained.

defaults: a recipe that suits a data set; backbone_change and suited_head: what another backbone
brings along; frozen_part: what is computed once; block_rows: what trains and what moved, by block;
stage_grid: what each stage does to each block; stage_presets: ways to train as a course teaches
them; rate_groups: smaller rates for earlier layers; forecast: how long it will take; kept_size:
what it and its kept epochs take on the disk; code_sizes and seed_series: runs that differ in their
code, or in the seed alone; transfer: which way to use a pretrained network suits a data set;
presets: recipes that go well with the samples.
"""
