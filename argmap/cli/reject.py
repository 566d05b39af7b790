"""`argmap reject`: remove proposals that the text does not make."""

import click

from argmap.cli import say
from argmap.cli._output import exit_on_error, print_revisions


@click.command()
@click.argument("path")
@click.argument("names", nargs=-1, metavar="[ID]...")
@click.option("--why", default="", metavar="REASON", help="The reason, kept with what is rejected.")
def reject(path: str, names: tuple[str, ...], *, why: str) -> None:
    """Reject proposals of the machine: the ones you name.

    PATH is an annotation or its source. ID is a statement, such as `fewer-accidents`, or a link,
    such as 'fewer-accidents -> programme-works', which may be only suggested. With a statement go
    the proposed links that begin or end at it, and with a link what undercuts it. What you wrote or
    accepted is never removed. Without an ID it lists what was rejected so far, with the reasons.
    Exits with 0, or with 2 if something could not be done.
    """
    from argmap import decision
    from argmap.model import ArgmapError
    from argmap.symbols import in_shell

    with exit_on_error(path):
        if why and not names:
            raise ArgmapError(
                f"{path}: nothing was rejected; --why needs to know what: add the id of a proposal "
                f"(`argmap accept {in_shell(path)}` lists them)"
            )
        if not names:
            found = list(decision.rejected(path))
            say("\n".join(found or [f"{path}: nothing was rejected so far"]))
            return
        result = decision.reject(path, names, why=why)
    print_revisions([result])
