"""The addresses of approvals, rounds and chains, and the things they are about; see tests/access_table.py."""

from typing import Any

from tests.access_lines import BUSINESS, LEADERS, PERFORMANCE, act, act_on, one, page
from tests.access_world import SECRET, Place, World, thing

from jinguo.cycle.flows.models import Chain
from jinguo.cycle.flows.tests.factories import (
    ApprovalAnswerFactory,
    ApprovalFactory,
    ApprovalStepFactory,
    ChainFactory,
    ChainStepFactory,
    ConsultedFactory,
    OpinionFactory,
    RoundFactory,
)
from jinguo.org.structure.models import Staff

# Everybody of the organ reads its approvals but the seats; an expert only those that ask her.
EXPERT = frozenset({"expert"})
FAR = {404: BUSINESS}
HELD = {200: BUSINESS - EXPERT, 404: EXPERT}
RUNNING = LEADERS | PERFORMANCE  # of the department's approval; the others may have begun it themselves
ASKING = RUNNING - {"department_head"}  # of the organ's round

LINES = [
    page("flows:waiting", BUSINESS),
    page("flows:on_paper", BUSINESS),
    page("flows:begun", BUSINESS),
    page("flows:done", BUSINESS),
    page("flows:everything", BUSINESS),
    one("flows:approval", "approval", HELD, FAR),
    one("flows:approval", "approval that asks her", {200: BUSINESS}, FAR),
    act_on("flows:answer", "answer of a colleague", {404: EXPERT, 403: BUSINESS}, FAR, result="agree"),
    act_on("flows:answer", "answer of hers", {302: BUSINESS}, FAR, result="agree"),
    one("flows:enter_answer", "approval", {200: PERFORMANCE, 404: EXPERT}, FAR),
    act_on("flows:enter_answer", "approval", {422: PERFORMANCE, 404: EXPERT}, FAR),
    act_on("flows:remind", "approval", {302: RUNNING, 404: EXPERT}, FAR),
    act_on("flows:withdraw", "approval", {302: RUNNING, 404: EXPERT}, FAR, reason="漏了一项"),
    page("flows:rounds", BUSINESS),
    one("flows:round", "round", {200: BUSINESS}, FAR),
    act_on("flows:give_opinion", "round", {403: BUSINESS}, FAR, text="指标偏高。"),
    act_on("flows:give_opinion", "round that asks her", {422: BUSINESS}, FAR),
    act_on("flows:give_none", "voice of a colleague", {403: BUSINESS}, FAR),
    act_on("flows:give_none", "voice of hers", {302: BUSINESS}, FAR),
    one("flows:enter_opinion", "round", {200: PERFORMANCE}, FAR),
    act_on("flows:enter_opinion", "round", {422: PERFORMANCE}, FAR),
    act_on("flows:urge", "round", {302: ASKING}, FAR),
    act_on("flows:close_round", "heard round", {302: ASKING}, FAR),
    one("flows:settle", "opinion", {200: ASKING}, FAR),
    act_on("flows:settle", "opinion", {302: ASKING}, FAR, outcome="adopted"),
    page("flows:chains", BUSINESS),
    act("flows:install", PERFORMANCE),
    one("flows:chain", "chain", {200: BUSINESS}, FAR),
    one("flows:revise_chain", "chain", {200: PERFORMANCE}, FAR),
    act_on("flows:revise_chain", "chain", {422: PERFORMANCE}, FAR),
]


@thing("approval")
def _approval(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _asked(place, place.colleague).step.approval_id}


@thing("approval that asks her")
def _approval_of_hers(_world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    return {"pk": _asked(place, _hers(place, actor)).step.approval_id}


@thing("answer of a colleague")
def _answer(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return _address(_asked(place, place.colleague))


@thing("answer of hers")
def _answer_of_hers(_world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    return _address(_asked(place, _hers(place, actor)))


@thing("round")
def _round(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": ConsultedFactory(round=_round_of(place), staff=place.colleague).round_id}


@thing("round that asks her")
def _round_of_hers(_world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    return {"pk": ConsultedFactory(round=_round_of(place), staff=_hers(place, actor)).round_id}


@thing("voice of a colleague")
def _voice(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return _voice_address(ConsultedFactory(round=_round_of(place), staff=place.colleague))


@thing("voice of hers")
def _voice_of_hers(_world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    return _voice_address(ConsultedFactory(round=_round_of(place), staff=_hers(place, actor)))


@thing("heard round")
def _heard(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _said(place, outcome="adopted", settled_on="2026-06-02").asked.round_id}


@thing("opinion")
def _opinion(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _said(place).pk}


@thing("chain")
def _chain(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _chain_of(place).pk}


def _asked(place: Place, staff: Staff) -> Any:
    """Somebody of the place who is asked in an approval of its department."""
    facts = {"unit": place.office, "subject_label": f"{place.mark}学习计划"}
    approval = ApprovalFactory(chain=_chain_of(place), **facts)
    return ApprovalAnswerFactory(step=ApprovalStepFactory(approval=approval), staff=staff)


def _address(row: Any) -> dict[str, Any]:
    return {"pk": row.step.approval_id, "row": row.pk}


def _voice_address(voice: Any) -> dict[str, Any]:
    return {"pk": voice.round_id, "voice": voice.pk}


def _hers(place: Place, actor: Staff | None) -> Staff:
    """Who asks, in her own place; in the other one its colleague."""
    return actor if actor and place.mark != SECRET else place.colleague


def _round_of(place: Place) -> Any:
    return RoundFactory(unit=place.organ, title=f"{place.mark}征求意见", due="2098-06-30")


def _said(place: Place, **facts: Any) -> Any:
    asked = ConsultedFactory(round=_round_of(place), body=f"{place.mark}市直党工委")
    return OpinionFactory(asked=asked, text=f"{place.mark}分解到县。", **facts)


def _chain_of(place: Place) -> Chain:
    """The place's own chain, made once."""
    found = Chain.objects.filter(unit=place.organ).first()
    return found or ChainStepFactory(chain=ChainFactory(unit=place.organ, title=f"{place.mark}计划审批")).chain
