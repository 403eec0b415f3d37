"""The buttons of rounds and returns."""

from jinguo.committee.collection import services
from jinguo.committee.collection.forms import BackForm, ExtendForm, LockForm, NoteForm, PapersForm, SubmitForm
from jinguo.committee.collection.permissions import (
    may_accept,
    may_attach,
    may_check,
    may_extend,
    may_lock,
    may_reopen,
    may_send_back,
    may_submit,
)
from jinguo.committee.collection.views.gates import button, round_or_404, sheet_or_404, step_view

TOLD = (
    "提交前逐格检查：空着的、有错的、要说明而没有说明的都会列出来。本单位只有一个账号的，把盖章扫描件一并传上，"
    "提交后由本人登记本单位审核。"
)

open_round = button(round_or_404, services.open_round, "已开始填报，各单位都已告知")
review = button(round_or_404, services.review, "已转入集中审核，没有提交的仍可补报")
publish = button(round_or_404, services.publish, "已发布，审核通过的数已成为监测值")
lock = step_view(
    round_or_404,
    may_lock,
    LockForm,
    services.lock,
    ("锁定", "锁定", "已锁定，以后只能申请更正"),
    beside=lambda _request, _row: {
        "told": "锁定以后各单位不能再改，有错的走更正申请。没有审核通过的单位不计入，请写明原因。"
    },
)
submit = step_view(
    sheet_or_404,
    may_submit,
    SubmitForm,
    services.submit,
    ("提交", "提交", "已提交，等本单位审核"),
    beside=lambda _request, _row: {"told": TOLD},
)
check = step_view(
    sheet_or_404, may_check, NoteForm, services.check, ("本单位审核", "审核通过", "本单位已审核，等妇儿工委办审核")
)
accept = step_view(sheet_or_404, may_accept, NoteForm, services.accept, ("审核", "审核通过", "已审核通过"))
send_back = step_view(sheet_or_404, may_send_back, BackForm, services.send_back, ("退回", "退回修改", "已退回"))
reopen = step_view(sheet_or_404, may_reopen, BackForm, services.reopen, ("退回重报", "退回重报", "已退回重报"))
extend = step_view(sheet_or_404, may_extend, ExtendForm, services.extend, ("延期", "延期", "已延期"))
attach = step_view(
    sheet_or_404,
    may_attach,
    PapersForm,
    services.attach,
    ("上传盖章扫描件", "上传", "已上传扫描件"),
    beside=lambda _request, _row: {"told": "把“导出 Excel”的填报表打印盖章，扫描或拍照上传；锁定以前可以补传。"},
)
