"""Rule 27: everybody votes at once on one secret ballot, each by two clicks, and nothing joins a voter with her choice.

Over HTTP: as many ballots as voters, every one of them counted; then what the ballots have left in tables, trail and
log is looked through for anything that names a voter. After that the same crowd votes again on copies of the database,
its choices exchanged each time: opened with the keys, all the copies must hold the same.
"""

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from jinguo.base import audit
from jinguo.base.audit.models import AuditRow
from jinguo.base.keep import invariants
from jinguo.cycle.panels.models import BallotBox, Panel, Participant
from jinguo.cycle.panels.services.casting import NOWHERE
from jinguo.cycle.panels.tests.crowd import cast_at_once, gather, kept
from jinguo.org.structure.models import Staff
from trials.office import founded, let_in
from trials.outcome import Outcome
from trials.served import Answer, Browser, at_once, logged_in, served
from trials.site import copied

SUBJECTS, OPTIONS, ABSTAIN = 2, 4, 0
EXCHANGES = 8
# What a ballot may change: who has voted, the counts, the trail and its head; a session is what any click may change.
CHANGED_BY_VOTING = {"panels.participant", "panels.ballotbox", "audit.auditrow", "audit.audithead", "sessions.session"}
Tables = Mapping[str, list[tuple]]


def run(home: Path, size: int) -> Outcome:
    """So many voters, at least five; fewer are no secret."""
    outcome, office = Outcome(), founded()
    panel, crowd = gather(size, SUBJECTS, unit=office.department)
    let_in(*crowd)
    with copied():
        _vote_by_two_clicks(panel, crowd, home / "serve.log", outcome)
    _exchange(panel, crowd, outcome)
    return outcome


def _choices(size: int) -> list[int]:
    """What is chosen: every option and no opinion, in turn, but not equally often."""
    return [number % (OPTIONS + 1) if number % 3 else 1 for number in range(size)]


def _vote_by_two_clicks(panel: Panel, crowd: list[Staff], log: Path, outcome: Outcome) -> None:
    with served(log):
        browsers = at_once(logged_in, crowd)
        before, last, written = kept(), AuditRow.objects.latest("number").number, log.stat().st_size
        answers = _voted(panel, browsers, _choices(len(crowd)))
        after = kept()
    for answer in answers:
        outcome.demand(answer.status == 200, f"a click is answered {answer.status} at {answer.url}")
    outcome.counts["clicks"] = len(answers)
    _demand_counted(panel, _choices(len(crowd)), outcome)
    _demand_tables_silent(before, after, len(crowd), outcome)
    _demand_trail_silent(list(AuditRow.objects.filter(number__gt=last)), len(crowd), outcome)
    _demand_log_silent(log.read_bytes()[written:].decode(), crowd, outcome)
    outcome.demand(not audit.verify() and not any(invariants.check().values()), "the trail or an invariant is broken")


def _voted(panel: Panel, browsers: Sequence[Browser], choices: Sequence[int]) -> list[Answer]:
    path, subjects = f"/panels/{panel.pk}/fill/", panel.subjects.values_list("pk", flat=True)
    clicks = [
        (browser, {f"subject_{key}": option for key in subjects})
        for browser, option in zip(browsers, choices, strict=True)
        for _ in range(2)
    ]
    return at_once(lambda one: one[0].post(path, one[1]), clicks)


def _demand_counted(panel: Panel, choices: Sequence[int], outcome: Outcome) -> None:
    """Every box holds each ballot once."""
    wanted = Counter(choices)
    for box in BallotBox.objects.filter(panel=panel):
        found = Counter(dict(enumerate(box.pile.marks, 1)) | {ABSTAIN: box.pile.abstained})
        outcome.counts["ballots counted"] = box.pile.ballots
        outcome.demand(found == wanted, f"a box holds {dict(found)} instead of {dict(wanted)}")
    voted = Participant.objects.filter(panel=panel, has_answered=True).count()
    outcome.counts["noted as having voted"] = voted
    outcome.demand(voted == len(choices), f"{voted} of {len(choices)} are noted as having voted")


def _demand_tables_silent(before: Tables, after: Tables, voters: int, outcome: Outcome) -> None:
    """No table but those few has changed, and none has grown but the trail, by one row a ballot."""
    changed = {name for name in after if before[name] != after[name]}
    grown = {name: len(after[name]) - len(before[name]) for name in after if len(after[name]) != len(before[name])}
    outcome.counts["tables that voting changed"] = len(changed)
    outcome.counts["rows that the ballots left"] = sum(grown.values())
    outcome.demand(changed <= CHANGED_BY_VOTING, f"voting changed {sorted(changed - CHANGED_BY_VOTING)}")
    outcome.demand(grown == {"audit.auditrow": voters}, f"voting left rows in {grown}")


def _demand_trail_silent(rows: list[AuditRow], voters: int, outcome: Outcome) -> None:
    """One row a ballot, of nobody, from nowhere, saying nothing."""
    bare = [row for row in rows if (row.actor_number, row.ip, row.changes, row.note) == ("", NOWHERE, {}, "")]
    cast = [row for row in bare if row.act == "panel.cast"]
    named = [row for row in rows if row.actor_number]
    outcome.counts["rows of the trail for ballots"] = len(cast)
    outcome.counts["rows of the trail that name a voter"] = len(named)
    outcome.demand(len(cast) == voters == len(rows), f"{len(cast)} bare rows among {len(rows)} for {voters} ballots")
    outcome.demand(not named, f"the trail names a voter as she votes: {[row.act for row in named[:3]]}")


def _demand_log_silent(written: str, crowd: list[Staff], outcome: Outcome) -> None:
    """Nothing at all is written, least of all of anybody."""
    lines = written.splitlines()
    known = [word for voter in crowd for word in (voter.name, voter.number, voter.login_name)]
    outcome.counts["lines of the log that voting wrote"] = len(lines)
    outcome.counts["lines of the log that name a voter"] = sum(any(word in line for word in known) for line in lines)
    outcome.demand(not lines, f"the log says {lines[:3]}")


def _exchange(panel: Panel, crowd: list[Staff], outcome: Outcome) -> None:
    """All at once again and again, the choices exchanged among the voters; at last with one choice changed."""
    first, *others = [_left_by(panel, crowd, chosen, outcome) for chosen in _exchanged(len(crowd))]
    for left in others:
        outcome.count("exchanged crowds that left the same", left == first)
        told = [name for name in left if left[name] != first[name]]
        outcome.demand(not told, f"exchanged choices are seen in {told}")
    another = [*_choices(len(crowd))[:-1], OPTIONS + 1 - _choices(len(crowd))[-1]]
    is_seen = _left_by(panel, crowd, another, outcome) != first
    outcome.count("another total, seen by the same comparison", is_seen)
    outcome.demand(is_seen, "the comparison sees nothing at all")


def _exchanged(size: int) -> Iterator[list[int]]:
    choices = _choices(size)
    return (random.Random(seed).sample(choices, size) for seed in range(EXCHANGES))


def _left_by(panel: Panel, crowd: list[Staff], choices: Sequence[int], outcome: Outcome) -> Tables:
    """Every table opened, after the crowd has voted on a copy of the database."""
    subjects = list(panel.subjects.values_list("pk", flat=True))
    chosen = {
        voter: dict.fromkeys(subjects, [option] if option else None)
        for voter, option in zip(crowd, choices, strict=True)
    }
    with copied():
        refused = cast_at_once(panel, chosen)
        outcome.demand(not refused, f"refused: {refused[:3]}")
        return kept()
