"""Addresses of keep."""

from django.urls import path

from jinguo.base.keep import views

urlpatterns = [path("healthz", views.healthz, name="healthz")]
