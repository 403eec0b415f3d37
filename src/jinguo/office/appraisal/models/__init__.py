"""An organ's annual assessment, its people, what they report, what was asked about them, and appeals."""

from jinguo.office.appraisal.models.appeals import GradeAppeal
from jinguo.office.appraisal.models.people import AppraisalStep, Appraisee, GradeGrounds
from jinguo.office.appraisal.models.reports import DutyReport, Inquiry
from jinguo.office.appraisal.models.years import AnnualAssessment

__all__ = ["AnnualAssessment", "AppraisalStep", "Appraisee", "DutyReport", "GradeAppeal", "GradeGrounds", "Inquiry"]
