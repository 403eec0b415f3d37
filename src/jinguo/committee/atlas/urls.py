"""Addresses of regions beside each other."""

from django.urls import path

from jinguo.committee.atlas.views import heat, weights

app_name = "atlas"
urlpatterns = [
    path("outlines/<slug:code>/regions/", heat.heat, name="heat"),
    path("outlines/<slug:code>/regions/export/", heat.export, name="export"),
    path("outlines/<slug:code>/regions/map/", heat.tiles, name="tiles"),
    path("outlines/<slug:code>/statistics/", heat.statistics, name="statistics"),
    path("outlines/<slug:code>/index/", weights.weights, name="weights"),
]
