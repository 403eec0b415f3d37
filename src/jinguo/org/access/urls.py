"""Addresses of log-in, accounts and the seats' desks."""

from django.urls import path

from jinguo.org.access.views import desk, imports, login, own, requests, trail

app_name = "access"
urlpatterns = [
    path("login/", login.log_in, name="login"),
    path("login/code/", login.code, name="code"),
    path("logout/", login.log_out, name="logout"),
    path("account/", own.account, name="account"),
    path("account/password/", own.password, name="password"),
    path("account/second-factor/", own.set_up_factor, name="second_factor"),
    path("account/second-factor/begin/", own.begin_factor, name="begin_factor"),
    path("account/second-factor/remove/", own.remove_factor, name="remove_factor"),
    path("desk/", desk.desk, name="desk"),
    path("accounts/", desk.accounts, name="accounts"),
    path("accounts/new/", desk.open_account, name="open_account"),
    path("accounts/<int:pk>/", desk.account_of, name="account_of"),
    path("accounts/<int:pk>/ask/<slug:kind>/", desk.ask, name="ask"),
    path("requests/", requests.requests, name="requests"),
    path("requests/approve/", requests.approve_several, name="approve_several"),
    path("requests/passwords/", requests.hand_passwords, name="hand_passwords"),
    path("requests/<int:pk>/", requests.one, name="request"),
    path("requests/<int:pk>/password/", requests.hand_password, name="hand_password"),
    path("requests/<int:pk>/<slug:verb>/", requests.take_step, name="take_step"),
    *imports.screens.urls("import/<slug:kind>/"),
    path("import/<slug:kind>/template/", imports.download, name="import_template"),
    path("trail/", trail.trail, name="trail"),
    path("trail/verify/", trail.verify, name="verify_trail"),
    path("trail/export/", trail.export, name="export_trail"),
    path("trail/verified/<int:pk>/", trail.verified, name="trail_verified"),
    path("trail/<int:number>/", trail.row, name="trail_row"),
    path("trail/<int:number>/seers/", trail.seers, name="trail_seers"),
]
