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
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F

TYPES = (
    "changes_party loses_whip resigns_whip whip_restored letter_submitted letter_withdrawn calls_to_resign "
    "calls_for_timetable critical supports_leader nominates resigns_office dismissed appointed standing_down suspended "
    "standards_report suspension_vote recall_petition resigns_seat dies by_election talks_with_party "
    "confidence_ballot_called confidence_ballot_result leader_resigns"
).split()
STATUSES = "asserted past hypothetical denied".split()
SIGNS = "[A] [L] [R] [M] [X] [O] [P] [SAYS] [HEADS] [LEADS] [GOVERNS] [IMPLICIT]".split()
GROUPS = {
    "moves": "changes_party loses_whip resigns_whip whip_restored letter_submitted letter_withdrawn".split(),
    "attitudes": "calls_to_resign calls_for_timetable critical supports_leader nominates".split(),
    "rest": TYPES[11:],
}


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

    def scene(self, before: list[str], words: list[str], limit: int = 160) -> tuple[list[int], list[int], list[int]]:
        """Return ids, segments and, for each piece, whether it is the person's sign in the sentence."""
        head = [p for w in before for p in self.word(w)]
        body = [p for w in words for p in self.word(w)][: limit - 3]
        head = head[max(0, len(head) - (limit - 3 - len(body))) :]
        cls, sep = self.ids["[CLS]"], self.ids["[SEP]"]
        ids = [cls, *head, sep, *body, sep]
        kinds = [0] * (len(head) + 2) + [1] * (len(body) + 1)
        return ids, kinds, [int(k == 1 and p == self.ids["[A]"]) for p, k in zip(ids, kinds, strict=True)]


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
        self.places = nn.Parameter(weights[e + "position_embeddings.weight"][:192].clone())
        self.kinds = nn.Parameter(weights[e + "token_type_embeddings.weight"].clone())
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

    def forward(self, ids, kinds, mask):
        n, length = ids.shape
        x = self.words(ids) + self.places[:length] + self.kinds[kinds]
        x = self.drop(self.norm(x))
        bias = (1.0 - mask)[:, None, None, :].to(x.dtype) * -1e4
        for layer in self.layers:
            q, k, v = layer["qkv"](x).view(n, length, 3, 12, 32).permute(2, 0, 3, 1, 4)
            a = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.expand(n, 12, length, length).to(q.dtype))
            x = layer["norm1"](x + self.drop(layer["out"](a.transpose(1, 2).reshape(n, length, 384))))
            x = layer["norm2"](x + self.drop(layer["down"](F.gelu(layer["up"](x)))))
        return x


class Judge(nn.Module):
    """Types and status of a scene from the encoder's words."""

    def __init__(self, encoder: Encoder):
        super().__init__()
        self.encoder = encoder
        self.types = nn.Linear(768, len(TYPES))
        self.mix = nn.Linear(768, 64)
        self.kind = nn.Parameter(torch.zeros(len(TYPES), 64))
        self.status = nn.Linear(64, len(STATUSES))
        self.drop = nn.Dropout(0.15)
        nn.init.constant_(self.types.bias, -3.0)

    def forward(self, ids, kinds, mask, mine):
        x = self.encoder(ids, kinds, mask).float()
        weight = torch.where(mine.sum(1, keepdim=True) > 0, mine, mask * kinds)
        weight = weight / weight.sum(1, keepdim=True).clamp(min=1)
        h = self.drop(torch.cat([x[:, 0], (weight[:, :, None] * x).sum(1)], 1))
        status = self.status(torch.tanh(self.mix(h)[:, None, :] + self.kind))
        return self.types(h), status


def packed(model: Judge, pieces: Pieces, threshold, bonus, calibration) -> dict[str, np.ndarray]:
    """Return the model file's parts: matrices as int8 with a scale for each row, vectors as float16."""
    parts = {}
    for name, value in model.state_dict().items():
        name = name.removeprefix("encoder.")
        name = {"words.weight": "words"}.get(name, name)
        value = value.numpy()
        if value.ndim == 2 and value.size > 4096:
            scale = np.abs(value).max(1) / 127
            parts[name] = np.round(value / scale[:, None]).astype(np.int8)
            parts[name + ".scale"] = scale.astype(np.float16)
        else:
            parts[name] = value.astype(np.float16)
    return parts | {
        "heads": np.array(12),
        "vocabulary": np.array("\n".join(pieces.names)),
        "type_names": np.array(" ".join(TYPES)),
        "threshold": np.array([threshold[k] for k in TYPES]),
        "bonus": np.array([bonus[k] for k in TYPES]),
        "calibration": np.array(calibration),
    }


def load(path: str):
    scenes = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
    return scenes, json.loads(Path(path + ".gold").read_text(encoding="utf-8"))


def tensors(scenes, pieces: Pieces):
    out = []
    for s in scenes:
        ids, kinds, mine = pieces.scene(s["before"], s["words"])
        y = torch.zeros(len(TYPES))
        w = torch.ones(len(TYPES))
        st = torch.zeros(len(TYPES), len(STATUSES))
        for kind, label in s["labels"].items():
            n = TYPES.index(kind)
            if label is None:
                w[n] = 0
            elif label:
                y[n] = 1
                allowed = s["status"].get(kind, [])
                for name in allowed[:1]:
                    st[n, STATUSES.index(name)] = 1
        out.append((ids, kinds, mine, y, w, st))
    return out


def batch(items):
    size = max(len(i[0]) for i in items)
    pad = lambda xs, t: torch.tensor([list(x) + [0] * (size - len(x)) for x in xs], dtype=t)  # noqa: E731
    ids = pad([i[0] for i in items], torch.long)
    mask = pad([[1] * len(i[0]) for i in items], torch.float)
    return (ids, pad([i[1] for i in items], torch.long), mask, pad([i[2] for i in items], torch.float)), items


def batches(items, size, generator=None):
    """Batches of like length; in a drawn order when a generator is given."""
    order = sorted(range(len(items)), key=lambda n: len(items[n][0]))
    if generator is not None:
        noise = torch.rand(len(items), generator=generator)
        order.sort(key=lambda n: len(items[n][0]) + 8 * noise[n].item())
    groups = [order[n : n + size] for n in range(0, len(order), size)]
    if generator is not None:
        groups = [groups[n] for n in torch.randperm(len(groups), generator=generator)]
    return groups


def train(scenes, args, seed=0) -> tuple[Judge, Pieces]:
    torch.manual_seed(seed)
    words = {w for s in scenes for w in (*s["before"], *s["words"])}
    names, rows = base_vocabulary(Path(args.base), words)
    pieces = Pieces(names)
    model = Judge(Encoder(load_file(Path(args.base) / "model.safetensors"), rows, args.layers))
    items = tensors(scenes, pieces)
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    groups = [{"params": model.encoder.parameters(), "lr": args.rate}, {"params": heads, "lr": args.rate * 8}]
    steps = args.epochs * (len(items) // args.batch + 1)
    best = torch.optim.AdamW(groups, weight_decay=0.01)
    plan = torch.optim.lr_scheduler.LambdaLR(
        best, lambda n: min(n / (0.1 * steps), max(0.02, (steps - n) / (0.9 * steps)))
    )
    generator = torch.Generator().manual_seed(seed)
    model.train()
    for epoch in range(args.epochs):
        total = 0.0
        for group in batches(items, args.batch, generator):
            inputs, chosen = batch([items[n] for n in group])
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=False):
                types, status = model(*inputs)
            y, w, st = (torch.stack([c[k] for c in chosen]) for k in (3, 4, 5))
            loss = F.binary_cross_entropy_with_logits(
                types.float(), y, w, pos_weight=torch.tensor(args.weight), reduction="sum"
            )
            loss = loss / len(chosen) + 0.5 * -(st * F.log_softmax(status.float(), -1)).sum() / max(
                1.0, st.sum().item()
            )
            best.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            best.step()
            plan.step()
            total += loss.item()
        print(f"  epoch {epoch} loss {total / (len(items) / args.batch):.4f}", flush=True)
    return model.eval(), pieces


@torch.no_grad()
def predict(model: Judge, pieces: Pieces, scenes) -> tuple[np.ndarray, np.ndarray]:
    items = tensors(scenes, pieces)
    types, status = np.zeros((len(items), len(TYPES))), np.zeros((len(items), len(TYPES), len(STATUSES)))
    for group in batches(items, 64):
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=False):
            t, s = model(*batch([items[n] for n in group])[0])
        types[group], status[group] = t.float().numpy(), s.float().numpy()
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
    ask.add_argument("--batch", type=int, default=32)
    ask.add_argument("--rate", type=float, default=1e-4)
    ask.add_argument("--weight", type=float, default=2.0)
    ask.add_argument("--folds", type=int, default=5)
    ask.add_argument("--only", type=int, default=0, help="run this many folds")
    ask.add_argument("--out")
    args = ask.parse_args()
    scenes, gold = load(args.files[0])
    start = time.time()
    if args.job == "crossval":
        place = folds(gold["groups"], args.folds)
        types, status = np.full((len(scenes), len(TYPES)), -99.0), np.zeros((len(scenes), len(TYPES), len(STATUSES)))
        runs = range(args.only or args.folds)
        for fold in runs:
            model, pieces = train([s for s in scenes if place[s["group"]] != fold], args)
            test = [n for n, s in enumerate(scenes) if place[s["group"]] == fold]
            types[test], status[test] = predict(model, pieces, [scenes[n] for n in test])
            print(f"fold {fold} {time.time() - start:.0f} s", flush=True)
        kept = [p for p, g in enumerate(gold["groups"]) if place[g] in runs]
        gold["gold"] = [e if p in set(kept) else [] for p, e in enumerate(gold["gold"])]
        table(scenes, gold, types, status)
        if args.out:
            np.savez_compressed(args.out, types=types, status=status)
    elif args.job == "score":
        model, pieces = train(scenes, args)
        test, test_gold = load(args.files[1])
        table(test, test_gold, *predict(model, pieces, test))


if __name__ == "__main__":
    main()
