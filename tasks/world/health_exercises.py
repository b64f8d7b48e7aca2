"""The energy that people need and that exercises take, and workouts."""

from tasks.world import health_exercises_models as m
from tasks.world.service import Database, Limit, many, one, operations, page

router = operations()
_ACTIVITY = {"sedentary": 1.2, "light": 1.375, "moderate": 1.55, "active": 1.725}


@router.get("/energy-need")
async def estimate_daily_energy_need(
    sex: m.Sex, age: m.Age, weight_kg: m.WeightKg, height_cm: m.HeightCm, activity: m.Activity
) -> m.EnergyNeed:
    """Estimate an adult's daily energy need by the equation of Mifflin and St Jeor."""
    resting = 10 * weight_kg + 6.25 * height_cm - 5 * age + (5 if sex == "male" else -161)
    total = round(resting * _ACTIVITY[activity])
    return m.EnergyNeed(resting_kcal=round(resting), total_kcal=total)


@router.get("/exercises")
async def find_exercises(
    database: Database,
    muscles: m.Muscles = None,
    equipment: m.Equipment = None,
    max_met: m.MaxMet = None,
    limit: Limit = 10,
) -> list[m.Exercise]:
    """Find exercises by muscles, equipment at hand and effort, the lightest first."""
    filters = {"muscles = ?": muscles, "met <= ?": max_met}
    found = page(database, m.Exercise, "exercises", filters, "met, exercise_id", -1).items
    return [each for each in found if equipment is None or each.equipment in equipment][:limit]


@router.get("/exercises/{exercise_id}/energy")
async def estimate_exercise_energy(
    database: Database, exercise_id: m.ExerciseId, weight_kg: m.WeightKg, minutes: m.Minutes
) -> m.Burned:
    """Estimate the energy an exercise takes: its MET times weight in kilograms times hours."""
    sql = "SELECT * FROM exercises WHERE exercise_id = ?"
    exercise = one(database, m.Exercise, "exercise", sql, exercise_id)
    each = exercise.met * weight_kg / 60
    energy = {"energy_kcal": round(each * minutes, 1), "kcal_per_min": round(each, 2)}
    return m.Burned(exercise=exercise.name, **energy)


@router.post("/workouts")
async def plan_workout(database: Database, wish: m.WorkoutWish) -> m.Workout:
    """Choose up to six exercises for the equipment and muscles wanted, of equal length."""
    exercises = many(database, m.Exercise, "SELECT * FROM exercises ORDER BY met, exercise_id")
    fits = [
        each
        for each in exercises
        if each.equipment in wish.equipment and (not wish.muscles or each.muscles in wish.muscles)
    ][:6]
    minutes = round(wish.minutes / max(1, len(fits)), 1)
    parts = [
        m.WorkoutPart(
            exercise=each.name,
            minutes=minutes,
            energy_kcal=round(each.met * wish.weight_kg * minutes / 60, 1),
        )
        for each in fits
    ]
    return m.Workout(parts=parts, total_kcal=round(sum(each.energy_kcal for each in parts), 1))
