"""Contacts, mailboxes and message threads, calls, dialling rules and delivery statistics."""

from tasks.world import (
    communication_calls,
    communication_campaigns,
    communication_contacts,
    communication_mail,
)
from tasks.world.communication_data import seed
from tasks.world.service import Service, operations

router = operations()
router.include_router(communication_contacts.router)
router.include_router(communication_mail.router)
router.include_router(communication_calls.router)
router.include_router(communication_campaigns.router)

SERVICE = Service(
    name="communication",
    title="Message Centre",
    category="Communication",
    description="Contacts with their mail and calls, dialling rules and delivery statistics.",
    seed=seed,
    router=router,
)
