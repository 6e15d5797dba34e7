"""What a policy requires of activities and of their purposes."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.model import ImpactAssessment, Period, Policy, Requirements, ids
from pdmap.rules.policies.activities import ActivityCase
from pdmap.rules.policies.gaps import (
    Gap,
    Site,
    all_measures,
    alternatives,
    at_most,
    measures_everywhere,
    one_of,
    recorded,
)
from pdmap.rules.wording import yaml_text


def gaps_of_activity(policy: Policy, wanted: Requirements, case: ActivityCase) -> Iterator[Gap]:
    """Yield what an activity, or one of its purposes, lacks."""
    activity = case.activity
    site = Site(case.survey, activity, f"`{activity.id}`", f"activities:\n  {activity.id}:\n    {{}}")
    if wanted.bases:
        yield from _basis(wanted, case, site)
    if wanted.dpia:
        answer = activity.dpia.status if isinstance(activity.dpia, ImpactAssessment) else activity.dpia
        yield from one_of(site, "dpia", answer, wanted.dpia, "the impact assessment")
    if wanted.review:
        yield from _review(wanted.review, case, site)
    if wanted.retention:
        yield from _clocks(policy, wanted.retention, case)
    if wanted.measures:
        taken = (*ids(activity.measures), *_of_systems(case), *measures_everywhere(case.survey))
        yield from all_measures(site, wanted.measures, taken)
    answers = {key: getattr(activity, key) for key in wanted.recorded}
    yield from recorded(site, answers, wanted.recorded)


# Private functions


def _basis(wanted: Requirements, case: ActivityCase, site: Site) -> Iterator[Gap]:
    names = ids(wanted.bases)
    purpose = case.purpose
    answer = purpose.basis if purpose else case.activity.purposes
    found = ids(purpose.basis) if purpose else ()
    if any(name in names for name in found):
        return
    asked = f"the basis of {case.name}"
    fact = f"{asked} is {alternatives(found)}" if found else f"{asked} is not recorded"
    text = yaml_text(purpose.text) if purpose else "..."
    lines = f"purposes:\n  - text: {text}\n    basis: ...  # {' or '.join(names)}"
    remedy = site.pasted(f"rest it on {alternatives(names)}, or end it", lines)
    item = purpose or case.activity
    doubt = site.survey.open(answer, asked)
    is_open = doubt is not None and doubt.is_written
    node = item.at("basis" if purpose else "purposes")
    yield Gap(
        "basis", fact, f"{alternatives(names)} is required", node, item.address, remedy, doubt if is_open else None
    )


def _review(longest: Period, case: ActivityCase, site: Site) -> Iterator[Gap]:
    last = case.activity.last_review
    age = (case.survey.context.as_of - last).days if last else None
    if age is None or age > longest.length:
        fact = f"the review of {site.name} is not recorded" if age is None else f"{site.name} was reviewed on {last}"
        remedy = site.pasted("review it, then write the day", "last_review: ...")
        yield site.gap("last_review", fact, f"a review every {longest} is required", remedy)


def _clocks(policy: Policy, limit: Period, case: ActivityCase) -> Iterator[Gap]:
    """Yield the clocks that are too long, of the data that the policy is about, or else of all data."""
    activity, reference = case.activity, case.survey.inventory.reference
    meant = ids(policy.match.data) if policy.match else ()
    kinds = [kind for kind in ids(activity.data) if any(reference.overlap(kind, other) for other in meant)]
    told: set[tuple[str, str]] = set()
    for kind in kinds or [""]:
        name = f"`{kind}` of `{activity.id}`" if kind else f"what `{activity.id}` uses"
        site = Site(case.survey, activity, name, f"activities:\n  {activity.id}:\n    {{}}")
        for gap in at_most(site, activity.retention, limit, kind):
            if (gap.fact, gap.detail) not in told:
                told.add((gap.fact, gap.detail))
                yield gap


def _of_systems(case: ActivityCase) -> Iterator[str]:
    systems = case.survey.inventory.systems
    for name in ids(case.activity.systems):
        yield from ids(systems[name].measures) if name in systems else ()
