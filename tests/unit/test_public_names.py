"""What ``import whipcount`` offers, and what it costs."""

import subprocess
import sys
from datetime import date, datetime

import pytest

import whipcount as wc
from whipcount import errors

ROOM = "forecast"
"""The one name that is both a part of the package and a function."""


def test_the_names_are_sorted_and_none_twice() -> None:
    assert wc.__all__ == sorted(set(wc.__all__))


@pytest.mark.parametrize("name", [name for name in wc.__all__ if name != ROOM])
def test_every_name_is_there_and_documented(name: str) -> None:
    found = getattr(wc, name)
    assert found.__name__ == name
    assert found.__module__.startswith("whipcount.")
    assert found.__doc__


def test_every_error_is_public() -> None:
    assert set(errors.__all__) <= set(wc.__all__)


def test_no_name_hides_a_part_of_the_package() -> None:
    script = (
        "import importlib.util, whipcount as wc; "
        "print([name for name in wc.__all__ if importlib.util.find_spec('whipcount.' + name)])"
    )
    assert run(script) == f"['{ROOM}']\n"


@pytest.mark.parametrize("first", ["import whipcount.forecast.record", "wc.forecast"])
def test_the_room_that_is_a_function_stays_a_part_of_the_package(first: str) -> None:
    script = (
        f"import whipcount as wc; {first}; import whipcount.forecast as room; "
        "print(room is wc.forecast, room.record.__name__, len(wc.forecast('survival', '2022-07-06', "
        "unit='leader:labour').forecasts))"
    )
    assert run(script) == "True whipcount.forecast.record 4\n"


def test_an_unknown_name_is_told_with_those_that_exist() -> None:
    with pytest.raises(AttributeError, match=r"no attribute 'hause'; it has .*house"):
        wc.hause  # noqa: B018


def test_dir_shows_every_name() -> None:
    assert set(wc.__all__) <= set(dir(wc))


def test_the_import_loads_nothing() -> None:
    script = "import sys, whipcount; print(sorted(name for name in sys.modules if name.startswith('whipcount')))"
    assert run(script) == "['whipcount']\n"


def test_the_house_loads_no_array_library() -> None:
    script = (
        "import sys, whipcount; whipcount.house('2022-01-19'); "
        "print(sorted({'numpy', 'polars', 'spacy', 'rich', 'click'} & set(sys.modules)))"
    )
    assert run(script) == "[]\n"


def test_a_day_may_be_text_a_date_or_an_instant() -> None:
    days = ["2022-01-19", date(2022, 1, 19), datetime(2022, 1, 19, 14, 30)]  # noqa: DTZ001
    assert {wc.house(day).working_majority for day in days} == {77}
    with pytest.raises(wc.InputError, match="20220119 is not a day"):
        wc.house(20220119)  # type: ignore[arg-type]


def run(script: str) -> str:
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
