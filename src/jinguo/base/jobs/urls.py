"""Addresses of jobs."""

from django.urls import path

from jinguo.base.jobs import views

app_name = "jobs"
urlpatterns = [path("<int:pk>/", views.watch, name="watch")]
