#!/bin/sh
# Turns the namespaces this runs in into a Debian host of its own, then becomes its systemd.
# Called by labhost.py as: pivot.sh FOLDER HOSTNAME [READ-ONLY PATH...]
# FOLDER holds data/docker and data/containerd (a real file system: overlay2 does not go on an overlay).
set -e
folder=$1
name=$2
shift 2
root=$folder/root

# The caller joins the network to the world first, then says so.
read -r _
mount --make-rprivate /
cgroup_mounts=$(awk '$2 ~ /^\/sys\/fs\/cgroup/ && ($3 == "cgroup" || $3 == "cgroup2") {print $3, $2, $4}' /proc/mounts)

# The machine's own root below, memory above: nothing that happens in the host reaches the machine.
mount -t tmpfs -o size=4g,mode=755 tmpfs "$folder/scratch"
mkdir "$folder/scratch/upper" "$folder/scratch/work"
mount -t overlay -o "lowerdir=/,upperdir=$folder/scratch/upper,workdir=$folder/scratch/work" overlay "$root"
mount -t proc proc "$root/proc"
mount -t sysfs sysfs "$root/sys"
mount -t tmpfs -o mode=755 tmpfs "$root/run"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
mkdir "$root/run/lock"

mount -t tmpfs -o mode=755 tmpfs "$root/sys/fs/cgroup"
echo "$cgroup_mounts" | while read -r type path options; do
    [ "$path" = /sys/fs/cgroup ] || mkdir -p "$root$path"
    case $type,$options in
        cgroup2,*) mount -t cgroup2 cgroup2 "$root$path" ;;
        *name=systemd*) mount -t cgroup -o none,name=systemd cgroup "$root$path" ;;
        *) mount -t cgroup -o "$(echo "$options" | sed -E 's/\b(rw|ro|nosuid|nodev|noexec|relatime),?//g; s/,$//')" cgroup "$root$path" ;;
    esac
done

mount -t tmpfs -o mode=755 tmpfs "$root/dev"
while read -r node mode type major minor; do
    mkdir -p "$root/dev/$(dirname "$node")"
    mknod -m "$mode" "$root/dev/$node" "$type" "$major" "$minor"
done <<NODES
null 666 c 1 3
zero 666 c 1 5
full 666 c 1 7
random 666 c 1 8
urandom 666 c 1 9
tty 666 c 5 0
kmsg 600 c 1 11
fuse 666 c 10 229
net/tun 666 c 10 200
loop-control 660 c 10 237
NODES
minor=0
while [ $minor -lt 32 ]; do
    mknod -m 660 "$root/dev/loop$minor" b 7 $minor
    minor=$((minor + 1))
done
mkdir "$root/dev/pts" "$root/dev/shm" "$root/dev/mqueue"
mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts "$root/dev/pts"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
mount -t mqueue mqueue "$root/dev/mqueue"
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
for stream in 0:stdin 1:stdout 2:stderr; do ln -s "/proc/self/fd/${stream%:*}" "$root/dev/${stream#*:}"; done

# A data root of its own size lies in a file; its loop device goes with the last mount of it.
[ ! -f "$folder/data.img" ] || mount -o loop "$folder/data.img" "$folder/data/docker"
for data in docker containerd; do
    mkdir -p "$root/var/lib/$data"
    mount --bind "$folder/data/$data" "$root/var/lib/$data"
done
hostname "$name"
echo "$name" >"$root/etc/hostname"
printf '127.0.0.1 localhost\n127.0.1.1 %s\n' "$name" >"$root/etc/hosts"
rm -f "$root/etc/resolv.conf"
printf 'nameserver 10.77.0.1\noptions timeout:1 attempts:2\n' >"$root/etc/resolv.conf"
mkdir -p "$root/etc/network"
cat >"$root/etc/network/interfaces" <<INTERFACES
auto eth0
iface eth0 inet static
    address 10.77.0.2/24
    gateway 10.77.0.1
    dns-nameservers 10.77.0.1
INTERFACES
tr -d - </proc/sys/kernel/random/uuid >"$root/etc/machine-id"
rm -f "$root/usr/sbin/policy-rc.d" "$root/usr/local/bin/docker"
rm -rf "$root/etc/docker" "$root/root/.docker" "$root/var/log/journal"
mkdir -p "$root/etc/docker"

units=$root/etc/systemd/system
rm -rf "$units"/*.wants "$units"/*.requires
mkdir -p "$units/lab.target.wants" "$units/multi-user.target.wants" "$units/sockets.target.wants"
for unit in docker.service containerd.service; do ln -s "/lib/systemd/system/$unit" "$units/multi-user.target.wants/$unit"; done
ln -s /lib/systemd/system/docker.socket "$units/sockets.target.wants/docker.socket"
for unit in docker.service containerd.service dbus.service; do ln -s "/lib/systemd/system/$unit" "$units/lab.target.wants/$unit"; done
printf '[Unit]\nDescription=Lab host\nRequires=basic.target\nAfter=basic.target\nAllowIsolate=yes\n' >"$units/lab.target"
# What has no business inside: hardware, the machine's clock and kernel, consoles.
for unit in systemd-udevd.service systemd-udevd-control.socket systemd-udevd-kernel.socket systemd-udev-trigger.service \
    systemd-udev-settle.service systemd-timesyncd.service systemd-modules-load.service systemd-logind.service \
    systemd-sysctl.service systemd-random-seed.service systemd-update-utmp.service systemd-pstore.service \
    systemd-remount-fs.service systemd-machine-id-commit.service systemd-firstboot.service systemd-sysusers.service \
    systemd-binfmt.service systemd-tmpfiles-setup-dev.service systemd-journal-flush.service systemd-resolved.service \
    kmod-static-nodes.service sys-kernel-config.mount sys-kernel-debug.mount sys-kernel-tracing.mount \
    sys-fs-fuse-connections.mount dev-hugepages.mount proc-sys-fs-binfmt_misc.automount \
    proc-sys-fs-binfmt_misc.mount console-getty.service getty.target remote-fs.target swap.target; do
    ln -sf /dev/null "$units/$unit"
done
mkdir -p "$root/etc/systemd/journald.conf.d"
printf '[Journal]\nStorage=volatile\nReadKMsg=no\nAudit=no\n' >"$root/etc/systemd/journald.conf.d/lab.conf"
: >"$root/etc/fstab"

# Homes as Debian makes them, not the machine's own; every user may get at the Python below /root.
chmod 755 "$root/root"
rm -f "$root/root/.bash_profile" "$root/root/.bash_login" "$root/root/.bashrc"
cp "$root/etc/skel/.profile" "$root/root/.profile"
for folder in .cache .config .local; do
    mkdir -p "$root/root/$folder"
    mount -t tmpfs tmpfs "$root/root/$folder"
done

# The code under test and its Python, wherever they lie (often below /tmp, which is fresh here).
for path; do
    mkdir -p "$root$path"
    mount --bind "$path" "$root$path"
    mount -o remount,bind,ro "$root$path"
done

cd "$root"
mkdir -p "$root/mnt"
pivot_root . mnt
umount -l /mnt
export container=drydock-lab HOME=/ PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
exec /lib/systemd/systemd --system --unit=lab.target --log-target=journal </dev/null >/dev/null 2>&1
