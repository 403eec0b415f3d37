"""Addresses of tasks."""

from django.urls import path

from jinguo.cycle.tasks.views import acts, giving, lists, tasks

app_name = "tasks"
urlpatterns = [
    path("tasks/", lists.task_list, name="list"),
    path("tasks/new/", giving.assign, name="assign"),
    path("tasks/export/", lists.export, name="export"),
    path("tasks/package/", lists.package, name="package"),
    path("tasks/accept/", lists.accept_all, name="accept_all"),
    path("tasks/<int:pk>/", tasks.task, name="task"),
    path("tasks/<int:pk>/report/", tasks.report, name="report"),
    path("tasks/<int:pk>/accept/", acts.accept, name="accept"),
    path("tasks/<int:pk>/return/", acts.send_back, name="send_back"),
    path("tasks/<int:pk>/correct/", acts.correct, name="correct"),
    path("tasks/<int:pk>/extend/", acts.extend, name="extend"),
    path("tasks/<int:pk>/cancel/", acts.cancel, name="cancel"),
]
