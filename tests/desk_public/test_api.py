from __future__ import annotations

import json
from typing import Any

import pytest

A = "/api/v1"
C = f"{A}/cases/johnson-2022"
MISTAKES = {
    f"{A}/cases/nobody": 404,
    f"{C}?on=2019-01-01": 409,
    f"{C}?on=zz": 422,
    f"{C}/names?limit=0": 422,
    f"{C}/names?limit=1001": 422,
    f"{C}/names?offset=-1": 422,
    f"{C}/names?sort=zz": 422,
    f"{C}/names?stance=zz": 422,
    f"{C}/events?type=zz": 422,
    f"{A}/events/zz": 404,
    f"{A}/house?on=1900-01-01": 422,
    f"{A}/house?on=1640995200": 422,
    f"{A}/house?on=2022-01": 422,
    f"{A}/cases/johnson-2022/names?cohort=zz": 422,
    f"{A}/house/changes?to=2022-01-01": 422,
    f"{A}/house/changes?from=2022-02-01&to=2022-01-01": 422,
    f"{A}/members/zz": 404,
    f"{A}/members?q={'a' * 101}": 422,
    f"{A}/seats/zz": 404,
    f"{A}/nothing": 404,
    "/api/v2/cases": 404,
    f"{A}/seats/Bury?on=2022-01-19": 422,
}


def ask(client: Any, path: str) -> Any:
    return json.loads(client.get(path).content)


@pytest.mark.parametrize("path", MISTAKES)
def test_every_mistake_has_one_shape(client: Any, path: str) -> None:
    answer = client.get(path)
    told = json.loads(answer.content)
    assert answer.status_code == MISTAKES[path] == told["status"]
    assert set(told) == {"ok", "error", "errors", "status", "code"}
    assert told["ok"] is False


def test_the_api_itself_lists_its_questions(client: Any) -> None:
    answer = client.get(f"{A}/")
    told = json.loads(answer.content)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/json; charset=utf-8")
    assert {"path": f"{A}/cases/{{case}}", "summary": "The count of a day"} in told["questions"]
    paths = json.loads(client.get(told["openapi"]).content)["paths"]
    assert [row["path"] for row in told["questions"]] == list(paths)
    assert client.get(told["docs"]).status_code == 200


@pytest.mark.parametrize("path", [f"{C}?on=%3Cb%3Ebuy", f"{C}?known=%3Cb%3Ebuy", f"{A}/house?on=%3Cb%3Ebuy"])
def test_what_is_no_day_is_not_said_again(client: Any, path: str) -> None:
    told = ask(client, path)
    assert told["error"] == "A day asked for is not a date; write it as YYYY-MM-DD, for example 2022-01-19."


def test_a_count_is_that_of_the_command(client: Any) -> None:
    from whipcount.facts.cases import open_case

    assert ask(client, f"{C}?on=2022-01-19") == open_case("johnson-2022").count("2022-01-19").to_dict()


def test_a_house_is_that_of_the_command(client: Any) -> None:
    import whipcount as wc

    assert ask(client, f"{A}/house?on=2022-01-19") == wc.house("2022-01-19").to_dict()
    assert ask(client, f"{A}/house?on=2026-05-13&known=2026-05-08")["parties"]["labour"] == 401


def test_pages_of_a_list_make_up_the_whole(client: Any) -> None:
    rows, offset = [], 0
    while offset is not None:
        page = ask(client, f"{C}/events?limit=150&offset={offset}")
        rows += page["items"]
        offset = page["next"]
    assert len(rows) == page["total"] == 409
    assert len({row["event_id"] for row in rows}) == 409


def test_names_are_filtered_on_the_server(client: Any) -> None:
    page = ask(client, f"{C}/names?on=2022-06-06&stance=letter&cohort=intake-2019&limit=1000")
    assert page["total"] == len(page["items"]) > 0
    assert all("intake-2019" in row["cohorts"] for row in page["items"])


def test_all_650_seats_come_in_one_page(client: Any) -> None:
    page = ask(client, f"{A}/members?on=2022-01-19&limit=1000")
    assert len(page["items"]) == 650
    assert ask(client, f"{A}/members?on=2022-01-19&party=labour&limit=1")["total"] == 199


def test_a_reader_who_has_the_answer_gets_304(client: Any) -> None:
    first = client.get(f"{A}/house?on=2022-01-19")
    again = client.get(f"{A}/house?on=2022-01-19", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert not again.content


def test_other_sites_may_ask(client: Any) -> None:
    answer = client.get(f"{A}/cases")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert 'rel="license"' in answer.headers["Link"]


def test_the_description_names_every_question(client: Any) -> None:
    told = ask(client, f"{A}/openapi.json")
    assert {"/api/v1/cases/{case}", "/api/v1/house", "/api/v1/members/{number}"} <= set(told["paths"])
    page = client.get(f"{A}/docs").content.decode()
    assert all(path in page for path in told["paths"])


def test_the_page_the_feed_and_the_api_carry_one_hash(client: Any) -> None:
    hash = ask(client, f"{C}?on=2022-06-06")["hash"]
    assert hash in client.get("/cases/johnson-2022/days/2022-06-06/").content.decode()
    assert hash[7:15] in client.get("/embed/cases/johnson-2022/days/2022-06-06/").content.decode()
