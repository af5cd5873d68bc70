"""Write the passages as the model reads them: ``python corpus/export.py OUT.jsonl [w1 w2 …]``."""

from __future__ import annotations

import json
import sys

from fill import passages
from labels import label, mark, subject

from whipcount.reader.scenes import is_passive
from whipcount.reader.sheet import sheets


def main(out: str, names: list[str]) -> None:
    stories = passages(*names)
    count = 0
    with open(out, "w", encoding="utf-8") as lines:
        for number, story in enumerate(stories):
            for sheet in sheets(mark(story)):
                scenes = [_scene(sheet, ground, story) for ground in sheet.grounds]
                count += len(scenes)
                lines.write(json.dumps({
                    "passage": number, "group": story.group, "words": sheet.words, "party": sheet.party,
                    "who": sheet.who, "sentence": sheet.sentence, "scenes": scenes,
                }) + "\n")  # fmt: skip
    gold = [
        [[subject(g), g.type, g.optional, list(g.alt_types), g.status, list(g.alt_status)] for g in story.events]
        for story in stories
    ]
    with open(out + ".gold", "w", encoding="utf-8") as lines:
        json.dump({"gold": gold, "groups": [s.group for s in stories], "ids": [s.id for s in stories]}, lines)
    print(len(stories), "passages", count, "scenes")


def _scene(sheet, ground, story) -> dict:
    labels, status = label(ground, story)
    scene, standing = ground.scene, ground.standing
    return {
        "person": scene.person,
        "sentence": scene.number,
        "places": sheet.places(ground),
        "facts": [int(scene.implicit), int(standing.leads), int(standing.governs)],
        "labels": labels,
        "status": status,
        "passive": is_passive(scene),
        "fired": sorted({hit.type.value for hit in ground.fired}),
    }


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
