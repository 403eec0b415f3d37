"""Addresses of reports; the desk's stands in config/urls.py, because the seats may open it too."""

from django.urls import path

from jinguo.reports.views import cockpit, reports, sections, versions, words

app_name = "reports"
urlpatterns = [
    path("cockpit/", cockpit.cockpit, name="cockpit"),
    path("cockpit/trend/", cockpit.trend, name="cockpit_trend"),
    path("reports/", reports.report_list, name="list"),
    path("reports/draft/", reports.draft, name="draft"),
    path("reports/<int:pk>/", reports.report, name="report"),
    path("reports/<int:pk>/sections/<int:order>/", sections.section, name="section"),
    path("reports/<int:pk>/word/", words.report_word, name="report_word"),
    path("reports/<int:pk>/send/", versions.send, name="send"),
    path("reports/versions/<int:pk>/", versions.version, name="version"),
    path("reports/versions/<int:pk>/word/", words.version_word, name="version_word"),
]
