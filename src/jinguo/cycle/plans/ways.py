"""What the approvals and rounds of a row say, as plans ask it."""

from django.db import models

from jinguo.cycle.flows.models import Approval, Paper, Round
from jinguo.cycle.flows.queries import approvals_of, rounds_of


def latest_approval(subject: models.Model, chain: str) -> Approval | None:
    """The newest approval by a chain."""
    found = [one for one in approvals_of(subject) if one.chain.code == chain]
    return max(found, key=lambda one: one.pk, default=None)


def open_rounds(subject: models.Model) -> list[Round]:
    """The rounds of opinions that are still open."""
    return [one for one in rounds_of(subject) if one.state == "open"]


def deciding_paper(approval: Approval) -> Paper | None:
    """The paper of the last answer that was given on paper (批复), if any was."""
    papers = [answer.paper for step in approval.steps.all() for answer in step.answers.all() if answer.paper]
    return papers[-1] if papers else None


def unsettled_opinions(subject: models.Model) -> tuple[int, int]:
    """How many opinions were given on a row in all rounds, and how many of them have no answer yet."""
    voices = [voice for asked in rounds_of(subject) for voice in asked.asked.all()]
    given = [one for voice in voices for one in voice.opinions.all() if not one.is_without_opinion]
    return len(given), sum(not one.outcome for one in given)
