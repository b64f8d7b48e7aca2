"""Prefect's web page, version V2, as somebody without a terminal uses it."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

FINAL_STATES = ("Completed", "Failed", "Crashed", "Cancelled", "TimedOut")
EDITOR_PATIENCE_MS = 3_000
PATIENCE_MS = 30_000  # of playwright's actions too; its expectations wait only 5 s
BUSY, TRIES = "Unknown error while creating flow run", 3
"""What the page says when the server answers 503, as it does while SQLite is locked."""
ANY_TEXT = re.compile(r"\S")
Value = str | bool | Sequence[str] | None


class RunRefused(Exception):
    """The run form did not take a value and no run was created; it says what the form showed."""


class PrefectUi:
    """One browser page on the server at `url`, such as http://127.0.0.1:4200."""

    def __init__(self, page: Page, url: str, screenshots: Path) -> None:
        self.page = page
        self.url = f"{url}/v2"  # the same paths without /v2 show version V1
        self.screenshots = screenshots
        page.set_viewport_size({"width": 1400, "height": 1000})
        self._deployments = page.locator("main table a[href*='/deployments/deployment/']")
        self._state = page.locator("main nav + div [data-slot=badge]").first
        self._out_of_bounds = page.locator("form :invalid:not(fieldset)")
        self._error = page.locator("[data-sonner-toast][data-type=error]")

    def deployments(self) -> list[str]:
        """The names on the deployments page; waits for the first one."""
        self.page.goto(f"{self.url}/deployments?limit=100")
        self._deployments.first.wait_for()
        return self._deployments.all_inner_texts()

    def start_run(self, deployment: str, changes: Mapping[str, Value]) -> str:
        """The new flow run's id; `changes` is by the fields' titles, see `field`.

        Raises:
            RunRefused: The form did not take a value.
        """
        self.open_run_form(deployment)
        for title, value in changes.items():
            self.change(title, value)
        return self.submit()

    def open_run_form(self, deployment: str) -> None:
        """Deployments > the deployment > Run > Custom run."""
        self.deployments()
        self._deployments.get_by_text(deployment, exact=True).click()
        self.page.get_by_role("button", name="Run", exact=True).click()
        self.page.get_by_role("menuitem", name="Custom run").click()
        self.page.get_by_role("button", name="Submit").wait_for()
        unfinished = self.page.locator("form [data-slot=skeleton]")
        expect(unfinished).to_have_count(0, timeout=PATIENCE_MS)

    def field(self, title: str) -> Locator:
        """The box below a title; "Judge > Temperature" is the one within the card Judge."""
        place = self.page.locator("form")
        for part in title.split(" > "):
            label = f"label[normalize-space()='{part}' or normalize-space()='{part} (Optional)']"
            place = place.locator(f"xpath=.//{label}/ancestor::div[./fieldset][1]/fieldset")
        return place

    def change(self, title: str, value: Value) -> None:
        """A str is typed or chosen, a dict's as JSON; a list is all that stays chosen."""
        field = self.field(title)
        if value is None:
            field.get_by_role("tab", name="None", exact=True).click()
        elif isinstance(value, bool):
            field.get_by_role("switch").set_checked(value)
        elif isinstance(value, str):
            self._enter(field, value)
        else:
            self._choose_all(field, value)

    def submit(self) -> str:
        """The id of the flow run that the filled form starts; a busy server is asked again."""
        for _ in range(TRIES):
            self.page.get_by_role("button", name="Submit").click()
            accepted = self.page.locator("[data-sonner-toast] a[href*='/flow-run/']")
            refused = self._out_of_bounds.or_(self._error)
            accepted.or_(refused).first.wait_for(state="attached")
            if not refused.count():
                return str(accepted.get_attribute("href")).rsplit("/", 1)[-1]
            said = "\n".join(self.refusals())
            if BUSY not in said:
                break
            expect(self._error).to_have_count(0, timeout=PATIENCE_MS)  # the note goes by itself
        raise RunRefused(said)

    def refusals(self) -> list[str]:
        """What the browser's balloon, the server's note and the line below the field say."""
        balloons = self._out_of_bounds.evaluate_all("all => all.map(one => one.validationMessage)")
        below = self.page.locator("form fieldset + p")
        return [*balloons, *self._error.all_inner_texts(), *below.all_inner_texts()]

    def state(self, run_id: str) -> str:
        """The state's name below the flow run's name."""
        self.page.goto(f"{self.url}/runs/flow-run/{run_id}")
        return self._state.inner_text()

    def wait_for_state(self, run_id: str, wanted: str, timeout_s: float) -> None:
        """Until the open page shows it; another final state is an error at once."""
        self.state(run_id)
        ends = re.compile(f"^({'|'.join((wanted, *FINAL_STATES))})$")
        expect(self._state).to_have_text(ends, timeout=timeout_s * 1000)
        if self._state.inner_text() != wanted:
            raise AssertionError(f"{wanted} expected of {run_id}: {self.tab(run_id, 'Details')}")

    def retry(self, run_id: str) -> None:
        """Menu > Retry > Retry, until the page shows another state."""
        before = self.state(run_id)
        self.page.locator("main").get_by_role("button", name="Open menu").first.click()
        self.page.get_by_role("menuitem", name="Retry").click()
        self.page.get_by_role("alertdialog").get_by_role("button", name="Retry").click()
        expect(self._state).not_to_have_text(before, timeout=PATIENCE_MS)

    def tab(self, run_id: str, name: str, wanted: str | re.Pattern[str] = ANY_TEXT) -> str:
        """The text under Details, Logs, Task Runs, Subflow Runs, Artifacts or Parameters.

        It is read once it holds `wanted`: the page draws some time after the network is quiet.
        Of long logs and parameters it is the part that the page has drawn; ask the API for all.
        """
        # A tab that is already open shows nothing that came later, so it is loaded anew.
        address = f"{self.url}/runs/flow-run/{run_id}?tab={name.replace(' ', '')}"
        self.page.goto(address, wait_until="networkidle")
        panel = self.page.get_by_role("tabpanel", name=name, exact=True)
        expect(panel).to_contain_text(wanted, timeout=PATIENCE_MS)
        return panel.inner_text()

    def artifact(self, run_id: str, key: str) -> str:
        """The run's newest artifact of that key: its card, then its number on the key's page."""
        self.tab(run_id, "Artifacts")
        self.page.locator(f"a[href$='/artifacts/key/{key}']").first.click()
        number = f"//a[contains(@href, '{run_id}')]/preceding::a[contains(@href, '/artifact/')][1]"
        self.page.locator(number).first.click()
        self.page.wait_for_url("**/artifacts/artifact/**")
        self.page.reload(wait_until="networkidle")
        return self.page.locator("main").inner_text()

    def screenshot(self, name: str) -> Path:
        """The whole page, from its top."""
        file = self.screenshots / f"{name}.png"
        self.page.evaluate("window.scrollTo(0, 0)")
        self.page.screenshot(path=file, full_page=True)
        return file

    def _enter(self, field: Locator, value: str) -> None:
        tabs = field.get_by_role("tab")
        if tabs.count() and field.get_by_text('Property is type "None"').count():
            tabs.first.click()
        kinds = "input:not([type=checkbox]), textarea, .cm-content, [aria-haspopup=listbox]"
        control = field.locator(kinds).first
        control.wait_for()
        if control.get_attribute("aria-haspopup"):
            self._choose_all(field, [value])
        elif control.get_attribute("role") == "textbox":
            self._enter_json(control, value)
        else:
            control.fill(value)

    def _enter_json(self, editor: Locator, value: str) -> None:
        for _ in range(5):  # the editor may put its first text behind ours while it starts
            editor.click()
            self.page.keyboard.press("ControlOrMeta+A")
            self.page.keyboard.insert_text(value)
            with suppress(AssertionError):
                return expect(editor).to_have_text(value, timeout=EDITOR_PATIENCE_MS)
        raise AssertionError(f"the editor shows {editor.inner_text()!r} instead of {value!r}")

    def _choose_all(self, field: Locator, choices: Sequence[str]) -> None:
        chosen = field.get_by_label(re.compile("^Remove .* tag$"))
        while chosen.count():
            chosen.first.click()
        field.locator("[aria-haspopup=listbox]").click()
        for choice in choices:
            self.page.get_by_role("option", name=choice, exact=True).click()
        self.page.keyboard.press("Escape")
        # While the list fades the page below it still moves: a click would miss its button.
        expect(self.page.get_by_role("listbox")).to_have_count(0, timeout=PATIENCE_MS)
