"""Every example in a docstring is run and its printed output compared."""

import doctest
import importlib
import pkgutil

import pytest

import deskbuilder
import whipcount

deskbuilder.set_up()

MODULES = sorted(found.name for found in pkgutil.walk_packages(whipcount.__path__, "whipcount."))


@pytest.mark.parametrize("name", ["whipcount", *MODULES])
def test_the_examples_of_a_module(name: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE)
    assert failed == 0
