"""What a host's own commands print: disks, services, networks, users, the kernel."""
