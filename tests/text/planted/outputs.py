"""What Docker and its neighbours print, with holes for IDs; long lines go on after a backslash."""

from __future__ import annotations

_OUTPUTS = """\
CONTAINER ID   IMAGE     COMMAND                  CREATED       STATUS       PORTS     NAMES
«short-id»   nginx     "/docker-entrypoint.…"   2 hours ago   Up 2 hours   80/tcp    web
====
Client: Docker Engine - Community
 Version:           24.0.7
 API version:       1.43
 Go version:        go1.20.10
 Git commit:        «short-id»
 Built:             Thu Oct 26 09:08:01 2023
====
 Server Version: 24.0.7
 Storage Driver: overlay2
  Backing Filesystem: extfs
 Cgroup Driver: systemd
 Swarm: active
  NodeID: «node-id»
  Is Manager: true
  ClusterID: «node-id»
  Node Address: «ipv4»
 containerd version: «sha»
 runc version: v1.1.9-0-gccaecfc
 init version: de40ad0
 Security Options:
  apparmor
  seccomp
   Profile: builtin
 Kernel Version: «kernel»
 ID: «uuid»
 Docker Root Dir: /var/lib/docker
====
 Registry: https://index.docker.io/v1/
 Username: alice
 Experimental: false
 Insecure Registries:
  10.0.0.5:5000
  127.0.0.0/8
 HTTP Proxy: http://proxy.example:3128
 No Proxy: localhost,127.0.0.1
====
[{"Id":"«container-id»","Created":"«timestamp»","Path":"nginx","Args":["-g","daemon\
 off;"],"State":{"Status":"running","Pid":812,"ExitCode":0},"Image":"«digest»","ResolvConfPath":"/var/lib/docker\
/containers/«container-id»/resolv.conf","Name":"/web","RestartCount":0,"Driver":"overlay2"}]
====
"NetworkSettings": {"SandboxID": "«container-id»", "SandboxKey": "«netns»", "Networks": {"bridge":\
 {"EndpointID": "«container-id»", "Gateway": "172.17.0.1", "IPAddress": "172.17.0.2", "MacAddress": "«mac»"}}}
====
"GraphDriver": {"Data": {"LowerDir": "«overlay-link»:«overlay-link»", "MergedDir": "«overlay»"}, "Name":\
 "overlay2"}
====
app@sha256:«container-id»: Pulling from team/app
«short-id»: Pull complete
Digest: «digest»
Status: Downloaded newer image for app:latest
====
#12 exporting to image
#12 exporting layers done
#12 writing image «digest» done
#12 naming to docker.io/library/app done
====
Step 3/9 : RUN apt-get update
 ---> Running in «short-id»
Removing intermediate container «short-id»
 ---> «short-id»
====
Nov 20 10:00:00 host dockerd[812]: time="«timestamp»" level=warning msg="cleaning up after shim disconnected"\
 id=«container-id» namespace=moby
====
Nov 20 10:00:00 host containerd[700]: time="«timestamp»" level=info msg="starting signal loop" namespace=moby\
 path=/run/containerd/io.containerd.runtime.v2.task/moby/«container-id» pid=4000 runtime=io.containerd.runc.v2
====
Nov 20 10:00:00 host kernel: docker0: port 1(«veth») entered blocking state
Nov 20 10:00:00 host kernel: device «veth» entered promiscuous mode
====
Nov 20 10:00:00 host systemd[1]: docker-«container-id».scope: Deactivated successfully.
====
panic: runtime error: invalid memory address or nil pointer dereference
[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x55d5c0a1]
goroutine 1 [running]:
main.main()
\t/go/src/app/main.go:12 +«address»
====
NETWORK ID     NAME      DRIVER    SCOPE
«short-id»   bridge    bridge    local
«short-id»   app_default   bridge    local
====
DRIVER    VOLUME NAME
local     «container-id»
local     db_data
====
2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq_codel state UP group default qlen 1000
    link/ether «mac» brd ff:ff:ff:ff:ff:ff
    inet «ipv4»/24 brd 10.0.0.255 scope global eth0
    inet6 «ipv6»/64 scope link
====
default via «ipv4» dev eth0 proto dhcp metric 100
172.17.0.0/16 dev docker0 proto kernel scope link src 172.17.0.1
====
nameserver «ipv4»
nameserver «ipv4»
search corp.example
options edns0 trust-ad
====
Filesystem      Size  Used Avail Use% Mounted on
overlay          79G   40G   36G  53% «overlay»
====
Get "https://reg.example/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority
====
error from registry: manifest unknown: manifest unknown «digest»
====
kubeadm join «ipv4»:6443 --discovery-token-ca-cert-hash «digest»
====
node «node-id» is not a swarm manager; addr=«ipv4»:2377
====
The following signatures couldn't be verified because the public key is not available: NO_PUBKEY «gpg-key»
====
ECDSA key fingerprint is «host-key».
This key is not known by any other names
====
«public-key»
====
npm ERR! integrity «integrity» mismatch
====
github.com/moby/moby v24.0.7+incompatible «go-sum»
====
certificate fingerprint SHA1 «fingerprint»
====
"RepoDigests": ["reg.example/app@«digest»"], "RootFS": {"Type": "layers", "Layers": ["«digest»", "«digest»"]}
====
{"status":"Pulling fs layer","progressDetail":{},"id":"«short-id»"}
====
deploy/app: «image» pinned to «image-digest» by trace «trace-id»
====
mount point «device» on «cgroup» is busy"""
OUTPUTS = tuple(_OUTPUTS.split("\n====\n"))
