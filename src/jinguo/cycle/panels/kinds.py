"""The three instruments, and what a panel and its questions may be."""

from jinguo.cycle.inbox import kinds
from jinguo.rules.ballots import SCHEMES
from jinguo.rules.questionnaires import SCALE

RATING, BALLOT, SURVEY = "rating", "ballot", "survey"
INSTRUMENTS = {RATING: "评分", BALLOT: "无记名投票", SURVEY: "问卷"}
CHOOSE = "choose"  # the ballot that names at most so many of its subjects
BALLOT_FORMS = {code: scheme.title for code, scheme in SCHEMES.items()}
SATISFACTION, AWARENESS = "satisfaction", "awareness"
PURPOSES = {SATISFACTION: "满意度", AWARENESS: "知晓率", "other": "其他"}
SCALED, SINGLE, MULTIPLE, TEXT = "scaled", "single", "multiple", "text"
QUESTION_KINDS = {
    SCALED: f"五级（{'、'.join(SCALE)}）",
    SINGLE: "单选",
    MULTIPLE: "多选",
    TEXT: "文字",
}
INVITED = kinds.register("panel", "评议").code
