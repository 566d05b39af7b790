"""The command line: one file per command; options in, lines and an exit code out.

To add a command, write `argmap/cli/NAME.py` with a click command in a function `NAME`, and add a
line to `COMMANDS` and to the table in README.md.
"""

from importlib import import_module

import click

# Each command and its line in `argmap --help`. The module of a command is imported when it is
# called, so that help and errors in arguments are fast.
COMMANDS = {
    "build": "Read each source, draft an annotation if there is none, check it, and draw the map.",
    "check": "Report problems in the files and flags on the texts, one per line.",
    "figures": "Audit the figures of a text: which computations hold and which do not.",
    "add": "Add documents (HTML, PDF, DOCX, Markdown, text) to the corpus as text.",
    "annotate": "Draft again and merge what is new into the annotation that you edit.",
    "accept": "Accept the machine's proposals: the ones you name, or all.",
    "fix": "Show quotes that no longer match the source exactly, or update them.",
    "rename": "Rename a statement and every reference to it.",
    "new": "Start an annotation by hand.",
    "eval": "Measure the drafts against documents that people annotated.",
    "train": "Train the drafter on your own annotations.",
    "explain": "Show the page of a rule, or the catalogue of all flags.",
}


class _CommandGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"argmap.cli.{cmd_name}")
        command = getattr(module, "eval_" if cmd_name == "eval" else cmd_name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_CommandGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="argmap", prog_name="argmap")
def main() -> None:
    """Read a public statement and show how it argues.

    argmap says what a text supports, never what is true. Put a text into corpus/ as NAME.txt, run
    `argmap build`, open output/NAME.html, correct corpus/NAME.argmap.md by hand, and build again.
    """
