from casebuilder import event, letter
from whipcount.ledger.rows import COLUMNS, Problem, is_page, read_events, say_rows, write_events
from whipcount.ledger.types import Event

HEADER = ",".join(COLUMNS)


def problems(*rows: str, header: str = "event_id,on,known,actor,type,status,grade,replaces") -> list[str]:
    return [str(problem) for problem in read_events("\n".join([header, *rows]) + "\n")[1]]


def events(text: str) -> list[Event]:
    return [event for _, event in read_events(text)[0]]


def test_what_is_written_is_read_back_the_same() -> None:
    held = [
        letter(0, "2022-01", "2022-01-31", url="https://example.org/a?b=1,2", detail='says "so", twice'),
        event("changes_party", 1, None, "2022", from_party="blue", to_party="red", target="Red", target_id="red"),
    ]
    held.append(letter(0, "2022-01", "2022-02-01", status="denied", grade="on_record", replaces=held[0].id))
    assert events(write_events(held)) == held


def test_the_columns_are_those_of_the_contract() -> None:
    assert write_events([]) == (
        "event_id,on,known,actor,actor_id,type,status,target,target_id,from_party,to_party,office,detail,grade,"
        "source_url,quote,replaces\n"
    )


def test_every_broken_row_is_listed_with_its_line() -> None:
    found = problems(
        "e1,2022-01-01,2022-01-01,Ada Byrne,letter_submitted,,,",
        "e2,2022-13-01,2022-01-01,Ada Byrne,letter_submitted,,,",
        "e3,2022-01-01,,,shouts,perhaps,gossip,",
        "e4,2022-01-01",
        "e1,2022-01-02,2022-01-02,Ben Carr,critical,,,",
        "e5,2022-01-01,2022-01-01,Ada Byrne,critical,,,e9",
        "e6,2022-01-01,2021-12-01,Ada Byrne,critical,,,e1",
        "e7,2022-01-01,2021-12-01,Ada Byrne,critical,,,e7",
    )
    assert [line.split(":")[0] for line in found] == [
        "line 3 (e2)",
        *["line 4 (e3)"] * 5,
        "line 5",
        "line 6 (e1)",
        "line 7 (e5)",
        "line 8 (e6)",
        "line 9 (e7)",
    ]
    assert "'2022-13-01' is not a date" in found[0]
    assert "accepted are" in found[3]


def test_a_row_twice_counts_once() -> None:
    row = "e1,2022-01-01,2022-01-01,Ada Byrne,letter_submitted,,,"
    assert problems(row, row) == []
    assert len(events("\n".join(["event_id,on,known,actor,type,status,grade,replaces", row, row]))) == 1


def test_blank_rows_and_a_byte_order_mark_are_ignored() -> None:
    text = "\ufeffevent_id,known,actor,type\n,,,\n\ne1,2022-01-01,Ada Byrne,critical\n"
    assert [event.id for event in events(text)] == ["e1"]
    assert not read_events(text)[1]


def test_defaults_are_asserted_and_reported() -> None:
    found = events("event_id,known,actor,type\ne1,2022-01-01,Ada Byrne,critical\n")[0]
    assert (found.status, found.source.grade, found.on) == ("asserted", "reported", None)


def test_a_wrong_header_is_said() -> None:
    assert problems(header="event_id,known,actor") == ["line 1: the column 'type' is missing."]
    assert "'colour' is unknown" in problems(header="event_id,known,actor,type,colour")[0]
    assert problems(header="") == ["line 1: the file is empty; its first line must name the columns."]


def test_no_table_at_all() -> None:
    assert "not a CSV table" in str(read_events('event_id,known,actor,type\n"' + "x" * 200_000)[1][0])


def test_a_move_needs_a_party_once_it_is_done() -> None:
    row = "e{0},2022-01-01,2022-01-01,Ada Byrne,changes_party,{1},,"
    found = problems(*(row.format(n, status) for n, status in enumerate(("", "past", "hypothetical", "denied"))))
    assert [line.split(":")[0] for line in found] == ["line 2 (e0)", "line 3 (e1)"]
    assert found[0].endswith("to_party is empty; write the slug of the party joined, such as labour, or independent.")


def test_an_address_is_that_of_a_page() -> None:
    good = ("https://example.org", "http://example.org/a?b=1#c", "https://a.org/b c")
    assert [is_page(one) for one in good] == [True] * 3
    assert not any(is_page(one) for one in ("not a url", "https://", "https:///a", "ftp://a.org", "javascript:a"))
    (said,) = problems("e1,2022-01-01,Ada Byrne,critical,a page", header="event_id,known,actor,type,source_url")
    assert "source_url 'a page' is no address of a page" in said


def test_rows_are_counted_once() -> None:
    faults = read_events("event_id,known,actor,type\ne1,,,critical\n")[1]
    assert (len(faults), say_rows(faults), say_rows([*faults, Problem(9, None, "")])) == (2, "1 row", "2 rows")
