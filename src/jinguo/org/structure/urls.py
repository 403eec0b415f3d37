"""Addresses of the directory."""

from django.urls import path

from jinguo.org.structure.views import days, directory

app_name = "structure"
urlpatterns = [
    path("units/", directory.units, name="units"),
    path("units/groups/", directory.groups, name="groups"),
    path("units/<int:pk>/", directory.unit, name="unit"),
    path("staff/", directory.staff, name="staff"),
    path("staff/<int:pk>/", directory.person, name="person"),
    path("calendar/", days.calendar, name="calendar"),
    path("deputies/", directory.deputies, name="deputies"),
    path("deputies/<int:pk>/end/", directory.end_deputy, name="end_deputy"),
]
