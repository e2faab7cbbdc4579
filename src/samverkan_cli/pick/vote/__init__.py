"""Rules by which votes for goals are counted, in exact fractions: one file a family, one line each in the table."""

from __future__ import annotations

from samverkan_cli.pick.vote.pav import proportional
from samverkan_cli.pick.vote.phragmen import phragmen
from samverkan_cli.pick.vote.shares import equal_shares
from samverkan_cli.pick.vote.tally import Rule, RuleName
from samverkan_cli.pick.vote.thiele import approval, sequential_pav

RULES: dict[RuleName, Rule] = {
    "equal-shares": equal_shares,
    "seq-phragmen": phragmen,
    "seq-pav": sequential_pav,
    "pav": proportional,
    "av": approval,
}
"""The rules by the name that they have on the command line. All but `pav` count one goal after the other."""
