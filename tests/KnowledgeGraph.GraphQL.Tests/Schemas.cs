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
}
