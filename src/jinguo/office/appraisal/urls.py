"""Addresses of the annual appraisal."""

from django.urls import path

from jinguo.office.appraisal.views import papers, people, years

app_name = "appraisal"
urlpatterns = [
    path("appraisal/", years.year_list, name="years"),
    path("appraisal/mine/", years.mine, name="mine"),
    path("appraisal/new/", years.begin, name="begin"),
    path("appraisal/<int:pk>/", years.year, name="year"),
    path("appraisal/<int:pk>/agreement/", years.agreement, name="agreement"),
    path("appraisal/<int:pk>/list/", years.renew, name="renew"),
    path("appraisal/<int:pk>/roll/", years.check_roll, name="check_roll"),
    path("appraisal/<int:pk>/ballot/", years.ballot, name="ballot"),
    path("appraisal/<int:pk>/ballot/taken/", years.take_ballot, name="take_ballot"),
    path("appraisal/<int:pk>/decide/", years.decide, name="decide"),
    path("appraisal/<int:pk>/reopen/", years.reopen, name="reopen"),
    path("appraisal/<int:pk>/publicity/", years.put_up, name="put_up"),
    path("appraisal/<int:pk>/no-publicity/", years.skip, name="skip"),
    path("appraisal/<int:pk>/notify/", years.notify, name="notify"),
    path("appraisal/<int:pk>/file/", years.file, name="file"),
    path("appraisal/<int:pk>/filing/word/", papers.filing_word, name="filing_word"),
    path("appraisal/people/<int:pk>/", people.person, name="person"),
    path("appraisal/people/<int:pk>/circumstances/", people.circumstances, name="circumstances"),
    path("appraisal/people/<int:pk>/report/", people.report, name="report"),
    path("appraisal/people/<int:pk>/report/back/", people.send_back, name="send_back"),
    path("appraisal/people/<int:pk>/report/word/", papers.report_word, name="report_word"),
    path("appraisal/people/<int:pk>/form/word/", papers.form_word, name="form_word"),
    path("appraisal/people/<int:pk>/notice/word/", papers.notice_word, name="notice_word"),
    path("appraisal/people/<int:pk>/inquiry/", people.inquire, name="inquire"),
    path("appraisal/people/<int:pk>/proposal/", people.propose, name="propose"),
    path("appraisal/people/<int:pk>/opinion/", people.sign, name="sign"),
    path("appraisal/people/<int:pk>/appeal/", people.appeal, name="appeal"),
    path("appraisal/appeals/<int:pk>/answer/", people.answer, name="answer"),
    path("appraisal/appeals/<int:pk>/withdraw/", people.withdraw_appeal, name="withdraw_appeal"),
]
