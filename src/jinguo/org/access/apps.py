"""The app of log-in, accounts and the three administrator seats."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Who may come in, and who decides about it."""

    name = "jinguo.org.access"
    verbose_name = "账号与权限"

    def ready(self) -> None:
        """Put the seats' desks into the menu and the account under the name."""
        from jinguo.base.web import slots  # apps are imported before Django is ready
        from jinguo.org.access import menus

        menus.register()
        slots.person_detail(menus.place_of)
