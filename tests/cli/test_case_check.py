"""What ``whipcount case check`` refuses: names beside another's id, parties that are none, addresses that are none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from door import document, run

HEAD = {
    "id": '"mine"',
    "party": '"conservative"',
    "rulebook": '"uk-conservative"',
    "leader": '{id = "twfy:10999", name = "Boris Johnson"}',
}
COLUMNS = "event_id,known,actor,actor_id,type,status,target,target_id,from_party,to_party,source_url"


def case(folder: Path, *rows: str, **head: str) -> str:
    lines = [f"{key} = {value}" for key, value in (HEAD | head).items() if value]
    (folder / "case.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "events.csv").write_text("\n".join([COLUMNS, *rows]) + "\n", encoding="utf-8")
    return str(folder)


def reasons(capsys: pytest.CaptureFixture[str], folder: Path, *rows: str) -> dict[int, str]:
    """Return line -> reason of every row that is refused."""
    _, out, _ = run(capsys, "case", "check", case(folder, *rows), "--json")
    return {row["line"]: row["reason"] for row in json.loads(out)["problems"]}


def row(actor: str, person: str = "", kind: str = "letter_submitted", **cells: str) -> str:
    names = COLUMNS.split(",")[5:]
    return ",".join([f"e{actor}{person}{kind}", "2022-01-12", actor, person, kind, *(cells.get(n, "") for n in names)])


def test_a_name_beside_the_id_of_another_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rows = (row("Roger Gale", "twfy:10217"), row("Roger Gale", "twfy:25874"), row("Ro Gale", "twfy:10217"))
    assert reasons(capsys, tmp_path, *rows) == {
        3: "actor 'Roger Gale' is not Christian Wakeford, whom actor_id 'twfy:25874' names, but Roger Gale "
        "(twfy:10217, Herne Bay and Sandwich); mend one of the two.",
        4: "actor 'Ro Gale' is no known name of Roger Gale, whom actor_id 'twfy:10217' names; mend one of the two.",
    }
    assert run(capsys, "count", str(tmp_path), "--on", "2022-01-19")[0] == 2


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Sir Roger Gale MP", "twfy:10217"), ("as Roger Gale", "twfy:10217"), ("Gale", "twfy:10217"),
        ("Steve Byers", "twfy:10083"), ("Stephen Byers", "twfy:10083"), ("Lord Heseltine", "twfy:10276"),
    ],
)  # fmt: skip
def test_every_known_name_of_the_id_will_do(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, person: str
) -> None:
    assert reasons(capsys, tmp_path, row(name, person, "critical")) == {}


def test_a_target_beside_the_id_of_another_or_of_nobody_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    targets = [
        ("Boris Johnson", "twfy:10999"),
        ("the PM", "twfy:10999"),
        ("Keir Starmer", "twfy:10999"),
        ("", "twfy:1"),
    ]
    rows = [row("Roger Gale", kind="critical", target=name, target_id=of) for name, of in targets]
    rows = [f"t{n}{one}" for n, one in enumerate(rows)]
    found = reasons(capsys, tmp_path, *rows)
    assert sorted(found) == [4, 5]
    assert found[4].startswith(
        "target 'Keir Starmer' is not Boris Johnson, whom target_id 'twfy:10999' names, but Keir"
    )
    assert found[5] == "target_id 'twfy:1' is nobody in the register; mend it or leave it empty."


def test_rows_that_lead_nowhere_are_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    moved = {"person": "twfy:25874", "kind": "changes_party"}
    rows = [
        row("Christian Wakeford", **moved, to_party="labour", source_url="https://example.org/a"),
        "b" + row("Christian Wakeford", **moved, to_party="torys"),
        "c" + row("Christian Wakeford", **moved, to_party="Labour"),
        "d" + row("Christian Wakeford", **moved),
        "e" + row("Christian Wakeford", **moved, status="hypothetical"),
        "f" + row("Christian Wakeford", **moved, from_party="bleu", to_party="advance-uk"),
        *(
            f"g{n}" + row("Roger Gale", source_url=url)
            for n, url in enumerate(("not a url", "https://", "ftp://a.org"))
        ),
    ]
    found = reasons(capsys, tmp_path, *rows)
    assert sorted(found) == [3, 4, 5, 7, 8, 9, 10]
    assert found[3] == "to_party 'torys' is no party that ever sat or stood; did you mean 'conservative'?"
    assert found[4] == "to_party 'Labour' is no party that ever sat or stood; did you mean 'labour'?"
    assert found[5] == "to_party is empty; write the slug of the party joined, such as labour, or independent."
    assert found[7].startswith("from_party 'bleu' is no party that ever sat or stood;")
    said = "source_url {!r} is no address of a page; it begins with https:// or http:// and a host."
    assert [found[n] for n in (8, 9, 10)] == [said.format(url) for url in ("not a url", "https://", "ftp://a.org")]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (
            {"party": '"torry"'},
            "party 'torry' is not the party of the rulebook uk-conservative; write \"conservative\" or name another "
            "rulebook.",
        ),
        (
            {"rulebook": '"uk-commons"', "party": '"torry"'},
            "party 'torry' is no party that ever sat or stood; did you mean 'conservative'?",
        ),
        (
            {"leader": '{id = "twfy:1", name = "Boris Johnson"}'},
            "leader.id 'twfy:1' is nobody in the register; Boris Johnson (twfy:10999, Uxbridge and South Ruislip) is.",
        ),
        (
            {"leader": '{id = "twfy:1", name = "Bors Jonson"}'},
            "leader.id 'twfy:1' is nobody in the register; mend it or leave it out.",
        ),
        (
            {"leader": '{id = "twfy:25353", name = "Boris Johnson"}'},
            "leader.name 'Boris Johnson' is not Keir Starmer, whom leader.id 'twfy:25353' names, but Boris Johnson "
            "(twfy:10999, Uxbridge and South Ruislip); mend one of the two.",
        ),
        ({"leader": '{id = 3, name = "Boris Johnson"}'}, "leader must be a table with a name and, where known, an id."),
        ({"id": ""}, "id is missing."),
    ],
)
def test_a_head_that_cannot_be_meant_is_refused_in_one_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, head: dict[str, str], said: str
) -> None:
    folder = case(tmp_path, row("Roger Gale"), **head)
    for command in (("case", "check", folder), ("count", folder, "--on", "2022-01-19")):
        code, out, err = run(capsys, *command)
        assert (code, out, err) == (2, "", f"whipcount: case.toml cannot be used: {said}\n")


def test_several_problems_of_a_head_stand_below_one_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = case(tmp_path, id="", party="")
    assert run(capsys, "case", "check", folder)[2].splitlines() == [
        "whipcount: case.toml cannot be used; 2 things in it want mending.",
        "  id is missing.",
        "  party is missing.",
    ]


def test_one_row_is_one_row(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = case(tmp_path, row("Roger Gale"), row("Nobody Known"))
    assert "1 row of mine cannot be used." in run(capsys, "case", "check", folder)[2]
    assert "1 row of the case mine cannot be used" in run(capsys, "count", folder, "--on", "2022-01-19")[2]


def test_a_chamber_without_a_register_is_asked_for_no_party_or_person(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = case(
        tmp_path,
        row("Angus Taylor", kind="changes_party", to_party="one-nation"),
        party='"liberal"', rulebook='"au-liberal"', leader='{name = "Sussan Ley"}',
        electorate="[{from = 2021-05-13, size = 51}]",
    )  # fmt: skip
    assert document(capsys, "case", "check", folder)["ok"]
