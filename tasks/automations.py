"""What a Prefect server must do by itself: notice that a run's process is gone.

A flow run whose process dies together with its worker stays "Running" for ever, and such a run has
no Retry button. Its process sends a heartbeat; without three of them the run counts as crashed.
"""

from datetime import timedelta
from typing import Any

from prefect.client.schemas.objects import StateType
from prefect.events import AutomationCore
from prefect.events.actions import ChangeFlowRunState
from prefect.events.schemas.automations import EventTrigger, Posture
from prefect.events.schemas.events import ResourceSpecification

from tasks.quiet import HEARTBEAT_S

SILENCE_S = 3 * HEARTBEAT_S
TAG = "apigen"
"""Of all our deployments, and so of their runs."""
_NAME = "apigen: a run without a heartbeat has crashed"


def ensure_automations(client: Any, silence_s: int = SILENCE_S) -> None:
    """Create the automation on a server, or bring it up to date.

    Args:
        client: Prefect's client of the server.
        silence_s: So long without a sign of life means that a run has crashed.
    """
    wanted = _crashed_without_heartbeat(silence_s)
    existing = client.read_automations_by_name(_NAME)
    if not existing:
        client.create_automation(wanted)
    elif _meaning(existing[0]) != _meaning(wanted):
        # An update forgets since when the runs are silent, so there is none without need.
        client.update_automation(existing[0].id, wanted)


def _meaning(automation: AutomationCore) -> Any:
    trigger = automation.trigger.model_dump(mode="json", exclude={"id"})
    actions = [each.model_dump(mode="json") for each in automation.actions]
    return [trigger, actions, automation.description]


def _crashed_without_heartbeat(silence_s: int) -> AutomationCore:
    return AutomationCore(
        name=_NAME,
        description="Without it, a run whose worker was stopped would be Running for ever.",
        trigger=EventTrigger(
            # Any other sign of life will do as well, so that no healthy run is taken for dead.
            after={"prefect.flow-run.heartbeat"},
            expect={"prefect.flow-run.*"},
            match=ResourceSpecification({"prefect.resource.id": ["prefect.flow-run.*"]}),
            # Of our deployments alone: other projects' runs may send fewer heartbeats.
            match_related=ResourceSpecification(
                {"prefect.resource.id": [f"prefect.tag.{TAG}"], "prefect.resource.role": "tag"}
            ),
            for_each={"prefect.resource.id"},
            posture=Posture.Proactive,
            threshold=1,
            within=timedelta(seconds=silence_s),
        ),
        actions=[
            ChangeFlowRunState(  # type: ignore[call-arg]  # both have a default
                state=StateType.CRASHED,
                message=f"No sign of life for {silence_s} s: its process or its machine is gone. "
                "Retry goes on where it ended.",
            )
        ],
    )
