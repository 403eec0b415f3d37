"""Addresses of the directory."""

from django.urls import path

from jinguo.org.structure.views import changes, days, directory

app_name = "structure"
urlpatterns = [
    path("units/", directory.units, name="units"),
    path("units/groups/", directory.groups, name="groups"),
    path("units/new/", changes.open_unit, name="open_unit"),
    path("units/<int:pk>/", directory.unit, name="unit"),
    path("units/<int:pk>/<slug:word>/", changes.change, name="change_unit"),
    path("staff/", directory.staff, name="staff"),
    path("staff/<int:pk>/", directory.person, name="person"),
    path("calendar/", days.calendar, name="calendar"),
    path("deputies/", directory.deputies, name="deputies"),
    path("deputies/<int:pk>/end/", directory.end_deputy, name="end_deputy"),
]
