"""Addresses of persons."""

from django.urls import path

from jinguo.org.people import views

app_name = "people"
urlpatterns = [
    path("", views.people, name="people"),
    path("<int:pk>/", views.person, name="person"),
    path("<int:pk>/look/<slug:field>/", views.look, name="look"),
    path("<int:pk>/merge/<int:other>/", views.merge_into, name="merge"),
    path("<int:pk>/copy/", views.copy, name="copy"),
]
