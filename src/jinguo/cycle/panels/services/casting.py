"""Voting and answering: one voter, one ballot, and nothing that says whose it was.

The transaction does two things that no column joins: it notes that somebody has voted, and it adds to the sealed
counts. Every box of the panel is sealed anew, so that none stands out by having been written. The trail hears that one
more ballot was cast, not by whom nor from where. What is left to an attacker stands in the ADR on secret ballots.
"""

import json
from collections.abc import Iterable, Mapping
from random import SystemRandom

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit
from jinguo.base.moves import Refused, demand, locked
from jinguo.cycle.panels.kinds import BALLOT, CHOOSE, SURVEY, TEXT
from jinguo.cycle.panels.models import Panel, PanelQuestion, Participant
from jinguo.cycle.panels.permissions import may_fill, still_open
from jinguo.cycle.panels.queries import participant, subjects_for
from jinguo.cycle.panels.services.codes import spend
from jinguo.org.structure.models import Staff
from jinguo.rules.ballots import may_choose

NOWHERE = "不记"  # instead of the address that the trail keeps of other acts
LONGEST = 500  # characters of a written answer
DONE = "您已经参加过了，一人一票，以第一次为准"
SPENT = "这个凭码用过了，或不是这次评议的；一个凭码只能用一次"
Marked = Iterable[int] | None  # the options marked, from 1; None for an abstention


class HasAnswered(Refused):
    """She has taken part already, perhaps by another click of the same moment.

    A page must not leave this to be noted on the trail: with her name and the time it would say which of the nameless
    rows there is her ballot's.
    """


@transaction.atomic
def cast(panel: Panel, choices: Mapping[int, Marked], *, by: Staff | None = None, code: str = "") -> None:
    """Put a ballot in (投票), of a colleague or of whoever holds a code: by subject the options marked.

    Raises Refused for who may not vote, HasAnswered for who has, ValidationError for a ballot that is not filled in.
    """
    row = _locked_of(panel, BALLOT)
    voter = _admit(row, by, code)
    subjects = list(row.subjects.all())
    judged = subjects_for(voter, subjects, BALLOT) if voter else subjects
    _demand_whole(row, {one.pk: one.name for one in judged}, choices)
    _put(row, {one.pk: choices[one.pk] for one in judged}, {})
    audit.record("panel.cast", row, by=None, ip=NOWHERE)


@transaction.atomic
def answer(panel: Panel, answers: Mapping[int, Marked | str], *, by: Staff | None = None, code: str = "") -> None:
    """Hand a questionnaire in (答卷): by question the options marked, or words; what is left out is blank.

    Raises Refused for who may not answer, HasAnswered for who has, ValidationError for an empty one.
    """
    row = _locked_of(panel, SURVEY)
    _admit(row, by, code)
    questions = list(row.questions.all())
    marks = {one.pk: _marks(one, answers.get(one.pk)) for one in questions}
    words = {one.pk: _words(one, answers.get(one.pk)) for one in questions}
    if not any(marks.values()) and not any(words.values()):
        raise ValidationError("一题也没有答，请至少答一题。")
    _put(row, marks, {key: text for key, text in words.items() if text})
    audit.record("panel.respond", row, by=None, ip=NOWHERE)


def _locked_of(panel: Panel, kind: str) -> Panel:
    if panel.kind != kind:
        raise ValueError(f"panel {panel.pk} is a {panel.kind}")
    return locked(panel)


def _admit(panel: Panel, by: Staff | None, code: str) -> Participant | None:
    """Note that she has taken part, or that the code is used up; her place in the panel, None for a code."""
    if by is None:
        demand(still_open(panel), act="panel.fill", row=panel)
        if not spend(panel, code):
            raise Refused(SPENT, act="panel.fill", row=panel)
        return None
    demand(may_fill(by, panel), act="panel.fill", row=panel)
    if not Participant.objects.filter(panel=panel, staff=by, has_answered=False).update(has_answered=True):
        raise HasAnswered(DONE, act="panel.fill", row=panel)
    return participant(panel, by)


def _demand_whole(panel: Panel, names: Mapping[int, str], choices: Mapping[int, Marked]) -> None:
    """Refuse a ballot that says nothing of a subject, or names more than it may."""
    if missing := [name for key, name in names.items() if key not in choices]:
        raise ValidationError(f"“{missing[0]}”还没有选；不了解的，请选“弃权”。")
    marked = [choices[key] for key in names]
    if panel.scheme != CHOOSE:
        if any(options is not None and len(set(options)) != 1 for options in marked):
            raise ValidationError("每个对象只能选一项。")
        return
    chosen = [options for options in marked if options is not None]
    if chosen:
        verdict = may_choose(sum(bool(set(options)) for options in chosen), panel.most or 0)
        if not verdict:
            raise ValidationError(f"{verdict.reason}。")


def _marks(question: PanelQuestion, given: Marked | str) -> Marked:
    """The options marked; None for a question left blank or answered in words."""
    if given is None or isinstance(given, str):
        return None
    options = sorted(set(given))
    if question.kind != "multiple" and len(options) > 1:
        raise ValidationError(f"第 {question.order} 题只能选一项。")
    return options or None


def _words(question: PanelQuestion, given: Marked | str) -> str:
    if question.kind != TEXT or not isinstance(given, str):
        return ""
    if len(given) > LONGEST:
        raise ValidationError(f"第 {question.order} 题最多写 {LONGEST} 个字。")
    return given.strip()


def _put(panel: Panel, marks: Mapping[int, Marked], words: Mapping[int, str]) -> None:
    """Add to the boxes by subject or question, and seal all of them anew."""
    for box in panel.boxes.all():
        key = box.subject_id or box.question_id or 0
        pile = box.pile
        box.counts = (pile.add(marks[key]) if key in marks else pile).written()
        texts = [*box.texts, words[key]] if key in words else box.texts
        SystemRandom().shuffle(texts)
        box.words = json.dumps(texts, ensure_ascii=False) if texts else ""
        box.save(update_fields=["counts", "words"])
