"""The office of delivery: a plan in force, fed from a ledger of loans."""

from jinguo.cycle.delivery.tests.conftest import lend, office  # noqa: F401 (fixtures)
