"""Who may do what with persons."""

from jinguo.base import clock
from jinguo.org.people.models import Person
from jinguo.org.structure.models import Staff
from jinguo.org.structure.roles import PERSON
from jinguo.org.structure.scope import grants_reading
from jinguo.rules.verdict import Verdict, all_of

MERGING = ("department_head", "unit_head", "supervising_leader", "performance_office", "county_office")


def may_read(actor: Staff) -> Verdict:
    """Who opens the register of persons at all; which rows she finds, her reach says."""
    return all_of((grants_reading(actor, PERSON, clock.today()), "您的岗位不查看服务对象，需要时请找本部室负责人"))


def may_merge(actor: Staff, person: Person, into: Person) -> Verdict:
    """Who says that two rows are one woman: who leads, with both in her reach, where no ID number speaks against it."""
    both = Person.objects.visible_to(actor).filter(pk__in=(person.pk, into.pk)).count()
    return all_of(
        (actor.has_role(*MERGING), "请由部室负责人或绩效办合并"),
        (both == 2, "两条记录要都在您的权限范围内"),
        (person.pk != into.pk, "不能并入自己，请另选一条"),
        (person.merged_into_id is None and into.merged_into_id is None, "其中一条已经并入别的记录"),
        (not _differ(person, into), "两条记录的身份证号不同，是两个人"),
    )


def may_export(actor: Staff, person: Person) -> Verdict:
    """Who makes the copy that a person may ask for (《个人信息保护法》 art. 45): who leads where she is registered."""
    return all_of(
        (actor.heads(person.unit) or actor.has_role("performance_office"), f"请由{person.unit.label}的负责人办理"),
    )


def _differ(person: Person, into: Person) -> bool:
    return bool(person.id_index and into.id_index and person.id_index != into.id_index)
