// Documents made from a schema: mostly valid operations with fragments, variables and directives.
import {
  getNamedType, getNullableType, isAbstractType, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType, isRequiredArgument, isRequiredInputField,
} from 'graphql';

const strings = ['""', '"a"', '"共富工坊"', '"\\u00e9\\n"', '"""block\n  text"""', '"\\"q\\""'];

export class Generator {
  constructor(schema, random) {
    this.schema = schema; this.random = random;
  }

  document() {
    this.fragments = []; this.variables = new Map(); this.budget = 3 + this.random.below(25);
    const roots = [['query', this.schema.getQueryType()], ['mutation', this.schema.getMutationType()], ['subscription', this.schema.getSubscriptionType()]].filter(r => r[1]);
    const [operation, root] = this.random.chance(0.7) ? roots[0] : this.random.pick(roots);
    this.single = operation === 'subscription';
    const body = this.selections(root, 0);
    const named = this.random.chance(0.6) || this.variables.size > 0;
    const name = named ? ' ' + this.random.pick(['Q', 'Everything', 'q1', '_']) : '';
    const definitions = [...this.variables].map(([n, v]) => `$${n}: ${v.type}${v.literal === undefined ? '' : ` = ${v.literal}`}`);
    const head = !named && operation === 'query' && this.random.chance(0.5) ? '' : `${operation}${name}${definitions.length ? `(${definitions.join(', ')})` : ''} `;
    const text = head + body + this.fragments.map(f => `\n${f.text}`).join('');
    const values = {};
    for (const [n, v] of this.variables) if (v.given !== undefined) values[n] = v.given;
    return { document: text, variables: values };
  }

  selections(type, depth) {
    const fields = isAbstractType(type) && !type.getFields ? [] : Object.values(type.getFields());
    const count = depth === 0 && this.single ? 1 : 1 + this.random.below(depth > 3 ? 2 : 4);
    const out = [];
    for (let i = 0; i < count; i++) {
      this.budget--;
      const roll = this.random.next();
      if (depth === 0 && this.single) { out.push(this.field(this.random.pick(fields), depth)); continue; }
      if (fields.length === 0 || roll < 0.08) out.push(this.alias() + '__typename' + this.directives());
      else if (roll < 0.2) out.push(this.inline(type, depth));
      else if (roll < 0.3) out.push(this.spread(type, depth));
      else out.push(this.field(this.random.pick(fields), depth));
    }
    const separator = this.random.pick([' ', '\n  ', ', ', ' # note\n']);
    return `{${this.random.pick([' ', '', '\n'])}${out.join(separator)}${this.random.pick([' ', '', '\n'])}}`;
  }

  alias() { return this.random.chance(0.3) ? `${this.random.pick(['a', 'b', 'c', 'alias', '_x'])}${this.random.below(40)}: ` : ''; }

  field(field, depth) {
    const type = getNamedType(field.type);
    if (!isLeafType(type) && (depth > 6 || this.budget < 0) && depth > 0) return `${this.alias()}__typename`;
    // An alias of its own where arguments may differ keeps most documents free of conflicts.
    const unique = field.args.length && this.random.chance(0.8) ? `f${this.random.below(100000)}: ` : this.alias();
    const args = field.args.filter(a => isRequiredArgument(a) || this.random.chance(0.4));
    const list = this.shuffled(args).map(a => `${a.name}: ${this.input(a.type, 0, a.defaultValue !== undefined)}`);
    const body = isLeafType(type) ? '' : ' ' + this.selections(type, depth + 1);
    return `${unique}${field.name}${list.length ? `(${list.join(', ')})` : ''}${this.directives(depth === 0 && this.single)}${body}`;
  }

  inline(type, depth) {
    const target = this.random.chance(0.2) ? null : this.random.pick(this.overlapping(type));
    return `...${target ? ` on ${target.name}` : ''}${this.directives()} ${this.selections(target ?? type, depth + 1)}`;
  }

  spread(type, depth) {
    const known = this.fragments.filter(f => f.done && this.overlapping(type).includes(f.type));
    if (known.length && this.random.chance(0.4)) return `...${this.random.pick(known).name}${this.directives()}`;
    if (this.fragments.length > 5 || depth > 4) return '__typename';
    const target = this.random.pick(this.overlapping(type));
    const fragment = { name: `F${this.fragments.length}`, type: target, text: '', done: false };
    this.fragments.push(fragment);
    fragment.text = `fragment ${fragment.name} on ${target.name}${this.random.chance(0.1) ? '' : ''} ${this.selections(target, depth + 1)}`;
    fragment.done = true;
    return `...${fragment.name}${this.directives()}`;
  }

  overlapping(type) {
    const mine = isAbstractType(type) ? this.schema.getPossibleTypes(type) : [type];
    const out = [type];
    for (const other of Object.values(this.schema.getTypeMap())) {
      if (other === type || other.name.startsWith('__')) continue;
      const theirs = isAbstractType(other) ? this.schema.getPossibleTypes(other) : other.getInterfaces ? [other] : [];
      if (theirs.some(t => mine.includes(t))) out.push(other);
    }
    return out;
  }

  directives(constantOnly = false) {
    if (constantOnly || !this.random.chance(0.1)) return '';
    const value = this.random.chance(0.5) ? this.random.pick(['true', 'false']) : `$${this.variable('Boolean!', () => this.random.chance(0.5), false)}`;
    return ` @${this.random.pick(['skip', 'include'])}(if: ${value})`;
  }

  input(type, depth, hasDefault) {
    if (this.random.chance(0.2)) return `$${this.variable(String(type), () => this.json(type, 0), hasDefault, type)}`;
    return this.literal(type, depth);
  }

  variable(typeText, value, hasDefault, type) {
    for (const [name, v] of this.variables) if (v.type === typeText && this.random.chance(0.5)) return name;
    const name = `v${this.variables.size}`;
    const nonNull = typeText.endsWith('!');
    const literal = type && !nonNull && this.random.chance(0.3) ? this.constant(type, 0) : undefined;
    const given = nonNull || this.random.chance(0.6) ? value() : undefined;
    this.variables.set(name, { type: typeText, literal, given: this.random.chance(0.04) ? this.random.pick([null, 'odd', 3.5, [], {}]) : given });
    return name;
  }

  constant(type, depth) {
    const before = this.constantOnly; this.constantOnly = true;
    const text = this.literal(type, depth);
    this.constantOnly = before;
    return text;
  }

  literal(type, depth) {
    if (isNonNullType(type)) return this.literal(type.ofType, depth);
    else if (this.random.chance(0.06) && !this.insideNonNull) return this.plain(type, depth, true);
    return this.plain(type, depth, false);
  }

  plain(type, depth, allowNull) {
    if (allowNull && !isNonNullType(type)) return 'null';
    if (isListType(type)) {
      if (this.random.chance(0.15)) return this.plain(getNullableType(type.ofType), depth + 1, false);
      const items = []; const n = depth > 2 ? 0 : this.random.below(3);
      for (let i = 0; i < n; i++) items.push(this.plain(getNullableType(type.ofType), depth + 1, false));
      return `[${items.join(', ')}]`;
    }
    if (isEnumType(type)) return this.random.pick(type.getValues()).name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields());
      const chosen = type.isOneOf ? [this.random.pick(fields)] : fields.filter(f => isRequiredInputField(f) || (depth < 3 && this.random.chance(0.4)));
      return `{${this.shuffled(chosen).map(f => `${f.name}: ${!this.constantOnly && !type.isOneOf && this.random.chance(0.1)
        ? `$${this.variable(String(f.type), () => this.json(f.type, 0), f.defaultValue !== undefined, f.type)}` : this.plain(getNullableType(f.type), depth + 1, false)}`).join(', ')}}`;
    }
    switch (type.name) {
      case 'Int': return this.random.pick(['0', '1', '-7', '2147483647', '42']);
      case 'Float': return this.random.pick(['0', '1.5', '-2e3', '1E-2', '7']);
      case 'Boolean': return this.random.pick(['true', 'false']);
      case 'ID': return this.random.pick(['"id"', '7', '"7"', ...strings]);
      case 'String': return this.random.pick(strings);
      default: return this.random.pick(['"x"', '1', '1.5', 'true', 'ENUMLIKE', '[1, "b"]', '{k: 1, l: [true]}']);
    }
  }

  json(type, depth) {
    if (isNonNullType(type)) return this.json(type.ofType, depth);
    if (isListType(type)) return depth > 2 ? [] : Array.from({ length: this.random.below(3) }, () => this.json(getNullableType(type.ofType), depth + 1));
    if (isEnumType(type)) return this.random.pick(type.getValues()).name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields());
      const chosen = type.isOneOf ? [this.random.pick(fields)] : fields.filter(f => isRequiredInputField(f) || (depth < 3 && this.random.chance(0.4)));
      return Object.fromEntries(chosen.map(f => [f.name, this.json(getNullableType(f.type), depth + 1)]));
    }
    switch (type.name) {
      case 'Int': return this.random.pick([0, 1, -7, 42]);
      case 'Float': return this.random.pick([0, 1.5, -2000, 7]);
      case 'Boolean': return this.random.chance(0.5);
      case 'ID': return this.random.pick(['id', 7]);
      case 'String': return this.random.pick(['', 'a', '骑士学院']);
      default: return this.random.pick(['x', 1, true, [1], { k: 1 }]);
    }
  }

  shuffled(list) {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i--) { const j = this.random.below(i + 1); [copy[i], copy[j]] = [copy[j], copy[i]]; }
    return copy;
  }
}
