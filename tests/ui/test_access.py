"""Only a browser on this very machine may see this machine's store."""

import pytest

from ssi.ui.access import Request, is_local

LOCAL = Request(
    {"Host": "localhost:8501", "Origin": "http://localhost:8501"}, "http://localhost:8501/trends", "localhost"
)


def asked(*, url: str | None = LOCAL.url, listens_on: str | None = "localhost", **headers: str) -> Request:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Request({**LOCAL.headers, **named}, url, listens_on)


def test_a_browser_on_this_machine_is_local():
    assert is_local(LOCAL)


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "[::1]:8501", "LOCALHOST", "localhost"])
def test_every_name_of_this_machine_counts(host):
    assert is_local(asked(Host=host, Origin=f"http://{host}", url=f"http://{host}/"))


@pytest.mark.parametrize(
    "request_",
    [
        asked(Host="lens.example.org"),
        asked(Host="localhost.example.org"),
        asked(Host="192.168.1.7:8501"),
        asked(Origin="http://evil.example"),
        asked(url="http://lens.example.org/trends"),
        asked(X_Forwarded_For="203.0.113.9"),
        asked(x_forwarded_host="localhost"),
        asked(Forwarded="for=203.0.113.9"),
        asked(X_Forwarded_Port="443"),
        asked(Via="1.1 proxy"),
        asked(CF_Connecting_IP="203.0.113.9"),
        asked(Origin=""),
        Request({"Host": "localhost:8501"}, None, "localhost"),
        asked(Host="[half"),
        asked(listens_on="0.0.0.0"),
        asked(listens_on=None),
        Request({}, None, "localhost"),
    ],
    ids=lambda request: str(request.headers) + str(request.listens_on),
)
def test_anything_else_or_unsure_is_not_local(request_):
    assert not is_local(request_)
