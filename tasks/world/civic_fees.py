"""Fees of the town hall, and where to take rubbish."""

from tasks.world import civic_fees_models as m
from tasks.world.service import (
    operations,
)

router = operations()

FEES = {
    "passport": (75.9, 30.0, False), "identity card": (61.5, 25.0, True),
    "residence certificate": (2.1, 0.0, True), "dog tax": (72.0, 0.0, True),
    "parking permit": (120.0, 0.0, True), "wedding room": (210.0, 0.0, False),
    "tree felling": (46.0, 20.0, False), "street stall": (28.5, 12.0, False),
    "birth certificate": (9.3, 6.0, True),
}  # fmt: skip
"""Service: fee in euros, more for express, and whether a low income halves it."""
DISPOSAL = {
    "battery": ("shop that sells batteries", 0.0, "Cover the poles with tape."),
    "cardboard box": ("paper bin", 0.0, "Fold it flat."),
    "car tyre": ("recycling yard", 4.5, "Take the rim off."),
    "christmas tree": ("green-waste place", 0.0, "Remove all decoration."),
    "coffee grounds": ("organic bin", 0.0, "Use no plastic bag."),
    "cooking oil": ("recycling yard", 0.0, "Bring it in a closed bottle."),
    "drinking glass": ("residual bin", 0.0, "It melts unlike bottles."),
    "energy-saving lamp": ("recycling yard", 0.0, "Do not break it, it holds mercury."),
    "engine oil": ("mobile hazardous-waste truck", 2.0, "At most 20 litres."),
    "garden cuttings": ("green-waste place", 0.0, "Up to one cubic metre is free."),
    "glass bottle": ("bottle bank", 0.0, "Sort by white and coloured glass."),
    "mattress": ("bulky-waste collection", 12.0, "Book it a week before."),
    "medicine": ("pharmacy", 0.0, "Leave the leaflet at home."),
    "milk carton": ("packaging bin", 0.0, "Empty it, rinsing is not needed."),
    "newspaper": ("paper bin", 0.0, "Keep it dry."),
    "old clothes": ("clothes bank", 0.0, "Only clean ones, in a bag."),
    "paint tin": ("mobile hazardous-waste truck", 1.5, "Dried paint is residual waste."),
    "plastic bottle": ("packaging bin", 0.0, "Press it flat."),
    "refrigerator": ("recycling yard", 0.0, "A seller takes it back too."),
    "rubble": ("recycling yard", 6.0, "The fee is for 50 kg."),
    "sofa": ("bulky-waste collection", 18.0, "Book it a week before."),
    "television": ("recycling yard", 0.0, "Delete what is stored on it."),
    "vacuum cleaner": ("recycling yard", 0.0, "Take the bag out."),
}  # fmt: skip
"""Item: where it goes, the fee for one in euros, and advice."""


@router.post("/fees")
async def estimate_town_fees(case: m.FeeCase) -> m.Fees:
    """Estimate the town hall's fees for certificates, permits and taxes.

    The low-income pass halves the fees of everyday papers, but nothing for express.
    """
    lines = []
    for each in case.requests:
        fee, express, halved = FEES[each.service]
        fee *= each.number
        lines.append(
            m.FeeLine(
                service=each.service,
                fee_eur=round(fee, 2),
                express_eur=round(express * each.number * each.express, 2),
                reduction_eur=round(fee / 2, 2) if halved and case.low_income else 0,
            )
        )
    total = sum(each.fee_eur + each.express_eur - each.reduction_eur for each in lines)
    return m.Fees(total_eur=round(total, 2), lines=lines)


@router.post("/disposal")
async def choose_disposal_places(rubbish: m.RubbishList) -> m.DisposalPlan:
    """Choose where to take a list of things to dispose of, with fees and advice, by place."""
    places: dict[str, m.DisposalPlace] = {}
    for each in rubbish.items:
        place, fee, advice = DISPOSAL[each.item]
        plan = places.setdefault(
            place, m.DisposalPlace(place=place, items=[], fee_eur=0, advice=[])
        )
        plan.items.append(each.item)
        plan.fee_eur = round(plan.fee_eur + fee * each.number, 2)
        plan.advice.append(f"{each.item}: {advice}")
    found = [places[name] for name in sorted(places)]
    return m.DisposalPlan(total_fee_eur=round(sum(each.fee_eur for each in found), 2), places=found)
