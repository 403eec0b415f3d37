"""T-CON-4, T-AUTH-4: fifty people at once, logging in and writing into the same ledger over HTTP.

On SQLite all of them wait for one file: nobody may ever be told that the database is locked. Seconds are what this
machine took, server and clients together, and no test asserts them.
"""

from datetime import timedelta
from pathlib import Path
from statistics import quantiles

from jinguo.base import audit, clock
from jinguo.cycle.bookkeeping.models import CustomEntry
from trials.office import founded
from trials.outcome import Outcome
from trials.served import Answer, Browser, at_once, served

PEOPLE = 50
LOCKED = "locked"


def run(home: Path, size: int) -> Outcome:
    """So many entries, in rounds of everybody entering one planting at the same moment."""
    outcome, office = Outcome(), founded()
    clerks = office.clerks(min(PEOPLE, size))
    with served(home / "serve.log"):
        browsers = [Browser() for _ in clerks]
        pairs = list(zip(browsers, (clerk.login_name for clerk in clerks), strict=True))
        _log_in(pairs, outcome)
        for number in range(size // len(clerks)):
            _enter(browsers, number, outcome)
    _count_rows(size, outcome)
    outcome.counts["lines of the log that speak of a lock"] = (home / "serve.log").read_text().count(LOCKED)
    outcome.demand(audit.verify() == [], "the trail is broken")
    return outcome


def _log_in(pairs: list[tuple[Browser, str]], outcome: Outcome) -> None:
    answers = at_once(lambda pair: pair[0].log_in(pair[1]), pairs)
    for answer in answers:
        outcome.count("logged in", "/login/" not in answer.url)
        _demand_fine("log-in", answer, outcome)
    outcome.demand(outcome.counts["logged in"] == len(pairs), "not everybody came in")
    _note_seconds("log-in", answers, outcome)


def _enter(browsers: list[Browser], number: int, outcome: Outcome) -> None:
    """Everybody fills in the form, and all send it at the same moment."""
    forms = [browser.get("/ledgers/groves/new/").hidden for browser in browsers]
    day = (clock.today() - timedelta(days=number)).isoformat()
    filled = [
        {"form_key": form["form_key"], "day": day, "title": f"第{number}轮第{place}人", "trees": place + 1}
        for place, form in enumerate(forms)
    ]
    answers = at_once(
        lambda pair: pair[0].post("/ledgers/groves/new/", pair[1]), list(zip(browsers, filled, strict=True))
    )
    for answer in answers:
        outcome.count("entries sent")
        _demand_fine("entry", answer, outcome)
    _note_seconds("entry", answers, outcome)


def _demand_fine(what: str, answer: Answer, outcome: Outcome) -> None:
    outcome.count("answers of 500 and above", answer.status >= 500)
    outcome.demand(answer.status < 400, f"{what}: {answer.status} at {answer.url}")
    outcome.demand(LOCKED not in answer.text, f"{what}: somebody is told that something is locked")


def _note_seconds(what: str, answers: list[Answer], outcome: Outcome) -> None:
    """The slowest round's 95th percentile."""
    p95, label = quantiles([answer.seconds for answer in answers], n=20)[-1], f"{what}: p95 seconds, slowest round"
    outcome.counts[label] = round(max(p95, float(outcome.counts.get(label, 0))), 2)


def _count_rows(wanted: int, outcome: Outcome) -> None:
    """Exactly the rows that were sent, numbered without gap and without double."""
    numbers = sorted(int(number.rpartition("-")[2]) for number in CustomEntry.objects.values_list("number", flat=True))
    outcome.counts["rows in the ledger"] = len(numbers)
    outcome.demand(
        numbers == list(range(1, wanted + 1)), f"{len(numbers)} rows instead of {wanted}, or gaps in numbers"
    )
