"""The Method of Equal Shares: every voter has the same money, and a goal is bought by those who want it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from heapq import heapify, heappop, heappush

from samverkan_cli.pick.profile import Profile
from samverkan_cli.pick.ties import TieOrder
from samverkan_cli.pick.voting.phragmen import loaded
from samverkan_cli.pick.voting.tally import Payment, Round, Tally, filled


def equal_shares(profile: Profile, count: int, ties: TieOrder) -> Tally:
    """The Method of Equal Shares, completed by Phragmén's rule.

    Each vote has `count` / votes to spend, and a goal costs 1. The goal that can be bought so that the one who pays
    most for it pays least is bought next; all of its supporters pay alike, or all that they have. When no goal can be
    bought any more, what is left counts in Phragmén's rule as earned already (Peters and Skowron, EC 2020; Lackner and
    Skowron 2023, rule 11 and section 2.4).
    """
    if not profile.weight:
        return filled(profile, [], count, ties)
    money = [Fraction(count) / profile.weight] * len(profile.blocs)
    rounds: list[Round] = []
    # The price of a goal never falls while money is spent: one that was dear before need not be asked again until
    # it is the cheapest that is known.
    known = [(price, goal) for goal in range(len(profile.goals)) if (price := _price(profile, goal, money)) is not None]
    heapify(known)
    last: dict[int, Fraction] = {}
    while known and len(rounds) < count:
        before = money
        tied = _cheapest(profile, known, money)
        if not tied:
            break
        price = tied[0][0]
        goal = ties.first(each for _, each in tied)
        others = tuple(ties.sorted(each for _, each in tied if each != goal))
        payments = tuple(Payment(n, min(price, money[n])) for n in profile.approving[goal])
        money = list(money)
        for payment in payments:
            money[payment.bloc] -= payment.each
        rounds.append(Round(goal, "share", price, others, payments))
        _put_back(known, (each for each in tied if each[1] != goal))
        if len(rounds) == count:
            prices = ((each, _price(profile, each, before)) for each in range(len(profile.goals)))
            last = {each: price for each, price in prices if price is not None}
    rest, left = loaded(profile, count, ties, rounds, [-each for each in money])
    return filled(profile, rest, count, ties, left or last)


def _cheapest(
    profile: Profile, known: list[tuple[Fraction, int]], money: Sequence[Fraction]
) -> list[tuple[Fraction, int]]:
    """The goals with the least price, taken from what is known; none where none can be bought any more."""
    found: list[tuple[Fraction, int]] = []
    while known and (not found or known[0][0] <= found[0][0]):
        _, goal = heappop(known)
        price = _price(profile, goal, money)
        if price is None:
            continue
        if not found or price == found[0][0]:
            found.append((price, goal))
        elif price < found[0][0]:
            _put_back(known, found)
            found = [(price, goal)]
        else:
            heappush(known, (price, goal))
    return found


def _put_back(known: list[tuple[Fraction, int]], goals: Iterable[tuple[Fraction, int]]) -> None:
    for each in goals:
        heappush(known, each)


def _price(profile: Profile, goal: int, money: Sequence[Fraction]) -> Fraction | None:
    """The least that the one who pays most for a goal would pay; None where its supporters have not enough."""
    blocs = profile.blocs
    paying = sorted((money[n], blocs[n].weight) for n in profile.approving[goal])
    missing, votes = Fraction(1), profile.support[goal]
    if sum((each * weight for each, weight in paying), Fraction(0)) < 1:
        return None
    for each, weight in paying:
        price = missing / votes
        if price <= each:
            return price
        # Whoever has less than that gives all she has.
        missing -= each * weight
        votes -= weight
    return None
