"""One service of the swarm: how many of its tasks run, and why others do not."""

from __future__ import annotations

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Look
from assistant.probes.answers import all_alike, not_a, number, told, word, words
from assistant.probes.document import Document
from assistant.probes.engine_api import ask_list, filters, is_name
from assistant.probes.probe import Probe
from assistant.probes.specs import quantity, text, texts, truth

_OF = "service"
LISTED = "/services?status=true"

SPECS = (
    truth("swarm.service_exists", "whether the swarm has such a service", _OF),
    quantity("swarm.service_wanted", "how many of its tasks are to run", _OF),
    quantity("swarm.service_running", "how many of its tasks run", _OF),
    text("swarm.service_image", "the image of its tasks, without a digest", _OF),
    texts("swarm.task_errors", "why its tasks failed or wait, newest first", _OF, past=True),
)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Ask the engine: `GET /services?status=true`, and `GET /tasks?filters={"service":["NAME"]}`; managers answer.

        [{"ID":"x2f7...","Spec":{"Name":"api","TaskTemplate":{"ContainerSpec":{"Image":"api:2@sha256:..."}}},
          "ServiceStatus":{"RunningTasks":0,"DesiredTasks":2,"CompletedTasks":0}}]
        [{"Status":{"Timestamp":"2026-11-26T23:58:01.1Z","State":"pending","Err":"no suitable node (...)"},...}]

    Engine 20.10.24. https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Service/operation/ServiceList
    """
    if of is None or not is_name(of):
        return all_alike(SPECS, not_a("a service's name or id"))
    found = _service(look, of)
    is_missing = found["swarm.service_exists"] == Known(False)
    return found | {"swarm.task_errors": Absent() if is_missing else _errors(look, of)}


def tasks_of(service: str) -> str:
    """The question for the tasks of a service."""
    return f"/tasks?{filters(service=[service])}"


def _service(look: Look, of: str) -> dict[str, Answer]:
    listed, specs = ask_list(look, LISTED), SPECS[:-1]
    if isinstance(listed, Unknown):
        return all_alike(specs, listed)
    found = next((each for each in listed.items if of in (each.at("Spec", "Name").text, each.at("ID").text)), None)
    if found:
        return parse_service(found)
    # A part of the list does not show that there is no other.
    none = all_alike(specs, Absent()) | {"swarm.service_exists": Known(False)}
    return {name: told(answer, listed.at("Name")) for name, answer in none.items()}


def parse_service(found: Document) -> dict[str, Answer]:
    """Read one service as the engine lists it; engines before 20.10 do not count its tasks."""
    status, image = found.at("ServiceStatus"), found.at("Spec", "TaskTemplate", "ContainerSpec", "Image")
    wanted, running = status.at("DesiredTasks"), status.at("RunningTasks")
    return {
        "swarm.service_exists": Known(True),
        "swarm.service_wanted": told(number(wanted.number), wanted),
        "swarm.service_running": told(number(running.number), running),
        "swarm.service_image": told(word(image.text.partition("@")[0]), image),
    }


def _errors(look: Look, of: str) -> Answer:
    tasks = ask_list(look, tasks_of(of))
    if isinstance(tasks, Unknown):
        return tasks
    newest = sorted(tasks.items, key=lambda task: task.at("Status", "Timestamp").text, reverse=True)
    return words(dict.fromkeys(filter(None, (task.at("Status", "Err").text for task in newest))))


PROBE = Probe("swarm.services", SPECS, ask, of=_OF)
