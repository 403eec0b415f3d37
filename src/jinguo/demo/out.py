"""The papers of the demonstration in `DIR/out`: the work report as sent on 3 June, the plan, its nodes and letters.

Beside them stand the goals as a table, the scores with their reasons, the outlines evaluated, their
reports of 2020 and 2025, the letters of the member units, and the circular by unit. README.zh-CN.md lists them.
"""

import json
from collections.abc import Iterator
from datetime import date
from io import StringIO

from django.conf import settings
from django.core.management import call_command

from jinguo.base.papers.gbt9704 import to_docx
from jinguo.committee.body.models import Membership
from jinguo.committee.collection.models import CollectionRound
from jinguo.committee.duties.permissions import YEAR as OUTLINE_YEAR
from jinguo.committee.outlines.models import Observation
from jinguo.committee.outlines.services.installing import NATION
from jinguo.cycle.plans.models import Plan
from jinguo.cycle.plans.papers import letter_paper, nodes_paper, plan_paper
from jinguo.cycle.scores.telling import as_json, assessments_of
from jinguo.demo.outlines import EVALUATED
from jinguo.demo.plan import told
from jinguo.demo.world import World
from jinguo.demo.year import Happening
from jinguo.office.appraisal.models import AnnualAssessment
from jinguo.reports.services import draft, send
from jinguo.rules.periods import parse_period

REPORT_DAY = date(2026, 6, 3)
REPORT = ("work-report", "--period", "2026", "--as-of", REPORT_DAY.isoformat())

YEAR = ("year-result", "--period", "2026")
MONITORING = ("monitoring", "--period", "2020")
# The closing evaluation of the outlines of 2011–2020, their tables, and how the member units stand this year.
COMMITTEE = (
    ("final-evaluation", "--period", "2020", "final-evaluation.docx"),
    ("statistics", "--period", "2020", "statistics.xlsx"),
    ("circular", "--period", "2026", "circular.docx"),
)
MIDTERM = ("midterm-evaluation", "--period", "2025")  # the fifth year of the running outlines


def happenings() -> Iterator[Happening]:
    """The report is drafted and sent upward on its day; from then on the days it used are locked."""
    yield Happening(REPORT_DAY, "报送工作情况汇报", _report)


def write_papers() -> None:
    """The report as Word, and its figures."""
    settings.OUT_DIR.mkdir(parents=True, exist_ok=True)
    figures = StringIO()
    call_command("report", *REPORT, out=settings.OUT_DIR / "work-report.docx", json=True, stdout=figures)
    (settings.OUT_DIR / "figures.json").write_text(figures.getvalue(), encoding="utf-8")
    plan = Plan.objects.filter(kind=told()["plan"]["kind"]).first()
    if plan is not None:
        _write_plan(plan)
        _write_scores(plan)
    _write_outline_letters()
    _write_year()
    write_evaluation()


def _write_scores(plan: Plan) -> None:
    """The table of goals, and every assessment with its reasons."""
    call_command("export", "goals", settings.OUT_DIR / "goals.xlsx", stdout=StringIO())
    told = [as_json(assessment) for assessment in assessments_of(plan)]
    text = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True)
    (settings.OUT_DIR / "scores.json").write_text(text, encoding="utf-8")


def write_evaluation() -> None:
    """The four outlines in the nation, two closed and two running, as `jinguo evaluate` prints them, and the report on
    the closed ones; as soon as there are values."""
    if not Observation.objects.exists():
        return
    told = []
    for code, year in EVALUATED:
        printed = StringIO()
        call_command("evaluate", code, year=year, region=NATION.code, json=True, stdout=printed)
        told += json.loads(printed.getvalue())
    text = json.dumps(told, ensure_ascii=False, indent=1)
    (settings.OUT_DIR / "evaluation.json").write_text(text, encoding="utf-8")
    call_command("report", *MONITORING, out=settings.OUT_DIR / "monitoring.docx", stdout=StringIO())
    if Membership.objects.exists():
        for *asked, name in COMMITTEE:
            call_command("report", *asked, out=settings.OUT_DIR / name, stdout=StringIO())
    if CollectionRound.objects.filter(year=2025, state="published").exists():
        call_command("report", *MIDTERM, out=settings.OUT_DIR / "midterm-evaluation.docx", stdout=StringIO())


def _write_year() -> None:
    """The year's grades as they were decided, computed again; as soon as there are any."""
    if AnnualAssessment.objects.exclude(state="running").exists():
        call_command("report", *YEAR, out=settings.OUT_DIR / "year-result.docx", stdout=StringIO())


def _write_plan(plan: Plan) -> None:
    """The plan, its time nodes and every current letter, as far as the year has come."""
    (settings.OUT_DIR / "plan.docx").write_bytes(to_docx(plan_paper(plan)))
    (settings.OUT_DIR / "time-nodes.docx").write_bytes(to_docx(nodes_paper(plan)))
    _write_letters(plan, "letters")


def _write_outline_letters() -> None:
    """The letters of the committee's member units for the year's plan of the outlines."""
    plan = Plan.objects.filter(kind=OUTLINE_YEAR).order_by("-period").first()
    if plan is not None:
        _write_letters(plan, "outline-letters")


def _write_letters(plan: Plan, name: str) -> None:
    """Every current letter of a plan in a folder, each under its holder's name."""
    folder = settings.OUT_DIR / name
    folder.mkdir(exist_ok=True)
    for letter in plan.letters.filter(is_current=True).select_related("plan__unit", "unit", "staff"):
        (folder / f"{letter.holder}.docx").write_bytes(to_docx(letter_paper(letter)))


def _report(world: World) -> None:
    report = draft("work-report", world.city, period=parse_period("2026"), as_of=REPORT_DAY, by=world.clerk("办公室"))
    send(report, by=world.head("办公室"), to="市委办公室", on=REPORT_DAY)
