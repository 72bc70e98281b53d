"""Commands in the process of the tests."""

import pytest
from command_run import Run, Said

from studio.cli.main import main


@pytest.fixture
def studio(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run `studio` with arguments; return exit status, stdout and stderr."""

    def run(*arguments: object) -> Said:
        capfd.readouterr()
        status = main([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return status, out, err

    return run
