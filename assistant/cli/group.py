"""A group of commands that says which command was probably meant by a name that is none."""

from __future__ import annotations

import click

from assistant.text.nearest import nearest


class Group(click.Group):
    """A group that helps with a mistyped name."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        known = self.list_commands(ctx)
        if args and args[0] not in known and not args[0].startswith("-"):
            near = nearest(args[0], known)
            hint = f" Did you mean '{near[0]}'?" if near else f" '{ctx.command_path} --help' lists the commands."
            raise click.UsageError(f"No such command: {args[0]}.{hint}")
        return super().resolve_command(ctx, args)
