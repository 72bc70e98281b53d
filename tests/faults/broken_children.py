"""Children that never were an engine: each goes wrong before the first frame.

Run as `python broken_children.py BEHAVIOUR`.
"""

import os
import sys
import time


def main(behaviour: str) -> None:
    if behaviour == "hangs":
        time.sleep(600)
    elif behaviour == "dies":
        print("ImportError: libcuda.so.1 is not here", file=sys.stderr)
        sys.exit(3)
    elif behaviour == "chatters":
        while True:
            os.write(1, b"2026-01-01 I tensorflow/core: hello\n" * 1000)
    elif behaviour == "half_frame":
        os.write(1, b"\x00\x00\x00\xffshort")
        time.sleep(600)


if __name__ == "__main__":
    main(sys.argv[1])
