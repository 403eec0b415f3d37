"""The app of log-in, accounts and the three administrator seats."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Who may come in, and who decides about it."""

    name = "jinguo.org.access"
    verbose_name = "账号与权限"

    def ready(self) -> None:
        """Put the seats' desks into the menu and the account under the name, and fill the seats at the first start."""
        from jinguo.base.jobs.daily import every_day  # apps are imported before Django is ready
        from jinguo.base.keep.installation import at_first_start
        from jinguo.base.sheets import importers
        from jinguo.base.web import slots
        from jinguo.org.access import first_start, importing, menus
        from jinguo.org.access.services import accounts, trail  # noqa: F401 - the worker learns to verify the trail

        every_day("suspend_unused", "停用久未使用的账号", lambda: f"停用 {len(accounts.suspend_unused())} 个")
        menus.register()
        slots.person_detail(menus.place_of)
        importers.register(importing.AskingStaffImporter())
        at_first_start(first_start.fill_seats)
