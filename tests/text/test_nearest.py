"""What a mistyped name probably meant."""

from assistant.text.nearest import nearest

KNOWN = ("dns/no-nameserver", "network/port-taken", "disk/full", "disk/fuller")


def test_the_nearest_names_come_best_first():
    assert nearest("disk/ful", KNOWN, 2) == ("disk/full", "disk/fuller")


def test_nothing_near_is_nothing():
    assert nearest("completely else", KNOWN) == ()
    assert nearest("", KNOWN) == ()
