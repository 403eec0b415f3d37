import json

from django.core.management import call_command
from django.http import HttpResponse
from django.urls import include, path
from django.views import View
from django.views.decorators.http import require_POST

from jinguo.base.keep.routes import routes


class Both(View):
    def get(self, request):
        return HttpResponse()

    def post(self, request):
        return HttpResponse()


@require_POST
def only_post(request):
    return HttpResponse()


def anything(request):
    return HttpResponse()


inner = ([path("<int:pk>/", only_post, name="row")], "inner")
urlpatterns = [path("in/", include(inner)), path("both/", Both.as_view(), name="both"), path("any/", anything)]


def test_each_route_is_listed_with_what_it_takes(settings):
    settings.ROOT_URLCONF = __name__

    found = {route.path: (route.name, route.methods) for route in routes()}

    assert found["/in/<int:pk>/"] == ("inner:row", ("POST",))
    assert found["/both/"] == ("both", ("GET", "POST", "OPTIONS"))
    assert "DELETE" in found["/any/"][1]


def test_the_command_gives_json(capsys):
    call_command("routes", json=True)

    assert {"path": "/healthz", "name": "healthz", "methods": ["GET"], "view": "jinguo.base.keep.views.healthz"} in (
        json.loads(capsys.readouterr().out)
    )
