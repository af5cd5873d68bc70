"""Whether a server can answer on an address; a second one on the same port would take half of its requests."""

from __future__ import annotations

import errno
import socket

from whipcount.errors import InputError

__all__ = ["check_free"]

_WHY = {
    errno.EADDRINUSE: "something answers there already; stop it or give another --port",
    errno.EACCES: "only the administrator may use it; give a --port from 1024 on",
    errno.EADDRNOTAVAIL: "this machine has no such address; give another --host",
}


def check_free(host: str, port: int) -> None:
    """Raise ``InputError`` where no server of ours can answer on a port."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
    except socket.gaierror:
        raise InputError(f"{host!r} is no address of a machine; give another --host.") from None
    except OSError as fault:
        why = _WHY.get(fault.errno or 0, fault.strerror)
        raise InputError(f"Port {port} of {host} cannot be used: {why}.") from None
