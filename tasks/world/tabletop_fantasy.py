"""Role-playing monsters and treasures, and armies of miniatures."""

from tasks.world import tabletop_fantasy_models as m
from tasks.world.service import Database, Limit, Page, drawn, many, one, operations, page

router = operations()


@router.get("/monsters")
async def find_monsters(
    database: Database,
    habitat: m.Habitat = None,
    weakness: m.Weakness = None,
    min_level: m.MinLevel = None,
    max_level: m.MaxLevel = None,
    limit: Limit = 10,
) -> Page[m.Monster]:
    """Find role-playing monsters by habitat, weakness and level, the weakest first."""
    filters = {"habitat = ?": habitat, "weakness = ?": weakness}
    filters |= {"level >= ?": min_level, "level <= ?": max_level}
    return page(database, m.Monster, "monsters", filters, "level, monster_id", limit)


@router.get("/monsters/{monster_id}")
async def get_monster(database: Database, monster_id: m.MonsterId) -> m.MonsterDetails:
    """Get a role-playing monster's hit points, armour, damage dice and experience."""
    sql = "SELECT *, 0 mean_damage FROM monsters WHERE monster_id = ?"
    monster = one(database, m.MonsterDetails, "monster", sql, monster_id)
    number, rest = monster.damage.split("d")
    sides, bonus = map(int, rest.split("+"))
    monster.mean_damage = int(number) * (sides + 1) / 2 + bonus
    return monster


@router.get("/role-playing-items")
async def find_role_playing_items(
    database: Database,
    kind: m.ItemKind = None,
    rarity: m.Rarity = None,
    max_price_gold: m.Purse = None,
    limit: Limit = 10,
) -> Page[m.Item]:
    """Find magic items of a role-playing game by kind, rarity and price, cheapest first."""
    filters = {"kind = ?": kind, "rarity = ?": rarity, "price_gold <= ?": max_price_gold}
    return page(database, m.Item, "items", filters, "price_gold, item_id", limit)


@router.get("/treasures")
async def draw_monster_treasure(
    database: Database, seed_number: m.TreasureSeed, level: m.TreasureLevel
) -> m.Treasure:
    """Draw the gold and magic items that a monster of a level guards; a seed decides.

    Gold is 5 to 30 pieces per level squared. From level 4 on there are two items, before one.
    """
    sql = "SELECT * FROM items WHERE price_gold <= ? ORDER BY item_id"
    items = many(database, m.Item, sql, 100 + 150 * level**2)
    places = {int(drawn(seed_number, level, each) * len(items)) for each in range(1 + level // 4)}
    gold = round((5 + 25 * drawn(seed_number, level)) * level**2)
    return m.Treasure(gold=gold, items=[items[place] for place in sorted(places)])


@router.post("/encounters")
async def balance_encounter(database: Database, party: m.Party) -> m.Encounter:
    """Choose monsters of a habitat that suit a party of heroes.

    A fair fight is worth 20 experience points per hero and level squared; an easy one half, a
    deadly one twice that.
    """
    share = {"easy": 0.5, "fair": 1, "deadly": 2}[party.challenge]
    budget = left = max(50, round(share * 20 * sum(level**2 for level in party.levels)))
    sql = "SELECT * FROM monsters WHERE habitat = ? ORDER BY experience DESC, monster_id"
    chosen = []
    for row in database.execute(sql, (party.habitat,)):
        number = min(left // row["experience"], 4)
        if number and len(chosen) < 3:
            keys = ("monster_id", "monster", "level")
            chosen.append(m.EncounterMonster(**{key: row[key] for key in keys}, number=number))
            left -= number * row["experience"]
    return m.Encounter(budget=budget, used=budget - left, monsters=chosen)


@router.get("/miniatures/units")
async def list_army_units(
    database: Database, faction: m.Faction, role: m.Role = None
) -> list[m.Unit]:
    """List the miniature units of an army with models and points, cheapest first."""
    sql = """SELECT * FROM units WHERE faction = ? AND role IS IFNULL(?, role)
        ORDER BY points, unit_id"""
    return many(database, m.Unit, sql, faction, role)


@router.get("/miniatures/units/{unit_id}")
async def get_army_unit(database: Database, unit_id: m.UnitId) -> m.UnitProfile:
    """Get the profile of a miniature unit: movement, attacks, strength, save and wounds."""
    return one(database, m.UnitProfile, "unit", "SELECT * FROM units WHERE unit_id = ?", unit_id)


@router.get("/miniatures/units/{unit_id}/attack")
async def estimate_unit_attack(
    database: Database, unit_id: m.UnitId, target_unit_id: m.EnemyUnit
) -> m.Skirmish:
    """Estimate what one attack of a miniature unit does to another unit on average.

    Hits wound on 4 or more, on 3 if the attacker is stronger, on 5 if it is weaker.
    """
    attacker = await get_army_unit(database, unit_id)
    target = await get_army_unit(database, target_unit_id)
    attacks = attacker.models * attacker.attacks
    hits = attacks * (7 - attacker.hits_on) / 6
    difference = attacker.strength - target.strength
    wounds_on = 4 - (difference > 0) + (difference < 0)
    wounds = hits * (7 - wounds_on) / 6 * (target.save_on - 1) / 6
    return m.Skirmish(
        attacks=attacks,
        expected_hits=round(hits, 2),
        expected_wounds=round(wounds, 2),
        expected_losses=round(min(target.models, wounds / target.wounds), 2),
    )


@router.post("/miniatures/army-checks")
async def check_army_list(database: Database, army: m.ArmyList) -> m.ArmyVerdict:
    """Check a miniature army list: one faction, a leader, points, at most three of a unit."""
    units = [(await get_army_unit(database, each.unit_id), each.number) for each in army.entries]
    points = sum(unit.points * number for unit, number in units)
    problems = []
    if points > army.points_limit:
        problems.append(f"{points - army.points_limit} points too many")
    if len({unit.faction for unit, _ in units}) > 1:
        problems.append("units of several factions")
    if not any(unit.role == "leader" for unit, _ in units):
        problems.append("no leader")
    problems += [f"more than three of {unit.unit}" for unit, number in units if number > 3]
    models = sum(unit.models * number for unit, number in units)
    return m.ArmyVerdict(legal=not problems, points=points, models=models, problems=problems)
