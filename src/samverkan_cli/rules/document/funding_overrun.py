"""SAM811 funding-overrun."""

from samverkan_cli.derive.draws import draws, held
from samverkan_cli.rules.authoring import Given, Message, Places, Project, Related, finds, found


@finds(
    Message("The activities draw {drawn} from {source} in {year}, but it holds {held}"),
    Message("Lower a cost, move it to another year, or find more money"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every source of money, and year, from which activities draw more than it holds."""
    holding = {source: held(source) for source in plan.funding}
    for (source, year), drawn in draws(plan.activities).items():
        most, together = holding[source].get(year), sum(draw.sek for draw in drawn)
        if most is not None and together > most:
            yield found(
                source.at(),
                drawn=_kronor(together),
                source=source.title,
                year=year,
                held=_kronor(most),
                related=(
                    Related(
                        Message("{sek} for {activity}", sek=_kronor(draw.sek), activity=draw.activity.title),
                        draw.cost.at(),
                    )
                    for draw in sorted(drawn, key=lambda draw: -draw.sek)[:5]
                ),
            )


def _kronor(sek: int) -> Message:
    """Whole kronor, with spaces that do not break between thousands."""
    return Message("SEK {n}", n=f"{sek:,}".replace(",", "\N{NO-BREAK SPACE}"))
