"""What a preview answers to browsers: few pages, only to this machine, and nothing that may be kept."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType

from pdmap.app.preview.page import panel, policy, shell
from pdmap.app.preview.state import Preview
from pdmap.host.preview import ADDRESS, Request, Response


def answer(preview: Preview, request: Request, port: int) -> Response:
    """Return the answer to a request.

    A web page elsewhere can point a name of its own at this machine and have the browser ask for the map
    (DNS rebinding): then the name in the request is not one of this machine's, and it gets nothing.
    """
    if request.host not in _hosts(port):
        return _refusal(HTTPStatus.FORBIDDEN, "this address is not one of the preview's")
    if request.method != "GET":
        return _refusal(HTTPStatus.METHOD_NOT_ALLOWED, "only GET is answered", Allow="GET")
    match request.path:
        case "/":
            return _page(shell(preview), policy())
        case "/panel":
            return _page(panel(preview), "default-src 'none'; frame-ancestors 'none'")
        case "/map":
            return _map(preview)
        case "/events":
            return Response(HTTPStatus.OK, {**_COMMON, "Content-Type": "text/event-stream"}, b"", is_stream=True)
        case _:
            return _refusal(HTTPStatus.NOT_FOUND, "there is no such page")


# Private functions

_HTML = "text/html; charset=utf-8"
_COMMON: Mapping[str, str] = MappingProxyType(
    {
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
)


def _hosts(port: int) -> frozenset[str]:
    names = (ADDRESS, "localhost")
    return frozenset((*(f"{name}:{port}" for name in names), *(names if port == 80 else ())))


def _map(preview: Preview) -> Response:
    if preview.map is None:
        return _refusal(HTTPStatus.NOT_FOUND, "there is no map yet")
    # The page brings a policy of its own beside this one.
    headers = {**_COMMON, "Content-Type": _HTML, "Content-Security-Policy": "frame-ancestors 'self'"}
    return Response(HTTPStatus.OK, headers, preview.map)


def _page(text: str, rules: str) -> Response:
    headers = {**_COMMON, "Content-Type": _HTML, "Content-Security-Policy": rules}
    return Response(HTTPStatus.OK, headers, text.encode("utf-8", "replace"))


def _refusal(status: HTTPStatus, reason: str, **headers: str) -> Response:
    plain = {**_COMMON, "Content-Type": "text/plain; charset=utf-8", **headers}
    return Response(status, plain, f"{reason}\n".encode())
