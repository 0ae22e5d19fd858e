"""`drydock completion`: completion for the shells."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> int:
    """Print the completion script for SHELL.

    \b
    bash, in ~/.bashrc:  eval "$(drydock completion bash)"
    zsh, in ~/.zshrc:    eval "$(drydock completion zsh)"
    fish, once:          drydock completion fish \\
                           > ~/.config/fish/completions/drydock.fish
    """
    from assistant.cli.main import root

    found = get_completion_class(shell)
    if found is None:  # pragma: no cover - click knows all three
        raise click.UsageError(f"no completion for {shell}")
    click.echo(found(root, {}, "drydock", "_DRYDOCK_COMPLETE").source())
    return 0
