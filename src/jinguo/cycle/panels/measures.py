"""What questionnaires tell a plan: the rates of satisfaction (满意度) and awareness (知晓率)."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F, QuerySet

from jinguo.cycle.bookkeeping.measures import Figure, Measure, Question, register
from jinguo.cycle.panels.kinds import AWARENESS, SATISFACTION, SCALED, SINGLE, SURVEY
from jinguo.cycle.panels.models import BallotBox, Panel
from jinguo.rules.questionnaires import rate


@dataclass(frozen=True)
class SurveyRate(Measure):
    """A rate over the ended questionnaires of a purpose whose last day lies in the period; asked anew for any other.

    `kind` is the kind of question that it is made of, `said` what counts, in words.
    """

    purpose: str = ""
    kind: str = ""
    said: str = ""

    def rows(self, question: Question) -> QuerySet:
        """The questionnaires."""
        ended = Panel.objects.filter(kind=SURVEY, purpose=self.purpose, state__in=("closed", "published"))
        held = ended.filter(unit__path__startswith=_path_of(question), last_day__range=(question.first, question.last))
        if question.region:
            held = held.filter(unit__region__path__startswith=question.region.path)
        return held.annotate(day=F("last_day"))

    def of(self, question: Question) -> Figure:
        """The rate in percent with the questionnaires it is made of; None below five answers."""
        boxes = BallotBox.objects.filter(panel__in=self.rows(question).values("pk"), question__kind=self.kind)
        piles = [(box.pile, box.question.counted) for box in boxes.select_related("question") if box.question]
        found = rate([(pile, counted) for pile, counted in piles if counted], self.said)
        parts: dict[str, int | Decimal] = {"计入": found.counted, "有效答案": found.valid}
        return self.answer(question, found.value, found.because, **parts if found.value is not None else {})


def _path_of(question: Question) -> str:
    """The path of the unit asked for; a person holds no questionnaire, and no path is hers."""
    return str(getattr(question.holder, "path", "-"))


def offer() -> None:
    """Make both known."""
    register(
        SurveyRate(
            "panels.satisfaction",
            "满意度",
            "%",
            Panel,
            purpose=SATISFACTION,
            kind=SCALED,
            said="选“很满意”“满意”的",
        ),
        SurveyRate(
            "panels.awareness", "知晓率", "%", Panel, purpose=AWARENESS, kind=SINGLE, said="选中计入比率的选项的"
        ),
    )
