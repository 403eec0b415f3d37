"""The annual appraisal: duty reports, ballot, talks, proposals, grades within the quota, publicity, notice, opinion."""

from django.apps import AppConfig


class AppraisalConfig(AppConfig):
    """The annual appraisal of an organ's people."""

    name = "jinguo.office.appraisal"
    verbose_name = "年度考核"

    def ready(self) -> None:
        """Fill the places of pages, and hear when the excellent have stood under publicity."""
        from jinguo.office.appraisal import screens, services

        screens.fill()
        services.hang_up()
