"""Who is asking: whether a request comes from a browser on this very machine.

Only then may the store of this computer be handed out. Anything unsure counts as not local.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import streamlit as st

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_PASSED_ON = ("forwarded", "x-forwarded", "via", "x-real-ip", "x-client-ip", "cf-")
"""How the names of headers begin that a proxy adds to what it passes on."""


@dataclass(frozen=True)
class Request:
    """What a request shows of where it comes from; ``listens_on`` is the address the server is bound to."""

    headers: Mapping[str, str]
    url: str | None
    listens_on: str | None


def _host(address: str) -> str | None:
    """The host name in a URL or in a ``Host`` header, without port; None where it cannot be read."""
    try:
        return urlsplit(address if "://" in address else f"//{address}").hostname
    except ValueError:
        return None


def is_local(request: Request) -> bool:
    """Whether the server listens on this machine only and every host that the request shows is this machine.

    Browsers send Host and Origin when they open a page's connection, so both must be there; the address that the
    browser shows follows a moment later and is judged once it is known. A proxy on this machine that rewrites
    both and adds no header of its own cannot be told from a browser.
    """
    headers = {name.lower(): value for name, value in request.headers.items()}
    if request.listens_on not in LOOPBACK or any(name.startswith(_PASSED_ON) for name in headers):
        return False
    shown = [headers.get("host", ""), headers.get("origin", ""), *([request.url] if request.url else [])]
    return all(_host(each) in LOOPBACK for each in shown)


def current_request() -> Request:
    """The request behind the running page."""
    headers = {str(name): str(value) for name, value in st.context.headers.items()}
    return Request(headers, st.context.url, st.get_option("server.address"))
