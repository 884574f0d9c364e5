// Damage to a document, token by token: what a careless or hostile client sends.
import { Lexer, Source, TokenKind } from 'graphql';

function tokens(text) {
  const lexer = new Lexer(new Source(text)); const out = [];
  try {
    for (;;) {
      const t = lexer.advance();
      if (t.kind === TokenKind.EOF) return out;
      out.push({ kind: t.kind, start: t.start, end: t.end, text: text.slice(t.start, t.end) });
    }
  } catch { return out; }
}

export function mutate(text, schema, random) {
  const list = tokens(text);
  if (list.length === 0) return text;
  const names = list.filter(t => t.kind === TokenKind.NAME).map(t => t.text);
  const types = Object.keys(schema.getTypeMap());
  const replace = (token, by) => text.slice(0, token.start) + by + text.slice(token.end);
  const token = random.pick(list);
  switch (random.below(12)) {
    case 0: return replace(token, '');
    case 1: return replace(token, `${token.text} ${token.text}`);
    case 2: { const other = random.pick(list); const [a, b] = token.start < other.start ? [token, other] : [other, token];
      return text.slice(0, a.start) + b.text + text.slice(a.end, Math.max(a.end, b.start)) + (a === b ? '' : a.text) + text.slice(Math.max(a.end, b.end)); }
    case 3: { const name = random.pick(list.filter(t => t.kind === TokenKind.NAME).concat([token])); return replace(name, random.pick(names.concat(types, ['unknown', 'on', 'fragment', 'null', 'true', '__schema']))); }
    case 4: { const literals = list.filter(t => /Int|Float|String|BlockString/.test(t.kind)); return literals.length ? replace(random.pick(literals), random.pick(['1', '"s"', 'true', 'null', 'E', '[1]', '{a: 1}', '2147483648', '1e999', '-0', '$v0'])) : replace(token, '}'); }
    case 5: return replace(token, token.text + random.pick([' é', '\u{1F600}', '\uFEFF', ' "\\u{1F600}"', ' "\\uD83D\\uDE00"', ' "\\uD800"', '\u0007', '"', ' 0x1', ' 01', ' 1.', '..', '&', '?']));
    case 6: return text.replace(/\{/, `{ __typename ${random.pick(['@skip', '@include', '@unknown', '@deprecated', '@skip(if: 1)', '@include(if: $nope)', '@skip(if: true) @skip(if: false)'])} `);
    case 7: return text + ' ' + random.pick(['{ __typename }', 'query Extra { __typename }', 'fragment Lone on ' + random.pick(types) + ' { __typename }', 'type T { a: Int }', 'query Q($a: Int, $a: Int) { __typename }', 'subscription { __typename }', 'fragment F0 on Query { ...F0 }']);
    case 8: { const spread = list.findIndex(t => t.kind === TokenKind.SPREAD); return spread < 0 ? replace(token, '') : text.slice(0, list[spread].end) + random.pick([' Missing ', ' F0 ', ' on Missing { a } ', ' on ' + random.pick(types) + ' { __typename } ']) + text.slice(list[spread].end); }
    case 9: return text.replace(/\$v0: [A-Za-z!\[\]]+/, m => `$v0: ${random.pick(types)}${random.pick(['', '!', '! = null', ' = 1'])}`);
    case 10: return text.replace(/\(([a-zA-Z_]+):/, (m, a) => random.pick([`(${a}: 1, ${a}:`, `(unknown: 1, ${a}:`, '(']));
    default: return text.replace(/\{/, `{ ${random.pick(['dup: __typename dup: __schema { __typename }', '__type(name: 1) { name }', '__typename { a }', '__schema', '__type { name }', 'x: __typename x: __typename'])} `);
  }
}
