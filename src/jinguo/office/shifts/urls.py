"""Addresses of work hours."""

from django.urls import path

from jinguo.office.shifts import views

app_name = "shifts"
urlpatterns = [
    path("shifts/", views.profile_list, name="list"),
    path("shifts/new/", views.new, name="new"),
    path("shifts/nursing/", views.nursing, name="nursing"),
    path("shifts/<int:pk>/", views.profile, name="profile"),
    path("shifts/<int:pk>/seasons/", views.add_season, name="add_season"),
    path("shifts/<int:pk>/assign/", views.assign, name="assign"),
]
