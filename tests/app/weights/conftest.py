"""The window of the tests of files, which takes weights too."""

from tests.app.files.conftest import home, open_window

__all__ = ["home", "open_window"]
