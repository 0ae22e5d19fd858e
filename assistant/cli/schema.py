"""`drydock schema NAME`: the JSON Schema of what the commands print with --json."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from assistant.cli.options import json_option
from assistant.cli.output import print_json
from assistant.model.errors import UsageError


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from assistant.model.schemas import SCHEMAS

    return [CompletionItem(name, help=says) for name, (says, _) in SCHEMAS.items() if name.startswith(incomplete)]


@click.command("schema")
@click.argument("name", required=False, shell_complete=_complete)
@json_option
def command(name: str | None, as_json: bool) -> int:
    """Print the JSON Schema of what a command prints with --json.

    Without NAME, list the names.

    Example: drydock schema diagnosis > diagnosis.schema.json
    """
    from assistant.model.schemas import SCHEMAS, schema_of

    says = {each: about for each, (about, _) in SCHEMAS.items()}
    if name is None and as_json:
        print_json({"schema": "drydock.schemas/1", "names": says})
    elif name is None:
        for each, about in says.items():
            click.echo(f"{each:12}{about}")
    elif name in says:
        print_json(schema_of(name))
    else:
        raise UsageError(f"there is no schema {name}", reference="unknown-schema", hint=f"one of {', '.join(says)}")
    return 0
