"""The app that knows natural persons."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Persons, each once."""

    name = "jinguo.org.people"
    verbose_name = "人员"
