"""Write the scenes of the passages as the model reads them: ``python corpus/export.py OUT.jsonl [w1 w2 …]``."""

from __future__ import annotations

import json
import sys

from fill import passages
from labels import rows as labelled
from labels import subject

from whipcount.reader.signs import scene_signs


def main(out: str, names: list[str]) -> None:
    stories = passages(*names)
    data = labelled(stories)
    with open(out, "w", encoding="utf-8") as lines:
        for row in data:
            before, words = scene_signs(row.ground.scene, row.ground.standing)
            story = stories[row.passage]
            status = {}
            for gold in story.events:
                if subject(gold) == row.person and row.labels.get(gold.type) == 1:
                    status.setdefault(gold.type, [gold.status, *gold.alt_status])
            lines.write(json.dumps({
                "passage": row.passage, "id": story.id, "group": story.group, "person": row.person,
                "before": before, "words": words, "labels": row.labels, "status": status,
                "fired": sorted({hit.type.value for hit in row.ground.fired}),
            }) + "\n")  # fmt: skip
    gold = [
        [[subject(g), g.type, g.optional, list(g.alt_types), g.status, list(g.alt_status)] for g in story.events]
        for story in stories
    ]
    with open(out + ".gold", "w", encoding="utf-8") as lines:
        json.dump({"gold": gold, "groups": [s.group for s in stories], "ids": [s.id for s in stories]}, lines)
    print(len(stories), "passages", len(data), "scenes")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
