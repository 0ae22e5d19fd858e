"""Load a kernel module."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model.action import Action, Form
from assistant.model.pattern import Pattern
from assistant.model.risk import Affects, Aspect, Risk

_OF_CONTAINERS = Pattern(
    r"overlay|br_netfilter|bridge|veth|vxlan|ipvlan|macvlan|dummy|tun|loop|nvidia(_uvm|_modeset)?|aufs|zfs|btrfs|ext4|xfs"
    r"|dm_thin_pool|fuse|xt_[A-Za-z0-9_]+|ipt_[A-Za-z0-9_]+|ip6?_tables|ip_set\w*|ip_vs(_\w+)?|ip6?table_[a-z]+"
    r"|nf_[a-z0-9_]+|nft_[a-z0-9_]+|nfnetlink\w*|esp4|esp6",
    re.ASCII,
)
"""What Docker and its networks use: https://github.com/moby/moby/blob/master/contrib/check-config.sh"""


class LoadModule(Action, frozen=True, tag="load_module"):
    """Load a kernel module now, and at every boot through /etc/modules-load.d."""

    module: str

    forms = (Form("load_module", Risk.REVERSIBLE, shorthand="module"),)

    @property
    def affects(self) -> Affects:
        if _OF_CONTAINERS.fullmatch(self.module):
            return {}
        return {
            Aspect.SECURITY: f"More of the kernel can be used by every user of this host: the module {self.module}."
        }

    def reads_back(self) -> Iterator[str]:
        yield from (f"kernel.module:{self.module}", "loop.module", "kernel.overlayfs")
