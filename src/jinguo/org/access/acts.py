"""The codes of the trail in Chinese. A code is "model.verb" of a workflow, or a word of its own."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model

from jinguo.org.access.act_words import OWN, THINGS, VERBS
from jinguo.rules.flow import Workflow

_sources: list[Callable[[], Mapping[str, str]]] = []
_kinships: list[Callable[[], Mapping[str, str]]] = []


def add_names(source: Callable[[], Mapping[str, str]]) -> None:
    """Let codes speak of things that a higher floor names, such as ledgers; the source is asked anew for each page."""
    _sources.append(source)


def add_kin(source: Callable[[], Mapping[str, str]]) -> None:
    """Let acts on rows of a model, by its name, be told and found as acts on another thing: a loan as its ledger."""
    _kinships.append(source)


def kin_of(thing: str) -> list[str]:
    """The names under which acts on a thing stand in codes: its own, and those of models told as it."""
    return [thing, *(name for name, of in _kin().items() if of == thing)]


class Words:
    """The words for codes; things are asked for their names once, however many rows there are."""

    def __init__(self) -> None:
        self.things = {**_models(), **THINGS}
        for source in _sources:
            self.things = {**source(), **self.things}
        self.things |= {name: self.things[of] for name, of in _kin().items() if of in self.things}

    def label(self, code: str) -> str:
        """An act in words; a code that nobody named stands as it is."""
        thing, _, verb = code.rpartition(".")
        return f"{self.things.get(thing, thing)}：{_verb(code, verb)}" if thing else code


def label(code: str) -> str:
    """One act in words."""
    return Words().label(code)


def field_label(object_type: str, name: str) -> str:
    """The Chinese name of a field that an act changed; as it is written where the row's model does not have it."""
    try:
        return str(apps.get_model(object_type)._meta.get_field(name).verbose_name)
    except (LookupError, ValueError, FieldDoesNotExist, AttributeError):
        return name


def things() -> list[tuple[str, str]]:
    """What an act can be about, as choices: our own models, the words above, and what higher floors name."""
    told = {name: title for name, title in Words().things.items() if name not in _kin()}
    return sorted(told.items(), key=lambda pair: pair[1])


def types() -> list[tuple[str, str]]:
    """The kinds of rows that acts are about, as choices."""
    return sorted(((one._meta.label_lower, str(one._meta.verbose_name)) for one in _ours()), key=lambda pair: pair[1])


def _kin() -> dict[str, str]:
    return {name: of for source in _kinships for name, of in source().items()}


@cache
def _models() -> dict[str, str]:
    """The Chinese names of our own models, by the name that stands in codes."""
    return {one._meta.model_name: str(one._meta.verbose_name) for one in _ours() if one._meta.model_name}


@cache
def _steps() -> dict[str, str]:
    """The words of the workflows' own buttons, by code."""
    flows = ((one._meta.model_name, table) for one in _ours() for table in _tables(one))
    return {f"{name}.{step.verb}": step.label for name, workflow in flows for step in workflow.steps}


def _tables(model: type[Model]) -> Iterable[Workflow]:
    """The workflow of a model, or the several that its kinds walk."""
    several: Iterable[Workflow] = getattr(model, "workflows", ())
    return several or ([model.workflow] if hasattr(model, "workflow") else [])


def _ours() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("jinguo.")]


def _verb(code: str, verb: str) -> str:
    return OWN.get(code) or _steps().get(code) or VERBS.get(verb, verb)
