"""A wholesaler: articles, price breaks, stock, purchase orders, deliveries, duties and fees."""

from tasks.world import supply_orders, supply_sales, supply_stock
from tasks.world.service import Service, operations
from tasks.world.supply_data import seed

router = operations()
router.include_router(supply_stock.router)
router.include_router(supply_orders.router)
router.include_router(supply_sales.router)

SERVICE = Service(
    name="supply",
    title="Wholesale Desk",
    category="Commerce",
    description="A wholesaler's catalogue, stock, purchase orders, freight, duties and fees.",
    seed=seed,
    router=router,
    needs_key=True,
)
