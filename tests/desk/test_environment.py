"""What the desk takes from its environment, and that its settings pass Django's own check for deployment."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from whipcount.desk.environment import api_limit, database, desk_folder, hosts, proxies, secret_key
from whipcount.errors import InputError


def test_the_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    environment = {"DATABASE_URL": f"sqlite:///{tmp_path}/a/desk.sqlite3"}
    key = secret_key(environment)
    assert secret_key(environment) == key
    assert len(key) > 60
    if os.name == "posix":
        assert (tmp_path / "a" / "desk-secret").stat().st_mode & 0o777 == 0o600


def test_a_key_of_the_environment_is_not_written_down(tmp_path: Path) -> None:
    environment = {"DATABASE_URL": f"sqlite:///{tmp_path}/a/desk.sqlite3", "WHIPCOUNT_SECRET_KEY": "given"}
    assert secret_key(environment) == "given"
    assert not (tmp_path / "a").exists()


def test_a_key_that_was_cut_off_is_told(tmp_path: Path) -> None:
    (tmp_path / "desk-secret").touch()
    with pytest.raises(InputError, match="is empty; remove it"):
        secret_key({"DATABASE_URL": f"sqlite:///{tmp_path}/desk.sqlite3"})


@pytest.mark.parametrize("url", ["mysql://a/b", "sqlite:///", "desk.sqlite3", "postgresql://a", "postgresql://a:x/b"])
def test_another_database_is_refused(url: str) -> None:
    with pytest.raises(InputError):
        database({"DATABASE_URL": url})


def test_a_password_is_not_told_in_an_error() -> None:
    with pytest.raises(InputError) as told:
        database({"DATABASE_URL": "mysql://ann:secret@db/desk"})
    assert "secret" not in told.value.message


def test_sqlite_waits_for_the_disk(tmp_path: Path) -> None:
    found = database({"WHIPCOUNT_DATA": str(tmp_path)})
    assert found["NAME"] == f"{tmp_path}/desk.sqlite3"
    assert "synchronous=FULL" in found["OPTIONS"]["init_command"]
    assert desk_folder({"DATABASE_URL": "postgresql://a/b", "WHIPCOUNT_DATA": str(tmp_path)}) == tmp_path


def test_the_desk_answers_to_names_that_are_given_only() -> None:
    assert "evil.example" not in hosts({})
    assert hosts({"WHIPCOUNT_HOSTS": " a.example ,"})[-1] == "a.example"


def test_djangos_check_for_deployment_finds_nothing(tmp_path: Path) -> None:
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path}/desk.sqlite3", "WHIPCOUNT_HTTPS": "1"}
    environment.pop("WHIPCOUNT_SECRET_KEY", None)
    command = [sys.executable, "-m", "whipcount.desk", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_tables_are_those_of_the_models(tmp_path: Path) -> None:
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path}/desk.sqlite3"}
    command = [sys.executable, "-m", "whipcount.desk", "makemigrations", "--check", "--dry-run"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_limit_of_the_api_and_the_proxies_are_whole_numbers() -> None:
    assert (api_limit({}), proxies({})) == (600, 0)
    assert (api_limit({"WHIPCOUNT_API_LIMIT": " 60 "}), proxies({"WHIPCOUNT_PROXIES": "2"})) == (60, 2)
    for given in ("-1", "many", "1.5", "²", "1" * 5000):
        with pytest.raises(InputError, match=r"WHIPCOUNT_API_LIMIT is .*; it takes a whole number from 0 to 1,000,000"):
            api_limit({"WHIPCOUNT_API_LIMIT": given})
    with pytest.raises(InputError, match="from 0 to 9"):
        proxies({"WHIPCOUNT_PROXIES": "10"})


def test_a_limit_that_is_no_number_is_told_in_a_sentence(tmp_path: Path) -> None:
    given = {"DATABASE_URL": f"sqlite:///{tmp_path}/desk.sqlite3", "WHIPCOUNT_API_LIMIT": "many"}
    command = [sys.executable, "-m", "whipcount.desk", "desk_user_list"]
    done = subprocess.run(command, env=os.environ | given, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 2
    assert done.stderr == "whipcount: WHIPCOUNT_API_LIMIT is 'many'; it takes a whole number from 0 to 1,000,000.\n"
