"""Headless Chromium; its screenshots stay in `data/runs/screenshots`."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.prefect_ui import PATIENCE_MS
from tests.required import skip_without
from tests.served import ROOT

CHROMIUM = shutil.which("chromium")
SWITCHES = [
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # nothing leaves the machine
    "--no-sandbox",  # for root, as in CI
]
SCREENSHOTS = ROOT / "data" / "runs" / "screenshots"


@pytest.fixture(scope="module")  # an idle Chromium still takes a part of a core
def browser():
    skip_without(CHROMIUM, "install Debian's package `chromium`")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def page(browser):
    page = browser.new_page()
    page.set_default_timeout(PATIENCE_MS)
    yield page
    page.close()


@pytest.fixture
def screenshots():
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    return SCREENSHOTS
