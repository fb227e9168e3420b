"""Trains the cross-encoder of this folder from the embedder beside it, and writes model.onnx.

    npm run -s yuece -- cross-encoder-examples SETS... --data-dir DIR > examples.jsonl     (README.md says which sets)
    pip install numpy onnx tokenizers torch
    python train.py ../e5-small-zh-en OUT_DIR examples.jsonl [more.jsonl ...]

An example is a question, the passages that search finds for it, best first, and which of them answer it; none where no document does.
The loss is the listwise softmax of one right passage among hard wrong ones, plus the logistic loss of each, so that 0 is even odds.
"""
import json, math, os, random, sys
import numpy as np, onnx, torch
import torch.nn as nn, torch.nn.functional as F
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer

EPOCHS, RATE, QUERIES, PASSAGES, LOGISTIC, DROPOUT = 5, 8e-5, 16, 16, .3, .1
LONGEST, LONGEST_QUESTION = 256, 64
H, LAYERS, HEADS, FF = 384, 12, 12, 1536
LINEAR, NORMS = ('q', 'k', 'v', 'ao', 'fi', 'fo'), ('aln', 'oln')
source, out, *files = sys.argv[1:]
device = 'cuda' if torch.cuda.is_available() else 'cpu'
torch.manual_seed(0); random.seed(0); np.random.seed(0)
base = onnx.load(os.path.join(source, 'model.onnx'))
stored = {each.name: each for each in base.graph.initializer}
array = lambda name: numpy_helper.to_array(stored[name])
tensor = lambda values: nn.Parameter(torch.tensor(np.ascontiguousarray(values, dtype=np.float32)))


def words():
    """The 4-bit word vectors, as numbers."""
    rows = stored['emb.word'].dims[0]
    raw = np.frombuffer(stored['emb.word'].raw_data, np.uint8)
    signed = np.stack([raw & 15, raw >> 4], -1).reshape(rows, H).astype(np.int8)
    return np.where(signed > 7, signed - 16, signed) * np.repeat(array('emb.word.s'), 32, 1)


class Layer(nn.Module):
    def __init__(self, number):
        super().__init__()
        for name in LINEAR:
            weight = array(f'l{number}.{name}.w_quantized').astype(np.float32) - array(f'l{number}.{name}.w_zero_point').astype(np.float32)
            linear = nn.Linear(*weight.shape)
            linear.weight = tensor((weight * array(f'l{number}.{name}.w_scale')).T)
            linear.bias = tensor(array(f'l{number}.{name}.b'))
            setattr(self, name, linear)
        for name in NORMS:
            norm = nn.LayerNorm(H, eps=1e-12)
            norm.weight, norm.bias = tensor(array(f'l{number}.{name}.w')), tensor(array(f'l{number}.{name}.b'))
            setattr(self, name, norm)

    def forward(self, x, mask):
        batch, length, _ = x.shape
        heads = lambda values: values.view(batch, length, HEADS, H // HEADS).transpose(1, 2)
        dropout = DROPOUT if self.training else 0.
        read = F.scaled_dot_product_attention(heads(self.q(x)), heads(self.k(x)), heads(self.v(x)), attn_mask=mask, dropout_p=dropout)
        x = self.aln(x + F.dropout(self.ao(read.transpose(1, 2).reshape(batch, length, H)), dropout))
        return self.oln(x + F.dropout(self.fo(F.gelu(self.fi(x))), dropout))


class CrossEncoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.word = nn.Embedding.from_pretrained(torch.tensor(words().astype(np.float32)), freeze=True)
        self.position = tensor(array('emb.pos'))
        self.norm = nn.LayerNorm(H, eps=1e-12)
        self.norm.weight, self.norm.bias = tensor(array('emb.ln.w')), tensor(array('emb.ln.b'))
        self.layers = nn.ModuleList(Layer(number) for number in range(LAYERS))
        self.dense, self.head = nn.Linear(H, H), nn.Linear(H, 1)

    def forward(self, ids, mask):
        x = F.dropout(self.norm(self.word(ids) + self.position[:ids.shape[1]]), DROPOUT, self.training)
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :].bool())
        kept = mask[..., None].to(x.dtype)
        return self.head(torch.tanh(self.dense((x * kept).sum(1) / kept.sum(1)))).squeeze(-1)


tokenizer = Tokenizer.from_file(os.path.join(source, 'tokenizer.json'))
tokens = lambda text: tokenizer.encode(text, add_special_tokens=False).ids
known = {}


def row(question, passage):
    asked = tokens('query: ' + question)[:LONGEST_QUESTION]
    read = known.setdefault(passage, tokens('passage: ' + passage))
    return [0, *asked, 2, *read[:LONGEST - len(asked) - 3], 2]


def batch(rows):
    width = max(map(len, rows))
    ids, mask = np.ones((len(rows), width), np.int64), np.zeros((len(rows), width), np.int64)
    for at, each in enumerate(rows):
        ids[at, :len(each)], mask[at, :len(each)] = each, 1
    return torch.from_numpy(ids).to(device), torch.from_numpy(mask).to(device)


def sample(example):
    """A right passage, where there is one, and wrong ones, the nearer the more often; the rows and whether the first is right."""
    right = [each['text'] for each in example['passages'] if each['right']]
    wrong = [each['text'] for each in example['passages'] if not each['right']]
    near = np.array([1 / (4 + rank) for rank in range(len(wrong))])
    count = min(len(wrong), PASSAGES - 1 if right else PASSAGES // 2)
    drawn = [wrong[at] for at in np.random.choice(len(wrong), count, replace=False, p=near / near.sum())] if count else []
    return [row(example['question'], text) for text in ([random.choice(right)] if right else []) + drawn], bool(right)


examples = [json.loads(line) for name in files for line in open(name, encoding='utf8')]
examples = [each for each in examples if each['passages'] and (not each['answerable'] or any(one['right'] for one in each['passages']))]
model = CrossEncoder().to(device)
trained = [each for each in model.parameters() if each.requires_grad]
optimiser = torch.optim.AdamW([{'params': [each for each in trained if each.ndim > 1], 'weight_decay': .01},
                               {'params': [each for each in trained if each.ndim < 2], 'weight_decay': 0}], lr=RATE)
steps = math.ceil(len(examples) / QUERIES) * EPOCHS
schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: min(1, (step + 1) / (.08 * steps)) * max(0, 1 - step / steps))
for epoch in range(EPOCHS):
    random.shuffle(examples)
    total = 0.
    for start in range(0, len(examples), QUERIES):
        samples = [sample(each) for each in examples[start:start + QUERIES]]
        with torch.autocast(device, dtype=torch.bfloat16, enabled=device == 'cuda'):
            scores = model(*batch([one for rows, _ in samples for one in rows])).float()
        losses, at = [], 0
        for rows, has_right in samples:
            own, at = scores[at:at + len(rows)], at + len(rows)
            if has_right:
                listwise = -F.log_softmax(own, 0)[0]
                losses.append(listwise + LOGISTIC * (F.softplus(-own[0]) + (F.softplus(own[1:]).mean() if len(own) > 1 else 0)))
            else:
                losses.append(LOGISTIC * F.softplus(own).max())
        loss = torch.stack(losses).mean()
        optimiser.zero_grad(); loss.backward(); nn.utils.clip_grad_norm_(trained, 1.); optimiser.step(); schedule.step()
        total += float(loss.detach()) * len(samples)
    print(f'epoch {epoch}: loss {total / len(examples):.3f}', flush=True)


def put(name, values):
    stored[name].CopyFrom(numpy_helper.from_array(np.ascontiguousarray(values), name))


def values_of(parameter):
    return parameter.detach().float().cpu().numpy()


put('emb.pos', values_of(model.position)); put('emb.ln.w', values_of(model.norm.weight)); put('emb.ln.b', values_of(model.norm.bias))
for number, layer in enumerate(model.layers):
    for name in LINEAR:
        weight, full = values_of(getattr(layer, name).weight), f'l{number}.{name}'
        scale = np.abs(weight).max(1) / 127 + 1e-12
        put(full + '.w_quantized', np.round(weight / scale[:, None]).astype(np.int8).T)
        put(full + '.w_scale', scale.astype(np.float32))
        put(full + '.w_zero_point', np.zeros_like(array(full + '.w_zero_point')))
        put(full + '.b', values_of(getattr(layer, name).bias))
    for name in NORMS:
        put(f'l{number}.{name}.w', values_of(getattr(layer, name).weight)); put(f'l{number}.{name}.b', values_of(getattr(layer, name).bias))
graph = base.graph
for name in ('dense', 'head'):
    linear = getattr(model, name)
    graph.initializer.append(numpy_helper.from_array(np.ascontiguousarray(values_of(linear.weight).T), name + '.w'))
    graph.initializer.append(numpy_helper.from_array(values_of(linear.bias), name + '.b'))
nodes = [node for node in graph.node if node.op_type != 'LpNormalization'] + [
    helper.make_node('MatMul', ['mean', 'dense.w'], ['dense.mm']), helper.make_node('Add', ['dense.mm', 'dense.b'], ['dense']),
    helper.make_node('Tanh', ['dense'], ['tanh']),
    helper.make_node('MatMul', ['tanh', 'head.w'], ['head.mm']), helper.make_node('Add', ['head.mm', 'head.b'], ['score'])]
del graph.node[:], graph.output[:]
graph.node.extend(nodes)
graph.output.append(helper.make_tensor_value_info('score', TensorProto.FLOAT, ['batch', 1]))
os.makedirs(out, exist_ok=True)
onnx.save(base, os.path.join(out, 'model.onnx'))
