"""Addresses of quarter reviews and of the regular appraisal."""

from django.urls import path

from jinguo.office.quarter.views import appraisals, opening, papers, people, reviews

app_name = "quarter"
urlpatterns = [
    path("quarter/", reviews.review_list, name="reviews"),
    path("quarter/open/", opening.open_quarter, name="open"),
    path("quarter/figures/", opening.figures, name="figures"),
    path("quarter/reviews/<int:pk>/", reviews.review, name="review"),
    path("quarter/reviews/<int:pk>/rate/<str:side>/", reviews.rate, name="rate"),
    path("quarter/reviews/<int:pk>/sign/", reviews.sign, name="sign_review"),
    path("quarter/reviews/<int:pk>/reopen/", reviews.reopen, name="reopen_review"),
    path("quarter/reviews/<int:pk>/word/", papers.review_word, name="review_word"),
    path("quarter/people/", people.people, name="people"),
    path("quarter/people/count/", people.count, name="count"),
    path("quarter/mine/", appraisals.mine, name="mine"),
    path("quarter/appraisals/<int:pk>/", appraisals.appraisal, name="appraisal"),
    path("quarter/appraisals/<int:pk>/summary/", appraisals.summary, name="summary"),
    path("quarter/appraisals/<int:pk>/propose/", appraisals.propose, name="propose"),
    path("quarter/appraisals/<int:pk>/return/", appraisals.send_back, name="send_back"),
    path("quarter/appraisals/<int:pk>/decide/", appraisals.decide, name="decide"),
    path("quarter/appraisals/<int:pk>/see/", appraisals.see, name="see_grade"),
    path("quarter/appraisals/<int:pk>/reopen/", appraisals.reopen, name="reopen_grade"),
    path("quarter/appraisals/<int:pk>/word/", papers.appraisal_word, name="appraisal_word"),
]
