"""Fine-tune a small pretrained encoder on the exported scenes; needs torch and safetensors (see README).

python corpus/tune.py crossval DEV.jsonl --base BASE [--layers 6] [--folds 5]
python corpus/tune.py fit DEV.jsonl --base BASE --out MODEL.npz
python corpus/tune.py score DEV.jsonl TEST.jsonl --base BASE
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import torch
from kinds import GROUPS, STATUSES, TYPES
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F

SIGNS = "[M] [L] [X] [P] [SAYS]".split()
PARTIES, PEOPLE, LONGEST, LOOKS = 6, 12, 256, 4


class Pieces:
    """WordPiece over words that are already cut; signs are words of their own."""

    def __init__(self, vocab: list[str]):
        self.names = vocab
        self.ids = {name: n for n, name in enumerate(vocab)}

    def word(self, word: str) -> list[int]:
        if word in self.ids:
            return [self.ids[word]]
        found, start = [], 0
        word = word[:60]
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = ("##" if start else "") + word[start:end]
                if piece in self.ids:
                    found.append(self.ids[piece])
                    start = end
                    break
            else:
                return [self.ids["[UNK]"]]
        return found

    def sheet(self, row: dict) -> dict:
        """Return a sheet in pieces: ids, party, who, sentence, and the scenes with their pieces."""
        cls, sep = self.ids["[CLS]"], self.ids["[SEP]"]
        ids, party, who, sentence, at = [cls], [0], [0], [-1], []
        for n, word in enumerate(row["words"]):
            at.append(len(ids))
            cut = self.word(word)
            ids += cut
            party += [row["party"][n]] * len(cut)
            who += [row["who"][n]] * len(cut)
            sentence += [row["sentence"][n]] * len(cut)
        ids, party, who, sentence = (x[: LONGEST - 1] for x in (ids, party, who, sentence))
        places = [[at[n] for n in s["places"] if at[n] < LONGEST - 1] for s in row["scenes"]]
        return {
            "ids": [*ids, sep],
            "party": [*party, 0],
            "who": [*who, 0],
            "sentence": [*sentence, -1],
            "places": places,
        }


def base_vocabulary(base: Path, words: set[str], size: int = 16000) -> tuple[list[str], list[int]]:
    """Return the kept pieces and their rows in the base model: the most frequent, and all that the corpus uses."""
    full = json.loads((base / "tokenizer.json").read_text())["model"]["vocab"]
    names = sorted(full, key=full.get)
    whole = Pieces(names)
    used = {names[p] for word in words if word not in SIGNS for p in whole.word(word)}
    plain = re.compile(r"(?:##)?(?:[a-z]+|[0-9]+|[^\w\s])$")
    kept = [
        n
        for n in names
        if n in used or n in {"[PAD]", "[UNK]", "[CLS]", "[SEP]"} or (plain.match(n) and full[n] < size)
    ]
    rows = [full[n] for n in kept]
    return [*kept, *SIGNS], [*rows, *range(1, 1 + len(SIGNS))]


class Encoder(nn.Module):
    """BERT's encoder, written out so that the shipped NumPy form can be held against it."""

    def __init__(self, weights: dict[str, torch.Tensor], rows: list[int], layers: int):
        super().__init__()
        e = "embeddings."
        self.words = nn.Embedding.from_pretrained(weights[e + "word_embeddings.weight"][rows].clone(), freeze=False)
        kind = weights[e + "token_type_embeddings.weight"][0]
        self.places = nn.Parameter(weights[e + "position_embeddings.weight"][:LONGEST] + kind)
        self.party = nn.Parameter(0.02 * torch.randn(PARTIES, 384))
        self.who = nn.Parameter(0.02 * torch.randn(PEOPLE, 384))
        with torch.no_grad():
            self.words.weight[-len(SIGNS) :] = self.words.weight[: -len(SIGNS)].mean(0) + 0.02 * torch.randn(
                len(SIGNS), 384
            )
        self.norm = self._norm(weights, e + "LayerNorm")
        self.layers = nn.ModuleList(
            nn.ModuleDict({
                "qkv": self._joined(weights, [f"encoder.layer.{n}.attention.self.{x}" for x in ("query", "key", "value")]),
                "out": self._joined(weights, [f"encoder.layer.{n}.attention.output.dense"]),
                "norm1": self._norm(weights, f"encoder.layer.{n}.attention.output.LayerNorm"),
                "up": self._joined(weights, [f"encoder.layer.{n}.intermediate.dense"]),
                "down": self._joined(weights, [f"encoder.layer.{n}.output.dense"]),
                "norm2": self._norm(weights, f"encoder.layer.{n}.output.LayerNorm"),
            })
            for n in range(layers)
        )  # fmt: skip
        self.drop = nn.Dropout(0.1)

    @staticmethod
    def _norm(weights, name):
        norm = nn.LayerNorm(384, eps=1e-12)
        norm.load_state_dict({"weight": weights[name + ".weight"], "bias": weights[name + ".bias"]})
        return norm

    @staticmethod
    def _joined(weights, names):
        w = torch.cat([weights[n + ".weight"] for n in names])
        layer = nn.Linear(w.shape[1], w.shape[0])
        layer.load_state_dict({"weight": w, "bias": torch.cat([weights[n + ".bias"] for n in names])})
        return layer

    def forward(self, ids, party, who, mask):
        n, length = ids.shape
        x = self.words(ids) + self.places[:length] + self.party[party] + self.who[who]
        x = self.drop(self.norm(x))
        bias = (1.0 - mask)[:, None, None, :].to(x.dtype) * -1e4
        for layer in self.layers:
            q, k, v = layer["qkv"](x).view(n, length, 3, 12, 32).permute(2, 0, 3, 1, 4)
            a = torch.softmax(q @ k.transpose(2, 3) * 32**-0.5 + bias, 3) @ v
            x = layer["norm1"](x + self.drop(layer["out"](a.transpose(1, 2).reshape(n, length, 384))))
            x = layer["norm2"](x + self.drop(layer["down"](F.gelu(layer["up"](x)))))
        return x


class Judge(nn.Module):
    """Types and status of every scene from the encoder's vectors."""

    def __init__(self, encoder: Encoder):
        super().__init__()
        self.encoder = encoder
        self.look = nn.ModuleDict({
            "query": nn.Linear(768, 384), "key": nn.Linear(384, 384, bias=False), "value": nn.Linear(384, 384, bias=False),
        })  # fmt: skip
        self.step = nn.Parameter(torch.tensor([[0.0] * LOOKS, [1.0] * LOOKS, [0.0] * LOOKS]))
        self.facts = nn.Linear(3, 384, bias=False)
        self.types = nn.Linear(1152, len(TYPES))
        self.mix = nn.Linear(1152, 64)
        self.kind = nn.Parameter(torch.zeros(len(TYPES), 64))
        self.status = nn.Linear(64, len(STATUSES))
        self.drop = nn.Dropout(0.15)
        nn.init.constant_(self.types.bias, -3.0)

    def forward(self, ids, party, who, mask, which, mine, here, near, step, facts):
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            x = self.encoder(ids, party, who, mask)
        x = x.float()
        (n, length), scenes = ids.shape, len(which)
        flat = x.reshape(n * length, 384)
        spread = lambda rows: _spread(rows, which, n)  # noqa: E731
        place = spread(here) @ flat
        person = torch.where(mine.sum(1, keepdim=True) > 0, spread(mine) @ flat, place)
        query = self.look["query"](torch.cat([person, place], 1)).view(scenes, LOOKS, 96).transpose(0, 1)
        keys = self.look["key"](flat).view(-1, LOOKS, 96).permute(1, 2, 0)
        values = self.look["value"](flat).view(-1, LOOKS, 96).transpose(0, 1)
        scores = (query @ keys) * 96**-0.5 + self.step[spread(step)].permute(2, 0, 1)
        share = torch.softmax(scores.masked_fill(spread(near) == 0, -1e4), 2)
        seen = (share @ values).transpose(0, 1).reshape(scenes, 384)
        h = self.drop(torch.cat([person, place, seen + self.facts(facts)], 1))
        status = self.status(torch.tanh(self.mix(h)[:, None, :] + self.kind))
        return self.types(h), status


def _spread(rows, which, sheets: int):
    """Lay each scene's row over the pieces of its own sheet in a batch: (scenes, sheets * pieces)."""
    scenes, length = rows.shape
    out = torch.zeros(scenes, sheets, length, dtype=rows.dtype)
    out[torch.arange(scenes), which] = rows
    return out.view(scenes, sheets * length)


def packed(model: Judge, pieces: Pieces) -> dict[str, np.ndarray]:
    """Return the model file's parts: matrices as int8 with a scale for each row, vectors as float16."""
    parts = {}
    for long_name, value in model.state_dict().items():
        name = long_name.removeprefix("encoder.")
        name = {"words.weight": "words", "step": "look.step"}.get(name, name)
        matrix = value.numpy()
        if matrix.ndim == 2 and matrix.size > 4096:
            scale = np.abs(matrix).max(1) / 127
            parts[name] = np.round(matrix / scale[:, None]).astype(np.int8)
            parts[name + ".scale"] = scale.astype(np.float16)
        else:
            parts[name] = matrix.astype(np.float16)
    return parts | {
        "heads": np.array(12),
        "vocabulary": np.array("\n".join(pieces.names)),
        "type_names": np.array(" ".join(TYPES)),
        "threshold": np.zeros(len(TYPES)),
        "marks": np.zeros((len(TYPES), 3)),
        "calibration": np.array([1.0, 0.0]),
    }


def load(path: str):
    sheets = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
    return sheets, json.loads(Path(path + ".gold").read_text(encoding="utf-8"))


def scenes_of(sheets):
    return [{"passage": s["passage"], **scene} for s in sheets for scene in s["scenes"]]


def tensors(sheets, pieces: Pieces):
    out = []
    for row in sheets:
        cut = pieces.sheet(row)
        cut["rows"] = [_labels(scene) for scene in row["scenes"]]
        cut["facts"] = [scene["facts"] for scene in row["scenes"]]
        cut["number"] = [scene["sentence"] for scene in row["scenes"]]
        out.append(cut)
    return out


def _labels(scene):
    y, w, st = torch.zeros(len(TYPES)), torch.ones(len(TYPES)), torch.zeros(len(TYPES), len(STATUSES))
    for kind, label in scene["labels"].items():
        n = TYPES.index(kind)
        if label is None:
            w[n] = 0
        elif label:
            y[n] = 1
            for name in scene["status"].get(kind, [])[:1]:
                st[n, STATUSES.index(name)] = 1
    return y, w, st


def batch(items):
    size = max(len(i["ids"]) for i in items)
    pad = lambda name: torch.tensor([i[name] + [0] * (size - len(i[name])) for i in items])  # noqa: E731
    mask = torch.tensor([[1.0] * len(i["ids"]) + [0.0] * (size - len(i["ids"])) for i in items])
    which, mine, here, near, step, facts = [], [], [], [], [], []
    for n, i in enumerate(items):
        sentence = torch.tensor(i["sentence"] + [-9] * (size - len(i["sentence"])))
        for number, places, fact in zip(i["number"], i["places"], i["facts"], strict=True):
            which.append(n)
            at = torch.zeros(size)
            at[places] = 1
            inside = (sentence == number).float()
            if inside.sum() == 0:
                inside[0] = 1
            close = ((sentence - number).abs() <= 1) & (sentence >= 0)
            if not close.any():
                close[0] = True
            mine.append(at / at.sum().clamp(min=1))
            here.append(inside / inside.sum())
            near.append(close.float())
            step.append((sentence - number).clamp(-1, 1) + 1)
            facts.append(fact)
    inputs = (pad("ids"), pad("party"), pad("who"), mask, torch.tensor(which), torch.stack(mine), torch.stack(here), torch.stack(near),
              torch.stack(step), torch.tensor(facts, dtype=torch.float))  # fmt: skip
    return inputs, [row for i in items for row in i["rows"]]


def batches(items, size, generator=None):
    """Batches of like length; in a drawn order when a generator is given."""
    order = sorted(range(len(items)), key=lambda n: len(items[n]["ids"]))
    if generator is not None:
        noise = torch.rand(len(items), generator=generator)
        order.sort(key=lambda n: len(items[n]["ids"]) + 16 * noise[n].item())
    groups = [order[n : n + size] for n in range(0, len(order), size)]
    if generator is not None:
        groups = [groups[n] for n in torch.randperm(len(groups), generator=generator)]
    return groups


def train(sheets, args, seed=0) -> tuple[Judge, Pieces]:
    torch.manual_seed(seed)
    words = {w for s in sheets for w in s["words"]}
    names, rows = base_vocabulary(Path(args.base), words)
    pieces = Pieces(names)
    model = Judge(Encoder(load_file(Path(args.base) / "model.safetensors"), rows, args.layers))
    items = tensors([s for s in sheets if s["scenes"]], pieces)
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    groups = [{"params": model.encoder.parameters(), "lr": args.rate}, {"params": heads, "lr": args.rate * 8}]
    steps = args.epochs * (len(items) // args.batch + 1)
    best = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    plan = torch.optim.lr_scheduler.LambdaLR(
        best, lambda n: min(n / (0.1 * steps), max(0.02, (steps - n) / (0.9 * steps)))
    )
    generator = torch.Generator().manual_seed(seed)
    model.train()
    for epoch in range(args.epochs):
        total = 0.0
        for group in batches(items, args.batch, generator):
            inputs, chosen = batch([blurred(items[n], args.blur, pieces, generator) for n in group])
            types, status = model(*inputs)
            y, w, st = (torch.stack([c[k] for c in chosen]) for k in (0, 1, 2))
            loss = F.binary_cross_entropy_with_logits(
                types, y, w, pos_weight=torch.tensor(args.weight), reduction="sum"
            )
            loss = loss / len(chosen) + 0.5 * -(st * F.log_softmax(status, -1)).sum() / max(1.0, st.sum().item())
            best.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            best.step()
            plan.step()
            total += loss.item()
        print(f"  epoch {epoch} loss {total / (len(items) / args.batch):.4f}", flush=True)
    return model.eval(), pieces


def blurred(item, share: float, pieces: Pieces, generator):
    """Return a sheet with a share of its ordinary words unknown, so that no single word decides."""
    first_sign, unknown = len(pieces.names) - len(SIGNS), pieces.ids["[UNK]"]
    lot = torch.rand(len(item["ids"]), generator=generator).tolist()
    ids = [unknown if 3 < p < first_sign and x < share else p for p, x in zip(item["ids"], lot, strict=True)]
    return item | {"ids": ids}


@torch.no_grad()
def predict(model: Judge, pieces: Pieces, sheets) -> tuple[np.ndarray, np.ndarray]:
    """Return log-odds of types and statuses for every scene, in order."""
    items = tensors(sheets, pieces)
    first = np.cumsum([0] + [len(i["rows"]) for i in items])
    types, status = np.zeros((first[-1], len(TYPES))), np.zeros((first[-1], len(TYPES), len(STATUSES)))
    for group in batches(items, 16):
        t, s = model(*batch([items[n] for n in group])[0])
        rows = np.concatenate([np.arange(first[n], first[n + 1]) for n in group])
        types[rows], status[rows] = t.numpy(), s.numpy()
    return types, status


def folds(groups: list[str], k: int) -> dict[str, int]:
    names = sorted(set(groups))
    np.random.default_rng(0).shuffle(names)
    return {name: n % k for n, name in enumerate(names)}


def judge(scenes, gold, types, status, threshold):
    best = {}
    for n, s in enumerate(scenes):
        for k, kind in enumerate(TYPES):
            key = (s["passage"], s["person"], kind)
            if types[n, k] > best.get(key, (-99,))[0]:
                best[key] = (types[n, k], STATUSES[int(status[n, k].argmax())])
    right, claimed, total, found, st_ok, st_n = (Counter() for _ in range(6))
    claims = defaultdict(dict)
    for (p, person, kind), (score, st) in best.items():
        if score >= threshold:
            claims[p][person, kind] = st
    for p, events in enumerate(gold["gold"]):
        for (person, kind), st in claims[p].items():
            fits = [e for e in events if e[0] == person and (kind == e[1] or kind in e[3])]
            if fits and all(e[2] for e in fits):
                continue
            claimed[kind] += 1
            right[kind] += bool(fits)
            if fits:
                st_n[kind] += 1
                st_ok[kind] += any(st == e[4] or st in e[5] for e in fits)
        for e in events:
            if not e[2] and e[0] is not None:
                total[e[1]] += 1
                found[e[1]] += any((e[0], k) in claims[p] for k in (e[1], *e[3]))
    return right, claimed, total, found, st_ok, st_n


def table(scenes, gold, types, status, detail=None):
    for th in (-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2):
        r, c, g, f, so, sn = judge(scenes, gold, types, status, th)
        cells = [f"{name[:3]} P{sum(r[k] for k in ks) / max(1, sum(c[k] for k in ks)):.3f} R{sum(f[k] for k in ks) / max(1, sum(g[k] for k in ks)):.3f}"
                 for name, ks in {"ALL": TYPES, **GROUPS}.items()]  # fmt: skip
        print(
            f"{th:5.1f}", " | ".join(cells), f"| status {sum(so.values()) / max(1, sum(sn.values())):.3f}", flush=True
        )
    r, c, g, f, so, sn = judge(scenes, gold, types, status, 0.0)
    for k in TYPES:
        print(f"   {k:26s} P {r[k]}/{c[k]} R {f[k]}/{g[k]} status {so[k]}/{sn[k]}")


def main() -> None:
    ask = argparse.ArgumentParser()
    ask.add_argument("job", choices=["crossval", "fit", "score"])
    ask.add_argument("files", nargs="+")
    ask.add_argument("--base", required=True)
    ask.add_argument("--layers", type=int, default=6)
    ask.add_argument("--epochs", type=int, default=6)
    ask.add_argument("--batch", type=int, default=10)
    ask.add_argument("--rate", type=float, default=1e-4)
    ask.add_argument("--weight", type=float, default=2.0)
    ask.add_argument("--blur", type=float, default=0.1)
    ask.add_argument("--folds", type=int, default=5)
    ask.add_argument("--only", type=int, default=0, help="run this many folds")
    ask.add_argument("--out")
    args = ask.parse_args()
    sheets, gold = load(args.files[0])
    start = time.time()
    if args.job == "crossval":
        place = folds(gold["groups"], args.folds)
        runs = range(args.only or args.folds)
        tested, types, status = [], [], []
        for fold in runs:
            model, pieces = train([s for s in sheets if place[s["group"]] != fold], args)
            test = [s for s in sheets if place[s["group"]] == fold]
            t, s = predict(model, pieces, test)
            tested += scenes_of(test)
            types.append(t)
            status.append(s)
            print(f"fold {fold} {time.time() - start:.0f} s", flush=True)
        gold["gold"] = [e if place[g] in runs else [] for g, e in zip(gold["groups"], gold["gold"], strict=True)]
        table(tested, gold, np.concatenate(types), np.concatenate(status))
        if args.out:
            np.savez_compressed(args.out, types=np.concatenate(types), status=np.concatenate(status))
            Path(args.out + ".scenes").write_text(json.dumps({"scenes": tested, "gold": gold}), encoding="utf-8")
    else:
        model, pieces = train(sheets, args)
        if args.job == "score":
            test, test_gold = load(args.files[1])
            table(scenes_of(test), test_gold, *predict(model, pieces, test))
        if args.out:
            np.savez_compressed(args.out, **packed(model, pieces))
        print(f"{time.time() - start:.0f} s")


if __name__ == "__main__":
    main()
