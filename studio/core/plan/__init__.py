"""What follows from a recipe before anything is trained.

defaults: a recipe that suits a data set; backbone_change and suited_head: what another backbone
brings along; frozen_part: what is computed once; block_rows: what trains and what moved, by block;
stage_grid: what each stage does to each block; stage_rows: stages as rows of a table, of which
stage_presets (ways to train as a course teaches them) and transfer_ways (the four ways to use a
pretrained network) are made; transfer: which of those suits a data set; rate_groups: smaller
rates for earlier layers; forecast: how long it will take; kept_size: what it leaves on the
disk; shares: how devices share a batch; code_sizes and seed_series: runs that differ in their
code, or in the seed alone; presets: recipes that go well with the samples.
"""
