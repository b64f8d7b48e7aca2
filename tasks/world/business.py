"""Companies: register entries, branches, annual accounts, industries and job postings."""

from tasks.world import business_accounts, business_companies, business_jobs
from tasks.world.business_data import seed
from tasks.world.service import Service, operations

router = operations()
router.include_router(business_companies.router)
router.include_router(business_accounts.router)
router.include_router(business_jobs.router)

SERVICE = Service(
    name="business",
    title="Business Register",
    category="Business",
    description="Companies with their branches, annual accounts and job postings.",
    seed=seed,
    router=router,
)
