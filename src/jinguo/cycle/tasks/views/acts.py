"""The buttons of a task's page: accept, return, put right, put off, call off."""

from jinguo.cycle.tasks import services
from jinguo.cycle.tasks.forms import CancelForm, CorrectForm, ExtendForm, ReturnForm, ReviewForm
from jinguo.cycle.tasks.views.gates import button, task_or_404

accept = button(task_or_404, services.accept, "已通过“{found}”", ReviewForm)
send_back = button(
    task_or_404, services.send_back, "已退回“{found}”，期限 {found.due.month}月{found.due.day}日", ReturnForm
)
correct = button(task_or_404, services.correct, "已更正“{found}”", CorrectForm)
extend = button(task_or_404, services.extend, "“{found}”已延期到 {found.due.month}月{found.due.day}日", ExtendForm)
cancel = button(task_or_404, services.cancel, "已撤销“{found}”，不再计入考评", CancelForm)
