"""`studio doctor`: what TensorFlow sees on this computer and what to do where it falls short."""

from argparse import ArgumentParser, Namespace

from studio.cli.command import Command
from studio.engine.quiet_start import import_tensorflow_quietly


def _add_arguments(parser: ArgumentParser) -> None:
    parser.epilog = "Takes some seconds: TensorFlow is started and a matrix product is timed."


def _run(_arguments: Namespace) -> int:
    import_tensorflow_quietly()
    from studio.engine.doctor import examine

    lines, _device = examine()
    for line in lines:
        print(line)
    return 0


COMMAND = Command(
    "doctor",
    "Say what TensorFlow sees, how fast it is, and what to do where it falls short.",
    _add_arguments,
    _run,
)
