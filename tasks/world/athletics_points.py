"""Points for marks, and training plans."""

from math import exp

from tasks.world import athletics_points_models as m
from tasks.world.athletics_meets_models import Category
from tasks.world.athletics_rankings_models import Code
from tasks.world.athletics_rows import BY_CODE
from tasks.world.service import operations

router = operations()

_DECATHLON = {
    "sprint_100m_s": (25.4347, 18, 1.81, -1),
    "long_jump_m": (0.14354, 220, 1.4, 100),
    "shot_put_m": (51.39, 1.5, 1.05, 1),
    "high_jump_m": (0.8465, 75, 1.42, 100),
    "run_400m_s": (1.53775, 82, 1.81, -1),
    "hurdles_110m_s": (5.74352, 28.5, 1.92, -1),
    "discus_m": (12.91, 4, 1.1, 1),
    "pole_vault_m": (0.2797, 100, 1.35, 100),
    "javelin_m": (10.14, 7, 1.08, 1),
    "run_1500m_s": (0.03768, 480, 1.85, -1),
}
"""Factor, offset, exponent, and the unit's multiple: centimetres for jumps, -1 for times."""


@router.get("/points/age-group")
async def compute_age_group_points(
    discipline: Code,
    category: Category,
    age: m.Age,
    mark: m.Mark,
) -> m.AgePoints:
    """Compute age-group points of a mark: 1000 for a good young athlete's mark.

    The factor is 1 - 0.008 (age - 30). Times are multiplied by it, widths are divided by it.
    Points are 1000 (standard / time)^3, or 1000 (width / standard)^1.5.
    """
    factor = max(0.3, 1 - 0.008 * (age - 30))
    rules = BY_CODE[discipline]
    standard = getattr(rules, f"typical_{category}")
    if rules.unit == "s":
        adjusted = mark * factor
        points = 1000 * (standard / adjusted) ** 3
    else:
        adjusted = mark / factor
        points = 1000 * (adjusted / standard) ** 1.5
    return m.AgePoints(
        factor=round(factor, 3), adjusted_mark=round(adjusted, 2), points=round(points)
    )


@router.get("/points/wind")
async def adjust_sprint_for_wind(
    time_s: m.SprintTime, wind_mps: m.Wind, altitude_m: m.Altitude = 0
) -> m.StillAir:
    """Adjust a 100 m time to still air at sea level.

    The time is multiplied by 1.03 - 0.03 exp(-0.000125 altitude) (1 - wind time / 100)^2.
    """
    share = 1.03 - 0.03 * exp(-0.000125 * altitude_m) * (1 - wind_mps * time_s / 100) ** 2
    adjusted = round(time_s * share, 2)
    return m.StillAir(
        adjusted_s=adjusted, gained_s=round(adjusted - time_s, 2), legal=wind_mps <= 2
    )


@router.post("/points/decathlon")
async def score_decathlon(marks: m.Decathlon) -> m.DecathlonScore:
    """Score a decathlon by the international tables, event by event and day by day."""
    points = {}
    for name, (factor, offset, exponent, unit) in _DECATHLON.items():
        mark = getattr(marks, name)
        better = offset - mark if unit < 0 else unit * mark - offset
        points[name] = int(factor * max(0.0, better) ** exponent)
    first = sum(list(points.values())[:5])
    total = sum(points.values())
    return m.DecathlonScore(points=points, first_day=first, second_day=total - first, total=total)


@router.post("/training-plans")
async def plan_running_training(training: m.Training) -> m.TrainingPlan:
    """Plan the weeks before a running race: kilometres per week and the long run.

    Weeks grow by 8%, every fourth is a rest week of 70%, the last two are cut to 60% and 40%.
    A long run is 35% of the week, at most 1.1 times the race and 38 km.
    """
    weeks, load, longest = [], training.current_week_km, min(1.1 * training.race_km, 38)
    for week in range(1, training.weeks + 1):
        left = training.weeks - week
        kind, share = "build", 1.0
        if left < 2:
            kind, share = "taper", (0.4, 0.6)[left]
        elif week % 4 == 0:
            kind, share = "rest", 0.7
        elif week > 1:
            load *= 1.08
        total = load * share
        long_run = min((0.35 if training.runs_per_week > 2 else 0.6) * total, longest)
        other = (total - long_run) / (training.runs_per_week - 1)
        facts = {"long_run_km": round(long_run, 1), "other_run_km": round(other, 1)}
        weeks.append(m.TrainingWeek(week=week, kind=kind, total_km=round(total, 1), **facts))
    return m.TrainingPlan(peak_km=max(each.total_km for each in weeks), weeks=weeks)
