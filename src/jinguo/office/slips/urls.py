"""Addresses of slips."""

from django.urls import path

from jinguo.office.slips.views import accounts, leave, outings, papers

app_name = "slips"
urlpatterns = [
    path("leave/", leave.leave_list, name="leaves"),
    path("leave/new/", leave.ask, name="ask_leave"),
    path("leave/away/", papers.away, name="away"),
    path("leave/count/", leave.count, name="count"),
    path("leave/accounts/", accounts.accounts, name="accounts"),
    path("leave/accounts/grant/", accounts.grant, name="grant"),
    path("leave/accounts/carry/", accounts.carry_over, name="carry_over"),
    path("leave/accounts/<int:pk>/", accounts.account, name="account"),
    path("leave/accounts/<int:pk>/enter/", accounts.enter, name="enter"),
    path("leave/accounts/<int:pk>/start/", accounts.start, name="service_start"),
    path("leave/accounts/<int:pk>/forfeit/", accounts.forfeit, name="forfeit"),
    path("leave/<int:pk>/", leave.leave, name="leave"),
    path("leave/<int:pk>/withdraw/", leave.withdraw, name="withdraw_leave"),
    path("leave/<int:pk>/back/", leave.report_back, name="report_back"),
    path("leave/<int:pk>/word/", papers.leave_word, name="leave_word"),
    path("leave/<int:pk>/extend/", leave.extend, name="extend"),
    path("leave/<int:pk>/proofs/", leave.add_proofs, name="add_proofs"),
    path("leave/<int:pk>/proofs/<int:file>/remove/", leave.remove_proof, name="remove_proof"),
    path("outings/", outings.outing_list, name="outings"),
    path("outings/new/", outings.report, name="report_outing"),
    path("outings/<int:pk>/", outings.outing, name="outing"),
    path("outings/<int:pk>/word/", papers.outing_word, name="outing_word"),
    path("outings/<int:pk>/back/", outings.come_back, name="come_back"),
    path("outings/<int:pk>/decline/", outings.decline, name="decline_outing"),
    path("outings/<int:pk>/call/", outings.call, name="call"),
    path("outings/<int:pk>/<slug:verb>/", outings.take_step, name="take_step"),
]
