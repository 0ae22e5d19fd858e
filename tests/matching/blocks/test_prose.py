"""A person's sentences are told apart from those of programs."""

import pytest

from assistant.matching.blocks.prose import is_prose


@pytest.mark.parametrize(
    "line",
    [
        "I have a problem with my docker since the update, please help.",
        "Hi all, new here.",
        "since yesterday none of the containers start any more",
        "Our build server was moved to another rack",
        "It worked before, and now after the reboot nothing happens again, why?",
        "seit dem Update starten meine Container nicht mehr",
        "为什么我的容器一直重启",
        "更新系统以后所有的容器都连不上外面的网络了宿主机自己是正常的没有任何问题",
    ],
)
def test_a_sentence_of_a_person_is_one(line: str) -> None:
    assert is_prose(line)


@pytest.mark.parametrize(
    "line",
    [
        "ERROR: Encountered errors while bringing up the project.",
        "dpkg: error while cleaning up:",
        "Errors were encountered while processing:",
        "error: failed to solve: it is unavailable. Please visit https://status.example",
        "Job for docker.service failed because the control process exited with error code.",
        "If it's at a non-standard location, specify the URL with the DOCKER_HOST environment variable.",
        "The command 'docker' could not be found in this WSL 2 distro.",
        "Please ensure that none of your containers are",
        "iptables v1.8.7 (legacy): can't initialize iptables table `nat': Table does not exist",
        "Notice: journal has been rotated since unit was started, output may be incomplete.",
        "系统找不到指定的文件。",
        "-bash: docker: 未找到命令",
        "mount: /mnt: wrong fs type, bad option, bad superblock",
    ],
)
def test_a_programs_sentence_is_none(line: str) -> None:
    assert not is_prose(line)
