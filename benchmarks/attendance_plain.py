"""The floor of settling: one statement, written for these hours and these punches alone, that writes the same rows."""

import json
from collections.abc import Collection
from datetime import date
from hashlib import sha256

from django.db import connection

from benchmarks.attendance_data import work_days
from jinguo.office.attendance.models import SettledDay
from jinguo.org.structure.models import Unit

# 08:30 to 17:30; late or early by more than 5 minutes, absent by more than 30; a single punch by 13:00 is a sign-in.
PLAIN = """
    WITH made AS (
        SELECT staff_id, day, min(minute) AS came, max(minute) AS went FROM punches_punch
        WHERE staff_id IN ({people}) AND day BETWEEN '{first}' AND '{last}' GROUP BY 1, 2
    ), told AS (
        SELECT held.staff_id, held.unit_id, work_day.value AS day, came, went, came - 510 AS late, 1050 - went AS early,
            came = went AND came > 780 AS only_went, came = went AND came <= 780 AS only_came,
            printf('%02d:%02d', came / 60, came % 60) AS came_at, printf('%02d:%02d', went / 60, went % 60) AS went_at
        FROM structure_appointment held CROSS JOIN json_each('{days}') work_day
        LEFT JOIN made ON made.staff_id = held.staff_id AND made.day = work_day.value
        WHERE held.staff_id IN ({people})
    )
    INSERT INTO attendance_settledday (staff_id, unit_id, day, shift, am_state, am_because, am_ref,
        pm_state, pm_because, pm_ref, late, early)
    SELECT staff_id, unit_id, day, '{shift}',
        CASE WHEN came IS NULL THEN 'absent' WHEN only_went THEN 'missing' WHEN late > 30 THEN 'absent'
            WHEN late > 5 THEN 'late' ELSE 'normal' END,
        CASE WHEN came IS NULL THEN '08:30—17:30 没有打卡记录，也没有请假、外出，缺勤'
            WHEN only_went THEN '08:30 上班，没有签到记录，缺卡，可申请补卡'
            WHEN late > 30 THEN came_at || ' 签到，晚于 08:30 超过 30 分钟，没有请假或外出，按缺勤半天计'
            WHEN late > 5 THEN came_at || ' 签到，晚于 08:30，迟到 ' || late || ' 分钟'
            ELSE came_at || ' 签到，08:30 上班' END,
        '',
        CASE WHEN came IS NULL THEN 'absent' WHEN only_came THEN 'missing' WHEN early > 30 THEN 'absent'
            WHEN early > 5 THEN 'early' ELSE 'normal' END,
        CASE WHEN came IS NULL THEN '08:30—17:30 没有打卡记录，也没有请假、外出，缺勤'
            WHEN only_came THEN '17:30 下班，没有签退记录，缺卡，可申请补卡'
            WHEN early > 30 THEN went_at || ' 签退，早于 17:30 超过 30 分钟，没有请假或外出，按缺勤半天计'
            WHEN early > 5 THEN went_at || ' 签退，早于 17:30，早退 ' || early || ' 分钟'
            ELSE went_at || ' 签退，17:30 下班' END,
        '',
        CASE WHEN late > 5 AND NOT only_went THEN late ELSE 0 END,
        CASE WHEN early > 5 AND NOT only_came THEN early ELSE 0 END
    FROM told
"""


def written_plainly(organ: Unit, first: date, last: date, staff_ids: Collection[int]) -> None:
    """Write the rows of some people's working days of a range by one statement, which commits them."""
    words = {
        "first": first,
        "last": last,
        "days": json.dumps([str(day) for day in work_days() if first <= day <= last]),
        "people": ", ".join(map(str, staff_ids)),
        "shift": organ.shift_profiles.get().seasons.get(),
    }
    with connection.cursor() as cursor:
        cursor.execute(PLAIN.format(**words))


def fingerprint(organ: Unit) -> str:
    """One hash over the settled days of an organ, all columns but their numbers."""
    columns = [field.attname for field in SettledDay._meta.concrete_fields if not field.primary_key]
    rows = SettledDay.objects.filter(unit__organ_path=organ.path).order_by("staff_id", "day").values_list(*columns)
    return sha256("\n".join(map(str, rows)).encode()).hexdigest()
