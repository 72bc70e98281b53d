"""What everything else in core stands on.

errors and sentences: what a person is told; defects: what nobody foresaw. paths: where things lie;
files, regular_file, json_file, lone_array, plain_arrays, named_output, own_files: reading and
writing whole or not at all; epoch_files: numbered by epochs; new_folder: a folder at once;
scratch_folder: one that nobody wants afterwards;
file_lock: one at a time; cache: what can be made again; termination: signals; cluster_address: of
other computers.
"""
