"""Roll calls in the layouts of others, small and made up."""

from typing import Any

HEAD = "rowid\tdate\tvoteno\tBill\tmpid8\tmpid9\tmpid10"
NAMES = (
    "ignore 0\nmpid\tfirstname\tsurname\tparty\tPublicWhip URL\n8\tA\tMay\tCon\t<empty>\n9\tB\tRedwood\tLab\t<empty>\n"
)


def matrix(*rows: str) -> str:
    return "\n".join([HEAD, *rows, ""])


def member(id: int, party: str = "Labour", proxy: str | None = None) -> dict[str, Any]:
    return {"MemberId": id, "Name": f"Member {id}", "Party": party, "ProxyName": proxy}


def division(id: int = 1025, **lists: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "DivisionId": id, "Date": "2021-04-28T16:54:00", "Title": "A  Bill:\tmotion", "AyeCount": 3, "NoCount": 1,
        "Ayes": [], "Noes": [], **lists,
    }  # fmt: skip


CSV = """Division Number: 439
Division Date: 03/09/2019

A motion, with a comma

Aye Count: 2
Noes Count: 1

Members recorded
Member,Party,Constituency,Vote,Proxy Member
"A One","Labour","X","Aye",""
"B Two","Conservative","Y","No","C Three"
"C Three","Conservative","Z","Teller - Noes",""
"D Four","Speaker","W","No Vote Recorded",""
"""

MEMBERS = """congress,chamber,icpsr,party_code,bioname
117,President,99913,100,"PRESIDENT, A"
117,Senate,1,100,"ONE, A"
117,Senate,2,200,"TWO, B"
117,Senate,3,328,"THREE, C"
117,Senate,4,200,"SILENT, D"
"""
VOTES = """congress,chamber,rollnumber,icpsr,cast_code,prob
117,Senate,1,1.0,1,99
117,Senate,1,2,6,
117,Senate,2,1,7,
117,Senate,2,2,9,
117,Senate,2,3,2,
117,Senate,2,99913,1,
"""

ROLLCALLS = """congress,chamber,rollnumber,date,yea_count,nay_count,vote_desc,dtl_desc
117,Senate,1,2021-02-01,1,1,On it,A long description
117,Senate,2,2021-02-03,0,0,,
"""

EVENT: dict[str, Any] = {
    "id": "vote/1", "start_date": "2021-02-03T10:00", "motion": {"text": "That  it be so"},
    "counts": [{"option": "yes", "value": 2}, {"option": "no", "value": 1}],
    "votes": [
        {"option": "yes", "voter_id": "p1", "group_id": "g1"},
        {"option": "no", "voter": {"id": "p2", "name": "Two"}, "group": {"name": "Green Party"}},
        {"option": "abstain", "voter_name": "Three", "party": "Labour"},
        {"option": "absent", "voter_id": "p4"},
    ],
}  # fmt: skip
