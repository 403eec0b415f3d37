"""Addresses of outlines, indicators and observations."""

from django.urls import path

from jinguo.committee.outlines.views import imports, indicators, observations, outlines, targets

app_name = "outlines"
urlpatterns = [
    path("outlines/", outlines.outline_list, name="list"),
    *imports.screens.urls("outlines/import/<slug:kind>/"),
    path("outlines/observations/template/", imports.template, name="template"),
    path("outlines/observations/export/", imports.export, name="export"),
    path("outlines/<slug:code>/", outlines.board, name="board"),
    path("outlines/<slug:code>/method/", outlines.method, name="method"),
    path("outlines/<slug:code>/targets/<slug:target>/", targets.target, name="target"),
    path("outlines/<slug:code>/targets/<slug:target>/chart/", targets.chart, name="chart"),
    path("outlines/<slug:code>/targets/<slug:target>/edit/", targets.edit, name="edit_target"),
    path("indicators/", indicators.catalogue, name="catalogue"),
    path("indicators/<slug:code>/", indicators.indicator, name="indicator"),
    path("indicators/<slug:code>/versions/", indicators.add_version, name="add_version"),
    path("indicators/versions/<int:pk>/remove/", indicators.remove_version, name="remove_version"),
    path("observations/<int:pk>/", observations.observation, name="observation"),
    path("observations/<int:pk>/adopt/", observations.adopt, name="adopt"),
    path("observations/<int:pk>/clear/", observations.clear, name="clear"),
]
