"""Addresses of snapshots."""

from django.urls import path

from jinguo.committee.snapshots import views

app_name = "snapshots"
urlpatterns = [
    path("snapshots/", views.snapshot_list, name="list"),
    path("snapshots/take/", views.take, name="take"),
    path("snapshots/taken/<int:pk>/", views.taken, name="taken"),
    path("snapshots/<int:pk>/", views.one, name="one"),
    path("snapshots/<int:pk>/publish/<int:year>/", views.publish, name="publish"),
    path("snapshots/<int:pk>/against/<int:other>/", views.against, name="against"),
    path("snapshots/<int:pk>/files/<slug:name>/", views.file, name="file"),
]
