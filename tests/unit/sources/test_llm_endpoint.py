"""The endpoint's client against a local server that replays the format's answers."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from whipcount.errors import InputError, SourceError
from whipcount.sources.llm_endpoint.ask import Endpoint, ask, endpoint_of


class Replay(BaseHTTPRequestHandler):
    """Answers what the test put in ``answer`` and keeps what it was asked."""

    answer: tuple[int, str] = (200, "")
    asked: dict[str, object]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        type(self).asked = {"path": self.path, "key": self.headers.get("Authorization"), "body": json.loads(body)}
        status, text = self.answer
        self.send_response(status)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    served = HTTPServer(("127.0.0.1", 0), Replay)
    thread = threading.Thread(target=served.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{served.server_port}/v1"
    served.shutdown()
    thread.join()
    served.server_close()


def test_asks_in_the_format_and_returns_the_text(server: str) -> None:
    Replay.answer = (200, json.dumps({"choices": [{"message": {"role": "assistant", "content": "hello"}}]}))
    found = ask(
        endpoint_of({"WHIPCOUNT_LLM_URL": server, "WHIPCOUNT_LLM_KEY": "k", "WHIPCOUNT_LLM_MODEL": "m"}),
        [{"role": "user", "content": "hi"}],
    )
    assert found == "hello"
    assert Replay.asked["path"] == "/v1/chat/completions"
    assert Replay.asked["key"] == "Bearer k"
    assert Replay.asked["body"] == {"model": "m", "messages": [{"role": "user", "content": "hi"}], "temperature": 0}


@pytest.mark.parametrize("answer", [(500, "oops"), (200, "no json"), (200, '{"choices": []}'), (200, "[]")])
def test_a_broken_answer_is_told_in_a_sentence(server: str, answer: tuple[int, str]) -> None:
    Replay.answer = answer
    with pytest.raises(SourceError):
        ask(Endpoint(f"{server}/chat/completions", "m"), [])


def test_nobody_there() -> None:
    with pytest.raises(SourceError, match="cannot be asked"):
        ask(Endpoint("http://127.0.0.1:9/v1/chat/completions", "m"), [])


@pytest.mark.parametrize("url", ["", "ftp://x", "localhost:8000"])
def test_an_address_is_needed(url: str) -> None:
    with pytest.raises(InputError, match="WHIPCOUNT_LLM_URL"):
        endpoint_of({"WHIPCOUNT_LLM_URL": url})
