"""What a snapshot keeps of a host's answers: what probes read of them, and nothing else.

An engine's description of a container holds its environment, labels and command line, a log what an application wrote:
no probe reads them, and whoever gets a snapshot must not either. Whoever lets a probe read another member writes it
down here; a test tries every recorded answer, and names the facts that come out otherwise.
"""

from __future__ import annotations

import re

import msgspec

from assistant.model.look import Ask, Content, Dialled, Engine, Ran, Read, Reply, Response, Run
from assistant.probes.container.state import LONGEST_OUTPUT, NEWEST_CHECKS
from assistant.probes.daemon.variables import is_login_file, sets_docker_host
from assistant.probes.login.file import is_email_login
from assistant.probes.service.journal import LOGS, kept_journal, kept_log
from assistant.probes.shape import LEAF, Shape, part_of, part_of_json, part_of_lines
from assistant.text.parts import head_of

_HEADERS = ("date", "docker-distribution-api-version")
_LONGEST_REASON = 4096


def _leaves(names: str) -> dict[str, Shape]:
    return dict.fromkeys(names.split(), LEAF)


def _newest_checks(value: object) -> object:
    newest = value[-NEWEST_CHECKS:] if isinstance(value, list) else value
    return part_of(newest, [{"ExitCode": LEAF, "Output": _output}])


def _output(value: object) -> object:
    return head_of(" ".join(value.split()), LONGEST_OUTPUT) if isinstance(value, str) else part_of(value, LEAF)


def _action(value: object) -> object:
    """`exec_create: sh -c ...` names what was to run; its arguments may hold anything."""
    head, colon, command = value.partition(":") if isinstance(value, str) else ("", "", "")
    return " ".join([f"{head}:", *command.split()[:1]]) if colon else part_of(value, LEAF)


def _program_alone(value: object) -> object:
    """An image's command: its program, and that there are arguments."""
    if not isinstance(value, list):
        return part_of(value, LEAF)
    return [part_of(each, LEAF) if place == 0 else "[removed]" for place, each in enumerate(value)]


def _by_email(value: object) -> object:
    return {"by_email": is_email_login(value)} if isinstance(value, dict) else part_of(value, {})


_INFO: Shape = {
    **_leaves(
        "ServerVersion Driver CgroupDriver CgroupVersion DockerRootDir LoggingDriver HttpProxy HttpsProxy NoProxy"
    ),
    **_leaves("DefaultRuntime OperatingSystem LiveRestoreEnabled Containers Images"),
    "DriverStatus": [[LEAF]],
    "Warnings": [LEAF],
    "SecurityOptions": [LEAF],
    "Swarm": {"LocalNodeState": LEAF, "Error": LEAF},
    "RegistryConfig": {"Mirrors": [LEAF], "InsecureRegistryCIDRs": [LEAF], "IndexConfigs": {"*": {"Secure": LEAF}}},
    "Runtimes": {"*": {}},
    "DefaultAddressPools": [_leaves("Base Size")],
    "FirewallBackend": {"Driver": LEAF},
}
_STATE: Shape = {
    **_leaves("Status Running Paused ExitCode OOMKilled Error StartedAt FinishedAt Pid"),
    "Health": {"Status": LEAF, "Log": _newest_checks},
}
_CONTAINER: Shape = {
    **_leaves("Id Name Created Path RestartCount LogPath"),
    "State": _STATE,
    "HostConfig": {
        **_leaves("Memory MemorySwap NetworkMode AutoRemove"),
        "RestartPolicy": {"Name": LEAF},
        "PortBindings": {"*": [{"HostPort": LEAF, "HostIp": LEAF}]},
        "LogConfig": {"Type": LEAF},
    },
    "Config": {"Image": LEAF},
    "Mounts": [{"Type": LEAF, "Source": LEAF}],
}
_LISTED: Shape = {
    **_leaves("Id Created State Status Image"),
    "Names": [LEAF],
    "Ports": [_leaves("PublicPort PrivatePort Type")],
}
_NETWORK: Shape = {
    **_leaves("Id Name Driver Internal"),
    "IPAM": {"Config": [{"Subnet": LEAF}]},
    "Options": {"com.docker.network.bridge.name": LEAF},
    "Containers": {"*": {"Name": LEAF}},
}
_IMAGE: Shape = {
    **_leaves("Id Size Architecture Os Variant"),
    "Config": {"Entrypoint": _program_alone, "Cmd": _program_alone},
}
_USAGE: Shape = {
    "LayersSize": LEAF,
    "Containers": [{"SizeRw": LEAF}],
    "Volumes": [{"UsageData": {"Size": LEAF}}],
    "BuildCache": [{"Shared": LEAF, "Size": LEAF}],
}
_NODE: Shape = {
    "Description": {"Hostname": LEAF},
    "Status": {"State": LEAF},
    "Spec": {"Availability": LEAF},
    "ManagerStatus": {"Reachability": LEAF},
}
_SERVICE: Shape = {
    "ID": LEAF,
    "Spec": {"Name": LEAF, "TaskTemplate": {"ContainerSpec": {"Image": LEAF}}},
    "ServiceStatus": _leaves("RunningTasks DesiredTasks"),
}
_EVENT: Shape = {
    **_leaves("Type status time"),
    "Action": _action,
    "Actor": {"ID": LEAF, "Attributes": {"image": LEAF, "signal": LEAF}},
}
_ENGINE: tuple[tuple[str, Shape], ...] = (
    (r"/info", _INFO),
    (r"/version", {**_leaves("Version ApiVersion MinAPIVersion"), "Components": [{"Name": LEAF}]}),
    (r"/containers/json(?:\?.*)?", [_LISTED]),
    (r"/containers/[^/?]+/json(?:\?.*)?", _CONTAINER),
    (r"/networks(?:\?.*)?", [_NETWORK]),
    (r"/networks/[^/?]+", _NETWORK),
    (r"/images/json(?:\?.*)?", [{"Id": LEAF}]),
    (r"/images/.+/json", _IMAGE),
    (r"/system/df", _USAGE),
    (r"/nodes", [_NODE]),
    (r"/services\?status=true", [_SERVICE]),
    (r"/tasks\?.*", [{"Status": _leaves("Err Timestamp")}]),
    (r"/distribution/.+/json", {"Descriptor": {}}),
)
_EVENTS = "/events?"
_FILES: tuple[tuple[str, Shape], ...] = (
    (r".*/contexts/meta/[^/]+/meta\.json", {"Endpoints": {"docker": {"Host": LEAF, "SkipTLSVerify": LEAF}}}),
    (r".*/containers/[^/]+/config\.v2\.json", {"ID": LEAF, "Id": LEAF, "Name": LEAF}),
    (
        r".*/config\.json",
        {"auths": {"*": _by_email}, "credsStore": LEAF, "credHelpers": {"*": LEAF}, "currentContext": LEAF},
    ),
)


def kept(ask: Ask, reply: Reply) -> Reply:
    """The part of a reply that probes read."""
    if isinstance(reply, Response) and isinstance(ask, Engine):
        return msgspec.structs.replace(reply, text=_engine(ask.path, reply), headers={})
    if isinstance(reply, Dialled) and reply.response is not None:
        return msgspec.structs.replace(reply, response=_answer(reply.response))
    if isinstance(reply, Content) and isinstance(ask, Read):
        return msgspec.structs.replace(reply, text=_file(ask, reply.text))
    if isinstance(reply, Ran) and isinstance(ask, Run) and ask.argv[0] == "journalctl" and "json" in ask.argv:
        return msgspec.structs.replace(reply, out=kept_journal(reply.out))
    return reply


def _engine(path: str, reply: Response) -> str:
    if reply.status != 200:
        # Why it refuses; through it the daemon tells what it was told by a registry.
        return head_of(part_of_json(reply.text, {"message": LEAF}), _LONGEST_REASON)
    if path.startswith(_EVENTS):
        return part_of_lines(reply.text, _EVENT)
    shape = next((shape for pattern, shape in _ENGINE if re.fullmatch(pattern, path)), None)
    return part_of_json(reply.text, shape) if shape is not None else ""


def _answer(response: Response) -> Response:
    """What another server answered: its kind shows in the headers, and a 400 says that it speaks TLS."""
    headers = {name: response.headers[name] for name in _HEADERS if name in response.headers}
    says = "HTTPS" if response.status == 400 and "HTTPS" in response.text else ""
    return Response(response.status, says, headers)


def _file(ask: Read, text: str) -> str:
    if ask.path in LOGS:
        return kept_log(text)
    if is_login_file(ask.path):
        return "".join(f"{line}\n" for line in text.splitlines() if sets_docker_host(line))
    shape = next((shape for pattern, shape in _FILES if re.fullmatch(pattern, ask.path)), None)
    return text if shape is None else part_of_json(text, shape)
