"""The command line: one file a command; options in, lines and an exit code out."""

from __future__ import annotations

from importlib import import_module

import click

# A command is imported when it is called, so that help and errors in arguments answer at once.
COMMANDS = {
    "build": "Read each source, draft where no annotation stands, check, and draw the map.",
    "check": "Print the problems of the files and the flags of the texts, one a line.",
    "figures": "Print the audit of a text's figures: what agrees and what does not.",
    "add": "Take documents (HTML, PDF, DOCX, Markdown, text) into the corpus as text.",
    "annotate": "Draft again and merge what is new into the file that you edit.",
    "accept": "Accept proposals of the machine: chosen ones, or all.",
    "fix": "Show, or write, quotes in the words that the source has now.",
    "rename": "Change the id of a statement wherever it stands.",
    "new": "Begin an annotation by hand.",
    "eval": "Measure the drafts against documents that people annotated.",
    "train": "Train the drafter on your own annotations.",
    "explain": "Print the page of a rule, or the catalogue of all flags.",
}


class _Lazy(click.Group):
    """A group that knows the names of its commands and loads one when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's signature
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"argmap.cli.{cmd_name}")
        command = getattr(module, cmd_name, None) or getattr(
            module, f"{cmd_name}_"
        )  # `eval` is a name of Python's
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click's signature
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="argmap", prog_name="argmap")
def main() -> None:
    """Read a public statement and show how it argues.

    argmap says what a text supports, never what is true. Put a text into corpus/ as NAME.txt, run
    `argmap build`, open output/NAME.html, correct corpus/NAME.argmap.md by hand, and build again.
    """
