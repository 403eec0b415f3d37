"""T-CON-1 to 3: two at the same thing at the same moment, over HTTP: approvers, double clicks, editors.

Of two who confirm one entry, one succeeds and the other is told why not; a form sent twice is entered once; of two
who change one entry from the same page, the second is shown what the first has made of it.
"""

from pathlib import Path
from typing import Any

from jinguo.base import clock
from jinguo.base.audit.models import AuditRow
from jinguo.cycle.bookkeeping.models import CustomEntry
from trials.office import Office, employed, founded, let_in
from trials.outcome import Outcome
from trials.served import Answer, Browser, at_once, logged_in, parted, served, told

LEADER = "庄雅琴"


def run(home: Path, size: int) -> Outcome:
    """So many rounds of each race."""
    outcome, office = Outcome(), founded()
    leader, pair = employed("L001", LEADER, office.organ, "unit_head"), office.clerks(2)
    let_in(office.head, leader)
    with served(home / "serve.log"):
        approvers = [logged_in(office.head), logged_in(leader)]
        writers = [logged_in(clerk) for clerk in pair]
        _confirm_at_once(office, approvers, size, outcome)
        _send_twice(writers[0], size, outcome)
        _edit_at_once(office, writers, size, outcome)
    return outcome


def _confirm_at_once(office: Office, approvers: list[Browser], size: int, outcome: Outcome) -> None:
    for row in office.plant(size):
        answers = at_once(lambda one: one.post(f"/ledgers/groves/{row.pk}/confirm/", {}), approvers)  # noqa: B023
        done, refused = parted(answers)
        acts = AuditRow.objects.filter(object_id=str(row.pk), act="customentry.confirm", ok=True).count()
        outcome.count("two approvers: rounds with one success", len(done) == 1 and acts == 1)
        outcome.count(
            "two approvers: losers who are told who was first", any(_names_winner(row, one) for one in refused)
        )
        outcome.demand(len(done) == len(refused) == acts == 1, f"two approvers: {told(answers)}, {acts} acts")


def _names_winner(row: Any, answer: Answer) -> bool:
    row.refresh_from_db()
    return row.confirmed_by.name in answer.text.partition("<main")[2]


def _send_twice(writer: Browser, size: int, outcome: Outcome) -> None:
    """The same filled-in form, sent by two clicks."""
    for number in range(size):
        key = writer.get("/ledgers/groves/new/").hidden["form_key"]
        title = f"连点第{number}次"
        filled = {"form_key": key, "day": clock.today().isoformat(), "title": title, "trees": 1}
        answers = at_once(lambda _: writer.post("/ledgers/groves/new/", filled), [1, 2])  # noqa: B023
        rows = CustomEntry.objects.filter(title=title).count()
        outcome.count("double click: rounds with one row", rows == 1)
        outcome.demand(rows == 1, f"double click: {rows} rows, {told(answers)}")
        outcome.demand(all(answer.status == 200 for answer in answers), f"double click: {told(answers)}")


def _edit_at_once(office: Office, writers: list[Browser], size: int, outcome: Outcome) -> None:
    """Both open the form, both change it, both save."""
    for row in office.plant(size):
        path = f"/ledgers/groves/{row.pk}/change/"
        forms = [writer.get(path).hidden["seen"] for writer in writers]
        filled = [
            {"seen": seen, "day": row.day.isoformat(), "title": f"改成{name}", "trees": 5, "helper_name": ""}
            for seen, name in zip(forms, ("甲", "乙"), strict=True)
        ]
        answers = at_once(lambda pair: pair[0].post(path, pair[1]), list(zip(writers, filled, strict=True)))  # noqa: B023
        done, refused = parted(answers)
        versions = row.version, type(row).objects.get(pk=row.pk).version
        outcome.count("two editors: rounds with one winner", len(done) == 1 and len(refused) == 1)
        outcome.demand(
            len(done) == len(refused) == 1 and versions == (0, 1), f"two editors: {told(answers)}, {versions}"
        )
