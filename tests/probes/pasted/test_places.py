"""A paste tells where it was printed, by marks that stand anywhere in it."""

import pytest

from assistant.matching.blocks.cutter import cut
from assistant.model.fact import FactKey, Known, Origin
from assistant.probes.catalogue import SPECS
from assistant.probes.pasted.facts import PastedFacts
from assistant.probes.pasted.places import places_of
from assistant.probes.place.marks import MARKS


def told(text: str, name: str) -> object:
    fact = places_of(text, cut(text)).get(FactKey(name))
    return fact.answer.value if fact and isinstance(fact.answer, Known) else None


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("dial unix /Users/ann/.colima/default/docker.sock: connect", "place.engine", "colima"),
        ("dial unix /Users/ann/.colima/default/docker.sock: connect", "place.os", "macos"),
        ("Cannot connect at unix:///Users/ann/.docker/run/docker.sock.", "place.engine", "desktop"),
        ("open //./pipe/dockerDesktopLinuxEngine: The system cannot", "place.engine", "desktop"),
        ("open //./pipe/dockerDesktopLinuxEngine: The system cannot", "place.os", "windows"),
        ("PS C:\\Users\\ann> docker ps\nno", "place.os", "windows"),
        ("connect unix:///Users/ann/.orbstack/run/docker.sock", "place.engine", "orbstack"),
        ("unix:///Users/ann/.rd/docker.sock", "place.engine", "rancher"),
        ("Cannot connect at tcp://docker:2375.", "place.engine", "dind"),
        ("dial tcp: lookup docker on 10.0.0.2:53: no such host", "place.engine", "dind"),
        ("Cannot connect at unix:///run/user/1000/docker.sock.", "place.engine", "rootless"),
        ("export DOCKER_HOST=tcp://10.0.0.9:2376", "place.engine", "remote"),
        ("Linux pc 5.15.167.4-microsoft-standard-WSL2 #1 SMP", "place.wsl", "2"),
        ("Linux pc 4.4.0-19041-Microsoft #488-Microsoft", "place.wsl", "1"),
        ("Nov 20 12:00:00 web01 docker.dockerd[9]: x", "place.packaging", "snap"),
        ("Docker version 24.0.5, build 24.0.5-0ubuntu1~22.04.1", "place.packaging", "docker.io"),
        ("[Pipeline] sh\n+ docker build .\nno", "place.ci", "jenkins"),
        ("jenkins@ci01:~$ docker ps\nno", "place.ci", "jenkins"),
        ("Run cd /__w/app/app && docker build .", "place.ci", "github"),
        ("Running with gitlab-runner 17.1.0", "place.ci", "gitlab"),
        ("##[section]Starting: Build\n/home/vsts/work/1/s", "place.ci", "azure"),
        ("mkdir /volume1/@docker/x: no space", "place.nas", "synology"),
        ("bind source path does not exist: /mnt/user/appdata", "place.nas", "unraid"),
        ("Kernel on Container-Optimized OS", "place.kubernetes", "gke"),
        ("v1.30.4+k3s1", "place.kubernetes", "k3s"),
        ("ERROR: kind create cluster with kindest/node: [kubelet-check] no", "place.kubernetes", "kind"),
        ("I use Docker Desktop on my work laptop", "place.engine", "desktop"),
        ("I have Ubuntu 22.04 and my docker fails", "kernel.distribution", "ubuntu"),
        ("I have Ubuntu 22.04.3 LTS and my docker fails", "kernel.distribution_version", "22.04.3"),
        ("PRETTY: Debian GNU/Linux 12 (bookworm)", "kernel.distribution", "debian"),
        ("this is CentOS Linux release 7.9.2009 (Core)", "kernel.distribution_version", "7.9.2009"),
        ("since the update to Engine 29.0.2 nothing starts", "daemon.version", "29.0.2"),
        ("Server: Docker/20.10.7 (linux)", "daemon.version", "20.10.7"),
        ('level=info msg="Docker daemon" commit=a storage-driver=overlay2 version=27.3.1', "daemon.version", "27.3.1"),
        ("my docker 24.0.7 says", "daemon.version", "24.0.7"),
        ("Docker version 27.3.1, build ce12230", "daemon.client_version", "27.3.1"),
        ("Cannot connect to the Docker daemon at unix:///run/x.sock. Is the", "daemon.endpoint", "unix:///run/x.sock"),
        ("does not match the detected host platform (linux/arm64/v8)", "kernel.architecture", "aarch64"),
        ("[    0.000000] Linux version 5.15.0-91-generic (buildd@x)", "kernel.version", "5.15.0-91-generic"),
        ("root@1a2b3c4d5e6f:/# docker ps\nno", "place.in_container", True),
        ("bot_1 | Traceback\nbot_1 | docker.errors.DockerException: no", "place.in_container", True),
        ("bot-1  | connect ENOENT /var/run/docker.sock", "place.in_container", True),
        ("bot-1  | connect ENOENT /var/run/mysqld.sock", "place.in_container", None),
        ("bot-1  | open /run/docker.sock\n\nann@web01:~$ docker ps\nopen /run/docker.sock", "place.in_container", None),
    ],
)  # fmt: skip
def test_a_mark_tells_the_place(text: str, name: str, value: object) -> None:
    assert told(f"one\n{text}\n", name) == value


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I do not use Docker Desktop here", "place.engine"),
        ("we moved from Colima and from OrbStack", "place.engine"),
        ("the ubuntu 22.04 image fails", "kernel.distribution"),
        ("FROM ubuntu:22.04\nRUN apt-get update", "kernel.distribution"),
        ("docker.io/library/debian:12", "kernel.distribution"),
        ("ubuntu-22.04-server.iso", "kernel.distribution"),
        ("#5 0.3 Debian GNU/Linux 12", "kernel.distribution"),
        ("C:/tmp", "place.engine"),
        ("E: Package 'docker-ce' has no installation candidate", "place.packaging"),
        ("/mnt/c/Users/ann/src", "place.os"),
        ("docker 4.30.0 is Desktop's version", "daemon.version"),
    ],
)
def test_what_only_resembles_a_mark_tells_nothing(text: str, name: str) -> None:
    assert told(f"{text}\n", name) is None


def test_marks_of_two_places_tell_nothing_and_a_word_gives_way_to_what_a_program_printed() -> None:
    both = "unix:///Users/a/.colima/default/docker.sock\nunix:///Users/a/.orbstack/run/docker.sock\n"

    assert told(both, "place.engine") is None
    assert told("I come from rootless\nunix:///Users/a/.colima/default/docker.sock\n", "place.engine") == "colima"


@pytest.mark.parametrize(
    "line",
    [
        "web-1  | Ubuntu 22.04, Docker Desktop, /__w/, Engine 29.0.2",
        "root@1a2b3c4d5e6f:/# cat x\nUbuntu 22.04 /__w/ -linuxkit",
    ],
)
def test_what_a_container_prints_tells_nothing_of_its_host(line: str) -> None:
    assert not places_of(f"{line}\n", cut(f"{line}\n"))


def test_the_fact_says_its_line_and_that_a_paste_shows_it() -> None:
    text = "one\ntwo\nunix:///Users/ann/.colima/default/docker.sock\n"

    fact = places_of(text, cut(text))[FactKey("place.engine")]

    assert (fact.origin, fact.line) == (Origin.PASTE, 3)
    assert ".colima" in fact.source


def test_what_answers_a_probe_goes_before_a_mark() -> None:
    text = 'I have Debian 11\n\n$ cat /etc/os-release\nID=ubuntu\nVERSION_ID="22.04"\n'
    blocks = cut(text)
    key = FactKey("kernel.distribution")

    assert PastedFacts(blocks, places_of(text, blocks)).of([key])[key].answer == Known("ubuntu")


def test_every_mark_tells_a_fact_with_a_value_that_it_can_have() -> None:
    for mark in MARKS:
        spec = SPECS[mark.fact]
        assert mark.sign == mark.sign.lower()
        assert not spec.values or mark.value in spec.values, mark
        assert mark.value or "?P<value>" in mark.form, mark
