"""Which programs there are: what a command line begins with, and who speaks when one of them runs."""

from __future__ import annotations

from assistant.model.speaker import Speaker

_SPEAKERS = {
    "docker": Speaker.DOCKER_CLI,
    "docker-compose": Speaker.COMPOSE,
    "docker-buildx": Speaker.BUILDX,
    "dockerd": Speaker.DOCKERD,
    "docker.dockerd": Speaker.DOCKERD,
    "dockerd-rootless.sh": Speaker.ROOTLESSKIT,
    "dockerd-rootless-setuptool.sh": Speaker.ROOTLESSKIT,
    "rootlesskit": Speaker.ROOTLESSKIT,
    "buildctl": Speaker.BUILDKIT,
    "buildkitd": Speaker.BUILDKIT,
    "containerd": Speaker.CONTAINERD,
    "containerd-shim": Speaker.CONTAINERD,
    "containerd-shim-runc-v2": Speaker.CONTAINERD,
    "ctr": Speaker.CONTAINERD,
    "nerdctl": Speaker.CONTAINERD,
    "runc": Speaker.RUNC,
    "crun": Speaker.CRUN,
    "crictl": Speaker.CRICTL,
    "podman": Speaker.PODMAN,
    "podman-compose": Speaker.PODMAN,
    "kubectl": Speaker.KUBECTL,
    "oc": Speaker.KUBECTL,
    "helm": Speaker.KUBECTL,
    "kubeadm": Speaker.KUBEADM,
    "kubelet": Speaker.KUBELET,
    "minikube": Speaker.MINIKUBE,
    "etcd": Speaker.ETCD,
    "etcdctl": Speaker.ETCD,
    "systemd": Speaker.SYSTEMD,
    "dmesg": Speaker.KERNEL,
    "modprobe": Speaker.KERNEL,
    "kernel": Speaker.KERNEL,
    "audit": Speaker.KERNEL,
    "auditd": Speaker.KERNEL,
    "iptables": Speaker.IPTABLES,
    "ip6tables": Speaker.IPTABLES,
    "iptables-save": Speaker.IPTABLES,
    "nft": Speaker.IPTABLES,
    "firewall-cmd": Speaker.FIREWALLD,
    "firewalld": Speaker.FIREWALLD,
    "nvidia-smi": Speaker.NVIDIA,
    "nvidia-ctk": Speaker.NVIDIA,
    "nvidia-container-cli": Speaker.NVIDIA,
    "lxc": Speaker.LXC,
    "incus": Speaker.LXC,
    "pct": Speaker.LXC,
    "wsl": Speaker.WSL,
    "wsl.exe": Speaker.WSL,
    "apt": Speaker.APT,
    "apt-get": Speaker.APT,
    "apt-cache": Speaker.APT,
    "aptitude": Speaker.APT,
    "dpkg": Speaker.APT,
    "dnf": Speaker.DNF,
    "yum": Speaker.DNF,
    "rpm": Speaker.DNF,
    "snap": Speaker.SNAP,
    "snapd": Speaker.SNAP,
    "git": Speaker.GIT,
    "com.docker.backend": Speaker.DESKTOP,
}

_OTHERS = """
    aa-enabled aa-status act apk apparmor_parser apparmor_status arp audit2allow ausearch awk aws az base64 bash
    bcdedit blkid bootctl brctl brew bridge buildah busctl busybox cat cd chmod choco chown chronyc cmd colima conda
    conntrack coredumpctl cosign cp crane crontab curl cut date ddev devcontainer df dig dir dnsmasq doas doctl
    dpkg-query dpkg-reconfigure drone dstat du echo egrep eksctl enable-windowsoptionalfeature env ethtool export
    faas-cli fdisk fgrep find findmnt flyctl free fuser gcloud get-content get-process get-service getconf
    getenforce getent getfacl getsebool gitlab-runner go gpasswd grep groupadd groups grubby halt head heroku
    history host hostname hostnamectl htop hwclock id ifconfig initctl insmod invoke-webrequest iostat iotop ip
    ipcalc ipconfig ipset ipvsadm java join journalctl jq k0s k3d k3s k9s kaniko kill killall kind kompose launchctl
    lazydocker ldd less lima limactl ll locale localectl login loginctl losetup ls ls-remote lsb_release lsblk lscpu
    lsmod lsns lsof lspci lsusb lvs machinectl make microk8s mkdir mkfs mknod modinfo more mount mv mysql nano nc
    needrestart nethogs netsh netstat networkctl newgrp nmap nmcli node nohup npm npx nslookup ntpq openssl
    optionalfeatures oras orbctl pacman passwd ping pip pip3 pipx pnpm poetry powershell printenv ps psql pstree
    pulumi pvs pwd python python3 rc-service rc-update reboot redis-cli regctl resolvectl restart-service restorecon
    rke2 rm route rsync sam sc scoop scp scutil sed semanage semodule service sestatus set set-location setenforce
    setfacl setsebool sh shutdown skopeo sleep smartctl ss ssh start-service stat strace su sudo sudoedit
    supervisorctl swapoff swapon synopkg synoservice sysctl sysdig systemctl systemd-analyze systemd-cgls
    systemd-resolve systeminfo tail tcpdump tee telnet terraform test test-netconnection time timedatectl timesyncd
    top touch tracepath traceroute trivy type udevadm ufw ulimit umount uname unset update-alternatives
    update-ca-certificates update-grub useradd usermod vagrant ver vgs vi vim vmstat vncserver wc wget where whereis
    which who whoami winget winver woodpecker-cli write xargs yarn zfs zpool zypper
"""
KNOWN = frozenset(_SPEAKERS) | frozenset(_OTHERS.split())
_SHOWS_ANY = "journalctl systemctl service ssh cat tail head less more grep tee vagrant k3s rke2"
_ANY = frozenset(_SHOWS_ANY.split())
"""What they print, others have written."""


def is_program(word: str) -> bool:
    """Whether a word is what a command line begins with."""
    name = word.rpartition("/")[2].lower().removesuffix(".exe")
    return name in KNOWN or word.startswith(("./", "/usr/", "/bin/", "/sbin/", "/opt/"))


def speaker_of(argv: tuple[str, ...]) -> Speaker | None:
    """Who speaks in the output of a command; the shell's commands show what anybody has written."""
    name = argv[0].rpartition("/")[2].lower() if argv else ""
    words = [word for word in argv[1:3] if not word.startswith("-")]
    if name == "docker" and words:
        if words[0] in ("compose", "stack"):
            return Speaker.COMPOSE if words[0] == "compose" else Speaker.DOCKER_CLI
        if words[0] in ("buildx", "build"):
            return Speaker.BUILDX
    if name in _ANY:
        return None
    return _SPEAKERS.get(name.removesuffix(".exe"), Speaker.SHELL)


def speaker_called(ident: str) -> Speaker | None:
    """Who writes log lines under a name, as `dockerd` of `dockerd[123]: `; None when nobody that trees know."""
    name = ident.rpartition("/")[2].strip("()").lower()
    if name.startswith("systemd-"):
        return Speaker.SYSTEMD
    return _SPEAKERS.get(name)
