"""Addresses of spot checks."""

from django.urls import path

from jinguo.office.checks import views

app_name = "checks"
urlpatterns = [
    path("checks/", views.check_list, name="list"),
    path("checks/new/", views.begin, name="begin"),
    path("checks/<int:pk>/", views.check, name="check"),
    path("checks/<int:pk>/end/", views.end, name="end"),
    path("checks/<int:pk>/tell/", views.tell, name="tell"),
    path("checks/<int:pk>/word/", views.word, name="word"),
    path("checks/people/<int:pk>/", views.enter, name="enter"),
    path("checks/people/<int:pk>/handling/", views.handle, name="handle"),
]
