"""Every address of the product. A new one needs its row in tests/test_access."""

from django.urls import URLPattern, URLResolver, include, path

from jinguo.reports.views.desk import desk

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("jinguo.base.web.urls")),
    path("", include("jinguo.base.keep.urls")),
    path("files/", include("jinguo.base.files.urls")),
    path("jobs/", include("jinguo.base.jobs.urls")),
    path("", include("jinguo.org.access.urls")),
    path("", include("jinguo.org.structure.urls")),
    path("people/", include("jinguo.org.people.urls")),
    path("", include("jinguo.cycle.bookkeeping.urls")),
    path("", include("jinguo.cycle.inbox.urls")),
    path("", include("jinguo.cycle.flows.urls")),
    path("", include("jinguo.cycle.tasks.urls")),
    path("", include("jinguo.cycle.panels.urls")),
    path("", include("jinguo.cycle.publicity.urls")),
    path("", include("jinguo.cycle.meetings.urls")),
    path("", include("jinguo.cycle.plans.urls")),
    path("", include("jinguo.cycle.delivery.urls")),
    path("", include("jinguo.cycle.inspections.urls")),
    path("", include("jinguo.cycle.scores.urls")),
    path("", include("jinguo.office.shifts.urls")),
    path("", include("jinguo.office.punches.urls")),
    path("", include("jinguo.office.slips.urls")),
    path("", include("jinguo.office.attendance.urls")),
    path("", include("jinguo.office.checks.urls")),
    path("", include("jinguo.office.conduct.urls")),
    path("", include("jinguo.office.quarter.urls")),
    path("", include("jinguo.office.appraisal.urls")),
    path("", include("jinguo.committee.outlines.urls")),
    path("", include("jinguo.committee.body.urls")),
    path("", include("jinguo.committee.collection.urls")),
    path("", include("jinguo.committee.snapshots.urls")),
    path("", include("jinguo.committee.atlas.urls")),
    path("", include("jinguo.committee.coordination.urls")),
    path("", include("jinguo.committee.evaluation.urls")),
    path("", include("jinguo.committee.duties.urls")),
    path("", desk, name="desk"),
    path("", include("jinguo.reports.urls")),
]

handler400 = "jinguo.base.web.errors.bad_request"
handler403 = "jinguo.base.web.errors.permission_denied"
handler404 = "jinguo.base.web.errors.page_not_found"
handler500 = "jinguo.base.web.errors.server_error"
