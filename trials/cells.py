"""T-COL-2: two liaisons of one bureau in one grid at the same moment, over HTTP: nothing of either is lost.

Of two who fill in the same cell one is kept and the other is shown both values; what each writes into cells of her own
stands; what is sent again after a lost answer is kept once.
"""

import json
from pathlib import Path
from typing import Any

from jinguo.committee.collection.models import Cell, CellChange, Return
from jinguo.org.structure.models import Staff, Unit
from trials.figures import opened, rates
from trials.office import employed, founded, let_in
from trials.outcome import Outcome
from trials.served import Answer, Browser, at_once, logged_in, served, told

CELLS = 4  # one that both write, one of each, one that is sent twice
VALUES = ("91.5", "92.5")


def run(home: Path, size: int) -> Outcome:
    """So many rounds of each race, each on a return of its own."""
    outcome, office = Outcome(), founded()
    committee = Unit.objects.get(kind="committee")
    bureau = committee.children.get(kind="member_unit")
    pair = [employed(f"L10{number}", name, bureau, "liaison") for number, name in enumerate(("庄雅琴", "颜月华"))]
    let_in(*pair)
    sheets = [opened(committee, office.keeper, f"第{number}轮", rates(CELLS), ()) for number in range(size)]
    with served(home / "serve.log"):
        liaisons = {one: logged_in(one) for one in pair}
        for sheet in sheets:
            _fill_at_once(sheet, liaisons, outcome)
            _send_twice(sheet, next(iter(liaisons.values())), outcome)
    return outcome


def _fill_at_once(sheet: Return, liaisons: dict[Staff, Browser], outcome: Outcome) -> None:
    """Each sends the cell that both write and one of her own."""
    both, *own, _ = _cells(sheet)
    blocks = [[_edit(both, value), _edit(cell, value)] for cell, value in zip(own, VALUES, strict=True)]
    answers = _save_at_once(sheet, [*liaisons.values()], blocks)
    outcome.demand(all(one.status == 200 for one in answers), f"one grid: {told(answers)}")
    found = [json.loads(one.text) for one in answers]
    losers = [at for at, one in enumerate(found) if one["changed"]]
    stands = [Cell.objects.get(pk=one.pk).text for one in (both, *own)]
    fine = len(losers) == 1 and stands == [VALUES[1 - losers[0]], *VALUES]
    outcome.count("one grid: rounds in which one of two is kept, and both of what each wrote alone", fine)
    outcome.demand(fine, f"one grid: {stands}, {found}")
    if len(losers) == 1:
        _demand_shown(found[losers[0]]["changed"], stands[0], [*liaisons][1 - losers[0]], outcome)


def _demand_shown(changed: list[dict[str, Any]], stands: str, winner: Staff, outcome: Outcome) -> None:
    """The loser is shown whose value stands, with the version that she may now build on."""
    fine = [(one["text"], one["by"], one["version"]) for one in changed] == [(stands, winner.name, 1)]
    outcome.count("one grid: losers who are shown whose value stands", fine)
    outcome.demand(fine, f"one grid: the loser is shown {changed}")


def _send_twice(sheet: Return, browser: Browser, outcome: Outcome) -> None:
    """One block sent twice at once, as after a lost answer."""
    cell = _cells(sheet)[-1]
    answers = _save_at_once(sheet, [browser, browser], [[_edit(cell, "93.5")]] * 2)
    changes = CellChange.objects.filter(cell=cell).count()
    fine = all(one.status == 200 and json.loads(one.text)["saved"] for one in answers) and changes == 1
    outcome.count("sent twice: rounds with one change", fine)
    outcome.demand(fine, f"sent twice: {changes} changes, {told(answers)}")


def _save_at_once(sheet: Return, browsers: list[Browser], blocks: list[list[dict[str, Any]]]) -> list[Answer]:
    path = f"/collection/returns/{sheet.pk}/save/"
    sent = list(zip(browsers, blocks, strict=True))
    return at_once(lambda one: one[0].send(path, json.dumps({"cells": one[1]}).encode(), "application/json"), sent)


def _cells(sheet: Return) -> list[Cell]:
    return list(sheet.cells.order_by("pk"))


def _edit(cell: Cell, text: str) -> dict[str, Any]:
    return {"key": str(cell.pk), "text": text, "version": cell.version}
