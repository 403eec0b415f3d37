"""The one address of files."""

from django.urls import path

from jinguo.base.files import views

app_name = "files"
urlpatterns = [path("<int:pk>/", views.download, name="download")]
