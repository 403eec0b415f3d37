"""Quarter reviews of departments, the regular appraisal of people, and an organ's own figures for both."""

from jinguo.office.quarter.models.appraisals import RegularAppraisal
from jinguo.office.quarter.models.figures import ReviewFigure
from jinguo.office.quarter.models.reviews import QuarterMark, QuarterReview

__all__ = ["QuarterMark", "QuarterReview", "RegularAppraisal", "ReviewFigure"]
