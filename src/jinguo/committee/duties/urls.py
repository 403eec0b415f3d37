"""Addresses of duties."""

from django.urls import path

from jinguo.committee.duties.views import goals, home, implementing, policies

app_name = "duties"
urlpatterns = [
    path("duties/", home.home, name="home"),
    path("duties/new/", home.begin, name="begin"),
    path("duties/plans/<int:pk>/year/", home.begin_year, name="begin_year"),
    path("duties/plans/<int:pk>/targets/", goals.choose, name="choose"),
    path("duties/plans/<int:pk>/targets/<int:target>/", goals.particulars, name="particulars"),
    path("duties/plans/<int:pk>/sync/", goals.sync, name="sync"),
    path("duties/goals/<int:pk>/units/", goals.units, name="units"),
    path("duties/plans/<int:pk>/implementation/", implementing.begin, name="begin_implementation"),
    path("duties/implementations/<int:pk>/file/", implementing.file, name="file"),
    path("duties/policies/", policies.policy_list, name="policies"),
    path("duties/committees/<int:pk>/policies/new/", policies.new, name="new_policy"),
    path("duties/policies/excel/", policies.excel, name="policies_excel"),
    path("duties/policies/<int:pk>/", policies.policy, name="policy"),
    path("duties/policies/<int:pk>/edit/", policies.edit, name="edit_policy"),
]
