"""The services of the world, in the order of their ports."""

from tasks.world import (
    amusement,
    athletics,
    business,
    commerce,
    communication,
    education,
    entertainment,
    gaming,
    health,
    lifestyle,
    media,
    music,
    social,
    sports,
    supply,
    tabletop,
    travel,
    weather,
)
from tasks.world.service import Service

SERVICES: tuple[Service, ...] = (
    travel.SERVICE,
    commerce.SERVICE,
    sports.SERVICE,
    media.SERVICE,
    music.SERVICE,
    social.SERVICE,
    weather.SERVICE,
    business.SERVICE,
    entertainment.SERVICE,
    gaming.SERVICE,
    lifestyle.SERVICE,
    education.SERVICE,
    communication.SERVICE,
    health.SERVICE,
    athletics.SERVICE,
    amusement.SERVICE,
    tabletop.SERVICE,
    supply.SERVICE,
)
