"""Addresses of scores."""

from django.urls import URLPattern

app_name = "scores"
urlpatterns: list[URLPattern] = []
