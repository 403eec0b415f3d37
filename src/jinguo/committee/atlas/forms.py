"""The form of the index: policy, bound of cases, and a weight for every domain and target."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms

from jinguo.committee.atlas.models import MOST_CASES, MOST_WEIGHT
from jinguo.committee.atlas.weights import ONE, Weighing
from jinguo.committee.outlines.models import OutlineTarget
from jinguo.rules.outlines import DOMAINS
from jinguo.rules.progress import POLICIES

DOMAIN, TARGET = "domain-", "target-"


class IndexForm(forms.Form):
    """The index of an outline; the weights of its domains and targets are fields of their own."""

    policy = forms.ChoiceField(label="缺数据怎么算", choices=list(POLICIES.items()), widget=forms.RadioSelect)
    least_cases = forms.IntegerField(
        label="例数下限",
        min_value=0,
        max_value=MOST_CASES,
        help_text="少于这么多例的，不排位次、不进综合指数；没有公布的标准",
    )

    def __init__(self, *args: Any, targets: Iterable[OutlineTarget], audience: str, weighing: Weighing) -> None:
        super().__init__(*args)
        self.initial = {"policy": weighing.policy, "least_cases": weighing.least_cases}
        rows = [one for one in targets if one.as_rule.is_quantified]
        known = {one.domain_code for one in rows}
        for code, domain in DOMAINS.items():
            if code in known:
                self.fields[f"{DOMAIN}{code}"] = _weight(domain.full(audience), weighing.domains.get(code, ONE), "领域")
                for one in (row for row in rows if row.domain_code == code):
                    self.fields[f"{TARGET}{one.pk}"] = _weight(one.title, weighing.targets.get(one.pk, ONE))

    @property
    def facts(self) -> dict[str, Any]:
        """What the service is given."""
        cleaned = self.cleaned_data
        return {
            "policy": cleaned["policy"],
            "least_cases": cleaned["least_cases"],
            "domains": {name.removeprefix(DOMAIN): cleaned[name] for name in self.fields if name.startswith(DOMAIN)},
            "targets": {
                int(name.removeprefix(TARGET)): cleaned[name] for name in self.fields if name.startswith(TARGET)
            },
        }


def _weight(label: str, value: Decimal, hint: str = "") -> forms.DecimalField:
    return forms.DecimalField(
        label=label, min_value=0, max_value=MOST_WEIGHT, decimal_places=3, initial=value, help_text=hint
    )
