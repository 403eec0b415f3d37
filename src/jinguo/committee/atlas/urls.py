"""Addresses of regions beside each other, of the units behind indicators, of women beside men."""

from django.urls import path

from jinguo.committee.atlas.views import gaps, heat, regions, units, weights

app_name = "atlas"
urlpatterns = [
    path("outlines/<slug:code>/regions/", heat.heat, name="heat"),
    path("outlines/<slug:code>/regions/export/", heat.export, name="export"),
    path("regions/exported/<int:pk>/", heat.exported, name="exported"),
    path("outlines/<slug:code>/regions/map/", heat.tiles, name="tiles"),
    path("outlines/<slug:code>/regions/<slug:region>/", regions.region, name="region"),
    path("outlines/<slug:code>/statistics/", heat.statistics, name="statistics"),
    path("outlines/<slug:code>/index/", weights.weights, name="weights"),
    path("monitoring/units/", units.unit_list, name="units"),
    path("monitoring/units/<int:pk>/", units.unit, name="unit"),
    path("monitoring/gaps/", gaps.gaps, name="gaps"),
    path("monitoring/gaps/<slug:code>/chart/", gaps.chart, name="gap_chart"),
]
