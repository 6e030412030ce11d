"""Every example in a docstring gives what it says."""

import doctest
import importlib
import pkgutil

import pytest

from rnn_viz import core, engine, io

MODULES = [
    found.name
    for package in (core, engine, io)
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
]


def test_there_are_examples() -> None:
    finder, modules = doctest.DocTestFinder(), map(importlib.import_module, MODULES)
    assert sum(bool(it.examples) for module in modules for it in finder.find(module)) > 20


@pytest.mark.parametrize("name", MODULES)
def test_examples_give_what_they_say(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
