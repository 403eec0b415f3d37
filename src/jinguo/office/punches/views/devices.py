"""Machines on screen, and the address at which they deliver (推送): plain text, no session, known by its secret."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from jinguo.base.audit.middleware import request_ip
from jinguo.base.moves import demand
from jinguo.base.web.drawing import form_status
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.requests import KnownRequest
from jinguo.office.punches import services
from jinguo.office.punches.forms import DeviceForm
from jinguo.office.punches.importing.reading import attlog_lines, decoded
from jinguo.office.punches.models import Device
from jinguo.office.punches.permissions import may_keep
from jinguo.office.punches.views.gates import for_readers
from jinguo.office.punches.views.pace import Pace
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest, own_organ

TEXT = "text/plain; charset=utf-8"
LARGEST = 2_000_000  # bytes of one delivery
PACE = Pace(600)  # calls a minute from one address: a gate in the morning makes twenty
# What a machine is told when it comes in: how far it had come, deliver punches at once, look in every half minute.
OPTIONS = (
    "GET OPTION FROM: {serial}\nStamp={stamp}\nATTLOGStamp={stamp}\nErrorDelay=60\nDelay=30\nTransInterval=1\n"
    "TransFlag=TransData AttLog\nTimeZone=8\nRealtime=1\nEncrypt=0\n"
)


@login_not_required
@csrf_exempt
@require_http_methods(["GET", "POST"])
def deliver(request: KnownRequest, secret: str) -> HttpResponse:
    """What a machine says when it comes in (GET) and when it delivers (POST)."""
    if not PACE.allows(request_ip()):
        return HttpResponse("ERROR: too often", content_type=TEXT, status=429)
    device = _device_or_404(request, secret)
    if request.method == "GET":
        services.hear_of(device)
        return HttpResponse(OPTIONS.format(serial=device.serial, stamp=device.stamp or 0), content_type=TEXT)
    if request.GET.get("table") != "ATTLOG":
        return HttpResponse("OK", content_type=TEXT)
    if len(request.body) > LARGEST:
        return HttpResponse("ERROR: too large", content_type=TEXT, status=413)
    lines = list(attlog_lines(decoded(request.body)))
    services.hear_delivery(device, lines, request.body, stamp=request.GET.get("Stamp", ""))
    return HttpResponse(f"OK: {len(lines)}", content_type=TEXT)


@login_not_required
@csrf_exempt
@require_http_methods(["GET", "POST"])
def ask(request: KnownRequest, secret: str) -> HttpResponse:
    """A machine asks for commands, or reports on one; there are none."""
    if not PACE.allows(request_ip()):
        return HttpResponse("ERROR: too often", content_type=TEXT, status=429)
    _device_or_404(request, secret)
    return HttpResponse("OK", content_type=TEXT)


@for_readers
@require_http_methods(["GET", "POST"])
def devices(request: StaffRequest) -> HttpResponse:
    """The machines with their addresses, and a form for another one."""
    demand(asked_of_own(request.user, may_keep))
    form = DeviceForm(posted(request))
    if carried_out(form, lambda: services.make_known(own_organ(request), by=request.user, **form.cleaned_data)):
        return redirect("punches:devices")
    rows = list(Device.objects.visible_to(request.user))
    addresses = [(one, request.build_absolute_uri(f"/iclock/{one.secret}/")) for one in rows if one.is_active]
    context = {"form": form, "rows": addresses, "off": [one for one in rows if not one.is_active]}
    return render(request, "punches/devices.html", context, status=form_status(form))


@for_readers
@require_POST
def switch_off(request: StaffRequest, pk: int) -> HttpResponse:
    """Hear it no more."""
    device = get_object_or_404(Device.objects.visible_to(request.user).select_related("unit"), pk=pk)
    services.switch_off(device, by=request.user)
    messages.success(request, f"已停用{device}")
    return redirect("punches:devices")


@for_readers
@require_POST
def switch_on(request: StaffRequest, pk: int) -> HttpResponse:
    """Hear it again, at a new address."""
    device = get_object_or_404(Device.objects.visible_to(request.user).select_related("unit"), pk=pk)
    services.switch_on(device, by=request.user)
    messages.success(request, f"已启用{device}，推送地址已更换，请重新填进考勤机")
    return redirect("punches:devices")


def _device_or_404(request: KnownRequest, secret: str) -> Device:
    device = services.device_of(secret, request.GET.get("SN", ""))
    if device is None:
        raise Http404
    return device
