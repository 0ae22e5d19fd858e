"""Marks by which a text tells where it was printed."""

from __future__ import annotations

from typing import NamedTuple


class Mark(NamedTuple):
    """A mark.

    Attributes:
        fact: the fact that it tells.
        value: the fact's value; empty when `form` takes it out of the text.
        sign: what stands in the text, in lower case.
        form: an expression that has to match from the sign's place on, a few characters before it included; without
            case where `sign` alone would do. Its group `value` is the value.
        weak: people also write it of places that they are not in: it counts only where no other mark speaks.
    """

    fact: str
    value: str
    sign: str
    form: str = ""
    weak: bool = False


def _all(fact: str, signs: dict[str, str], *, weak: bool = False) -> tuple[Mark, ...]:
    return tuple(Mark(fact, value, sign, weak=weak) for value, each in signs.items() for sign in each.split("|"))


_OS = (
    *_all(
        "place.os",
        {
            "macos": "osxkeychain|/opt/homebrew/|/usr/local/cellar/|com.docker.vmnetd|darwin/arm64|darwin/amd64"
            "|darwin kernel version|brew install|/applications/docker.app",
            "windows": r"npipe:|//./pipe/|\\.\pipe|windows/amd64|ps c:\|ps d:\|c:\windows|c:\users|c:\program files"
            r"|c:\programdata|microsoft windows [version",
        },
    ),
    Mark("place.os", "macos", "/users/", r"(?<![A-Za-z0-9.])/Users/[\w.-]+"),
    *_all(
        "place.os",
        {
            "macos": "macos|mac os x",
            "windows": "windows 10|windows 11|windows server|on windows|windows の|windows 版|windows版",
        },
        weak=True,
    ),
)
_ENGINE = (
    *_all(
        "place.engine",
        {
            "colima": '/.colima/|colima start|colima status|msg="colima|context "colima|[hostagent]',
            "desktop": "desktop-linux|docker-desktop|.docker/desktop/|.docker/run/docker.sock|dockerdesktoplinuxengine"
            "|com.docker.|/run/host-services/|/host_mnt/|-linuxkit|linuxkit-|docker desktop.app",
            "orbstack": '/.orbstack/|orbstack.|context "orbstack',
            "rancher": "/.rd/docker.sock|rancher-desktop",
            "lima": "/.lima/|limactl",
            "podman": "podman-machine|podman machine|/podman.sock|podman.socket",
            "dind": "tcp://docker:2375|tcp://docker:2376|http://docker:2375|https://docker:2376|docker:dind|-dind"
            "|lookup docker on|lookup docker:|dockerd-entrypoint.sh|/certs/client",
            "rootless": "rootlesskit|dockerd-rootless|/.local/share/docker/",
        },
    ),
    Mark("place.engine", "rootless", "/run/user/", r"/run/user/\d+/docker\.sock"),
    Mark("place.engine", "minikube", "minikube docker-env"),
    Mark("place.engine", "remote", "ssh://", r"ssh://[\w.@-]+"),
    Mark("place.engine", "remote", "docker_host=tcp://", r"DOCKER_HOST=tcp://(?!docker:|localhost|127\.)"),
    Mark("place.engine", "host", "dockerd[", r"\bdockerd\[\d+\]: "),
    *_all(
        "place.engine",
        {
            "colima": "colima",
            "desktop": "docker desktop|docker for mac|docker for windows|docker4mac|d4m|/pipe/docker_engine:"
            "|pipe%2fdocker_engine/|/pipe/docker_engine;",
            "orbstack": "orbstack",
            "rancher": "rancher desktop",
            "dind": "dind|docker-in-docker|docker in docker",
            "rootless": "rootless",
        },
        weak=True,
    ),
)
_WSL = (
    *_all("place.wsl", {"2": "microsoft-standard|/mnt/wsl/|not mirrored into wsl|未镜像到 wsl"}),
    Mark("place.wsl", "1", "-microsoft", r"\d-Microsoft(?![-\w])"),
    *_all("place.wsl", {"2": "wsl2|wsl 2", "1": "wsl1|wsl 1"}, weak=True),
)
_CI = (
    *_all(
        "place.ci",
        {
            "github": "/__w/|/home/runner/work/|actions/checkout|.github/workflows|docker/build-push-action"
            "|docker/setup-buildx-action|actions-runner",
            "gitlab": "gitlab-runner|section_start:|.gitlab-ci.yml|ci_registry|ci_job_|gitlab runner",
            "jenkins": "[pipeline]|jenkins@|started by user|/var/jenkins_home|/var/lib/jenkins|jenkinsfile"
            "|org.jenkinsci",
            "azure": "##[section]|/home/vsts/|azure-pipelines|vsts.agent|/azp/",
            "drone": "/drone/src|.drone.yml|plugins/docker",
            "woodpecker": "/woodpecker/|.woodpecker",
            "circleci": "setup_remote_docker|/home/circleci|.circleci/",
            "bitbucket": "/opt/atlassian/pipelines|bitbucket-pipelines",
            "teamcity": "teamcity|buildagent/work",
            "travis": "travis_fold|.travis.yml|/home/travis/",
            "buildkite": "buildkite",
            "gitea": "act_runner|gitea actions|forgejo-runner",
        },
    ),
    *_all(
        "place.ci",
        {
            "github": "github actions",
            "gitlab": "gitlab ci|gitlab-ci",
            "jenkins": "jenkins|젠킨스",
            "azure": "azure devops|azure pipelines",
            "drone": "drone ci",
            "circleci": "circleci",
            "bitbucket": "bitbucket pipelines",
            "travis": "travis ci",
        },
        weak=True,
    ),
)
_NAS = (
    *_all(
        "place.nas",
        {
            "synology": "/@docker|@appstore|/var/packages/|synopkg|synoservice|synology|synosystemctl"
            "|pkg-containermanager",
            "qnap": "/share/cachedev|container-station|qnap|qpkg",
            "unraid": "/mnt/user/|unraid|/boot/config/",
            "truenas": "/mnt/.ix-apps|ix-applications|truenas|midclt|freenas",
            "openmediavault": "openmediavault|/srv/dev-disk-by-",
            "casaos": "casaos|/data/appdata",
            "home-assistant": "hassio|home assistant os|homeassistant os|ghcr.io/home-assistant",
        },
    ),
)
_PACKAGING = (
    *_all(
        "place.packaging",
        {
            "snap": "docker.dockerd[|/var/snap/docker/|/snap/docker/|/snap/bin/docker|snap.docker.",
            "docker-ce": "docker engine - community",
            "docker.io": "+dfsg",
            "moby-engine": "moby-engine",
        },
    ),
    Mark("place.packaging", "docker-ce", "ii  docker-ce", r"ii  docker-ce +\d"),
    Mark("place.packaging", "docker.io", "ii  docker.io"),
    Mark("place.packaging", "docker.io", "-0ubuntu", r"build \S+-0ubuntu|docker\.io\S* +\S+-0ubuntu"),
)
_KUBERNETES = (
    *_all(
        "place.kubernetes",
        {
            "k3s": "k3s[|k3s.service|/run/k3s/|/etc/rancher/k3s|+k3s|/var/lib/rancher/k3s",
            "rke2": "+rke2|rke2-server|rke2-agent|/etc/rancher/rke2|/var/lib/rancher/rke2",
            "k3d": "k3d-|k3d cluster",
            "k0s": "k0scontroller|k0sworker|/var/lib/k0s|+k0s",
            "microk8s": "microk8s",
            "kind": "kindest/node|kind-control-plane|kind create cluster",
            "minikube": "minikube",
            "kubeadm": "kubeadm init|kubeadm join|[kubelet-check]|[preflight]|/etc/kubernetes/admin.conf"
            "|[wait-control-plane]",
            "openshift": "openshift",
            "eks": ".eks.amazonaws.com|amazon-eks|-eks-",
            "gke": "container-optimized os|-gke.|gke-",
            "aks": "aks-nodepool|aks-agentpool|.azmk8s.io",
        },
    ),
)
_VERSION = r"(?P<value>\d+\.\d+\.\d+)"
_OTHERS = (
    Mark("place.in_container", "true", "/__w/"),
    Mark(
        "daemon.version",
        "",
        "engine",
        rf"Engine(?: - Community)?(?: version)?[ :v]{{1,3}}{_VERSION}(?![\d.])",
    ),
    Mark("daemon.version", "", "server: docker/", rf"Server: Docker/{_VERSION}"),
    Mark("daemon.version", "", 'msg="docker daemon"', rf'msg="Docker daemon"[^\n]{{0,300}} version="?v?{_VERSION}'),
    Mark("daemon.version", "", "ii  docker-ce", rf"ii  docker-ce +(?:\d:)?{_VERSION}"),
    Mark("daemon.version", "", "docker ", r"docker v?(?P<value>(?:1[789]|2\d)\.\d+\.\d+)(?![\d.])", weak=True),
    Mark("daemon.client_version", "", "docker version ", rf"Docker version {_VERSION}[\w.+~-]*, build"),
    Mark("daemon.client_version", "", "docker-client/", rf"Docker-Client/{_VERSION}"),
    Mark(
        "daemon.endpoint",
        "",
        "connect to the docker daemon at ",
        r"connect to the Docker daemon at (?P<value>(?:unix|tcp|npipe|ssh|https?)://[\w./:\[\]@-]{1,200}?)\.? Is the",
    ),
    Mark("kernel.architecture", "x86_64", "detected host platform (linux/amd64"),
    Mark("kernel.architecture", "aarch64", "detected host platform (linux/arm64"),
    Mark("kernel.version", "", "linux version ", r"Linux version (?P<value>\d[\w.+~-]{2,60}) \("),
)

MARKS: tuple[Mark, ...] = (*_OS, *_ENGINE, *_WSL, *_CI, *_NAS, *_PACKAGING, *_KUBERNETES, *_OTHERS)

STRONGER = {
    ("k3d", "k3s"), ("rke2", "k3s"), ("kind", "kubeadm"), ("minikube", "kubeadm"), ("kind", "minikube"),
    ("gitea", "github"), ("woodpecker", "drone"), ("azure", "github"), ("colima", "lima"), ("rancher", "lima"),
    ("rootless", "host"), ("docker-ce", "docker.io"), ("desktop", "host"), ("dind", "host"), ("colima", "host"),
}  # fmt: skip
"""The first of two places has all marks of the second, and others."""
