"""The verbs of the annual appraisal."""

from jinguo.office.appraisal.services.appeals import answer_appeal, ask_appeal, withdraw_appeal
from jinguo.office.appraisal.services.deciding import decide, file_year, reopen
from jinguo.office.appraisal.services.grading import note_inquiry, propose
from jinguo.office.appraisal.services.reporting import hand_in, send_back, write
from jinguo.office.appraisal.services.starting import begin, check_roll, record_agreement, renew_list, set_circumstances
from jinguo.office.appraisal.services.telling import hang_up, notify, put_up, sign, skip_publicity
from jinguo.office.appraisal.services.voting import call_ballot, take_ballot

__all__ = [
    "answer_appeal",
    "ask_appeal",
    "begin",
    "call_ballot",
    "check_roll",
    "decide",
    "file_year",
    "hand_in",
    "hang_up",
    "note_inquiry",
    "notify",
    "propose",
    "put_up",
    "record_agreement",
    "renew_list",
    "reopen",
    "send_back",
    "set_circumstances",
    "sign",
    "skip_publicity",
    "take_ballot",
    "withdraw_appeal",
    "write",
]
