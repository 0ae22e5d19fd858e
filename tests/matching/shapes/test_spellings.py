"""Each program dresses the same refusal otherwise; the shape is the same."""

from __future__ import annotations

import pytest

from assistant.matching.shapes.reader import read_shapes
from assistant.model.block import Block, BlockKind, Inside
from assistant.model.shape import Place, Shape

PATHS = {
    # Go
    "open /srv/shop/conf.toml: permission denied": "EACCES open /srv/shop/conf.toml",
    'time="2026-03-01T10:00:00Z" level=error msg="mkdir /srv/shop/cache: read-only file system"': (
        "EROFS create /srv/shop/cache"
    ),
    "lstat /srv/shop/gone: no such file or directory": "ENOENT look /srv/shop/gone",
    "chown /srv/shop/data: operation not permitted": "EPERM change /srv/shop/data",
    "fork/exec /opt/shop/bin/run: exec format error": "ENOEXEC execute /opt/shop/bin/run",
    "write /srv/shop/journal: no space left on device": "ENOSPC open /srv/shop/journal",
    "unlinkat /srv/shop/mnt: device or resource busy": "EBUSY remove /srv/shop/mnt",
    "open /srv/shop/a b/c: no such file or directory": "ENOENT open /srv/shop/a b/c",
    # coreutils, util-linux, tar
    "cat: /srv/shop/conf: Permission denied": "EACCES open /srv/shop/conf",
    "mkdir: cannot create directory '/srv/shop/x': No such file or directory": "ENOENT create /srv/shop/x",
    "cp: cannot stat \u2018/srv/shop/y\u2019: No such file or directory": "ENOENT look /srv/shop/y",
    "touch: cannot touch '/srv/shop/z': Read-only file system": "EROFS create /srv/shop/z",
    "rm: cannot remove '/srv/shop/mnt': Device or resource busy": "EBUSY remove /srv/shop/mnt",
    "umount: /srv/shop/mnt: target is busy.": "EBUSY mount /srv/shop/mnt",
    "tar: /srv/shop/out.tar: Cannot open: Permission denied": "EACCES open /srv/shop/out.tar",
    # shells
    "bash: /opt/shop/run.sh: Permission denied": "EACCES execute /opt/shop/run.sh",
    "-bash: /opt/shop/run.sh: /bin/zsh5: bad interpreter: No such file or directory": "ENOENT execute /bin/zsh5",
    "sh: 1: /opt/shop/run: not found": "ENOENT execute /opt/shop/run",
    "/usr/local/bin/start.sh: line 7: /srv/shop/pid: Permission denied": "EACCES open /srv/shop/pid",
    "bash: /opt/shop/tool: cannot execute binary file: Exec format error": "ENOEXEC execute /opt/shop/tool",
    # Python
    "PermissionError: [Errno 13] Permission denied: '/srv/shop/a'": "EACCES open /srv/shop/a",
    "FileNotFoundError: [Errno 2] No such file or directory: '/srv/shop/b'": "ENOENT open /srv/shop/b",
    "OSError: [Errno 30] Read-only file system: '/srv/shop/c'": "EROFS open /srv/shop/c",
    # Java
    "java.io.FileNotFoundException: /srv/shop/d.log (Permission denied)": "EACCES open /srv/shop/d.log",
    "java.nio.file.AccessDeniedException: /srv/shop/e": "EACCES open /srv/shop/e",
    "Caused by: java.nio.file.NoSuchFileException: /srv/shop/f": "ENOENT open /srv/shop/f",
    # .NET
    "System.UnauthorizedAccessException: Access to the path '/srv/shop/g' is denied.": "EACCES open /srv/shop/g",
    # Node
    "Error: EACCES: permission denied, mkdir '/srv/shop/h'": "EACCES create /srv/shop/h",
    "[Error: EROFS: read-only file system, open '/srv/shop/i'] {": "EROFS open /srv/shop/i",
    # PHP, Ruby, Rust
    "PHP Warning:  file_put_contents(/srv/shop/j): Failed to open stream: Permission denied in /app/x.php on line 3": (
        "EACCES open /srv/shop/j"
    ),
    "Errno::EACCES: Permission denied @ rb_sysopen - /srv/shop/k": "EACCES open /srv/shop/k",
    "Error: failed to read /srv/shop/l: Permission denied (os error 13)": "EACCES open /srv/shop/l",
    # servers
    '2026/03/01 10:00:00 [crit] 7#7: open() "/srv/shop/m" failed (13: Permission denied)': "EACCES open /srv/shop/m",
    'FATAL:  could not create directory "/srv/shop/n": Permission denied': "EACCES create /srv/shop/n",
    "mysqld: Can't create/write to file '/srv/shop/o' (OS errno 13 - Permission denied)": "EACCES create /srv/shop/o",
    "mysqld: File '/srv/shop/p' not found (Errcode: 2 - No such file or directory)": "ENOENT open /srv/shop/p",
}

ADDRESSES = {
    "dial tcp 10.20.0.7:6379: connect: connection refused": "ECONNREFUSED connect 10.20.0.7:6379",
    'Get "http://10.20.0.7:8080/health": dial tcp 10.20.0.7:8080: i/o timeout': "ETIMEDOUT connect 10.20.0.7:8080",
    "read tcp 10.20.0.2:51512->10.20.0.7:443: read: connection reset by peer": "ECONNRESET open 10.20.0.7:443",
    "listen tcp :8081: bind: address already in use": "EADDRINUSE listen :8081",
    "listen tcp 192.0.2.9:8081: bind: cannot assign requested address": "EADDRNOTAVAIL listen 192.0.2.9:8081",
    "dial tcp [fd00::7]:443: connect: network is unreachable": "ENETUNREACH connect [fd00::7]:443",
    "curl: (7) Failed to connect to 10.20.0.7 port 8080 after 2 ms: Connection refused": (
        "ECONNREFUSED connect 10.20.0.7:8080"
    ),
    "Connecting to 10.20.0.7:80... failed: No route to host.": "EHOSTUNREACH connect 10.20.0.7:80",
    "ssh: connect to host build.lan port 22: Connection timed out": "ETIMEDOUT connect build.lan:22",
    'psql: error: connection to server at "db.lan" (10.20.0.5), port 5432 failed: Connection refused': (
        "ECONNREFUSED connect db.lan:5432"
    ),
    'could not connect to server: Connection refused\n\tIs the server running on host "db.lan" (10.20.0.5) and'
    " accepting\n\tTCP/IP connections on port 5432?": "ECONNREFUSED connect 10.20.0.5",
    "Could not connect to Redis at 10.20.0.7:6379: Connection refused": "ECONNREFUSED connect 10.20.0.7:6379",
    "ERROR 2003 (HY000): Can't connect to MySQL server on '10.20.0.7:3306' (111)": (
        "ECONNREFUSED connect 10.20.0.7:3306"
    ),
    "Error: connect ECONNREFUSED 10.20.0.7:5672": "ECONNREFUSED connect 10.20.0.7:5672",
    "Error: listen EADDRINUSE: address already in use :::3000": "EADDRINUSE listen :3000",
    "Connect to search.lan:9200 [search.lan/10.20.0.8] failed: Connection refused": (
        "ECONNREFUSED connect search.lan:9200"
    ),
    "HTTPConnectionPool(host='10.20.0.7', port=8000): Max retries exceeded (Caused by NewConnectionError('<x>: Failed"
    " to establish a new connection: [Errno 111] Connection refused'))": "ECONNREFUSED connect 10.20.0.7:8000",
    "connect() failed (111: Connection refused) while connecting to upstream, client: 192.0.2.1, upstream:"
    ' "http://10.20.0.7:8080/"': "ECONNREFUSED connect 10.20.0.7:8080",
    "nginx: [emerg] bind() to 0.0.0.0:8080 failed (98: Address already in use)": "EADDRINUSE listen :8080",
    "(98)Address already in use: AH00072: make_sock: could not bind to address [::]:8080": ("EADDRINUSE connect :8080"),
    "redis.exceptions.ConnectionError: Error 111 connecting to 10.20.0.7:6379. Connection refused.": (
        "ECONNREFUSED connect 10.20.0.7:6379"
    ),
    "dial unix /run/shop.sock: connect: no such file or directory": "ENOENT connect /run/shop.sock",
    "ERROR 2002 (HY000): Can't connect to local MySQL server through socket '/run/mysqld/mysqld.sock' (2)": (
        "ENOENT connect /run/mysqld/mysqld.sock"
    ),
}

WITHOUT_OBJECT = {
    "OSError: [Errno 28] No space left on device": "ENOSPC open",
    "accept4: too many open files": "EMFILE open",
    "standard_init_linux.go:228: exec user process caused: exec format error": "ENOEXEC execute",
    "fork: Cannot allocate memory": "ENOMEM open",
    "request_key: Disk quota exceeded": "EDQUOT open",
    "stockd: worker ended: signal: killed": "SIGKILL open",
    "./build.sh: line 5:  1234 Segmentation fault      (core dumped) ./stockd": "SIGSEGV open",
    "stock.service: Main process exited, code=dumped, status=4/ILL": "SIGILL open",
}

NOTHING = (
    "I get permission denied when I open /srv/shop/conf",
    "My question: permission denied when I write to /srv/shop, why?",
    'what does "connection refused" mean for 10.20.0.7:80',
    "/srv/shop is a directory that I made",
    "the file exists, see /srv/shop",
    "    at sun.nio.fs.UnixException.translate(UnixException.java:90): Permission denied /srv/shop",
    '  File "/srv/shop/app.py", line 3, in <module>: Permission denied',
    "github.com/shop/app/main.go:12 +0x1d: permission denied",
    "goroutine 12 [running]: permission denied: /srv/shop",
    "ConnectionRefusedError: [Errno 111] Connection refused",
    "cat: notes.txt: No such file or directory",
    'level=info msg="address 10.20.0.7:80 is in use by nobody"',
    "no errors here: EVERYTHING at /srv/shop is fine",
)


def said(shape: Shape) -> str:
    return " ".join(filter(None, (shape.errno.value, shape.operation.value, shape.object)))


@pytest.mark.parametrize(("text", "shape"), [*PATHS.items(), *ADDRESSES.items(), *WITHOUT_OBJECT.items()])
def test_a_refusal_is_read_in_each_programs_spelling(text: str, shape: str) -> None:
    assert [said(each) for each in read_shapes(text)] == [shape]


def test_both_paths_of_a_rename_are_its_object() -> None:
    for text in (
        "rename /srv/shop/a /data/b: invalid cross-device link",
        "Error: EXDEV: cross-device link not permitted, rename '/srv/shop/a' -> '/data/b'",
        "OSError: [Errno 18] Invalid cross-device link: '/srv/shop/a' -> '/data/b'",
    ):
        assert [each.object for each in read_shapes(text)] == ["/srv/shop/a", "/data/b"], text


@pytest.mark.parametrize("text", NOTHING)
def test_prose_stack_frames_and_what_names_no_object_have_no_shape(text: str) -> None:
    assert read_shapes(text) == ()


def test_a_password_in_an_address_is_no_part_of_the_shape() -> None:
    found = read_shapes('connect "amqp://shop:s3cret@mq.lan:5672/": connection refused')
    assert [(each.object, each.host) for each in found] == [("mq.lan:5672", "mq.lan")]


def test_names_that_mean_something_else_to_each_process_are_no_object() -> None:
    assert read_shapes("open /proc/self/fd/7: permission denied") == ()


def test_what_a_container_prints_is_about_the_container() -> None:
    text = "PermissionError: [Errno 13] Permission denied: '/data/a'"
    block = Block(BlockKind.LOG, 1, 1, text, (1,), inside=Inside.CONTAINER, container="web-1")
    assert [(each.place, each.container) for each in read_shapes(text, [block])] == [(Place.CONTAINER, "web-1")]


@pytest.mark.parametrize("kind", [BlockKind.FILE, BlockKind.WORDS])
def test_what_a_file_or_a_person_says_reports_nothing(kind: BlockKind) -> None:
    text = "open /data/a: permission denied"
    assert read_shapes(text, [Block(kind, 1, 1, text, (1,))]) == ()
