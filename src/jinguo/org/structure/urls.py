"""Addresses of the directory."""

from django.urls import path

from jinguo.org.structure import views

app_name = "structure"
urlpatterns = [
    path("units/", views.units, name="units"),
    path("units/groups/", views.groups, name="groups"),
    path("units/<int:pk>/", views.unit, name="unit"),
    path("staff/", views.staff, name="staff"),
    path("staff/<int:pk>/", views.person, name="person"),
    path("deputies/", views.deputies, name="deputies"),
    path("deputies/<int:pk>/end/", views.end_deputy, name="end_deputy"),
]
