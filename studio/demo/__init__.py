"""The window does the main job by itself, visibly: `studio demo`.

run: opens the window and tells the story; story: what happens, step by step; pointer and caption:
what a person sees of it; until: what a step waits for.
"""

from studio.demo.run import run_demo

__all__ = ["run_demo"]
