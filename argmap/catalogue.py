"""The catalogue of flags: one row for each published code, with its name, level and who raises it.

A row leads to the rest. The rule of `cause-asserted` is `flags/rules/inference/cause_asserted.py`:
its docstring is the page, its function `check` searches. A code without a search of its own (the
figures, which are audited together, and what only a person raises) has a page alone:
`flags/rules/numbers/sum.md`.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from argmap.model import Level

# "proposal": it counts once a person has confirmed it; "nobody": it is withdrawn, and its code is
# never used again.
RaisedBy: TypeAlias = Literal["machine", "proposal", "person", "nobody"]

# By the first digit of a code; each is a folder of `flags/rules/`.
FAMILIES = {"1": "structure", "2": "inference", "3": "numbers", "4": "sourcing", "5": "language"}


@dataclass(frozen=True, slots=True)
class Rule:
    """A published code. It is never given another meaning."""

    code: str
    name: str
    level: Level  # unless a finding has another one
    raised_by: RaisedBy = "machine"
    on: bool = True  # a rule that is off runs only if somebody gives its code
    absence: bool = False  # it says that a link is missing, so it waits until a person has reviewed

    @property
    def family(self) -> str:
        """Return the folder of the rule."""
        return FAMILIES[self.code[3]]


RULES: tuple[Rule, ...] = (
    Rule("ARG101", "conclusion-without-support", "warning", absence=True),
    Rule("ARG102", "premise-that-is-a-bare-claim", "note", absence=True),
    Rule("ARG103", "circular", "warning"),
    Rule("ARG104", "opponent-unanswered", "note", absence=True),
    Rule("ARG105", "attack-on-source-only", "note", absence=True),
    Rule("ARG106", "loose-statement", "note", absence=True),
    Rule("ARG107", "chain-too-long", "note", "nobody"),
    Rule("ARG108", "linked-member-missing", "warning", absence=True),
    Rule("ARG109", "counter-evidence-in-text", "warning", absence=True),
    Rule("ARG110", "both-ways-evidence", "note", "person"),
    Rule("ARG201", "cause-asserted", "warning", "proposal"),
    Rule("ARG202", "co-movement-to-cause", "warning", "proposal"),
    Rule("ARG203", "after-therefore-because", "warning", "proposal"),
    Rule("ARG204", "scope-jump", "warning", "proposal"),
    Rule("ARG205", "certainty-jump", "warning", "proposal"),
    Rule("ARG206", "term-shift", "warning", "proposal"),
    Rule("ARG207", "proxy-for-the-thing", "warning", "proposal"),
    Rule("ARG208", "is-to-ought", "note", "proposal"),
    Rule("ARG209", "person-for-claim", "warning", "person"),
    Rule("ARG210", "likeness-as-guilt", "warning", "person"),
    Rule("ARG212", "off-the-point", "warning", "proposal", on=False),
    Rule("ARG213", "either-or", "warning", "proposal"),
    Rule("ARG214", "part-whole", "warning", "person"),
    Rule("ARG215", "rival-cause-in-text", "warning", "person"),
    Rule("ARG216", "measure-as-result", "warning", "proposal"),
    Rule("ARG217", "statements-in-tension", "note", "proposal"),
    Rule("ARG218", "authority-for-claim", "note", "proposal"),
    Rule("ARG219", "many-say-so", "note", "proposal"),
    Rule("ARG220", "you-too", "warning", "person"),
    Rule("ARG221", "motive-ascribed", "note", "proposal", absence=True),
    Rule("ARG222", "rank-from-ratio", "note", "proposal"),
    Rule("ARG223", "one-group-for-another", "warning", "proposal"),
    Rule("ARG224", "majority-from-shares", "warning", "proposal"),
    Rule("ARG301", "sum", "error"),
    Rule("ARG302", "share", "error"),
    Rule("ARG303", "change", "error"),
    Rule("ARG304", "ratio", "error"),
    Rule("ARG305", "range", "error"),
    Rule("ARG306", "remainder", "note"),
    Rule("ARG307", "trend-word", "error"),
    Rule("ARG308", "base-at-extreme", "note"),
    Rule("ARG309", "unit-or-base", "warning"),
    Rule("ARG310", "period", "error"),
    Rule("ARG311", "rank", "error"),
    Rule("ARG312", "proportionality", "warning"),
    Rule("ARG313", "granularity", "error"),
    Rule("ARG314", "hedge-direction", "warning"),
    Rule("ARG315", "comparison-without-base", "note"),
    Rule("ARG316", "unlike-periods", "note"),
    Rule("ARG317", "rate-or-product", "error"),
    Rule("ARG318", "average", "error"),
    Rule("ARG319", "elapsed-or-converted", "error"),
    Rule("ARG320", "stated-remainder", "error"),
    Rule("ARG401", "figure-without-source", "note"),
    Rule("ARG402", "second-hand", "warning"),
    Rule("ARG403", "ascribed-without-passage", "warning", "proposal"),
    Rule("ARG404", "own-words-in-quotation", "note"),
    Rule("ARG405", "rank-without-comparator", "warning"),
    Rule("ARG406", "unnamed-authority", "note"),
    Rule("ARG407", "who-is-meant", "note", "proposal"),
    Rule("ARG408", "judge-in-own-case", "note", "proposal"),
    Rule("ARG409", "unnamed-source", "note"),
    Rule("ARG410", "survey-without-response-rate", "note", "proposal"),
    Rule("ARG501", "distancing", "note"),
    Rule("ARG502", "loaded-label", "note"),
    Rule("ARG503", "booster", "note", absence=True),
    Rule("ARG504", "vague-amount", "note", on=False),
    Rule("ARG505", "common-knowledge", "note", absence=True),
    Rule("ARG506", "insinuation", "note"),
    Rule("ARG508", "own-praise", "note"),
)
BY_CODE: dict[str, Rule] = {rule.code: rule for rule in RULES}
CODES: dict[str, str] = {rule.code: rule.name for rule in RULES}
