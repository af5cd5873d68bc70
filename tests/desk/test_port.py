from __future__ import annotations

import socket

import pytest

from whipcount.desk.port import check_free
from whipcount.errors import InputError


def test_a_port_that_somebody_answers_on_is_refused_even_if_he_would_share_it() -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(InputError, match=f"Port {port} of 127.0.0.1 cannot be used: something answers there"):
            check_free("127.0.0.1", port)
    check_free("127.0.0.1", port)


@pytest.mark.parametrize(
    ("host", "said"), [("no such host", "is no address of a machine"), ("192.0.2.1", "this machine has no such")]
)
def test_a_host_that_is_none_of_this_machine_is_refused(host: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        check_free(host, 8000)
