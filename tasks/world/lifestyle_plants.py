"""House plants and garden crops: offers, care, neighbours and beds."""

from datetime import timedelta

from tasks.world import lifestyle_plants_models as m
from tasks.world.lifestyle_rows import months
from tasks.world.service import Database, Limit, Offset, Page, many, one, operations, page
from tasks.world.spots import AnyTown

router = operations()


@router.get("/plants")
async def find_plants(
    database: Database,
    kind: m.PlantKind = None,
    light: m.Light = None,
    pet_safe: m.PetSafe = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Plant]:
    """Find house plants and crops by the light they need and whether they are safe for pets."""
    filters = {"kind = ?": kind, "light = ?": light, "pet_safe = ?": pet_safe}
    return page(database, m.Plant, "plants", filters, "name, plant_id", limit, offset)


@router.get("/plants/offers")
async def find_plant_offers(
    database: Database,
    name: m.PlantName,
    city: AnyTown = None,
    max_price_eur: m.MaxPrice = None,
    limit: Limit = 10,
) -> Page[m.PlantOffer]:
    """Find nurseries that have a plant in stock, cheapest first."""
    source = "offers JOIN plants USING (plant_id)"
    filters = {"stock > 0 AND INSTR(name, LOWER(?))": name, "city = ?": city}
    filters["price_eur <= ?"] = max_price_eur
    return page(database, m.PlantOffer, source, filters, "price_eur, offer_id", limit)


@router.get("/plants/sowing")
async def get_sowing_calendar(database: Database, month: m.SowingMonth) -> list[m.Crop]:
    """List the crops to sow in a month, when to harvest them and how far apart they grow."""
    rows = database.execute("SELECT * FROM plants WHERE kind = 'crop' ORDER BY name")
    return [m.Crop(**row) for row in rows if month in months(row["sowing"])]


@router.get("/plants/{plant_id}")
async def get_plant(database: Database, plant_id: m.PlantId) -> m.PlantDetails:
    """Get a plant's needs: light, water, warmth, space, and months of sowing and harvest."""
    sql = "SELECT * FROM plants WHERE plant_id = ?"
    return one(database, m.PlantDetails, "plant", sql, plant_id)


@router.get("/plants/{plant_id}/waterings")
async def get_plant_watering_schedule(
    database: Database, plant_id: m.PlantId, last_watered: m.LastWatered, count: m.Waterings = 5
) -> list[str]:
    """List the next days to water a plant; from October to March it needs half as much."""
    plant = await get_plant(database, plant_id)
    days, day = [], last_watered
    for _ in range(count):
        day += timedelta(days=plant.water_days * (1 if 4 <= day.month <= 9 else 2))
        days.append(str(day))
    return days


@router.get("/plants/{plant_id}/companions")
async def list_plant_companions(database: Database, plant_id: m.CropId) -> list[m.Companion]:
    """List which crops traditionally grow well or badly beside a crop."""
    plant = await get_plant(database, plant_id)
    sql = "SELECT * FROM companions WHERE name = ? ORDER BY effect DESC, companion"
    return many(database, m.Companion, sql, plant.name)


@router.post("/plants/rooms")
async def recommend_room_plants(database: Database, room: m.RoomConditions) -> list[m.Plant]:
    """Recommend house plants for a room's light, temperature, height and pets."""
    lights = {"low": "low", "medium": "low,medium", "bright": "medium,bright"}[room.light]
    sql = """SELECT * FROM plants WHERE kind = 'house' AND min_temp_c <= ? AND height_cm <= ?
        AND pet_safe >= ? AND INSTR(?, light) ORDER BY light = ? DESC, name"""
    values = (room.coldest_c, room.max_height_cm, room.pets, lights, room.light)
    return many(database, m.Plant, sql, *values)


@router.post("/plants/beds")
async def plan_garden_bed(database: Database, bed: m.Bed) -> m.BedPlan:
    """Work out how many plants of each crop fit a garden bed, and which are bad neighbours."""
    sql = "SELECT * FROM plants WHERE kind = 'crop' AND name = ?"
    area, parts = bed.length_cm * bed.width_cm, []
    for each in bed.crops:
        crop = one(database, m.PlantDetails, "crop", sql, each.name)
        fits = int(area * each.share_percent / 100 / crop.spacing_cm**2)
        parts.append(
            m.BedPart(crop=crop.name, plants=fits, harvest=f"{crop.harvest[0]}-{crop.harvest[-1]}")
        )
    names = {each.name for each in bed.crops}
    pairs = database.execute("SELECT * FROM companions WHERE effect = 'bad' AND name < companion")
    bad = [f"{a} and {b}" for a, b, _ in pairs if {a, b} <= names]
    return m.BedPlan(area_m2=round(area / 10_000, 2), parts=parts, bad_neighbours=sorted(bad))
