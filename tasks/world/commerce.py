"""Market Hall: products, sellers and orders of a marketplace."""

from tasks.world import commerce_orders, commerce_products
from tasks.world.commerce_data import seed
from tasks.world.service import Service, operations

router = operations()
router.include_router(commerce_products.router)
router.include_router(commerce_orders.router)

SERVICE = Service(
    name="commerce",
    title="Market Hall",
    category="Commerce",
    description="A marketplace: products, sellers, orders, coupons, taxes and shipping.",
    seed=seed,
    router=router,
    needs_key=True,
)
