"""A million rows at a time and one case at a time: the same statuses, and figures to 1e-9."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import duckdb
import narwhals as nw
import pyarrow as pa
import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from jinguo.rules.goal_values import COMPARATORS, TYPES
from jinguo.rules.progress import METHODS as ONE_BY_ONE
from jinguo.rules.progress import Case, Item, Observation, Point, composite, rate
from jinguo.rules.progress.many import METHODS, NAMES, asked_of, columns, evaluate_many
from jinguo.rules.progress.many.areas import Counted, Counting, by_domain, counted_columns, together
from jinguo.rules.progress.rates import COUNTS

WHOLE = pa.int64()
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)  # shrinking a list of cases takes minutes


def evaluated(cases):
    """What the vectorised path says of each year of each case, by the case's number, year and method."""
    rows = [asked_of(case, target=number, series=number) for number, case in enumerate(cases)]
    observed = [row for number, case in enumerate(cases) for row in _observed(number, case)]
    names = ("series", "region", "year", "value", "cases", "population", "since", "unsure")
    values = pa.table({name: pa.array([row[at] for row in observed], WHOLE) for at, name in enumerate(names)})
    targets = pa.table({name: pa.array(of, WHOLE) for name, of in columns(rows).items()})
    with duckdb.connect() as engine:
        frames = [nw.from_native(engine.from_arrow(table)).lazy() for table in (values, targets)]
        found = evaluate_many(*frames, rows).collect("pyarrow").to_native().to_pylist()
    return {
        (row["target"], row["year"], method): (NAMES[row[f"{method}_status"]], row[f"{method}_value"])
        for row in found
        for method in METHODS
    }


def _observed(number, case):
    for one in case.seen:
        until = replace(case, year=one.year)
        value = int(Fraction(str(one.value)) * 1000)
        yield number, 7, one.year, value, one.cases, one.population, until.breaks_after or 0, 0


def assert_same(cases):
    found = evaluated(cases)
    for number, case in enumerate(cases):
        for one in case.seen:
            looked_at = replace(case, year=one.year)
            for method in METHODS:
                alone = ONE_BY_ONE[method].function(looked_at)
                status, value = found[number, one.year, method]
                assert (method, status) == (method, alone.status), (looked_at, alone.because)
                assert (value is None) == (alone.value is None), (method, looked_at, value, alone)
                if value is not None:
                    assert value == pytest.approx(alone.value, rel=1e-9, abs=1e-9), (method, looked_at)


NUMBERS = st.decimals(-5, 200, places=3) | st.integers(0, 60) | st.sampled_from([0, 50, Decimal("20.2")])
YEARS = st.integers(2010, 2022)
POINTS = st.none() | st.builds(Point, YEARS, NUMBERS)
SHARES = st.fractions(0, 1, max_denominator=12)
OBSERVATIONS = st.builds(
    Observation,
    YEARS,
    NUMBERS,
    cases=st.none() | st.integers(0, 50),
    population=st.none() | st.integers(0, 3000),
    breaks=st.sampled_from([False, False, False, True]),
)
CASES = st.builds(
    Case,
    type=st.sampled_from([*TYPES]),
    comparator=st.sampled_from([one for one in COMPARATORS if one not in ("text", "relative")]),
    series=st.lists(OBSERVATIONS, min_size=1, max_size=6).map(tuple),
    base=POINTS,
    target=POINTS,
    milestone=POINTS,
    direction=st.sampled_from([None, 1, -1, 0]),
    band=st.none() | st.integers(0, 10),
    tolerance=st.none() | st.sampled_from([Fraction(1, 100), Fraction(1, 10), Fraction(0)]),
    limit=st.none() | st.sampled_from([100, 1000, 0, Decimal("49.5")]),
    small=st.none() | st.just(20),
)
SHARE_POINTS = st.none() | st.builds(Point, YEARS, SHARES)
RELATIVE = st.builds(
    lambda case, target, milestone: replace(case, comparator="relative", target=target, milestone=milestone),
    CASES,
    SHARE_POINTS,
    SHARE_POINTS,
)


HELD = Case("hold", "relative", series=(Observation(2010, 3), Observation(2012, 2)))


COURSES = st.builds(
    lambda case, values, counts: replace(
        case, series=tuple(Observation(2010 + at, value, cases=counts[at]) for at, value in enumerate(values))
    ),
    st.builds(
        Case,
        type=st.just("reach"),
        comparator=st.sampled_from(["ge", "gt", "le", "lt", "band"]),
        base=st.builds(Point, st.just(2010), st.integers(40, 60)),
        target=st.builds(Point, st.integers(2018, 2030), st.integers(0, 100)),
        band=st.just(2),
        limit=st.none() | st.just(100),
        small=st.none() | st.just(20),
    ),
    st.lists(st.decimals(30, 70, places=1) | st.integers(40, 60), min_size=3, max_size=8),
    st.lists(st.none() | st.integers(10, 60), min_size=8, max_size=8),
)


@settings(max_examples=4, deadline=None, phases=QUICK)
@given(cases=st.lists(CASES | RELATIVE | COURSES, min_size=1, max_size=40))
@example(cases=[HELD])  # what is the same of all is not asked of each: where there is one, nothing is
@example(cases=[replace(HELD, comparator="ge", target=Point(2020, 3), base=Point(2010, 1))])
def test_many_at_once_say_what_each_says_alone(cases):
    assert_same(cases)


DAY = 2020
AREAS = {1: (1, 2, 3, 4), 2: (2, 3), 3: (3,), 4: (4,)}  # 1 is the whole, 2 a part of it; regions 2, 3, 4 are measured
MEASURED = (2, 3, 4)
GOALS = [
    Case("reach", comparator, target=Point(2030, value), tolerance=Fraction(1, 100), band=2)
    for comparator, value in (("ge", 80), ("le", 20), ("ge", 0), ("band", 50))
]
COUNTED = [Counted(0, 5), Counted(1, 5, weight=2.0), Counted(2, 6), Counted(3, 6, weight=0.5)]
SEEN = st.dictionaries(
    st.tuples(st.integers(0, 3), st.sampled_from(MEASURED)),
    st.tuples(st.integers(0, 100), st.sampled_from([0, 0, 0, 1])),
    max_size=12,
)


@settings(max_examples=6, deadline=None, phases=QUICK)
@given(
    seen=SEEN,
    counting=st.builds(
        Counting, st.sampled_from(["all", "with_data"]), st.booleans(), st.sampled_from(["skip", "zero", "refuse"])
    ),
)
def test_areas_count_and_weigh_as_one_area_does(seen, counting):
    domains, whole = _areas(seen, counting)
    for area, regions in AREAS.items():
        pairs = [(goal, region) for region in regions if region in MEASURED for goal in range(len(GOALS))]
        sure = [pair for pair in pairs if not seen.get(pair, (0, 0))[1]]
        items = [_item(goal, seen.get((goal, region))) for goal, region in sure]
        index = composite(items, counting.policy)
        counted = rate(
            (_alone(goal, seen.get((goal, region)), "level").status for goal, region in sure),
            whole=counting.whole,
            with_basically=counting.with_basically,
        )
        assert {name: whole[area][name] for name in COUNTS} == {name: getattr(counted, name) for name in COUNTS}
        assert whole[area]["rate"] == _about(counted.percent)
        assert whole[area]["missing"] == len(index.missing)
        for number in (5, 6):
            part = index.domains.get(str(number))
            assert domains[area, number]["composite"] == _about(part.value if part else None)
        if len(index.domains) == 2:  # a domain of which all is left out is not known to the single-value path
            assert whole[area]["composite"] == _about(index.value)


def _about(value):
    return None if value is None else pytest.approx(float(value), rel=1e-9)


def _alone(goal, value, method):
    series = () if value is None else (Observation(DAY, value[0]),)
    return ONE_BY_ONE[method].function(replace(GOALS[goal], series=series, year=DAY))


def _item(goal, value):
    return Item(f"{goal}", _alone(goal, value, "degree").value, COUNTED[goal].weight, str(COUNTED[goal].domain))


def _areas(seen, counting):
    rows = [asked_of(case, target=number, series=number) for number, case in enumerate(GOALS)]
    found = [
        {"series": goal, "region": region, "year": DAY, "value": value * 1000, "since": 0, "unsure": unsure}
        for (goal, region), (value, unsure) in seen.items()
    ]
    names = ("series", "region", "year", "value", "since", "unsure")
    tree = [(area, region, 1.0) for area, regions in AREAS.items() for region in regions if region in MEASURED]
    tables = (
        pa.table({name: pa.array([row[name] for row in found], WHOLE) for name in names}),
        _table(columns(rows)),
        _table(counted_columns(COUNTED)),
        pa.table(dict(zip(("area", "region", "weight"), map(list, zip(*tree, strict=True)), strict=True))),
        pa.table({"year": [DAY]}),
    )
    with duckdb.connect() as engine:
        observed, targets, counted, tree, years = (nw.from_native(engine.from_arrow(table)).lazy() for table in tables)
        lines = evaluate_many(observed, targets, rows, ("level", "degree"))
        domains = by_domain(lines, counted, tree, years, counting).collect("pyarrow").to_native()
        whole = together(nw.from_native(engine.from_arrow(domains)).lazy(), counting).collect("pyarrow").to_native()
    return (
        {(row["area"], row["domain"]): row for row in domains.to_pylist()},
        {row["area"]: row for row in whole.to_pylist()},
    )


def _table(of):
    return pa.table(
        {name: pa.array(values, pa.float64() if name == "weight" else WHOLE) for name, values in of.items()}
    )
