"""Where Docker runs: on this host itself, in a virtual machine, a container, a CI job, a storage appliance."""
