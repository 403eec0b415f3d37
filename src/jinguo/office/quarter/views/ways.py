"""What may be done next with a review or an appraisal: the straight step on top of the page, everything else beside."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from jinguo.rules.flow import Step
from jinguo.rules.verdict import Verdict

STRAIGHT = {
    "rate_self": "rate",
    "rate_office": "rate",
    "rate_leader": "rate",
    "sign_review": "sign_review",
    "hand_in": "summary",
    "propose": "propose",
    "decide": "decide",
    "see_grade": "see_grade",
}
BYWAYS = {
    "reopen_review": "reopen_review",
    "reopen_grade": "reopen_grade",
    "send_back": "send_back",
    "propose_without": "propose",
}
TOLD = {"propose_without"}  # a byway that is drawn with its reason while it is not open yet
POSTED = {"see_grade"}  # without a form


@dataclass(frozen=True)
class Way:
    """A step with the address of its form, and whether the reader may go there."""

    step: Step
    url: str
    verdict: Verdict

    @property
    def is_straight(self) -> bool:
        """Whether it is the next step, not a way back or round."""
        return self.step.verb in STRAIGHT

    @property
    def is_posted(self) -> bool:
        """Whether it is done by a button alone."""
        return self.step.verb in POSTED


@dataclass(frozen=True)
class Ways:
    """The ways of a page."""

    straight: tuple[Way, ...]
    others: tuple[Way, ...]


def ways_of(pk: int, steps: Iterable[tuple[Step, Verdict]]) -> Ways:
    """The possible steps of a row in the order of its table; a byway that is refused is left out as a rule."""
    found = [Way(step, _url(pk, step), verdict) for step, verdict in steps]
    told = [one for one in found if one.verdict or one.is_straight or one.step.verb in TOLD]
    straight = tuple(one for one in told if one.is_straight and one.verdict)
    return Ways(straight, tuple(one for one in told if one not in straight))


def _url(pk: int, step: Step) -> str:
    name = (STRAIGHT | BYWAYS)[step.verb]
    side = [step.verb.removeprefix("rate_")] if name == "rate" else []
    return reverse(f"quarter:{name}", args=[pk, *side])
