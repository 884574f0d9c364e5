namespace KnowledgeGraph.GraphQL.Tests;

/// <summary>Schemas that tests share.</summary>
internal static class Schemas
{
    /// <summary>Small, with everything that validation looks at.</summary>
    public const string Pets = """
        schema { query: Query subscription: Subscription }
        type Query {
          dog: Dog
          cat: Cat
          pet: Pet
          being: Being
          catOrDog: CatOrDog
          humanOrAlien: HumanOrAlien
          arguments: Arguments
          find(filter: Filter, oneOf: OneOf): [Pet!]
          any(value: Any): Any
        }
        type Subscription { news: Message other: Message }
        type Message { body: String sender: String }
        interface Being { name(surname: Boolean): String }
        interface Pet implements Being { name(surname: Boolean): String relatives: [Pet] }
        interface Canine implements Being { name(surname: Boolean): String mother: Canine }
        type Dog implements Pet & Being & Canine {
          name(surname: Boolean): String
          nickname: String
          barkVolume: Int
          barks: Boolean
          knows(command: DogCommand): Boolean
          isHouseTrained(atOtherHomes: Boolean = true): Boolean
          mother: Canine
          relatives: [Pet]
          owner: Human
        }
        type Cat implements Pet & Being {
          name(surname: Boolean): String
          nickname: String
          meows: Boolean
          meowVolume: Int!
          furColor: FurColor
          relatives: [Pet]
        }
        type Human implements Being { name(surname: Boolean): String pets: [Pet] iq: Int }
        type Alien implements Being { name(surname: Boolean): String iq: Int! numEyes: [Int] }
        union CatOrDog = Cat | Dog
        union HumanOrAlien = Human | Alien
        enum DogCommand { SIT HEEL DOWN }
        enum FurColor { BROWN BLACK TAN }
        scalar Any
        input Filter { required: Boolean! text: String = "x" int: Int! = 1 list: [String!] nested: Filter color: FurColor }
        input OneOf @oneOf { a: String b: Int c: Filter }
        type Arguments {
          required(req1: Int!, req2: Int!): Int
          optional(opt1: Int = 0, opt2: Int = 0): Int
          nonNullDefault(arg: Int! = 0): Int
          int(arg: Int): Int
          nonNullInt(arg: Int!): Int
          string(arg: String): String
          boolean(arg: Boolean): Boolean
          enum(arg: FurColor): FurColor
          float(arg: Float): Float
          id(arg: ID): ID
          list(arg: [String]): [String]
          nonNullList(arg: [Int!]!): [[Int!]!]
          complex(arg: Filter): String
        }
        directive @onQuery on QUERY
        directive @onField(reason: String) on FIELD
        directive @repeat(n: Int! = 1) repeatable on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT | FRAGMENT_DEFINITION | VARIABLE_DEFINITION | QUERY
        """;

    /// <summary>With descriptions, deprecations, defaults of all kinds, extensions, mutations, and interfaces of interfaces.</summary>
    public const string Shop = """"""
        """A shop, to be looked at and bought from."""
        schema { query: Query mutation: Mutation }
        "Where all begins"
        type Query {
          node(id: ID!): Node
          nodes(ids: [ID!]!): [Node]!
          products(first: Int = 20, after: String, filter: ProductFilter = {kinds: [BOOK], price: {from: 1}}): ProductConnection!
          search(text: String!, kinds: [Kind!] = [BOOK, TOY], score: Float = 1.50): [Hit!]!
          matrix: [[Int!]!]!
          now(format: String = """block "text\" """): Date @deprecated
          json(value: Json = 5): Json
        }
        type Mutation { buy(input: BuyInput!): Order cancel(id: ID!, reason: Reason): Order! }
        interface Node { id: ID! }
        interface Named implements Node { id: ID! name(language: Language = ZH): String! }
        interface Priced implements Node & Named { id: ID! name(language: Language = ZH): String! price: Float }
        type Book implements Priced & Named & Node { id: ID! name(language: Language = ZH): String! price: Float pages: Int authors: [Person!]! isbn: String @deprecated(reason: "ask `codes`") codes: [String!] }
        type Toy implements Priced & Named & Node { id: ID! name(language: Language = ZH): String! price: Float age: Int similar(first: Int! = 3): [Toy] }
        type Person implements Named & Node { id: ID! name(language: Language = ZH): String! wrote: ProductConnection! born: Date }
        union Hit @tagged(names: ["a", "b"]) = Book | Person | Toy
        type ProductConnection { edges: [ProductEdge!]! pageInfo: PageInfo! totalCount: Int }
        type ProductEdge { cursor: String! node: Priced! }
        type PageInfo { hasNextPage: Boolean! endCursor: String }
        type Order { id: ID! items: [Priced!]! paid: Boolean state: OrderState! note(length: Int @deprecated): String }
        enum Kind { "with pages" BOOK TOY @deprecated(reason: "grown up") }
        enum Language { ZH EN }
        enum OrderState { NEW PAID SENT }
        input ProductFilter { kinds: [Kind!], price: Range = {from: 0, to: 1e3}, text: String @deprecated, tags: [[String]] = [["a"], [null], null] }
        input Range { from: Float! = 0 to: Float }
        input BuyInput { id: ID! = 5 count: Int! = 1 by: Payment! when: Date = "2024" }
        input Payment @oneOf { card: String cash: Boolean voucher: Voucher }
        input Voucher { code: ID! = "007" value: Float = 1e21 }
        input Reason { text: String = "l1\nl2 \"q\"" kind: Kind = TOY }
        scalar Date @specifiedBy(url: "https://www.iso.org/iso-8601-date-and-time-format.html")
        "Anything"
        scalar Json
        directive @tagged("the names" names: [String!]! = ["none"], old: Int @deprecated(reason: "no")) repeatable on UNION | OBJECT | FIELD
        extend type Query { extra: Extra }
        type Extra { color: Color deep: Extra2 }
        type Extra2 { value: Int list: [Extra!] }
        enum Color { RED }
        extend enum Color { GREEN BLUE }
        extend union Hit = Extra
        extend input Range { step: Int }
        """""";
}
