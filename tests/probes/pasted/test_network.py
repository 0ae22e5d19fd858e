"""What pasted tables of interfaces, routes and sockets show."""

from __future__ import annotations

import pytest

from tests.probes.pasted.shown import NOT_SHOWN, shown

IP_A = """\
$ ip a
1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000
    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
    inet 127.0.0.1/8 scope host lo
2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1450 qdisc fq_codel state UP group default qlen 1000
    inet 10.0.0.5/24 brd 10.0.0.255 scope global dynamic eth0
3: docker0: <NO-CARRIER,BROADCAST,MULTICAST,UP> mtu 1500 qdisc noqueue state DOWN group default
    link/ether 02:42:ac:11:00:01 brd ff:ff:ff:ff:ff:ff
    inet6 fe80::42:acff:fe11:1/64 scope link
"""
FACTS = ("interface.exists of docker0", "interface.up of docker0", "interface.mtu of eth0", "interface.ipv4 of eth0")


def test_interfaces_are_shown_with_state_mtu_and_address() -> None:
    assert shown(IP_A, *FACTS, "interface.ipv4 of docker0") == (True, True, 1450, "10.0.0.5/24", None)


def test_an_interface_that_the_whole_list_lacks_is_not_there() -> None:
    assert shown(IP_A, "interface.exists of br-abc") == (False,)


@pytest.mark.parametrize("command", ["ip a | head -5", "ip addr show eth0", "ip -4 addr", "ifconfig"])
def test_a_part_of_the_list_lacks_nothing(command: str) -> None:
    assert shown(IP_A.replace("ip a", command, 1), "interface.exists of br-abc") == (NOT_SHOWN,)


IFCONFIG = """\
# ifconfig docker0
docker0: flags=4099<UP,BROADCAST,MULTICAST>  mtu 1500
        inet 172.17.0.1  netmask 255.255.0.0  broadcast 172.17.255.255
"""
OLD_IFCONFIG = """\
# ifconfig docker0
docker0   Link encap:Ethernet  HWaddr 02:42:00:00:00:00
          inet addr:172.17.0.1  Bcast:172.17.255.255  Mask:255.255.0.0
          UP BROADCAST MULTICAST  MTU:1500  Metric:1
"""


@pytest.mark.parametrize("text", [IFCONFIG, OLD_IFCONFIG], ids=["net-tools 2", "net-tools 1"])
def test_ifconfig_shows_the_same(text: str) -> None:
    facts = ("interface.up of docker0", "interface.ipv4 of docker0", "interface.mtu of docker0")
    assert shown(text, *facts) == (True, "172.17.0.1/16", 1500)


def test_a_link_without_addresses_says_nothing_about_them() -> None:
    text = "$ ip link show docker0\n3: docker0: <BROADCAST,MULTICAST> mtu 1500 qdisc noqueue state DOWN mode DEFAULT\n"
    assert shown(text, "interface.up of docker0", "interface.ipv4 of docker0") == (False, NOT_SHOWN)


def test_a_device_that_ip_does_not_find_is_not_there() -> None:
    assert shown('$ ip addr show docker0\nDevice "docker0" does not exist.\n', FACTS[0]) == (False,)


IP_R = """\
$ ip r
default via 10.0.0.1 dev eth0 proto dhcp metric 100
10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.5
172.16.0.0/12 via 10.0.0.9 dev tun0
172.17.0.0/16 dev docker0 proto kernel scope link src 172.17.0.1 linkdown
"""
ROUTE_N = """\
$ route -n
Kernel IP routing table
Destination     Gateway         Genmask         Flags Metric Ref    Use Iface
0.0.0.0         10.0.0.1        0.0.0.0         UG    100    0        0 eth0
10.0.0.0        0.0.0.0         255.255.255.0   U     100    0        0 eth0
172.16.0.0      10.0.0.9        255.240.0.0     UG    0      0        0 tun0
"""


@pytest.mark.parametrize("text", [IP_R, ROUTE_N, IP_R.replace("ip r", "ip route show", 1)], ids=["ip", "route", "show"])
def test_routes_show_the_default_one_and_what_takes_dockers_ranges(text: str) -> None:
    assert shown(text, "network.default_route", "network.pool_routes") == (True, ["172.16.0.0/12 on tun0"])


def test_without_a_default_route_there_is_none() -> None:
    assert shown(IP_R.replace("default via", "1.2.3.0/24 via"), "network.default_route") == (False,)


@pytest.mark.parametrize(
    "command", ["ip r | grep docker", "ip route show dev docker0", "ip -6 route", "ip route get 1.1.1.1"]
)
def test_a_part_of_the_routes_does_not_show_that_there_is_no_default(command: str) -> None:
    text = f"$ {command}\n172.17.0.0/16 dev docker0 proto kernel scope link src 172.17.0.1\n"
    assert shown(text, "network.default_route", "network.pool_routes") == (NOT_SHOWN,) * 2


SOCKETS = {
    "ss": "# ss -ltnp\nState  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\n"
    'LISTEN 0      511          0.0.0.0:80        0.0.0.0:*    users:(("nginx",pid=991,fd=6),("nginx",pid=990,fd=6))\n',
    "ss -tulpn": "# ss -tulpn\nNetid State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\n"
    'tcp   LISTEN 0      511             [::]:80           [::]:*    users:(("nginx",pid=990,fd=6))\n',
    "netstat": "# netstat -tlnp\nActive Internet connections (only servers)\n"
    "Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name\n"
    "tcp        0      0 0.0.0.0:80              0.0.0.0:*               LISTEN      990/nginx: master\n",
    "filtered": "# netstat -tulpn | grep :80\n"
    "tcp6       0      0 :::80                   :::*                    LISTEN      990/nginx\n",
    "lsof": "# lsof -i :80\nCOMMAND  PID     USER   FD   TYPE DEVICE SIZE/OFF NODE NAME\n"
    "nginx    990     root    6u  IPv4  21345      0t0  TCP *:80 (LISTEN)\n",
}


@pytest.mark.parametrize("text", SOCKETS.values(), ids=SOCKETS.keys())
def test_who_listens_is_shown(text: str) -> None:
    assert shown(text, "port.holder_process of 80", "port.holder_pid of 80") == ("nginx", 990)


def test_a_port_on_which_somebody_listens_is_not_free() -> None:
    assert shown(SOCKETS["netstat"], "port.free of 80") == (False,)


def test_a_port_nobody_listens_on_may_still_be_published() -> None:
    assert shown(SOCKETS["ss"], "port.free of 8080") == (NOT_SHOWN,)


LISTENERS = """\
# ss -ltn
State  Recv-Q Send-Q Local Address:Port Peer Address:Port
LISTEN 0      511        127.0.0.1:5432      0.0.0.0:*
LISTEN 0      511            [::1]:5432         [::]:*
LISTEN 0      511                *:9090            *:*
"""


def test_the_addresses_of_listeners_are_shown() -> None:
    facts = ("listener.local_only of 5432", "listener.local_only of 9090", "listener.exists of 80")
    assert shown(LISTENERS, *facts, "listener.addresses of 5432") == (True, False, False, ["127.0.0.1", "::1"])


def test_a_filtered_table_does_not_show_that_nobody_listens() -> None:
    text = LISTENERS.replace("ss -ltn", "ss -ltn | grep 5432")
    assert shown(text, "listener.exists of 80", "port.free of 80") == (NOT_SHOWN,) * 2
