"""Addresses of inspections."""

from django.urls import path

from jinguo.cycle.inspections.views import findings, lists, page, planning, sites

app_name = "inspections"
urlpatterns = [
    path("inspections/", lists.inspection_list, name="list"),
    path("inspections/new/", planning.new, name="new"),
    path("inspections/<int:pk>/", page.inspection, name="inspection"),
    path("inspections/<int:pk>/change/", planning.change, name="change"),
    path("inspections/<int:pk>/steps/<slug:verb>/", page.take_step, name="take_step"),
    path("inspections/<int:pk>/circular/", page.circular, name="circular"),
    path("inspections/<int:pk>/word/", page.word, name="word"),
    path("inspections/sites/<int:pk>/", sites.site, name="site"),
    path("inspections/sites/<int:pk>/items/<int:order>/", sites.record, name="record"),
    path("inspections/sites/<int:pk>/items/<int:order>/photos/", sites.photos, name="photos"),
    path("inspections/sites/<int:pk>/hand-in/", sites.hand_in, name="hand_in"),
    path("inspections/sites/<int:pk>/evidence/", sites.evidence, name="evidence"),
    path("inspections/sites/<int:pk>/evidence/<int:report>/", sites.check, name="check"),
    path(
        "inspections/sites/<int:pk>/evidence/<int:report>/files/<int:file>/", sites.evidence_file, name="evidence_file"
    ),
    path("inspections/findings/<int:pk>/", findings.finding, name="finding"),
    path("inspections/findings/<int:pk>/recheck/", findings.recheck, name="recheck"),
    path("inspections/findings/<int:pk>/photos/<int:file>/remove/", sites.remove_photo, name="remove_photo"),
]
