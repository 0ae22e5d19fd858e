"""People's own words find what they complain of, in many languages; small talk finds nothing."""

import pytest

from assistant.matching.complaints.complaints import MOST_SUGGESTED, Complaints
from assistant.matching.complaints.index import Described, compile_index
from assistant.matching.complaints.suggest import suggest
from assistant.matching.complaints.trees import described
from assistant.model.match import MatchKind
from assistant.wiring import Wiring
from tests.matching.complaints.sample import TREES, complaints, first, suggested

NOISE = (
    "",
    "!!!",
    "hello",
    "docker",
    "not",
    "thanks, that helped a lot",
    "the weather is nice and I like cake",
    "how do I cook rice?",
    "what is the capital of France",
    "Shall I compare thee to a summer's day? Thou art more lovely and more temperate",
    "java.lang.NullPointerException at com.example.Main.main(Main.java:3)",
    "Traceback (most recent call last): KeyError: 'color' in shop.py line 3",
    "SELECT name, price FROM goods WHERE price < 10 ORDER BY name",
    "lorem ipsum dolor sit amet consectetur adipiscing elit",
    "asdf jkl qwertz uiop",
    "who won the game last night",
    "你好",
    "谢谢大家的帮助",
    "怎么煮米饭",
    "今天天气很好，我想出去走走",
    "床前明月光，疑是地上霜",
    "guten Tag, wie geht es Ihnen?",
    "ich möchte einen Kuchen backen",
    "bonjour, comment allez-vous",
    "quel beau temps aujourd'hui",
    "hola, ¿qué tal?",
    "me gusta el café con leche",
    "как сварить борщ",
    "привет, как дела?",
    "今日はいい天気ですね",
    "안녕하세요, 날씨가 좋네요",
    "buongiorno, vorrei un caffè",
    "bom dia, tudo bem?",
    "the coffee machine is broken",
    "my phone battery is empty after two hours",
    "the printer is out of paper",
    "what is the difference between docker and a virtual machine",
    "how do I learn docker",
    "thanks, it works now",
    "手机没电了怎么办",
    "docker 是什么",
    "das Auto springt nicht an",
    "gracias, ya funciona",
    "word " * 500,
    "docker does not start\n" * 9,
)


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("my containers can't resolve anything since the update", "network/resolve"),
        ("Hi, since yesterday docker doesn't start any more, please help!", "daemon/start"),
        ("dockerd won't boot", "daemon/start"),
        ("we have no more disk space on the server", "storage/full"),
        ("pulling images failed with an error", "registry/pull"),
        ("my app dies because it has no RAM / OOM", "container/killed"),
        ("another program occupies the port", "network/port"),
        ("dns", "network/resolve"),
    ],
)
def test_a_persons_own_words_find_the_symptom(text: str, symptom: str) -> None:
    assert first(text) == symptom
    assert suggested(text)[0].kind is MatchKind.WORDS


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("my contianer keeps restartign", "container/loop"),
        ("the volmue is not writable", "storage/permission"),
        ("cannot downlaod the image", "registry/pull"),
    ],
)
def test_a_mistyped_word_is_read_as_the_one_that_was_meant(text: str, symptom: str) -> None:
    assert first(text) == symptom


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("容器启动不起来", "container/start"),
        ("容器無法啟動", "container/start"),
        ("我的硬盘空间不够了", "storage/full"),
        ("磁碟滿了怎麼辦", "storage/full"),
        ("下载不了镜像", "registry/pull"),
        ("拉取鏡像失敗", "registry/pull"),
        ("80端口已经被别的程序占用了", "network/port"),
        ("容器一直反复重启", "container/loop"),
        ("容器里解析不了域名", "network/resolve"),
        ("docker 特别慢，卡顿", "host/slow"),
    ],
)
def test_chinese_complaints_are_understood_in_both_scripts(text: str, symptom: str) -> None:
    assert first(text) == symptom


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("mein Container startet seit gestern nicht mehr", "container/start"),
        ("die Festplatte ist voll", "storage/full"),
        ("mon conteneur ne démarre pas", "container/start"),
        ("el contenedor se reinicia todo el tiempo", "container/loop"),
        ("o disco está cheio", "storage/full"),
        ("контейнер не запускается", "container/start"),
        ("закончилось место на диске", "storage/full"),
        ("コンテナが起動しません", "container/start"),
        ("ディスクの空き容量が足りない", "storage/full"),
        ("컨테이너가 시작되지 않아요", "container/start"),
        ("il disco è pieno", "storage/full"),
        ("kontener ciągle się restartuje", "container/loop"),
        ("konteyner başlamıyor", "container/start"),
    ],
)
def test_the_words_of_the_field_are_known_in_other_languages(text: str, symptom: str) -> None:
    assert first(text) == symptom


def test_what_is_denied_is_another_complaint() -> None:
    assert first("the container does not stop") == "container/stop"
    assert first("it is not possible to start this container") == "container/start"


def test_a_word_that_only_the_title_of_a_cause_has_finds_its_symptom() -> None:
    assert first("docker is slow with the wombat filter") == "host/slow"


@pytest.mark.parametrize("text", NOISE)
def test_small_talk_finds_nothing(text: str) -> None:
    assert suggested(text) == ()
    assert suggest(text, lambda: Wiring().expertise.complaints) == ()


def test_at_most_three_are_suggested_the_best_first() -> None:
    alike = [Described(f"a/{at}", f"The container does not start, kind {at}") for at in range(9)]
    found = Complaints.load(compile_index(alike)).find("the container does not start")
    assert len(found) == MOST_SUGGESTED
    scores = [match.score for match in suggested("cannot pull the image, cannot resolve the name")]
    assert scores == sorted(scores, reverse=True)


def test_a_suggestion_is_never_as_sure_as_a_message() -> None:
    assert all(match.score <= 0.6 and match.captures == {} for match in suggested("docker does not start"))


def test_without_symptoms_there_is_nothing_to_suggest() -> None:
    assert Complaints.load(compile_index(())).find("docker does not start") == ()


def test_what_is_no_index_is_refused() -> None:
    with pytest.raises(ValueError, match="not an index"):
        Complaints.load(b"\x93\x01\x02\x03")
    with pytest.raises(ValueError, match="not an index"):
        Complaints.load(compile_index(TREES)[:-9])


def test_the_same_trees_give_the_same_index() -> None:
    assert compile_index(TREES) == compile_index(TREES)
    assert complaints().find("disk full") == complaints().find("DISK FULL")


def test_a_tree_that_is_known_by_the_form_of_an_error_alone_is_not_suggested() -> None:
    kb = Wiring().knowledge
    by_form = {id_ for id_, symptom in kb.symptoms.items() if symptom.shapes and not symptom.messages}
    assert by_form
    assert not by_form & {each.symptom for each in described(kb.symptoms, kb.causes)}
