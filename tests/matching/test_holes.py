import pytest

from assistant.matching.holes import is_valid
from assistant.model.match import HoleType

FITS = {
    HoleType.HOST: ["localhost", "registry-1.docker.io", "10.0.0.1", "fe80::1", "my_host"],
    HoleType.ADDRESS: [
        "10.0.0.1:53",
        "registry:5000",
        "[::1]:53",
        ":::80",
        ":8080",
        "0.0.0.0:0",
        "unix:///var/run/docker.sock",
        "npipe:////./pipe/docker_engine",
        "tcp://docker:2375",
        "ssh://root@web1",
        "http://10.0.0.1:2375/",
        "fd://",
    ],
    HoleType.REGISTRY: ["registry.example.com", "10.0.0.5:5000", "[::1]:5000"],
    HoleType.PORT: ["1", "80", "65535"],
    HoleType.PATH: [
        "/",
        "/etc/docker/daemon.json",
        "Dockerfile",
        "./x",
        "C:\\ProgramData\\Docker",
        "/srv/my data (old)/x",
    ],
    HoleType.IMAGE: [
        "nginx",
        "library/nginx:1.25",
        "reg.example.com:5000/a/b-c@sha256:" + "0a" * 32,
        "sha256:0123456789ab",
    ],
    HoleType.CONTAINER: ["web", "web-1", "my_app.1.x7f"],
    HoleType.NETWORK: ["my_net"],
    HoleType.VOLUME: ["pg-data"],
    HoleType.INTERFACE: ["docker0", "eth0.100", "br-0a1b2c3d4e5f", "veth1@if2"],
    HoleType.USER: ["alice", "1000", "DOM\\alice", "alice@example.com", "host$"],
    HoleType.GROUP: ["docker"],
    HoleType.DRIVER: ["overlay2", "json-file", "vieux/sshfs:latest"],
    HoleType.UNIT: ["docker.service", "getty@tty1.service", "docker"],
    HoleType.NUMBER: ["0", "-1", "1.5"],
    HoleType.VERSION: ["20.10.7", "v1.41", "5:27.3.1-1~debian.12~bookworm", "3.10.0-1160.el7.x86_64"],
    HoleType.ID: ["3f4a9b", "sha256:" + "ab" * 32],
    HoleType.URL: ["https://example.com/v2/?a=b", "//proxy:3128"],
    HoleType.WORD: ["a.b_c/d:e@f+g=h-i", "--flag"],
    HoleType.TEXT: ["", "any thing, at all; (even) this", "ü"],
}
FITS_NOT = {
    HoleType.HOST: ["", "a b", "-x", "a..b", "x;y", "a" * 300],
    HoleType.ADDRESS: ["", "tcp://; reboot", "a b:1", "$(x):1"],
    HoleType.REGISTRY: ["", "a/b", "https://x", ".."],
    HoleType.PORT: ["", "0x50", "65536", "-1", "80 ", "٣"],
    HoleType.PATH: ["", "-rf", "/a;b", "/a\nb", "/$(x)", "/`x`", "a b", "x|y", "/a\x1b[2J", "/" + "a" * 300],
    HoleType.IMAGE: ["", "-v", "; rm -rf /", "a b", "http://x", "a$b"],
    HoleType.CONTAINER: ["", "-x", "a b", "../x", "a;b", "a..b"],
    HoleType.NETWORK: ["", "-n", "a/b"],
    HoleType.VOLUME: ["", "/a"],
    HoleType.INTERFACE: ["", "-i", "a" * 16, "a b"],
    HoleType.USER: ["", "-u", "a b", "a;b"],
    HoleType.GROUP: ["", "-g"],
    HoleType.DRIVER: ["", "-d", "a b"],
    HoleType.UNIT: ["", "--now", "a b", "a;b"],
    HoleType.NUMBER: ["", "1e5", "one", "1.", "--1"],
    HoleType.VERSION: ["", "latest", "1 2"],
    HoleType.ID: ["", "3f4a", "xyzxyz", "g" * 12, "ab" * 33],
    HoleType.URL: ["", "example.com", "https://a b", "javascript:x"],
    HoleType.WORD: ["", "a b", "a;b", "$x", "`x`", "a" * 200],
    HoleType.TEXT: ["a\nb", "a\x00", "a" * 201],
}


@pytest.mark.parametrize(("kind", "value"), [(kind, value) for kind, values in FITS.items() for value in values])
def test_a_value_that_fits_its_type_is_valid(kind: HoleType, value: str) -> None:
    assert is_valid(kind, value)


@pytest.mark.parametrize(("kind", "value"), [(kind, value) for kind, values in FITS_NOT.items() for value in values])
def test_a_value_that_does_not_fit_its_type_is_not_valid(kind: HoleType, value: str) -> None:
    assert not is_valid(kind, value)


def test_every_type_has_its_cases() -> None:
    assert set(FITS) == set(FITS_NOT) == set(HoleType)
