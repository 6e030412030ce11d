"""What the benchmarks share."""

from collections.abc import Callable

import pytest


@pytest.fixture
def report(
    capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> Callable[[str], None]:
    """Write figures to the screen, with or without ``-s``."""
    terminal = request.config.pluginmanager.getplugin("terminalreporter")

    def write(text: str) -> None:
        with capsys.disabled():
            terminal.write_line(text)

    return write
