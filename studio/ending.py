"""How a program of ours ends: whatever is raised becomes one line and an exit status."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable

from studio.core.base.defects import defect
from studio.core.base.errors import StudioError, WorkError
from studio.core.base.sentences import Sentence
from studio.core.base.termination import INTERRUPTED


def status_of(program: Callable[[], int]) -> int:
    """Run `program`; return its exit status, or that of what it raised, which is told on stderr."""
    try:
        return program()
    except StudioError as error:
        tell(error.sentence)
        return error.exit_status
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as error:  # argparse, after --help and --version
        return error.code if isinstance(error.code, int) else 0
    except Exception as error:
        tell(defect(error))
        return WorkError.exit_status


def tell(sentence: Sentence) -> None:
    """Write one line to stderr, if there is one."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(f"studio: {' '.join(str(sentence).split())}\n")
