"""Every address of the product. A new one needs its row in tests/test_access."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
