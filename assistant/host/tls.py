"""TLS handshakes that report instead of failing, and the certificate that was shown."""

from __future__ import annotations

import datetime
import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.model.look import Certificate

if TYPE_CHECKING:
    import ssl

    from cryptography import x509

CERTS_FOLDER = Path("/etc/docker/certs.d")


def client_context(*, verify: bool, authorities: list[Path], client: Path | None = None) -> ssl.SSLContext:
    """How to speak TLS: the system's authorities and those given, with the client certificate in folder `client`."""
    import ssl

    context = ssl.create_default_context()
    for authority in authorities:
        _trust(context, authority)
    if client is not None and os.path.isfile(client / "cert.pem"):
        context.load_cert_chain(client / "cert.pem", client / "key.pem")
    if not verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def registry_authorities(host: str, port: int, folder: Path = CERTS_FOLDER) -> list[Path]:
    """The authorities that dockerd trusts for one registry alone: /etc/docker/certs.d/HOST:PORT/*.crt."""
    names = [f"{host}:{port}", host] if port == 443 else [f"{host}:{port}"]
    # A host comes from a paste; it must not lead out of the folder.
    return [path for name in names if "/" not in name for path in sorted((folder / name).glob("*.crt"))]


def chain_of(connection: ssl.SSLSocket) -> list[bytes]:
    """The certificates that the server sent, its own first; only that one where Python cannot tell more."""
    # Public from Python 3.13 on; before that, the C object has had it since 3.10.
    source = getattr(connection, "_sslobj", None)
    ask = getattr(source, "get_unverified_chain", None)
    sent = ask() if ask is not None else None
    if sent:
        return [each if isinstance(each, bytes) else each.public_bytes(2) for each in sent]
    own = connection.getpeercert(binary_form=True)
    return [own] if own else []


def parse_certificate(der: bytes) -> Certificate | None:
    """What a certificate says, None when it is damaged."""
    from cryptography import x509

    try:
        found = x509.load_der_x509_certificate(der)
        return Certificate(
            subject=found.subject.rfc4514_string(),
            issuer=found.issuer.rfc4514_string(),
            names=_names(found),
            not_before=_iso(found.not_valid_before_utc),
            not_after=_iso(found.not_valid_after_utc),
            self_signed=found.subject == found.issuer,
        )
    except ValueError:
        return None


def wrap(connection: socket.socket, context: ssl.SSLContext, host: str) -> ssl.SSLSocket:
    """Shake hands; the name is sent and checked.

    Raises:
        ssl.SSLError: the handshake or the check failed.
        OSError: the connection broke or timed out.
    """
    return context.wrap_socket(connection, server_hostname=host)


def _trust(context: ssl.SSLContext, authority: Path) -> None:
    import ssl

    try:
        context.load_verify_locations(authority)
    except (OSError, ssl.SSLError):  # a damaged file of one registry must not hide what the system trusts
        return


def _names(certificate: x509.Certificate) -> tuple[str, ...]:
    from cryptography import x509

    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return ()
    return tuple(str(name.value) for name in names if isinstance(name, (x509.DNSName, x509.IPAddress)))


def _iso(moment: datetime.datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
