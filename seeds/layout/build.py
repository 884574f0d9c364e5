#!/usr/bin/env python3
"""Count how sentences begin and which characters follow each other: seeds/layout/starts.tsv and pairs.tsv.

usage: build.py FOLDER NEWS.jsonl[.gz]...

Each input line is a JSON object with a "text". Weights are ten times a natural logarithm, rounded.
starts.tsv: P(characters | first of a sentence) / P(characters | anywhere), for single characters seen often enough, and for pairs whose weight the first character alone does not give.
pairs.tsv: P(pair) / (P(first) P(second)) of neighbouring Chinese characters, where it is at least 0.5 and the pair was seen 60 times.
The layout tells the beginning of a paragraph from the rest of a broken one with the first, and what goes on in a broken sentence with the second.
"""
import gzip
import json
import math
import re
import sys
from collections import Counter
from pathlib import Path

starts1, starts2, all1, all2 = Counter(), Counter(), Counter(), Counter()
for path in sys.argv[2:]:
    with (gzip.open(path, 'rt', encoding='utf-8') if path.endswith('.gz') else open(path, encoding='utf-8')) as lines:
        for line in lines:
            text = re.sub(r'\s+', '', json.loads(line)['text'])
            all1.update(text)
            all2.update(map(''.join, zip(text, text[1:])))
            for match in re.finditer(r'[。！？](?:”)?', text):
                at = match.end()
                if at + 1 < len(text):
                    starts1[text[at]] += 1
                    starts2[text[at:at + 2]] += 1
total_starts, total = sum(starts1.values()), sum(all1.values())


def log_ratio(starts, everywhere):
    """How much more often the characters begin a sentence than they would by chance."""
    return max(-5.0, math.log((starts + 0.5) / (everywhere * total_starts / total + 0.5)))


def write(name, rows):
    """One row a line, sorted."""
    lines = [f'{key}\t{round(10 * weight)}\n' for key, weight in sorted(rows) if not re.search(r'[\s"#\\]', key)]
    (Path(sys.argv[1]) / name).write_text(''.join(lines), encoding='utf-8')


ones = {c: log_ratio(starts1[c], n) for c, n in all1.items() if n >= 400}
twos = {pair: log_ratio(starts2[pair], n) for pair, n in all2.items() if pair[0] in ones and (starts2[pair] >= 40 or n * total_starts / total >= 25)}
write('starts.tsv', [*ones.items(), *((pair, w) for pair, w in twos.items() if abs(w - ones[pair[0]]) >= 1.0)])
write('pairs.tsv', ((pair, w) for pair, n in all2.items() if n >= 60 and re.fullmatch('[一-鿿]{2}', pair) and (w := min(12.0, math.log(n * total / (all1[pair[0]] * all1[pair[1]])))) >= 0.5))
