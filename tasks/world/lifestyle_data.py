"""Recipes and plants, and invented home projects."""

import random
import sqlite3
from collections.abc import Iterator

from tasks.world.lifestyle_plants_data import seed_plants
from tasks.world.lifestyle_recipes_data import seed_recipes
from tasks.world.service import fill
from tasks.world.tables import cells

PROJECTS = """
    Paint the walls|0.3|4.5|easy|roller,brush,masking tape,ladder
    Lay laminate flooring|0.7|24|medium|saw,hammer,spacers,measuring tape
    Tile the floor|1.8|46|hard|tile cutter,trowel,level,spacers
    Hang wallpaper|0.5|9.5|medium|paste brush,knife,level,ladder
    Panel the ceiling|0.9|28|hard|saw,drill,level,ladder
    Insulate the outer wall|0.8|32|hard|saw,knife,drill,level
    Put up shelves|0.6|18|easy|drill,level,screwdriver
    Sand and oil the floor|0.6|12|medium|sander,brush,vacuum cleaner
"""
"""Title, hours and euros of material per square metre, difficulty, tools."""
ROOMS = "kitchen bathroom bedroom living_room hallway study".split()
_STEPS = (("prepare", 0.25), ("do the main work", 0.55), ("finish and clean up", 0.2))


def seed(database: sqlite3.Connection, source: random.Random) -> None:
    """Ingredients and recipes, plants with their offers, 48 home projects."""
    seed_recipes(database, source)
    seed_plants(database, source)
    columns = "project_id TEXT PRIMARY KEY, title TEXT, room TEXT, hours_per_m2 REAL, "
    columns += "material_eur_per_m2 REAL, difficulty TEXT, tools TEXT"
    fill(database, "projects", columns, _projects())
    fill(database, "steps", "step INTEGER, text TEXT, share REAL", _steps())


def _projects() -> Iterator[tuple]:
    number = 0
    for title, hours, euros, difficulty, tools in cells(PROJECTS):
        for place, room in enumerate(ROOMS):
            number += 1
            factor = 1 + 0.05 * place
            figures = (round(float(hours) * factor, 2), round(float(euros) * factor, 2))
            yield (f"prj-{number:02}", title, room, *figures, difficulty, tools)


def _steps() -> Iterator[tuple]:
    for number, (text, share) in enumerate(_STEPS, 1):
        yield (number, text, share)
