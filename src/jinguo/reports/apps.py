"""The app that writes reports: it reads everything and writes only its own drafts and versions."""

from importlib import import_module
from typing import Any

from django.apps import AppConfig

from jinguo.base.web import menu


def has_desk(user: Any) -> bool:
    """Whether somebody starts her day at the desk; the three seats have desks of their own."""
    return not user.holds_seat()


class ReportsConfig(AppConfig):
    """Work reports, dashboards and the desk."""

    name = "jinguo.reports"
    verbose_name = "公文"

    def ready(self) -> None:
        """Hang in the menu and the desk's cards; models are ready now."""
        permissions = import_module("jinguo.reports.permissions")
        import_module("jinguo.reports.desk").hang_up()
        menu.add(menu.Entry("desk", "工作台", "home", "desk", order=1, may=has_desk, thumb=True))
        menu.add(menu.Entry("reports", "公文", "document-text", "reports:list", order=90, may=permissions.may_read))
