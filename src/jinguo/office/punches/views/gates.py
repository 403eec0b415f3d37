"""The way into punches."""

from jinguo.base.web.gates import gate
from jinguo.office.punches.permissions import may_read

for_readers = gate(may_read)
HOME = ("打卡记录", "/punches/")
