"""All probes and the vocabulary of facts that they give: a new probe is a module and its line here."""

from __future__ import annotations

from assistant.model.fact import FactSpec
from assistant.probes import gpu, interface, listener, loop, port, program, rival, route, selinux
from assistant.probes.config import file as config_file
from assistant.probes.config import flag as config_flag
from assistant.probes.config import key as config_key
from assistant.probes.config import misspelt as config_misspelt
from assistant.probes.container import events as container_events
from assistant.probes.container import files as container_files
from assistant.probes.container import kernel_log as container_kernel_log
from assistant.probes.container import process as container_process
from assistant.probes.container import room as container_room
from assistant.probes.container import shells as container_shells
from assistant.probes.container import state as container_state
from assistant.probes.daemon import answering as daemon_answering
from assistant.probes.daemon import client as daemon_client
from assistant.probes.daemon import containers as daemon_containers
from assistant.probes.daemon import context as daemon_context
from assistant.probes.daemon import endpoint as daemon_endpoint
from assistant.probes.daemon import info as daemon_info
from assistant.probes.daemon import installed as daemon_installed
from assistant.probes.daemon import next_login as daemon_next_login
from assistant.probes.daemon import process as daemon_process
from assistant.probes.daemon import socket as daemon_socket
from assistant.probes.daemon import variables as daemon_variables
from assistant.probes.daemon import version as daemon_version
from assistant.probes.disk import faults as disk_faults
from assistant.probes.disk import fstab as disk_fstab
from assistant.probes.disk import holding as disk_holding
from assistant.probes.disk import leftovers as disk_leftovers
from assistant.probes.disk import logs as disk_logs
from assistant.probes.disk import mounts as disk_mounts
from assistant.probes.disk import root as disk_root
from assistant.probes.disk import share as disk_share
from assistant.probes.disk import space as disk_space
from assistant.probes.disk import usage as disk_usage
from assistant.probes.dns import candidates as dns_candidates
from assistant.probes.dns import hosts_file as dns_hosts_file
from assistant.probes.dns import name as dns_name
from assistant.probes.dns import resolvers as dns_resolvers
from assistant.probes.dns import server as dns_server
from assistant.probes.dns import servers as dns_servers
from assistant.probes.firewall import docker as firewall_docker
from assistant.probes.firewall import managers as firewall_managers
from assistant.probes.firewall import rules as firewall_rules
from assistant.probes.image import image as image_image
from assistant.probes.image import shells as image_shells
from assistant.probes.kernel import clock as kernel_clock
from assistant.probes.kernel import log as kernel_log
from assistant.probes.kernel import module as kernel_module
from assistant.probes.kernel import namespace as kernel_namespace
from assistant.probes.kernel import processor as kernel_processor
from assistant.probes.kernel import swap as kernel_swap
from assistant.probes.kernel import sysctl as kernel_sysctl
from assistant.probes.kernel import system as kernel_system
from assistant.probes.kernel import tables as kernel_tables
from assistant.probes.kube import described as kube_described
from assistant.probes.kube import nodes as kube_nodes
from assistant.probes.kube import pods as kube_pods
from assistant.probes.kube import runtime as kube_runtime
from assistant.probes.limit import kernel as limit_kernel
from assistant.probes.login import file as login_file
from assistant.probes.login import registry as login_registry
from assistant.probes.network import attached as network_attached
from assistant.probes.network import bridges as network_bridges
from assistant.probes.network import forwarding as network_forwarding
from assistant.probes.network import host as network_host
from assistant.probes.network import network as network_network
from assistant.probes.network import pools as network_pools
from assistant.probes.network import routes as network_routes
from assistant.probes.network import uplink as network_uplink
from assistant.probes.path import guards as path_guards
from assistant.probes.path import mount as path_mount
from assistant.probes.path import place as path_place
from assistant.probes.path import program as path_program
from assistant.probes.place import engine as place_engine
from assistant.probes.place import system as place_system
from assistant.probes.probe import Probe
from assistant.probes.project import compose as project_compose
from assistant.probes.project import dockerfile as project_dockerfile
from assistant.probes.project import ignore as project_ignore
from assistant.probes.proxy import reach as proxy_reach
from assistant.probes.proxy import service as proxy_service
from assistant.probes.registry import kind as registry_kind
from assistant.probes.registry import reach as registry_reach
from assistant.probes.registry import through_daemon as registry_through_daemon
from assistant.probes.registry import trust as registry_trust
from assistant.probes.service import files as service_files
from assistant.probes.service import journal as service_journal
from assistant.probes.service import manager as service_manager
from assistant.probes.service import mask as service_mask
from assistant.probes.service import program as service_program
from assistant.probes.service import stopped_with as service_stopped_with
from assistant.probes.service import tasks as service_tasks
from assistant.probes.service import unit as service_unit
from assistant.probes.swarm import nodes as swarm_nodes
from assistant.probes.swarm import services as swarm_services
from assistant.probes.user import free_ids as user_free_ids
from assistant.probes.user import group as user_group
from assistant.probes.user import home as user_home
from assistant.probes.user import invoker as user_invoker
from assistant.probes.user import next_login as user_next_login
from assistant.probes.user import subids as user_subids
from assistant.probes.user import sudo as user_sudo

_MODULES = (
    config_file,
    config_flag,
    config_key,
    config_misspelt,
    container_events,
    container_files,
    container_kernel_log,
    container_process,
    container_room,
    container_shells,
    container_state,
    daemon_answering,
    daemon_client,
    daemon_installed,
    daemon_containers,
    daemon_context,
    daemon_endpoint,
    daemon_info,
    daemon_next_login,
    daemon_process,
    daemon_socket,
    daemon_variables,
    daemon_version,
    disk_holding,
    disk_leftovers,
    disk_faults,
    disk_fstab,
    disk_logs,
    disk_mounts,
    disk_root,
    disk_share,
    disk_space,
    disk_usage,
    dns_candidates,
    dns_hosts_file,
    dns_name,
    dns_resolvers,
    dns_server,
    dns_servers,
    firewall_docker,
    firewall_managers,
    firewall_rules,
    gpu,
    image_image,
    image_shells,
    interface,
    kernel_clock,
    kernel_log,
    kernel_module,
    kernel_namespace,
    kernel_processor,
    kernel_swap,
    kernel_sysctl,
    kernel_system,
    kernel_tables,
    kube_described,
    kube_nodes,
    kube_pods,
    kube_runtime,
    limit_kernel,
    listener,
    login_file,
    login_registry,
    loop,
    network_attached,
    network_bridges,
    network_forwarding,
    network_host,
    network_network,
    network_pools,
    network_routes,
    network_uplink,
    path_guards,
    path_mount,
    path_place,
    path_program,
    place_engine,
    place_system,
    port,
    program,
    project_compose,
    project_dockerfile,
    project_ignore,
    proxy_reach,
    proxy_service,
    registry_reach,
    registry_kind,
    registry_trust,
    registry_through_daemon,
    rival,
    route,
    selinux,
    service_files,
    service_journal,
    service_manager,
    service_program,
    service_stopped_with,
    service_tasks,
    service_mask,
    service_unit,
    swarm_nodes,
    swarm_services,
    user_free_ids,
    user_group,
    user_home,
    user_invoker,
    user_next_login,
    user_subids,
    user_sudo,
)

PROBES: tuple[Probe, ...] = tuple(module.PROBE for module in _MODULES)

SPECS: dict[str, FactSpec] = {spec.name: spec for probe in PROBES for spec in probe.specs}
