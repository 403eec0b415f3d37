"""Addresses of publicity; those under /notices/ are open to strangers."""

from django.urls import path

from jinguo.cycle.publicity.views import circulars, notices, objections, open_pages, steps, writing

app_name = "publicity"
urlpatterns = [
    path("notices/", open_pages.notice_list, name="open_list"),
    path("notices/<int:pk>/", open_pages.notice, name="open_notice"),
    path("publicity/", notices.notice_list, name="notices"),
    path("publicity/new/", writing.new_notice, name="new_notice"),
    path("publicity/<int:pk>/", notices.notice, name="notice"),
    path("publicity/<int:pk>/edit/", writing.edit_notice, name="edit_notice"),
    path("publicity/<int:pk>/publish/", steps.publish, name="publish"),
    path("publicity/<int:pk>/conclude/", steps.conclude, name="conclude"),
    path("publicity/<int:pk>/withdraw/", steps.withdraw, name="withdraw"),
    path("publicity/<int:pk>/word/", notices.word, name="notice_word"),
    path("publicity/<int:pk>/object/", objections.object_to, name="object"),
    path("publicity/<int:pk>/record/", objections.record, name="record_objection"),
    path("publicity/objections/<int:pk>/", objections.objection, name="objection"),
    path("publicity/objections/<int:pk>/settle/", objections.settle, name="settle"),
    path("circulars/", circulars.circular_list, name="circulars"),
    path("circulars/new/", writing.new_circular, name="new_circular"),
    path("circulars/<int:pk>/", circulars.circular, name="circular"),
    path("circulars/<int:pk>/edit/", writing.edit_circular, name="edit_circular"),
    path("circulars/<int:pk>/issue/", steps.issue, name="issue"),
    path("circulars/<int:pk>/recall/", steps.recall, name="recall"),
    path("circulars/<int:pk>/receive/", steps.receive, name="receive"),
    path("circulars/<int:pk>/word/", circulars.word, name="circular_word"),
]
