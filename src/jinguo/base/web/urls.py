"""Addresses of the base page itself."""

from django.urls import path

from jinguo.base.web import views

app_name = "web"
urlpatterns = [
    path("search/", views.search, name="search"),
    path("all/", views.everything, name="everything"),
    path("switch/<slug:name>/", views.switch, name="switch"),
    path("gallery/", views.gallery, name="gallery"),
    path("gallery/chart.json", views.gallery_chart, name="gallery_chart"),
    path("gallery/cells/", views.gallery_cells, name="gallery_cells"),
]
