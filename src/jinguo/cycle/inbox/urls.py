"""Addresses of the inbox."""

from django.urls import path

from jinguo.cycle.inbox.views import lists, reading, settings

app_name = "inbox"
urlpatterns = [
    path("inbox/", lists.inbox, name="list"),
    path("inbox/read/", reading.read, name="read"),
    path("inbox/read/all/", reading.read_all, name="read_all"),
    path("inbox/settings/", settings.settings, name="settings"),
    path("inbox/<int:pk>/open/", reading.open_message, name="open"),
]
