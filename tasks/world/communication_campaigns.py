"""Segments of an SMS, prices of campaigns, and how many messages arrived."""

from math import ceil

from tasks.world import communication_campaigns_models as m
from tasks.world.communication_models import Month
from tasks.world.communication_rows import dialling_rule_of
from tasks.world.lookups import in_month
from tasks.world.service import Database, Limit, many, one, operations, page
from tasks.world.spots import AnyCountry

router = operations()
_FIGURES = """SUM(sent) sent, SUM(delivered) delivered, SUM(opened) opened,
    ROUND(100.0 * SUM(delivered) / SUM(sent), 2) delivery_percent,
    ROUND(100.0 * SUM(opened) / SUM(delivered), 2) open_percent"""


@router.get("/sms/segments")
async def count_sms_segments(text: m.SmsText) -> m.Segments:
    """Count the segments of an SMS: 160 plain characters, or 70 others; 153 and 67 if several."""
    plain = text.isascii()
    alone, each = (160, 153) if plain else (70, 67)
    segments = 1 if len(text) <= alone else ceil(len(text) / each)
    room = alone if segments == 1 else segments * each
    return m.Segments(
        characters=len(text),
        encoding="ascii" if plain else "unicode",
        segments=segments,
        characters_left=room - len(text),
    )


@router.post("/campaigns/quotes")
async def quote_message_campaign(database: Database, campaign: m.Campaign) -> m.CampaignQuote:
    """Price a campaign of messages to several countries.

    E-mails cost 0.002 and push messages 0.001 euros, SMS what the country asks per segment.
    From 10,000 messages on, 12 percent are taken off.
    """
    base = 0.0
    for each in campaign.recipients:
        sms = dialling_rule_of(database, each.country)["sms_eur"] * campaign.segments
        base += each.count * {"sms": sms, "email": 0.002, "push": 0.001}[campaign.channel]
    messages = sum(each.count for each in campaign.recipients)
    discount = round(base * 0.12, 2) if messages >= 10_000 else 0.0
    tracking = round(messages * 0.0005, 2) if campaign.tracked else 0.0
    return m.CampaignQuote(
        messages=messages,
        base_eur=round(base, 2),
        volume_discount_eur=discount,
        tracking_eur=tracking,
        total_eur=round(base - discount + tracking, 2),
    )


@router.get("/deliveries")
async def get_delivery_statistics(
    database: Database,
    channel: m.Channel,
    first_day: m.FirstDay,
    last_day: m.LastDay,
    country: AnyCountry = None,
) -> m.DeliveryFigures:
    """Get how many messages of a channel were sent, delivered and opened in a span of days."""
    sql = f"""SELECT {_FIGURES} FROM deliveries WHERE channel = ? AND date BETWEEN ? AND ?
        AND country = IFNULL(?, country) HAVING COUNT(*) > 0"""
    span = (str(first_day), str(last_day), country)
    return one(database, m.DeliveryFigures, "delivery by", sql, channel, *span)


@router.get("/deliveries/channels")
async def compare_delivery_channels(
    database: Database, month: Month, country: AnyCountry = None
) -> list[m.ChannelFigures]:
    """Compare SMS, e-mail and push messages by delivery and opening in one month of 2025."""
    sql = f"""SELECT channel, {_FIGURES} FROM deliveries WHERE date LIKE ?
        AND country = IFNULL(?, country) GROUP BY channel ORDER BY delivery_percent DESC, channel"""
    return many(database, m.ChannelFigures, sql, in_month(month), country)


@router.get("/deliveries/incidents")
async def list_delivery_incidents(
    database: Database, channel: m.Channel, below_percent: m.Threshold, limit: Limit = 10
) -> list[m.Incident]:
    """List the days and countries on which too few messages of a channel arrived, worst first."""
    source = """(SELECT *, ROUND(100.0 * delivered / sent, 2) delivery_percent FROM deliveries)"""
    filters = {"channel = ?": channel, "delivery_percent < ?": below_percent}
    order = "delivery_percent, date, country"
    return page(database, m.Incident, source, filters, order, limit).items
