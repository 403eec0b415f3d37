"""The way into attendance."""

from jinguo.base.web.gates import gate
from jinguo.office.attendance.permissions import may_read

for_readers = gate(may_read)
