"""The fault handler stays with the tests."""

import faulthandler

import pytest


@pytest.fixture(autouse=True)
def _the_fault_handler_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faulthandler, "enable", lambda _file: None)
    monkeypatch.setattr(faulthandler, "disable", lambda: None)
