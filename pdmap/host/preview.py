"""Serve pages to browsers on this machine, and to nobody else."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Event, Thread
from types import FrameType
from typing import Protocol

from pdmap.frozen import dataclass
from pdmap.host.files import FileError, reason_of

ADDRESS = "127.0.0.1"
"""Loopback: other machines cannot reach it."""
_SECONDS = 30
"""How long a browser may take for its request."""
_HEARTBEAT = 15
"""After how many seconds of silence a browser that listens is written to, which tells whether it is still there."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a browser asks for."""

    method: str
    path: str
    """Without what stands behind a question mark."""
    host: str
    """The name that the browser believes to talk to; empty where it tells none."""


@dataclass(frozen=True, slots=True)
class Response:
    """What it gets."""

    status: HTTPStatus
    headers: Mapping[str, str]
    body: bytes
    is_stream: bool = False
    """Whether it stays, and gets the news as server-sent events."""


class Site(Protocol):
    """What is served; called from several threads."""

    def answer(self, request: Request, port: int) -> Response:
        """Return the answer to a request that came to a port."""

    def news(self) -> str:
        """Return what browsers that listen are told, one line; told again when it is another one."""


class PreviewServer:
    """Answers on a port of loopback, in threads of its own, until it is closed."""

    def __init__(self, site: Site, port: int) -> None:
        """Listen on a port, or on a free one where it is 0.

        Raises:
            FileError: the port cannot be listened on.
        """
        self._changed = Condition()
        self._is_closed = False
        try:
            self._server = _Server((ADDRESS, port), _handler(site, self._news_after(site)))
        except OSError as error:
            raise FileError(f"port {port} of {ADDRESS} cannot be used ({reason_of(error)})") from error
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """Return the address of the first page."""
        return f"http://{ADDRESS}:{self._server.server_address[1]}/"

    def tell(self) -> None:
        """Let browsers that listen hear the news."""
        with self._changed:
            self._changed.notify_all()

    def close(self) -> None:
        """Stop answering; browsers that listen are let go."""
        self._is_closed = True
        self.tell()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _news_after(self, site: Site) -> Callable[[str], str | None]:
        """Return a function that waits for other news than the last; `None` where the server is closed."""

        def news(last: str) -> str | None:
            with self._changed:
                self._changed.wait_for(lambda: self._is_closed or site.news() != last, _HEARTBEAT)
                return None if self._is_closed else site.news()

        return news


@contextlib.contextmanager
def ended_by_signal() -> Iterator[Event]:
    """Give an event that is set when the process is asked to end (SIGTERM); Ctrl-C stays an exception."""
    asked = Event()

    def ask(_: int, __: FrameType | None) -> None:
        asked.set()

    before = signal.signal(signal.SIGTERM, ask)
    try:
        yield asked
    finally:
        signal.signal(signal.SIGTERM, before)


# Private functions


class _Server(ThreadingHTTPServer):
    # Elsewhere the option lets two programs share a port.
    allow_reuse_address = os.name == "posix"
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that goes away in the middle of an answer is no news."""


def _handler(site: Site, news: Callable[[str], str | None]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        timeout = _SECONDS

        def handle_one_request(self) -> None:
            """Answer one request of any method."""
            self.raw_requestline = self.rfile.readline(65537)
            self.close_connection = True
            if len(self.raw_requestline) <= 65536 and self.raw_requestline and self.parse_request():
                path = self.path.partition("?")[0]
                request = Request(self.command, path, self.headers.get("Host", ""))
                self._write(site.answer(request, self.connection.getsockname()[1]))

        def _write(self, response: Response) -> None:
            self.send_response(response.status)
            for name, value in response.headers.items():
                self.send_header(name, value)
            if not response.is_stream:
                self.send_header("Content-Length", str(len(response.body)))
            self.end_headers()
            self.wfile.write(response.body)
            if response.is_stream:
                self._stream()

        def _stream(self) -> None:
            told = ""
            while (line := news(told)) is not None:
                # A comment is no event, and shows whether the browser is still there.
                self.wfile.write(b": still here\n\n" if line == told else f"data: {line}\n\n".encode())
                self.wfile.flush()
                told = line

        def version_string(self) -> str:
            """Return the name of the program, and nothing of the machine."""
            return "pdmap"

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the name is the library's
            """Say nothing of requests."""

    return Handler
