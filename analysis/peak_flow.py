"""Two meters of peak flow compared: a table, a figure and single values."""

import csv
import json

from limits import limits

with open("analysis/peak-flow.csv") as file:
    table = list(csv.DictReader(file))
rows = [(row["subject"], float(row["wright"]), float(row["mini"])) for row in table]

mean, sd, low, high = limits([wright - mini for _, wright, mini in rows])
with open("peak-flow.json", "w") as file:
    json.dump({"mean": mean, "sd": sd, "low": low, "high": high, "subjects": len(rows)}, file)

with open("peak-flow.tsv", "w") as file:
    file.write("subject\tmean\tdifference\n")
    for subject, wright, mini in rows:
        file.write(f"{subject}\t{(wright + mini) / 2}\t{wright - mini}\n")


def place(average, difference):
    """A point of the figure, from (100, 100) to (700, -100) l/min."""
    return 50 + (average - 100) * 0.6, 100 - difference * 0.9


lines = "".join(
    f'<path d="M50 {place(0, y)[1]:.1f}H410" stroke="#888" stroke-dasharray="4 3"/>'
    f'<text x="414" y="{place(0, y)[1] + 3:.1f}">{y:.1f}</text>'
    for y in (low, mean, high)
)
points = "".join(
    '<circle cx="{:.1f}" cy="{:.1f}" r="3"/>'.format(*place((wright + mini) / 2, wright - mini))
    for _, wright, mini in rows
)
ticks = "".join(
    f'<text x="{place(x, 0)[0]:.1f}" y="212" text-anchor="middle">{x}</text>'
    for x in range(200, 701, 100)
)
with open("peak-flow.svg", "w") as file:
    file.write(
        '<svg xmlns="http://www.w3.org/2000/svg" width="480" height="240" font-size="11"'
        ' font-family="Linux Biolinum O"><path d="M50 5V200H410" fill="none" stroke="#444"/>'
        f'{lines}<g fill="#0072b2" fill-opacity="0.7">{points}</g>{ticks}'
        '<text x="230" y="232" text-anchor="middle">Mean of both meters (l/min)</text>'
        '<text transform="translate(14 105) rotate(-90)" text-anchor="middle">'
        "Difference (l/min)</text></svg>"
    )
