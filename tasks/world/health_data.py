"""Invented clinics, practitioners and vaccination programmes; common foods and exercises.

from tasks.world.tables import cells
from tasks.world.tables import numbered
Nutrients are the usual rounded figures of food tables, per 100 g of the edible part. MET values are
rounded, too. Programmes, prices and people are invented and no medical advice.
"""

import random
import sqlite3
from collections.abc import Iterator
from datetime import timedelta

from tasks.world.places import COUNTRIES
from tasks.world.service import TODAY, fill
from tasks.world.spots import TOWNS, spot
from tasks.world.tables import cells, numbered
from tasks.world.words import distinct, person, some

FOODS = """
    apple|fruit|52|0.3|13.8|0.2|2.4|4.6|6|0.1
    banana|fruit|89|1.1|22.8|0.3|2.6|8.7|5|0.3
    orange|fruit|47|0.9|11.8|0.1|2.4|53.2|40|0.1
    strawberries|fruit|32|0.7|7.7|0.3|2.0|58.8|16|0.4
    blueberries|fruit|57|0.7|14.5|0.3|2.4|9.7|6|0.3
    kiwi|fruit|61|1.1|14.7|0.5|3.0|92.7|34|0.3
    grapes|fruit|69|0.7|18.1|0.2|0.9|3.2|10|0.4
    pear|fruit|57|0.4|15.2|0.1|3.1|4.3|9|0.2
    avocado|fruit|160|2.0|8.5|14.7|6.7|10.0|12|0.6
    broccoli|vegetables|34|2.8|6.6|0.4|2.6|89.2|47|0.7
    carrots|vegetables|41|0.9|9.6|0.2|2.8|5.9|33|0.3
    spinach|vegetables|23|2.9|3.6|0.4|2.2|28.1|99|2.7
    tomatoes|vegetables|18|0.9|3.9|0.2|1.2|13.7|10|0.3
    cucumber|vegetables|15|0.7|3.6|0.1|0.5|2.8|16|0.3
    red pepper|vegetables|31|1.0|6.0|0.3|2.1|127.7|7|0.4
    potatoes|vegetables|77|2.0|17.5|0.1|2.1|19.7|12|0.8
    sweet potatoes|vegetables|86|1.6|20.1|0.1|3.0|2.4|30|0.6
    onions|vegetables|40|1.1|9.3|0.1|1.7|7.4|23|0.2
    cauliflower|vegetables|25|1.9|5.0|0.3|2.0|48.2|22|0.4
    green peas|vegetables|81|5.4|14.5|0.4|5.7|40.0|25|1.5
    cooked lentils|pulses|116|9.0|20.1|0.4|7.9|1.5|19|3.3
    cooked chickpeas|pulses|164|8.9|27.4|2.6|7.6|1.3|49|2.9
    cooked black beans|pulses|132|8.9|23.7|0.5|8.7|0.0|27|2.1
    cooked white rice|grains|130|2.7|28.2|0.3|0.4|0.0|10|0.2
    cooked brown rice|grains|123|2.7|25.6|1.0|1.6|0.0|3|0.6
    cooked pasta|grains|158|5.8|30.9|0.9|1.8|0.0|7|0.5
    rolled oats|grains|389|16.9|66.3|6.9|10.6|0.0|54|4.7
    cooked quinoa|grains|120|4.4|21.3|1.9|2.8|0.0|17|1.5
    wholemeal bread|grains|247|13.0|41.3|3.4|6.8|0.0|107|2.4
    whole milk|dairy and eggs|61|3.2|4.8|3.3|0.0|0.0|113|0.0
    plain yoghurt|dairy and eggs|61|3.5|4.7|3.3|0.0|0.5|121|0.1
    cheddar|dairy and eggs|403|24.9|1.3|33.1|0.0|0.0|721|0.7
    feta|dairy and eggs|264|14.2|4.1|21.3|0.0|0.0|493|0.7
    egg|dairy and eggs|143|12.6|0.7|9.5|0.0|0.0|56|1.8
    butter|fats and sweets|717|0.9|0.1|81.1|0.0|0.0|24|0.0
    olive oil|fats and sweets|884|0.0|0.0|100.0|0.0|0.0|1|0.6
    honey|fats and sweets|304|0.3|82.4|0.0|0.2|0.5|6|0.4
    dark chocolate|fats and sweets|598|7.8|45.9|42.6|10.9|0.0|73|11.9
    roasted chicken breast|meat and fish|165|31.0|0.0|3.6|0.0|0.0|15|1.0
    salmon|meat and fish|208|20.4|0.0|13.4|0.0|3.9|9|0.3
    cod|meat and fish|82|17.8|0.0|0.7|0.0|1.0|16|0.4
    tinned tuna|meat and fish|116|25.5|0.0|0.8|0.0|0.0|11|1.5
    cooked prawns|meat and fish|99|24.0|0.2|0.3|0.0|0.0|70|0.5
    almonds|nuts and seeds|579|21.2|21.6|49.9|12.5|0.0|269|3.7
    walnuts|nuts and seeds|654|15.2|13.7|65.2|6.7|1.3|98|2.9
    peanuts|nuts and seeds|567|25.8|16.1|49.2|8.5|0.0|92|4.6
    chia seeds|nuts and seeds|486|16.5|42.1|30.7|34.4|1.6|631|7.7
"""
"""Name, group, kcal, g of protein, carbohydrates, fat, fibre, mg of vitamin C, calcium, iron."""
NUTRIENTS = (
    "energy_kcal", "protein_g", "carbs_g", "fat_g",
    "fibre_g", "vitamin_c_mg", "calcium_mg", "iron_mg",
)  # fmt: skip
REFERENCES = {
    "energy_kcal": 2000, "protein_g": 50, "carbs_g": 260, "fat_g": 70, "vitamin_c_mg": 80,
    "calcium_mg": 800, "iron_mg": 14,
}  # fmt: skip
"""Reference intakes of an adult in a day, of the European Union's Regulation 1169/2011."""
EXERCISES = """
    brisk walking|legs|none|4.3|easy
    running at 10 km/h|legs|none|9.8|hard
    cycling at 20 km/h|legs|bicycle|8.0|medium
    lap swimming|whole body|pool|5.8|medium
    rope jumping|whole body|rope|11.8|hard
    rowing|back|rowing machine|7.0|medium
    stair climbing|legs|none|8.8|hard
    yoga|whole body|mat|2.5|easy
    pilates|core|mat|3.0|easy
    push-ups|chest|none|3.8|medium
    bench press|chest|barbell|5.0|hard
    pull-ups|back|bar|8.0|hard
    band rows|back|band|3.5|easy
    squats|legs|none|5.0|medium
    lunges|legs|none|4.0|medium
    kettlebell swings|whole body|kettlebell|9.8|hard
    plank|core|mat|3.0|medium
    sit-ups|core|mat|2.8|easy
    biceps curls|arms|dumbbells|3.5|easy
    triceps dips|arms|bench|3.8|medium
    overhead press|arms|dumbbells|5.0|medium
    dancing|whole body|none|5.0|easy
"""
"""Name, muscles, equipment, MET, difficulty."""
SPECIALTIES = (
    "cardiology", "dentistry", "dermatology", "general",
    "ophthalmology", "paediatrics", "physiotherapy",
)  # fmt: skip
_TREATMENTS = {
    "check-up": 80, "blood test": 45, "tooth cleaning": 75, "filling": 130, "eye test": 40,
    "skin screening": 85, "heart ultrasound": 190, "physiotherapy hour": 65, "vaccination": 35,
    "X-ray": 70,
}  # fmt: skip
_VACCINES = {
    "hepatitis B": (0, 2, 6), "diphtheria-tetanus-pertussis": (2, 4, 12, 60), "polio": (2, 4, 12),
    "pneumococcal": (2, 4, 12), "measles-mumps-rubella": (12, 18), "varicella": (13, 20),
    "HPV": (120, 126), "tetanus booster": (168,),
}  # fmt: skip
VACCINES = tuple(_VACCINES)


def seed(database: sqlite3.Connection, source: random.Random) -> None:
    """120 clinics, 480 practitioners with 24,000 appointments, foods, exercises, programmes."""
    clinics = [_clinic(source, number) for number in range(120)]
    columns = (
        "clinic_id TEXT PRIMARY KEY, name TEXT, kind TEXT, city TEXT, country TEXT, lat REAL, "
    )
    columns += "lon REAL, beds INTEGER, emergency INTEGER, rating REAL"
    fill(database, "clinics", columns, clinics)
    prices = [
        (clinic[0], name, round(usual * source.uniform(0.7, 1.5)))
        for clinic in clinics
        for name, usual in _TREATMENTS.items()
    ]
    fill(database, "prices", "clinic_id TEXT, treatment TEXT, price_eur INTEGER", prices)
    practitioners = [
        _practitioner(source, number, name, clinics[number // 4])
        for number, name in enumerate(distinct(person, source, 480))
    ]
    columns = (
        "practitioner_id TEXT PRIMARY KEY, practitioner TEXT, clinic_id TEXT, specialty TEXT, "
    )
    columns += "languages TEXT, years INTEGER, visit_eur INTEGER, score REAL"
    fill(database, "practitioners", columns, practitioners)
    columns = "appointment_id TEXT PRIMARY KEY, practitioner_id TEXT, date TEXT, time TEXT, "
    fill(database, "appointments", columns + "free INTEGER", _appointments(source, practitioners))
    index = "CREATE INDEX appointments_by_practitioner ON appointments (practitioner_id)"
    database.execute(index)
    columns = f"food_id TEXT PRIMARY KEY, name TEXT, grp TEXT, {' REAL, '.join(NUTRIENTS)} REAL"
    fill(database, "foods", columns, numbered("fod", cells(FOODS)))
    columns = "exercise_id TEXT PRIMARY KEY, name TEXT, muscles TEXT, equipment TEXT, met REAL, "
    fill(database, "exercises", columns + "difficulty TEXT", numbered("exr", cells(EXERCISES)))
    columns = "country TEXT, vaccine TEXT, dose INTEGER, from_months INTEGER, to_months INTEGER"
    fill(database, "doses", columns + ", free_of_charge INTEGER", _doses(source))


def _clinic(source: random.Random, number: int) -> tuple:
    town = TOWNS[number // 3]
    kind = ("hospital", "health centre", "practice")[number % 3]
    beds = source.randint(60, 900) if kind == "hospital" else 0
    where = (town.name, town.country, *spot(source, town))
    emergency = int(kind == "hospital" and number % 15 > 0)
    rating = source.randint(27, 50) / 10
    return (
        f"cli-{number + 1:03}",
        f"{town.name} {kind.title()}",
        kind,
        *where,
        beds,
        emergency,
        rating,
    )


def _practitioner(source: random.Random, number: int, name: str, clinic: tuple) -> tuple:
    languages = some(source, ("Dutch", "English", "French", "German", "Spanish"), 1, 3)
    facts = (source.choice(SPECIALTIES), languages, source.randint(2, 36))
    visit, score = source.randrange(40, 170, 5), source.randint(25, 50) / 10
    return (f"pra-{number + 1:03}", f"Dr {name}", clinic[0], *facts, visit, score)


def _appointments(source: random.Random, practitioners: list[tuple]) -> Iterator[tuple]:
    days = [TODAY + timedelta(days=number) for number in range(14)]
    open_days = [day for day in days if day.isoweekday() < 6]
    number = 0
    for practitioner in practitioners:
        busy = source.uniform(0.6, 0.98)
        for day in open_days:
            for time in ("08:30", "10:00", "11:15", "14:00", "16:30"):
                number += 1
                free = int(source.random() > busy)
                yield (f"app-{number:05}", practitioner[0], str(day), time, free)


def _doses(source: random.Random) -> Iterator[tuple]:
    for country in COUNTRIES:
        for vaccine, months in _VACCINES.items():
            shift = source.choice((0, 0, 1, 2)) if months[0] else 0
            paid = int(source.random() < 0.8)
            for dose, month in enumerate(months, 1):
                yield (country, vaccine, dose, month + shift, month + shift + 2 + month // 6, paid)
