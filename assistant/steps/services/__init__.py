"""Services as systemd and SysV init know them, and what stops with them."""
