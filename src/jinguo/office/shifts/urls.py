"""Addresses of work hours."""

from django.urls import path

from jinguo.office.shifts.views import holders, nursing, profiles, seasons

app_name = "shifts"
urlpatterns = [
    path("shifts/", profiles.profile_list, name="list"),
    path("shifts/new/", profiles.new, name="new"),
    path("shifts/<int:pk>/", profiles.profile, name="profile"),
    path("shifts/<int:pk>/edit/", profiles.edit, name="edit"),
    path("shifts/<int:pk>/seasons/", seasons.add_season, name="add_season"),
    path("shifts/seasons/<int:pk>/", seasons.season, name="season"),
    path("shifts/seasons/<int:pk>/remove/", seasons.remove_season, name="remove_season"),
    path("shifts/<int:pk>/assign/", holders.assign, name="assign"),
    path("shifts/assignments/<int:pk>/", holders.assignment, name="assignment"),
    path("shifts/assignments/<int:pk>/remove/", holders.remove_assignment, name="remove_assignment"),
    path("shifts/nursing/", nursing.nursing, name="nursing"),
    path("shifts/nursing/<int:pk>/", nursing.change_nursing, name="change_nursing"),
    path("shifts/nursing/<int:pk>/remove/", nursing.remove_nursing, name="remove_nursing"),
]
