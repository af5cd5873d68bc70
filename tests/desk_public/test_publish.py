from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from whipcount.errors import InputError, NotFoundError

BASE = "https://tracker.example/t"
_SHORT = 'span = ["2022-01-12", "2022-01-21"]'


@pytest.fixture
def short(tmp_path: Path, rows: str) -> Any:
    """A case of ten days."""
    import deskbuilder
    from whipcount.desk.ledger.store import import_case

    folder = deskbuilder.small_case(tmp_path, name="short", rows=rows)
    head = folder / "case.toml"
    head.write_text(re.sub(r"span = .*", _SHORT, head.read_text(encoding="utf-8")), encoding="utf-8")
    return import_case(folder)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out most of the register, whose pages are all of a kind."""
    from whipcount.desk.tracker.publish import plan

    everyone = plan.everyone
    monkeypatch.setattr(plan, "everyone", lambda on: everyone(on)[:12])


def publish(folder: Path, *cases: str, base: str = BASE) -> Any:
    from whipcount.desk.tracker.publish.write import publish as write

    return write(folder, base, cases, workers=1)


def test_the_site_has_every_day_and_its_links_lead_somewhere(short: Any, few: None, tmp_path: Path) -> None:
    site = tmp_path / "site"
    done = publish(site, "short")
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert done.written == done.files == len(pages) - 1
    assert sum(name.startswith("cases/short/days/") and name.endswith("index.html") for name in pages) == 10
    inside = re.compile(r'(?:href|src)="/t/([^"?#]*)')
    missing = set()
    for name in pages:
        if name.endswith(".html") and not name.startswith(("members/", "seats/index", "house/")):
            for link in inside.findall((site / name).read_text(encoding="utf-8")):
                target = f"{link}index.html" if link.endswith("/") or not link else link
                if target not in pages and not link.startswith(("members/", "seats/")):
                    missing.add((name, link))
    assert missing == set()


def test_feeds_and_cards_carry_the_whole_address(short: Any, few: None, tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, "short")
    page = (site / "cases/short/days/2022-01-15/index.html").read_text(encoding="utf-8")
    assert f'content="{BASE}/cases/short/days/2022-01-15/card.png"' in page
    assert f'href="{BASE}/cases/short/' in (site / "cases/short/feeds/changes.atom").read_text(encoding="utf-8")
    assert "<form" not in page


def test_a_second_run_writes_what_changed_and_removes_what_is_gone(short: Any, few: None, tmp_path: Path) -> None:
    site = tmp_path / "site"
    first = publish(site, "short")
    again = publish(site, "short")
    assert (again.written, again.removed, again.files) == (0, 0, first.files)
    names = json.loads((site / "published.json").read_text(encoding="utf-8"))
    names["gone.html"] = "0"
    (site / "gone.html").write_text("old", encoding="utf-8")
    (site / "published.json").write_text(json.dumps(names), encoding="utf-8")
    (site / "index.html").unlink()
    third = publish(site, "short")
    assert (third.written, third.removed) == (1, 1)
    assert not (site / "gone.html").exists()


def test_a_folder_with_other_files_is_left_alone(short: Any, few: None, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="other files"):
        publish(tmp_path, "short")
    with pytest.raises(InputError, match="is a file"):
        publish(tmp_path / "mine.txt", "short")


def test_a_wrong_base_or_case_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="address of a site"):
        publish(tmp_path / "site", "johnson-2022", base="tracker.example")
    with pytest.raises(NotFoundError, match="there are"):
        publish(tmp_path / "site", "nobody")


def test_the_manifest_leads_nowhere_outside(short: Any, few: None, tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, "short")
    (tmp_path / "keep.txt").write_text("mine", encoding="utf-8")
    names = json.loads((site / "published.json").read_text(encoding="utf-8"))
    (site / "published.json").write_text(json.dumps(names | {"../keep.txt": "0"}), encoding="utf-8")
    publish(site, "short")
    assert (tmp_path / "keep.txt").exists()
