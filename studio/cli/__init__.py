"""The command line: `studio COMMAND`, one file a command, one row in `COMMANDS`.

Training, evaluation and export call the engine's own functions in this process, so a headless
run and a run of the window are the same code and leave the same files; searches and comparisons
have engines of their own for each run. Exit status: 0 done,
1 failed while working, 2 wrong use or input (one line on stderr), 130 interrupted.
"""
