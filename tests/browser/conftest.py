"""A real server, started as `make run` does, and a real browser that watches what the page asks for."""

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tests.browser import chromium

ROOT = Path(__file__).parents[2]
SCREENS = Path(__file__).parent / "screens"
ARGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# A full load of a sub-page asks for these two beside the page first; Streamlit then finds them at the root.
HARMLESS = ("/_stcore/health", "/_stcore/host-config")
MAIN = "[data-testid=stMain]"
LAPTOP = {"width": 1280, "height": 720}
PHONE = {"width": 390, "height": 844}

expect.set_options(timeout=20_000)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1) as response:
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False


@contextmanager
def server(private: Path, **settings: str) -> Iterator[str]:
    """`make run` on a free port with its own data folder; gives the address. Settings are Streamlit's."""
    port = free_port()
    env = {
        **os.environ,
        "SSI_LENS_DATA": str(private),
        "STREAMLIT_SERVER_PORT": str(port),
        **{f"STREAMLIT_{name.upper()}": value for name, value in settings.items()},
    }
    process = subprocess.Popen(
        ["make", "--no-print-directory", "run"],
        cwd=ROOT,
        env=env,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://localhost:{port}"
    try:
        deadline = time.monotonic() + 60
        while not answers(address):
            assert process.poll() is None, "make run ended by itself"
            assert time.monotonic() < deadline, "the server does not answer"
            time.sleep(0.1)
        yield address
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium.installed(), args=ARGS)
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of this module's own, with nothing kept yet."""
    with server(tmp_path_factory.mktemp("private")) as started:
        yield started


Open = Callable[..., Page]


@pytest.fixture
def open_app(browser: Browser, address: str) -> Iterator[Open]:
    """Opens the app in a fresh browser; fails on a console error or on a request to any other host."""
    contexts = []
    complaints: list[str] = []

    def opened(path: str = "/", *, viewport: dict[str, int] = LAPTOP, dark: bool = False) -> Page:
        context = browser.new_context(viewport=viewport, color_scheme="dark" if dark else "light")
        contexts.append(context)
        page = context.new_page()
        watch(page, address, complaints)
        page.goto(address + path)
        settle(page)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def watch(page: Page, address: str, complaints: list[str]) -> None:
    """Note every console error and every request that leaves the app's own address."""

    def on_request(request: object) -> None:
        url = str(getattr(request, "url", ""))
        if not url.startswith((address, address.replace("http", "ws", 1), "data:", "blob:")):
            complaints.append(f"request to {url}")

    def on_console(message: object) -> None:
        where = str(getattr(message, "location", {}).get("url", ""))
        if getattr(message, "type", "") == "error" and not where.endswith(HARMLESS):
            complaints.append(f"console: {getattr(message, 'text', '')} ({where})")

    page.on("request", on_request)
    page.on("websocket", lambda socket: on_request(socket))
    page.on("console", on_console)
    page.on("pageerror", lambda error: complaints.append(f"page error: {error}"))


def settle(page: Page) -> None:
    """Wait until the script has run and the page stands still."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=30_000)
    page.wait_for_timeout(150)
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=30_000)


def unfold(click: Callable[[], object], inside: Locator) -> None:
    """Open what is folded away. While a page is still being put up, a click on it can be lost: then once more."""
    for _try in range(3):
        click()
        try:
            expect(inside).to_be_visible(timeout=5_000)
        except AssertionError:
            continue
        return
    raise AssertionError("it does not open")


def picture(page: Page, name: str) -> Path:
    """Keep a screenshot of the whole page under `tests/browser/screens` (not in version control)."""
    SCREENS.mkdir(exist_ok=True)
    path = SCREENS / f"{name}.png"
    size = page.viewport_size or LAPTOP
    # Streamlit scrolls inside the page: a window as tall as its content shows all of it.
    height = page.evaluate(f"document.querySelector('{MAIN}').scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": max(size["height"], int(height))})
    page.wait_for_timeout(200)
    page.screenshot(path=path)
    page.set_viewport_size(size)
    return path


def scrolls_sideways(page: Page) -> bool:
    """Whether the page is wider than the window."""
    return bool(
        page.evaluate(f"(main => main.scrollWidth > main.clientWidth)(document.querySelector('{MAIN}'))")
        or page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    )
