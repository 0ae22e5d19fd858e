"""Services of the host: systemd's units, or the scripts of SysV init."""
