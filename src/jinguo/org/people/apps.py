"""The app that knows natural persons."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Persons, each once."""

    name = "jinguo.org.people"
    verbose_name = "人员"

    def ready(self) -> None:
        """Put persons into the menu and the search box."""
        from jinguo.org.people import menus  # apps are imported before Django is ready

        menus.register()
