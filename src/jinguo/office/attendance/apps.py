"""Days settled, months locked, tables that add up."""

from importlib import import_module

from django.apps import AppConfig


class AttendanceConfig(AppConfig):
    """Days settled, months locked, tables that add up."""

    name = "jinguo.office.attendance"
    verbose_name = "考勤"

    def ready(self) -> None:
        """Listen to what touches settled days, settle each day, fill the pages; models are ready now."""
        services = import_module("jinguo.office.attendance.services")
        import_module("jinguo.office.attendance.measures").offer()
        import_module("jinguo.office.attendance.screens").fill()
        import_module("jinguo.base.jobs.daily").every_day("attendance", "结算考勤", services.settle_all)
        import_module("jinguo.office.shifts.touched").on_touch(services.hear)
