"""Views are tested in the dark theme unless they say otherwise."""

import pytest
from PySide6.QtWidgets import QApplication

from rnn_viz.app.theme import palette
from rnn_viz.views.widgets.theme import DARK


@pytest.fixture(autouse=True)
def _dark(qapp: QApplication) -> None:
    qapp.setPalette(palette(DARK))
